using System.Collections.Immutable;
using System.Security.Cryptography;
using Dapper;
using RongTong.Web.Access;
using RongTong.Web.Storage;

namespace RongTong.Web.Programmes;

/// <summary>Why a file was not taken as evidence.</summary>
internal enum EvidenceOutcome
{
    /// <summary>It was.</summary>
    Added,

    /// <summary>There is no such sheet inside the scope.</summary>
    NoSheet,

    /// <summary>It is not of a kind that is taken.</summary>
    WrongKind,

    /// <summary>It is too long.</summary>
    TooLarge,

    /// <summary>The sheet has as many files as it may have.</summary>
    TooMany,
}

/// <summary>Keeps files that prove answers, in the database: a backup of it is whole, and every node has them. Thread-safe.</summary>
internal sealed class EvidenceStore(Database database, TimeProvider clock)
{
    /// <summary>The longest file, in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Files of one sheet.</summary>
    public const int MostFiles = 200;

    private const int PartBytes = 1024 * 1024;
    private const int NameLength = 120;

    private const string Columns = "e.id, e.field, e.name, e.type, e.bytes, e.sha256, e.added_at";

    /// <summary>Adds a file to a sheet.</summary>
    public async Task<EvidenceOutcome> AddAsync(Scope scope, string sheet, string? field, string name, Stream content, CancellationToken cancellation)
    {
        var (id, first) = (Secret.Make().Text, new byte[EvidenceType.Begin]);
        var read = await content.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellation);
        if (EvidenceType.Of(first.AsSpan(0, read)) is not { } type) return EvidenceOutcome.WrongKind;
        using var whole = new MemoryStream();
        whole.Write(first, 0, read);
        var buffer = new byte[64 * 1024];
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            if (whole.Length + read > MostBytes) return EvidenceOutcome.TooLarge;
            whole.Write(buffer, 0, read);
        }
        var bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        return await database.WriteAsync(async transaction =>
        {
            var connection = transaction.Connection!;
            // Touching the sheet locks it: two uploads count one after the other.
            if (await connection.ExecuteAsync($"UPDATE sheet SET state = state WHERE id = @sheet AND {scope.Sheets()}", scope.With(new { sheet }), transaction) != 1) return EvidenceOutcome.NoSheet;
            if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM evidence WHERE sheet = @sheet", new { sheet }, transaction) >= MostFiles) return EvidenceOutcome.TooMany;
            await connection.ExecuteAsync(
                "INSERT INTO evidence (id, sheet, field, name, type, bytes, sha256, added_by, added_at) VALUES (@id, @sheet, @field, @name, @type, @length, @sha256, @Actor, @now)",
                new { id, sheet, field, name = Named(name), type, length = (long)bytes.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), scope.Actor, now = Moments.Now(clock) }, transaction);
            for (var at = 0; at < bytes.Length; at += PartBytes)
                await connection.ExecuteAsync("INSERT INTO evidence_part (evidence, number, content) VALUES (@id, @number, @content)", new { id, number = (long)(at / PartBytes), content = bytes.Slice(at, Math.Min(PartBytes, bytes.Length - at)).ToArray() }, transaction);
            return EvidenceOutcome.Added;
        }, cancellation);
    }

    /// <summary>The files of a sheet, oldest first.</summary>
    public Task<ImmutableArray<EvidenceFile>> ListAsync(Scope scope, string sheet) => database.ReadAsync(async connection =>
        (await connection.QueryAsync<Row>($"SELECT {Columns} FROM evidence e JOIN sheet ON sheet.id = e.sheet WHERE e.sheet = @sheet AND {scope.Sheets()} ORDER BY e.added_at, e.id", scope.With(new { sheet }))).Select(r => r.ToFile()).ToImmutableArray());

    /// <summary>A file with its bytes, or null.</summary>
    public Task<(EvidenceFile File, byte[] Bytes)?> FindAsync(Scope scope, string sheet, string id) => database.ReadAsync(async connection =>
    {
        if (await connection.QueryFirstOrDefaultAsync<Row>($"SELECT {Columns} FROM evidence e JOIN sheet ON sheet.id = e.sheet WHERE e.sheet = @sheet AND e.id = @id AND {scope.Sheets()}", scope.With(new { sheet, id })) is not { } row) return ((EvidenceFile, byte[])?)null;
        var bytes = new byte[row.Bytes];
        var at = 0;
        foreach (var part in await connection.QueryAsync<byte[]>("SELECT content FROM evidence_part WHERE evidence = @id ORDER BY number", new { id }))
        {
            part.CopyTo(bytes, at);
            at += part.Length;
        }
        return (row.ToFile(), bytes);
    });

    /// <summary>Takes a file away; only while the sheet is open to the firm.</summary>
    public Task<bool> RemoveAsync(Scope scope, string sheet, string id) => database.WriteAsync(async transaction => await transaction.Connection!.ExecuteAsync(
        $"DELETE FROM evidence WHERE id = @id AND sheet = @sheet AND EXISTS (SELECT 1 FROM sheet WHERE sheet.id = evidence.sheet AND sheet.state IN ('draft', 'returned') AND {scope.Sheets()})", scope.With(new { id, sheet }), transaction) == 1);

    /// <summary>A name as it can stand on a page and in a header: no path, nothing that controls.</summary>
    private static string Named(string name)
    {
        var bare = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
        return bare.Length == 0 ? "file" : bare.Length > NameLength ? bare[..NameLength] : bare;
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public string? Field { get; init; }

        public required string Name { get; init; }

        public required string Type { get; init; }

        public required long Bytes { get; init; }

        public required string Sha256 { get; init; }

        public required string AddedAt { get; init; }

        public EvidenceFile ToFile() => new(Id, Field, Name, Type, Bytes, Sha256, Moments.Read(AddedAt));
    }
}
