using System.IO.Compression;

namespace RongTong.Hosting;

/// <summary>A zip of reports being written, one after another. It bears no time: the same reports give the same bytes. Not thread-safe.</summary>
public sealed class ReportArchive : IDisposable
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip;

    /// <summary>Starts an archive.</summary>
    /// <param name="target">Where it goes; left open.</param>
    public ReportArchive(Stream target) => _zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds a report.</summary>
    /// <param name="name">Its name, a file name and no path.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="isPacked">Whether it is packed already and would only take time.</param>
    public void Add(string name, ReadOnlySpan<byte> content, bool isPacked)
    {
        var entry = _zip.CreateEntry(name, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(content);
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();
}
