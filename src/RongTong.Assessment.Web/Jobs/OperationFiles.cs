using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Dapper;
using RongTong.Web.Storage;

namespace RongTong.Web.Jobs;

/// <summary>What a file is to an operation.</summary>
internal enum FileRole
{
    /// <summary>What it works on.</summary>
    Input,

    /// <summary>What stands so far, for who goes on after a crash.</summary>
    Work,

    /// <summary>What it came to.</summary>
    Output,
}

/// <summary>A file of an operation. Immutable.</summary>
/// <param name="Name">Its name; folders are separated by slashes.</param>
/// <param name="Bytes">How much of it counts. Parts beyond are of a write that did not come to its end.</param>
/// <param name="Sha256">The hash of an input or output, in hexadecimal.</param>
internal sealed record StoredFile(string Name, long Bytes, string? Sha256);

/// <summary>
/// The files of operations, kept in the database in packed parts of at most a mebibyte: no node needs the folder of another, a backup of the
/// database is whole, and neither memory nor a transaction grows with a file. Thread-safe.
/// </summary>
internal sealed class OperationFiles(Database database)
{
    private const int PartBytes = 1 << 20;

    // Level 1 packs tables to a fifth at several hundred megabytes a second.
    private const int Quality = 1;
    private const int Window = 20;

