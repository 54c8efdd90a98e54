using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using RongTong.Reporting.Office.Excel;

namespace RongTong.Hosting.Batch.Input;

/// <summary>A sheet of a workbook: its name, the part it stands in, and whether it is shown. Immutable.</summary>
internal sealed record WorkbookSheet(string Name, string Path, bool IsVisible);

/// <summary>The parts of a workbook a table is read from: which sheets, the texts its cells share, which formats are dates. Stateless.</summary>
internal static partial class WorkbookParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The sheets in order, and whether days count from 1904.</summary>
    public static (List<WorkbookSheet> Sheets, bool From1904) Sheets(ZipArchive zip, WorkbookBudget budget)
    {
        var (named, from1904) = (new List<(string? Id, string Name, bool IsVisible)>(), false);
        using (var workbook = Open(zip, "xl/workbook.xml", budget) ?? throw budget.Broken("没有工作簿部件，不是 xlsx 文件", "it has no workbook part; it is no xlsx file"))
            while (budget.Next(workbook))
            {
                if (workbook.NodeType != XmlNodeType.Element) continue;
                if (workbook.LocalName == "workbookPr") from1904 = workbook.GetAttribute("date1904") is "1" or "true";
                if (workbook.LocalName != "sheet") continue;
                named.Add((workbook.GetAttribute("id", Relations), workbook.GetAttribute("name") ?? "", workbook.GetAttribute("state") is null or "visible"));
                if (named.Count > budget.Limits.Parts) throw budget.Broken("工作表太多", "too many sheets");
            }
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var relations = Open(zip, "xl/_rels/workbook.xml.rels", budget);
        while (relations is not null && budget.Next(relations))
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") is { } id && relations.GetAttribute("Target") is { } target)
                targets.TryAdd(id, target.StartsWith('/') ? target[1..] : "xl/" + target);
        return ([.. named.Select(s => new WorkbookSheet(s.Name, targets.GetValueOrDefault(s.Id ?? "", "xl/worksheets/sheet1.xml"), s.IsVisible))], from1904);
    }

    /// <summary>The texts cells share.</summary>
    public static List<string> Texts(ZipArchive zip, WorkbookBudget budget)
    {
        var (texts, text, characters, isInside) = (new List<string>(), new StringBuilder(), 0L, false);
        using var reader = Open(zip, "xl/sharedStrings.xml", budget);
        while (reader is not null && budget.Next(reader))
        {
            // What helps to pronounce a text is not part of it.
            while (isInside && reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) reader.Skip();
            if (isInside && reader is { NodeType: XmlNodeType.Element, LocalName: "t" }) AppendText(reader, text, budget);
            if (reader is not { NodeType: XmlNodeType.Element or XmlNodeType.EndElement, LocalName: "si" }) continue;
            if (reader.NodeType == XmlNodeType.Element) text.Clear();
            isInside = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            if (isInside) continue;
            characters += text.Length;
            texts.Add(Unescaped(text.ToString()));
            if (texts.Count > budget.Limits.Texts || characters > budget.Limits.Characters) throw TooMuchText(budget);
        }
        return texts;
    }

    /// <summary>The cell formats that show a number as a date.</summary>
    public static HashSet<int> DateFormats(ZipArchive zip, WorkbookBudget budget)
    {
        var (dates, formats, inCells, index) = (new HashSet<int>(), new HashSet<int>(), false, 0);
        using var styles = Open(zip, "xl/styles.xml", budget);
        while (styles is not null && budget.Next(styles))
        {
            if (styles.LocalName == "cellXfs") inCells = styles.NodeType == XmlNodeType.Element;
            if (styles.NodeType != XmlNodeType.Element || styles.NamespaceURI != Main) continue;
            if (styles.LocalName == "numFmt" && Number(styles, "numFmtId") is { } custom && IsDate(styles.GetAttribute("formatCode") ?? "")) formats.Add(custom);
            if (styles.LocalName != "xf" || !inCells) continue;
            if (Number(styles, "numFmtId") is { } format && (format is >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 58 || formats.Contains(format))) dates.Add(index);
            if (++index > budget.Limits.Formats) throw budget.Broken("单元格样式太多", "too many cell formats");
        }
        return dates;
    }

    /// <summary>A part as XML, without anything that reaches outside it; null when there is none.</summary>
    public static XmlReader? Open(ZipArchive zip, string path, WorkbookBudget budget) => zip.GetEntry(path) is { } entry
        ? XmlReader.Create(new UnpackedPart(entry.Open(), budget), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true })
        : null;

    /// <summary>Appends the text of an element, and goes to its end. It comes in pieces, because an element can claim to hold anything.</summary>
    public static void AppendText(XmlReader element, StringBuilder text, WorkbookBudget budget)
    {
        if (element.IsEmptyElement) return;
        var (depth, piece) = (element.Depth, ArrayPool<char>.Shared.Rent(1024));
        try
        {
            while (budget.Next(element) && !(element.NodeType == XmlNodeType.EndElement && element.Depth == depth))
            {
                if (element.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)) continue;
                for (int read; (read = element.ReadValueChunk(piece, 0, piece.Length)) > 0;)
                {
                    if (text.Length + read > CellContent.Longest) throw budget.Broken("有一格的文字超过 32,767 字", "a cell holds more than 32,767 characters");
                    text.Append(piece, 0, read);
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(piece);
        }
    }

    /// <summary>A text without the escapes of characters XML does not know, or would change.</summary>
    public static string Unescaped(string text) => text.Contains("_x", StringComparison.OrdinalIgnoreCase) ? Escapes().Replace(text, m => ((char)ushort.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : text;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.ExplicitCapture)]
    private static partial Regex Escapes();

    private static BatchUnreadableException TooMuchText(WorkbookBudget budget) => budget.Broken($"文字太多{budget.Limits.WayOut.Zh}", $"too much text{budget.Limits.WayOut.En}");

    private static bool IsDate(string format)
    {
        var bare = string.Concat(format.Split('"').Where((_, i) => i % 2 == 0));
        return bare.Contains('y', StringComparison.OrdinalIgnoreCase) || bare.Contains('d', StringComparison.OrdinalIgnoreCase) && bare.Contains('m', StringComparison.OrdinalIgnoreCase);
    }

    private static int? Number(XmlReader reader, string attribute) => int.TryParse(reader.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) ? number : null;
}
