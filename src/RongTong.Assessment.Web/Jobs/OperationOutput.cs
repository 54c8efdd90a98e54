using System.Security.Cryptography;
using RongTong.Web.Storage;

namespace RongTong.Web.Jobs;

/// <summary>Makes what stands in a folder the output of an operation and ends it, all at once. Thread-safe.</summary>
internal sealed class OperationOutput(Database database, OperationStore operations, OperationFiles files)
{
    /// <summary>Publishes a folder.</summary>
    /// <param name="lease">The right to.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="kept">How much of each is stored already.</param>
    /// <param name="done">How much was done.</param>
    /// <param name="counts">What it came to, as JSON.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="LeaseLostException">Somebody else has the operation.</exception>
    public async Task PublishAsync(Lease lease, string folder, IReadOnlyDictionary<string, long> kept, long done, string counts, CancellationToken cancellation)
    {
        var made = new List<StoredFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            await using var content = new FileStream(path, FileMode.Open, FileAccess.Read);
            made.Add(new StoredFile(name, content.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation))));
            await files.AppendAsync(lease, name, path, kept.GetValueOrDefault(name), content.Length, cancellation);
        }
        await database.WriteAsync(
            async transaction =>
            {
                await operations.FinishAsync(transaction, lease, done, counts);
                await OperationFiles.PublishAsync(transaction, lease, made);
                return true;
            },
            cancellation);
    }
}
