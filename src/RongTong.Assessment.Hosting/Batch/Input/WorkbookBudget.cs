using System.Xml;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>
/// How much a workbook may hold, counted as it is unpacked, whatever its parts claim: a file of a few kilobytes can be made to unpack into
/// anything. Honest files pack ten to thirty times. Not thread-safe.
/// </summary>
/// <param name="length">Bytes of the file.</param>
/// <param name="shown">Its name in messages.</param>
internal sealed class WorkbookBudget(long length, string shown)
{
    /// <summary>The most cells with anything in them.</summary>
    public const long MostCells = 10_000_000;

    /// <summary>The most texts, and characters in them, that cells may share: they are held in memory.</summary>
    public const int MostTexts = 4_000_000, MostTextCharacters = 40_000_000;

    /// <summary>The last row and the last column a sheet can have.</summary>
    public const int LastRow = 1_048_576, LastColumn = 16_384;

    /// <summary>The most parts.</summary>
    public const int MostParts = 2000;

    /// <summary>The most cell formats.</summary>
    public const int MostFormats = 65_536;

    /// <summary>The most bytes, unpacked, or written as text.</summary>
    public const long MostBytes = 2L << 30;

    private const int Deepest = 64;
    private const long Floor = 16 << 20;
    private const int MostTimes = 100;

    private long _cells;
    private long _unpacked;
    private long _written;

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
        if (_cells > MostCells) throw Broken($"超过 {MostCells / 10_000} 万格，请另存为 CSV", $"more than {MostCells / 1_000_000} million cells; save it as CSV");
    }

    /// <summary>Counts bytes that come out of a part.</summary>
    public void AddUnpacked(int count) => _unpacked = Within(_unpacked + count);

    /// <summary>Counts bytes of text that cells came to; one text can be shared by all of them.</summary>
    public void AddWritten(int count) => _written = Within(_written + count);

    /// <summary>What is wrong with the workbook.</summary>
    public BatchUnreadableException Broken(string zh, string en) => new(DiagnosticCatalog.WorkbookUnreadable(SourceSpan.WholeFile(shown), new LocalizedText(zh, en)));

    private long Within(long bytes)
    {
        if (bytes > MostBytes) throw Broken("展开后超过 2 GiB，请另存为 CSV", "more than 2 GiB unpacked; save it as CSV");
        if (bytes > Floor && bytes > length * MostTimes) throw Broken($"展开后超过文件本身的 {MostTimes} 倍，不像是申报表", $"it unpacks to more than {MostTimes} times its size, which no table does");
        return bytes;
    }
}
