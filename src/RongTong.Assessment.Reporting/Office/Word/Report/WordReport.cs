using System.Xml;
using System.Xml.Linq;
using Markdig.Extensions.CustomContainers;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>
/// Makes a document of Word (docx) from Markdown: numbered heads, tables whose head row repeats, captions, charts that can be edited, header,
/// page x of y. No macros, no links, no pictures from anywhere. The same text gives the same bytes. Stateless and thread-safe.
/// </summary>
public static class WordReport
{
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private static readonly XNamespace W = WordXml.Namespace;

    /// <summary>The bytes of a document.</summary>
    /// <param name="markdown">What it says, as <c>templates/README.md</c> describes it.</param>
    /// <param name="look">How it looks.</param>
    /// <param name="languages">The languages of its captions.</param>
    public static byte[] Write(string markdown, WordLook look, ReportLanguages languages)
    {
        using var bytes = new MemoryStream();
        using (var package = new OfficePackage(bytes)) Write(package, markdown, look, languages);
        return bytes.ToArray();
    }

    private static void Write(OfficePackage package, string markdown, WordLook look, ReportLanguages languages)
    {
        var blocks = WordMarkdown.Parse(markdown);
        var margins = blocks.OfType<CustomContainer>().Where(c => c.Info is "header" or "footer").ToDictionary(c => c.Info!, StringComparer.Ordinal);
        List<ChartTable> charts;
        int ordered;
        string? title;
        using (var xml = new WordXml(package.Part("word/document.xml", Type("document.main")), "document"))
        {
            xml.Open("body");
            var body = new WordBody(xml, look, languages, look.Page.TextWidth);
            foreach (var block in blocks)
                if (block is not CustomContainer { Info: "header" or "footer" }) body.Add(block);
            Section(xml, look.Page, margins.ContainsKey("header"), margins.ContainsKey("footer"));
            xml.Close();
            (charts, ordered, title) = (body.Charts, body.OrderedLists, body.Title);
        }
        foreach (var (name, container) in margins.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            using (var xml = new WordXml(package.Part($"word/{name}1.xml", Type(name)), name == "header" ? "hdr" : "ftr"))
                new WordBody(xml, look, languages, look.Page.TextWidth).Add(container);
            package.Relate("word/document.xml", name, name, $"{name}1.xml");
        }
        for (var i = 0; i < charts.Count; i++) Chart(package, charts[i], WordXml.Number(i + 1));
        Part(package, "styles", "styles", look.Styles);
        Part(package, "numbering", "numbering", look.Numbering(ordered));
        Part(package, "settings", "settings", Settings());
        if (look.Theme is { } theme)
        {
            using (var part = package.Part("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml")) part.Write(theme);
            package.Relate("word/document.xml", "theme", "theme", "theme/theme1.xml");
        }
        package.Relate("", "rId1", "officeDocument", "word/document.xml");
        Properties(package, title ?? "");
    }

    private static void Section(WordXml xml, PageSetup page, bool hasHeader, bool hasFooter)
    {
        xml.Open("sectPr");
        if (hasHeader) Margin(xml, "header");
        if (hasFooter) Margin(xml, "footer");
        xml.Open("pgSz");
        xml.Set("w", WordXml.Number(page.Width));
        xml.Set("h", WordXml.Number(page.Height));
        if (page.IsLandscape) xml.Set("orient", "landscape");
        xml.Close();
        var sides = page.Margins;
        xml.Leaf("pgMar", ("top", WordXml.Number(sides.Top)), ("right", WordXml.Number(sides.Right)), ("bottom", WordXml.Number(sides.Bottom)), ("left", WordXml.Number(sides.Left)), ("header", WordXml.Number(sides.Header)), ("footer", WordXml.Number(sides.Footer)), ("gutter", "0"));
        // The cover bears neither header nor footer.
        xml.Leaf("titlePg");
        xml.Close();
    }

    private static void Margin(WordXml xml, string name)
    {
        xml.Open(name + "Reference");
        xml.Set("type", "default");
        xml.Raw.WriteAttributeString("r", "id", WordXml.Relationships, name);
        xml.Close();
    }

    private static void Chart(OfficePackage package, ChartTable chart, string number)
    {
        Write(package, $"word/charts/chart{number}.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", ChartXml.Draw(chart, "data").Root!);
        using (var part = package.Part($"word/embeddings/chart{number}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")) part.Write(ChartXml.Workbook(chart));
        package.Relate($"word/charts/chart{number}.xml", "data", "package", $"../embeddings/chart{number}.xlsx");
        package.Relate("word/document.xml", "chart" + number, "chart", $"charts/chart{number}.xml");
    }

    private static XElement Settings() => new(W + "settings", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "defaultTabStop", new XAttribute(W + "val", 420)),
        new XElement(W + "characterSpacingControl", new XAttribute(W + "val", "compressPunctuation")),
        new XElement(W + "compat", new XElement(W + "compatSetting", new XAttribute(W + "name", "compatibilityMode"), new XAttribute(W + "uri", "http://schemas.microsoft.com/office/word"), new XAttribute(W + "val", 15))));

    /// <summary>The title; no author and no time, so that the same report is the same file.</summary>
    private static void Properties(OfficePackage package, string title)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/";
        Write(package, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
            new XElement(core + "coreProperties", new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc), new XElement(dc + "title", OfficeText.Clean(title))));
        package.Relate("", "rId2", CoreProperties, "docProps/core.xml");
    }

    private static void Part(OfficePackage package, string name, string kind, XElement root)
    {
        Write(package, $"word/{name}.xml", Type(kind), root);
        package.Relate("word/document.xml", name, name, name + ".xml");
    }

    private static void Write(OfficePackage package, string path, string type, XElement root)
    {
        using var part = package.Part(path, type);
        using var xml = XmlWriter.Create(part);
        xml.WriteStartDocument(true);
        root.WriteTo(xml);
    }

    private static string Type(string kind) => $"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml";
}
