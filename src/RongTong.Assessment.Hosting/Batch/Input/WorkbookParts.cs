using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace RongTong.Hosting.Batch.Input;

/// <summary>The parts of a workbook a table is read from: which sheet, the texts its cells share, which formats are dates. Stateless.</summary>
internal static class WorkbookParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The first sheet that is not hidden, how many there are, and whether days count from 1904.</summary>
    public static (string Path, string Name, int Sheets, bool From1904) FirstSheet(ZipArchive zip, WorkbookBudget budget)
    {
        string? id = null;
        var (name, sheets, from1904) = ("", 0, false);
        using (var workbook = Open(zip, "xl/workbook.xml", budget) ?? throw budget.Broken("没有工作簿部件，不是 xlsx 文件", "it has no workbook part; it is no xlsx file"))
            while (budget.Next(workbook))
            {
                if (workbook.NodeType != XmlNodeType.Element) continue;
                if (workbook.LocalName == "workbookPr") from1904 = workbook.GetAttribute("date1904") is "1" or "true";
                if (workbook.LocalName != "sheet" || workbook.GetAttribute("state") is not (null or "visible")) continue;
                if (sheets++ == 0) (id, name) = (workbook.GetAttribute("id", Relations), workbook.GetAttribute("name") ?? "");
            }
        using var relations = Open(zip, "xl/_rels/workbook.xml.rels", budget);
        while (relations is not null && budget.Next(relations))
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") == id && relations.GetAttribute("Target") is { } target)
                return (target.StartsWith('/') ? target[1..] : "xl/" + target, name, sheets, from1904);
        return ("xl/worksheets/sheet1.xml", name, sheets, from1904);
    }

    /// <summary>The texts cells share.</summary>
    public static List<string> Texts(ZipArchive zip, WorkbookBudget budget)
    {
        var (texts, characters) = (new List<string>(), 0L);
        using var reader = Open(zip, "xl/sharedStrings.xml", budget);
        while (reader is not null && budget.Next(reader))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            var text = "";
            var item = reader.ReadSubtree();
            while (budget.Next(item))
            {
                // What helps to pronounce a text is not part of it.
                while (item is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) item.Skip();
                if (item is { NodeType: XmlNodeType.Element, LocalName: "t" }) text += item.ReadElementContentAsString();
                if (characters + text.Length > WorkbookBudget.MostTextCharacters) throw TooMuchText(budget);
            }
            characters += text.Length;
            texts.Add(text);
            if (texts.Count > WorkbookBudget.MostTexts) throw TooMuchText(budget);
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
            if (++index > WorkbookBudget.MostFormats) throw budget.Broken("单元格样式太多", "too many cell formats");
        }
        return dates;
    }

    /// <summary>A part as XML, without anything that reaches outside it; null when there is none.</summary>
    public static XmlReader? Open(ZipArchive zip, string path, WorkbookBudget budget) => zip.GetEntry(path) is { } entry
        ? XmlReader.Create(new UnpackedPart(entry.Open(), budget), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true })
        : null;

    private static BatchUnreadableException TooMuchText(WorkbookBudget budget) => budget.Broken("文字太多，请另存为 CSV", "too much text; save it as CSV");

    private static bool IsDate(string format)
    {
        var bare = string.Concat(format.Split('"').Where((_, i) => i % 2 == 0));
        return bare.Contains('y', StringComparison.OrdinalIgnoreCase) || bare.Contains('d', StringComparison.OrdinalIgnoreCase) && bare.Contains('m', StringComparison.OrdinalIgnoreCase);
    }

    private static int? Number(XmlReader reader, string attribute) => int.TryParse(reader.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) ? number : null;
}
