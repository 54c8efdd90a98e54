using System.Xml.Linq;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>The styles of a report as it comes: the sizes of Chinese print, 黑体 heads, rules above and below tables. Stateless and thread-safe.</summary>
internal static class DefaultStyles
{
    private const string Ink = "14202B", Quiet = "586571", Azure = "125878", Deep = "0A3348", Rule = "C8D0D7";

    private static readonly XNamespace W = WordXml.Namespace;

    /// <summary>All of them, in the order Word lists them.</summary>
    /// <param name="isChinese">Whether the document is in Chinese first: heads are numbered 一、（一）1.（1）.</param>
    public static XElement All(bool isChinese) => new(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "docDefaults",
            new XElement(W + "rPrDefault", new XElement(W + "rPr", Faces(), Size(21), new XElement(W + "lang", Attribute("val", "en-US"), Attribute("eastAsia", "zh-CN")))),
            new XElement(W + "pPrDefault", new XElement(W + "pPr", Spacing(0, 0, 300)))),
        new XElement(W + "style", Attribute("type", "paragraph"), Attribute("default", "1"), Attribute("styleId", "Normal"), Val("name", "Normal"), new XElement(W + "qFormat"), new XElement(W + "rPr", Val("color", Ink))),
        new XElement(W + "style", Attribute("type", "table"), Attribute("default", "1"), Attribute("styleId", "TableNormal"), Val("name", "Normal Table"), Val("uiPriority", "99"), new XElement(W + "semiHidden"), new XElement(W + "unhideWhenUsed"),
            new XElement(W + "tblPr", Margins(108))),
        Paragraph(ReportStyle.Body, [Spacing(0, 120)]),
        Heading(1, isChinese, 30, 360, 140), Heading(2, isChinese, 24, 260, 100), Heading(3, isChinese, 22, 200, 60), Heading(4, isChinese, 21, 160, 60),
        Paragraph(ReportStyle.Title, [Spacing(120, 200, 276)], [Bold(), Val("color", Deep), Size(52)]),
        Paragraph(ReportStyle.Subtitle, [Spacing(0, 60)], [Val("color", Azure), Size(28)]),
        Paragraph(ReportStyle.Level, [new XElement(W + "pBdr", Border("left", 36, Azure, 12)), Spacing(360, 360, 276)], [Bold(), Val("color", Azure), Size(44)]),
        Paragraph(ReportStyle.Lead, [new XElement(W + "keepLines"), new XElement(W + "pBdr", Border("left", 24, Azure, 10)), Spacing(60, 200, 320)], [Bold(), Size(24)]),
        Paragraph(ReportStyle.Note, [Spacing(80, 80, 260)], [Val("color", Quiet), Size(18)]),
        Paragraph(ReportStyle.Caption, [new XElement(W + "keepNext"), Spacing(200, 80, 260)], [Val("color", Quiet), Size(18)]),
        Paragraph(ReportStyle.List, [Spacing(0, 40)]),
        Paragraph(ReportStyle.Cell, [Spacing(30, 30, 250)], [Size(18)]),
        Paragraph(ReportStyle.Head, [new XElement(W + "keepNext"), Spacing(30, 30, 250)], [Bold(), Val("color", Quiet), Size(18)]),
        Paragraph(ReportStyle.Header, [new XElement(W + "pBdr", Border("bottom", 4, Rule, 4)), Spacing(0, 0, 240)], [Val("color", Quiet), Size(16)]),
        Paragraph(ReportStyle.Footer, [Spacing(0, 0, 240)], [Val("color", Quiet), Size(16)]),
        Table(ReportStyle.Table, new XElement(W + "tblBorders", Border("top", 12, Ink), Border("bottom", 8, Ink), Border("insideH", 4, Rule)), Margins(70)),
        Table(ReportStyle.Plain, Margins(0)),
        Character(ReportStyle.Strong, Bold()),
        Character(ReportStyle.Code, new XElement(W + "rFonts", Attribute("ascii", "Consolas"), Attribute("hAnsi", "Consolas"), Attribute("cs", "Consolas")), Size(17)),
        Character(ReportStyle.Met, Bold(), Val("color", "14665B")),
        Character(ReportStyle.Unmet, Bold(), Val("color", "A9301F")),
        Character(ReportStyle.Undecided, Bold(), Val("color", "7D5200")),
        Character(ReportStyle.NotApplicable, Val("color", Quiet)));

    /// <summary>The id of a style that comes from here.</summary>
    public static string IdOf(string name) => name.StartsWith("heading ", StringComparison.Ordinal) ? "Heading" + name[8..] : string.Concat(name.Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static XElement Heading(int depth, bool isChinese, int size, int before, int after) => Paragraph(ReportStyle.Heading(depth),
        [new XElement(W + "keepNext"), new XElement(W + "keepLines"), new XElement(W + "numPr", Val("ilvl", WordXml.Number(depth - 1)), Val("numId", WordXml.Number(DefaultNumbering.Headings))), Spacing(before, after, 276), Val("outlineLvl", WordXml.Number(depth - 1))],
        [new XElement(W + "rFonts", Attribute("ascii", "Arial"), Attribute("hAnsi", "Arial"), Attribute("eastAsia", "黑体"), Attribute("cs", "Arial")), isChinese ? new XElement(W + "b", Attribute("val", "0")) : Bold(), Val("color", Deep), Size(size)], next: ReportStyle.Body);

    private static XElement Paragraph(string name, IEnumerable<XElement> paragraph, IEnumerable<XElement>? run = null, string? next = null) => new(W + "style",
        Attribute("type", "paragraph"), Attribute("styleId", IdOf(name)), Val("name", name), Val("basedOn", "Normal"), next is null ? null : Val("next", IdOf(next)), new XElement(W + "qFormat"),
        new XElement(W + "pPr", paragraph), run is null ? null : new XElement(W + "rPr", run));

    private static XElement Character(string name, params IEnumerable<XElement> run) => new(W + "style",
        Attribute("type", "character"), Attribute("styleId", IdOf(name)), Val("name", name), new XElement(W + "qFormat"), new XElement(W + "rPr", run));

    private static XElement Table(string name, params IEnumerable<XElement> table) => new(W + "style",
        Attribute("type", "table"), Attribute("styleId", IdOf(name)), Val("name", name), Val("basedOn", "TableNormal"), new XElement(W + "qFormat"), new XElement(W + "tblPr", table));

    private static XElement Faces() => new(W + "rFonts", Attribute("ascii", "Arial"), Attribute("hAnsi", "Arial"), Attribute("eastAsia", "微软雅黑"), Attribute("cs", "Arial"));

    private static XElement Margins(int side) => new(W + "tblCellMar", Margin("left", side), Margin("right", side));

    private static XElement Margin(string name, int width) => new(W + name, Attribute("w", WordXml.Number(width)), Attribute("type", "dxa"));

    private static XElement Border(string side, int size, string colour, int space = 0) =>
        new(W + side, Attribute("val", "single"), Attribute("sz", WordXml.Number(size)), Attribute("space", WordXml.Number(space)), Attribute("color", colour));

    private static XElement Spacing(int before, int after, int line = 0) => new(W + "spacing",
        Attribute("before", WordXml.Number(before)), Attribute("after", WordXml.Number(after)), line == 0 ? null : Attribute("line", WordXml.Number(line)), line == 0 ? null : Attribute("lineRule", "auto"));

    private static XElement Bold() => new(W + "b");

    private static XElement Size(int halfPoints) => Val("sz", WordXml.Number(halfPoints));

    private static XElement Val(string name, string value) => new(W + name, Attribute("val", value));

    private static XAttribute Attribute(string name, string value) => new(W + name, value);
}