    /// <summary>Receives the input of an operation, part by part as it arrives.</summary>
    /// <exception cref="InputTooLargeException">It is longer than allowed.</exception>
    public async Task<StoredFile> ReceiveAsync(string operation, string name, Stream content, long mostBytes, CancellationToken cancellation)
    {
        await DeclareAsync(operation, name, FileRole.Input, null);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(PartBytes);
        try
        {
            var at = 0L;
            for (int read; (read = await content.ReadAtLeastAsync(buffer.AsMemory(0, PartBytes), PartBytes, throwOnEndOfStream: false, cancellation)) > 0; at += read)
            {
                if (at + read > mostBytes) throw new InputTooLargeException();
                hash.AppendData(buffer, 0, read);
                await PutAsync(operation, null, name, at, buffer.AsMemory(0, read));
            }
            var file = new StoredFile(name, at, Convert.ToHexStringLower(hash.GetHashAndReset()));
            await database.WriteAsync(transaction => CommitAsync(transaction, operation, file, FileRole.Input), cancellation);
            return file;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Adds what a local file has beyond what is stored; it counts once it is committed.</summary>
    /// <exception cref="LeaseLostException">Somebody else has the operation.</exception>
    public async Task AppendAsync(Lease lease, string name, string path, long from, long to, CancellationToken cancellation)
    {
        await DeclareAsync(lease.Operation, name, FileRole.Work, lease);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var buffer = ArrayPool<byte>.Shared.Rent(PartBytes);
        try
        {
            for (var at = from; at < to;)
            {
                cancellation.ThrowIfCancellationRequested();
                var part = buffer.AsMemory(0, (int)Math.Min(PartBytes, to - at));
                for (int got = 0, read; got < part.Length; got += read)
                    if ((read = await RandomAccess.ReadAsync(file, part[got..], at + got, cancellation)) == 0) throw new IOException($"{name} is shorter than it was");
                await PutAsync(lease.Operation, lease, name, at, part);
                at += part.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes everything stored of files count, with a small file that says so, all at once.</summary>
    /// <exception cref="LeaseLostException">Somebody else has the operation.</exception>
    public Task CommitAsync(Lease lease, IEnumerable<(string Name, long Length)> files, string small, ReadOnlyMemory<byte> content) => database.WriteAsync(async transaction =>
    {
        await OperationStore.HoldAsync(transaction, lease);
        await DeclareAsync(transaction, lease.Operation, small, FileRole.Work);
        await PutAsync(transaction, lease.Operation, small, 0, content);
        foreach (var (name, length) in files.Append((small, content.Length))) await CommitAsync(transaction, lease.Operation, new StoredFile(name, length, null), FileRole.Work);
        return true;
    });

    /// <summary>Makes files the output of an operation, and takes away those that were only needed until then.</summary>
    public static async Task PublishAsync(DbTransaction transaction, Lease lease, IEnumerable<StoredFile> files)
    {
        foreach (var file in files) await CommitAsync(transaction, lease.Operation, file, FileRole.Output);
        await transaction.Connection!.ExecuteAsync("DELETE FROM operation_file WHERE operation = @Operation AND role = 'work'", lease, transaction);
    }

    /// <summary>Takes away what an earlier holder stored without making it count; with <paramref name="all"/> also what counts.</summary>
    /// <exception cref="LeaseLostException">Somebody else has the operation.</exception>
    public Task CutAsync(Lease lease, bool all) => database.WriteAsync(async transaction =>
    {
        await OperationStore.HoldAsync(transaction, lease);
        return all
            ? await transaction.Connection!.ExecuteAsync("DELETE FROM operation_file WHERE operation = @Operation AND role = 'work'", lease, transaction)
            : await transaction.Connection!.ExecuteAsync(
                "DELETE FROM operation_part WHERE operation = @Operation AND start >= (SELECT f.bytes FROM operation_file f WHERE f.operation = operation_part.operation AND f.name = operation_part.name AND f.role <> 'input')", lease, transaction);
    });

    /// <summary>The files of an operation in one role, by name.</summary>
    public Task<IReadOnlyList<StoredFile>> ListAsync(string operation, FileRole role) => database.ReadAsync<IReadOnlyList<StoredFile>>(async connection =>
        [.. await connection.QueryAsync<StoredFile>("SELECT name, bytes, sha256 FROM operation_file WHERE operation = @operation AND role = @role ORDER BY name", new { operation, role = Word(role) })]);

    /// <summary>One file, or null.</summary>
    public async Task<StoredFile?> FindAsync(string operation, FileRole role, string name) => (await ListAsync(operation, role)).FirstOrDefault(f => f.Name == name);

    /// <summary>Writes what counts of a file to a stream, a part at a time.</summary>
    public async Task CopyAsync(string operation, StoredFile file, Stream target, CancellationToken cancellation)
    {
        for (var at = 0L; at < file.Bytes;)
        {
            // A part at a time, each on a connection of its own: a slow reader holds none.
            var part = await database.ReadAsync(
                connection => connection.QueryFirstOrDefaultAsync<Part>("SELECT length, content FROM operation_part WHERE operation = @operation AND name = @Name AND start = @at", new { operation, file.Name, at }), cancellation);
            if (part is not { } found) throw Broken(file, at);
            var plain = ArrayPool<byte>.Shared.Rent((int)found.Length);
            try
            {
                if (!BrotliDecoder.TryDecompress(found.Content, plain, out var written) || written != found.Length) throw Broken(file, at);
                await target.WriteAsync(plain.AsMemory(0, written), cancellation);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(plain);
            }
            at += found.Length;
        }
    }

    /// <summary>Writes what counts of a file to a local file.</summary>
    public async Task CopyAsync(string operation, StoredFile file, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var target = new FileStream(path, FileMode.Create, FileAccess.Write);
        await CopyAsync(operation, file, target, cancellation);
    }

    private static IOException Broken(StoredFile file, long at) => new(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: the part at {at} is missing or broken"));

    private Task DeclareAsync(string operation, string name, FileRole role, Lease? lease) => database.WriteAsync(async transaction =>
    {
        if (lease is not null) await OperationStore.HoldAsync(transaction, lease);
        return await DeclareAsync(transaction, operation, name, role);
    });

    private static Task<int> DeclareAsync(DbTransaction transaction, string operation, string name, FileRole role) => transaction.Connection!.ExecuteAsync(
        "INSERT INTO operation_file (operation, name, role, bytes) VALUES (@operation, @name, @role, 0) ON CONFLICT (operation, name) DO NOTHING", new { operation, name, role = Word(role) }, transaction);

    private static Task<int> CommitAsync(DbTransaction transaction, string operation, StoredFile file, FileRole role) => transaction.Connection!.ExecuteAsync(
        "UPDATE operation_file SET bytes = @Bytes, sha256 = @Sha256, role = @role WHERE operation = @operation AND name = @Name", new { operation, file.Name, file.Bytes, file.Sha256, role = Word(role) }, transaction);

    private Task PutAsync(string operation, Lease? lease, string name, long start, ReadOnlyMemory<byte> plain) => database.WriteAsync(async transaction =>
    {
        if (lease is not null) await OperationStore.HoldAsync(transaction, lease);
        await PutAsync(transaction, operation, name, start, plain);
        return true;
    });

    private static Task PutAsync(DbTransaction transaction, string operation, string name, long start, ReadOnlyMemory<byte> plain) => transaction.Connection!.ExecuteAsync(
        "INSERT INTO operation_part (operation, name, start, length, content) VALUES (@operation, @name, @start, @length, @content) ON CONFLICT (operation, name, start) DO UPDATE SET length = excluded.length, content = excluded.content",
        new { operation, name, start, length = (long)plain.Length, content = Packed(plain.Span) }, transaction);

    private static byte[] Packed(ReadOnlySpan<byte> plain)
    {
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(plain.Length));
        try
        {
            if (!BrotliEncoder.TryCompress(plain, packed, out var written, Quality, Window)) throw new InvalidOperationException("the buffer has room for every outcome");
            return packed.AsSpan(0, written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private sealed record Part
    {
        public required long Length { get; init; }

        public required byte[] Content { get; init; }
    }

    private static string Word(FileRole role) => role switch { FileRole.Input => "input", FileRole.Work => "work", _ => "output" };
}

/// <summary>An input is longer than allowed.</summary>
internal sealed class InputTooLargeException : Exception;
