using System.Globalization;
using System.Xml;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>
/// How much a workbook may hold, counted as it is unpacked, whatever its parts claim: a file of a few kilobytes can be made to unpack into
/// anything. Not thread-safe.
/// </summary>
/// <param name="length">Bytes of the file.</param>
/// <param name="shown">Its name in messages.</param>
/// <param name="limits">How much that is.</param>
internal sealed class WorkbookBudget(long length, string shown, WorkbookLimits limits)
{
    private const int Deepest = 64;

    private long _cells;
    private long _unpacked;
    private long _written;

    /// <summary>How much the workbook may hold.</summary>
    public WorkbookLimits Limits => limits;

    /// <summary>Reads on, as deep as a workbook goes.</summary>
    public bool Next(XmlReader part)
    {
        if (!part.Read()) return false;
        return part.Depth <= Deepest ? true : throw Broken("XML 嵌套太深", "its XML is nested too deep");
    }

    /// <summary>Counts cells.</summary>
    public void AddCells(int count)
    {
        _cells += count;
        if (_cells > limits.Cells) throw Broken($"超过 {N(limits.Cells / 10_000)} 万格{limits.WayOut.Zh}", $"more than {N(limits.Cells)} cells{limits.WayOut.En}");
    }

    /// <summary>Counts bytes that come out of a part.</summary>
    public void AddUnpacked(int count) => _unpacked = Within(_unpacked + count);

    /// <summary>Counts bytes of text that cells came to; one text can be shared by all of them.</summary>
    public void AddWritten(int count) => _written = Within(_written + count);

    /// <summary>What is wrong with the workbook.</summary>
    public BatchUnreadableException Broken(string zh, string en) => new(DiagnosticCatalog.WorkbookUnreadable(SourceSpan.WholeFile(shown), new LocalizedText(zh, en)));

    /// <summary>Whatever is wrong inside the file is one thing to its reader.</summary>
    public T Sound<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or FormatException or OverflowException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            throw Broken("文件已损坏，不是完好的 xlsx", "it is damaged, no sound xlsx file");
        }
    }

    private long Within(long bytes)
    {
        if (bytes > limits.Bytes) throw Broken($"展开后超过 {N(limits.Bytes >> 20)} MiB{limits.WayOut.Zh}", $"more than {N(limits.Bytes >> 20)} MiB unpacked{limits.WayOut.En}");
        if (bytes > limits.Floor && bytes > length * limits.Times) throw Broken($"展开后超过文件本身的 {N(limits.Times)} 倍，不像是{limits.Kind.Zh}{limits.WayOut.Zh}", $"it unpacks to more than {N(limits.Times)} times its size, which no {limits.Kind.En} does{limits.WayOut.En}");
        return bytes;
    }

    private static string N(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
