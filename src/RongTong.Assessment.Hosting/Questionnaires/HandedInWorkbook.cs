using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;
using RongTong.Text;

namespace RongTong.Hosting.Questionnaires;

/// <summary>
/// A workbook somebody hands in, opened with suspicion: small, no macros, nothing that leads out of it, no names that climb, every byte counted.
/// Nothing in it is run and no link followed. Not thread-safe.
/// </summary>
internal sealed class HandedInWorkbook : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly WorkbookBudget _budget;
    private readonly WorkbookShared _shared;

    private HandedInWorkbook(ZipArchive zip, WorkbookBudget budget)
    {
        (_zip, _budget) = (zip, budget);
        Guard();
        (var sheets, var from1904) = WorkbookParts.Sheets(zip, budget);
        Sheets = [.. sheets];
        _shared = new WorkbookShared(WorkbookParts.Texts(zip, budget), WorkbookParts.DateFormats(zip, budget), from1904);
    }

    /// <summary>Its sheets, in order, hidden ones too.</summary>
    public ImmutableArray<WorkbookSheet> Sheets { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file; closed with the workbook.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="limits">What it should have been and how much that may hold; a questionnaire unless said otherwise.</param>
    /// <exception cref="BatchUnreadableException">It is no workbook, or one that is refused.</exception>
    public static HandedInWorkbook Open(Stream file, string shown, WorkbookLimits? limits = null)
    {
        try
        {
            var start = TableEncoding.StartOf(file);
            file.Position = 0;
            if (TableFile.OtherFormat(start) is { } other) throw new BatchUnreadableException(DiagnosticCatalog.NoTable(SourceSpan.WholeFile(shown), other));
            var budget = new WorkbookBudget(file.Length, shown, limits ?? WorkbookLimits.Questionnaire);
            if (file.Length > WorkbookLimits.QuestionnaireBytes) throw budget.Broken($"文件超过 {WorkbookLimits.QuestionnaireBytes >> 20} MiB", $"the file is larger than {WorkbookLimits.QuestionnaireBytes >> 20} MiB");
            return budget.Sound(() => new HandedInWorkbook(new ZipArchive(file, ZipArchiveMode.Read), budget));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a sheet row by row.</summary>
    /// <param name="sheet">Which.</param>
    /// <param name="row">Takes in the number of each row, from 1, and its cells.</param>
    public void Read(WorkbookSheet sheet, Action<int, IReadOnlyList<WorkbookCell>> row)
    {
        using var rows = _budget.Sound(() => new WorkbookRows(_zip, sheet.Path, _shared, _budget));
        while (_budget.Sound(rows.Next)) row(rows.Number, rows.Cells);
    }

    public void Dispose() => _zip.Dispose();

    private void Guard()
    {
        if (_zip.Entries.Count > _budget.Limits.Parts) throw _budget.Broken("部件太多", "too many parts");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in _zip.Entries)
        {
            if (entry.FullName is ['/' or '\\', ..] || entry.FullName.Contains(':', StringComparison.Ordinal) || entry.FullName.Split('/', '\\').Contains("..")) throw _budget.Broken("部件名指向文件以外", "the name of a part leads out of the file");
            if (!names.Add(entry.FullName)) throw _budget.Broken("两个部件同名", "two parts have one name");
            if (Danger(entry.FullName) is { } danger) throw _budget.Broken($"里面有{danger.Zh}；{_budget.Limits.Kind.Zh}里没有，请去掉后另存为 .xlsx", $"it holds {danger.En}, which no {_budget.Limits.Kind.En} does; save it as .xlsx without");
        }
        using var types = WorkbookParts.Open(_zip, "[Content_Types].xml", _budget) ?? throw _budget.Broken("没有内容类型部件，不是 xlsx 文件", "it has no content types; it is no xlsx file");
        while (_budget.Next(types))
            if (types.NodeType == XmlNodeType.Element && types.GetAttribute("ContentType") is { } type && (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
                throw _budget.Broken($"里面有宏；{_budget.Limits.Kind.Zh}里没有，请去掉后另存为 .xlsx", $"it holds macros, which no {_budget.Limits.Kind.En} does; save it as .xlsx without");
    }

    /// <summary>What a part can do that no questionnaire needs; null where it is harmless. Links in a cell are, because nobody follows them.</summary>
    private static LocalizedText? Danger(string part) =>
        Holds(part, "vbaProject") || Holds(part, "macrosheets/") || Holds(part, "dialogsheets/") ? new LocalizedText("宏", "macros")
        : Holds(part, "externalLinks/") ? new LocalizedText("指向其他文件的链接", "links to other files")
        : Holds(part, "connections.xml") || Holds(part, "queryTables/") ? new LocalizedText("外部数据连接", "connections to outside data")
        : Holds(part, "embeddings/") || Holds(part, "activeX/") || Holds(part, "ctrlProps/") ? new LocalizedText("嵌入的对象", "embedded objects")
        : null;

    private static bool Holds(string part, string word) => part.Contains(word, StringComparison.OrdinalIgnoreCase);
}
