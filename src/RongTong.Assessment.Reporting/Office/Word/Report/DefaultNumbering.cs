using System.Globalization;
using System.Xml.Linq;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>How heads and lists are numbered: 一、（一）1.（1） in Chinese, 1, 1.1 in English. Stateless and thread-safe.</summary>
internal static class DefaultNumbering
{
    /// <summary>The numbering of heads.</summary>
    public const int Headings = 1;

    private static readonly XNamespace W = WordXml.Namespace;

    /// <summary>A part with the numbering of heads alone.</summary>
    public static XElement All(bool isChinese) => new(W + "numbering", new XAttribute(XNamespace.Xmlns + "w", W), Heads(isChinese), Instance(Headings, 0));

    /// <summary>The same for a document whose heads are numbered by its own styles, or not at all.</summary>
    public static XElement Unbound(bool isChinese)
    {
        var part = All(isChinese);
        part.Descendants(W + "pStyle").Remove();
        return part;
    }

    /// <summary>Adds what lists need to the numbering of a document.</summary>
    /// <param name="numbering">The part, its own numberings first.</param>
    /// <param name="ordered">How many numbered lists there are, each starting at 1.</param>
    /// <returns>The number of the bulleted list; the numbered ones follow.</returns>
    public static int AddLists(XElement numbering, int ordered)
    {
        var definition = Highest(numbering, "abstractNum", "abstractNumId") + 1;
        var first = Highest(numbering, "num", "numId") + 1;
        var definitions = new[] { List(definition, "bullet", "•"), List(definition + 1, "decimal", "%1.") };
        // What defines comes before what uses it.
        if (numbering.Elements(W + "abstractNum").LastOrDefault() is { } last) last.AddAfterSelf(definitions);
        else numbering.AddFirst(definitions);
        var instances = new List<XElement> { Instance(first, definition) };
        for (var i = 1; i <= ordered; i++) instances.Add(Instance(first + i, definition + 1, new XElement(W + "lvlOverride", Attribute("ilvl", "0"), Val("startOverride", "1"))));
        if (numbering.Elements(W + "num").LastOrDefault() is { } used) used.AddAfterSelf(instances);
        else numbering.Elements(W + "abstractNum").Last().AddAfterSelf(instances);
        return first;
    }

    private static int Highest(XElement numbering, string element, string id) =>
        numbering.Elements(W + element).Select(e => int.TryParse(e.Attribute(W + id)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty(-1).Max();

    private static XElement Heads(bool isChinese) => new(W + "abstractNum", Attribute("abstractNumId", "0"), Val("multiLevelType", "multilevel"),
        Level(0, isChinese ? "chineseCounting" : "decimal", isChinese ? "%1、" : "%1", isChinese),
        Level(1, isChinese ? "chineseCounting" : "decimal", isChinese ? "（%2）" : "%1.%2", isChinese),
        Level(2, "decimal", isChinese ? "%3." : "%1.%2.%3", isChinese),
        Level(3, "decimal", isChinese ? "（%4）" : "%1.%2.%3.%4", isChinese));

    private static XElement Level(int depth, string format, string text, bool isChinese) => new(W + "lvl", Attribute("ilvl", WordXml.Number(depth)),
        Val("start", "1"), Val("numFmt", format), Val("pStyle", DefaultStyles.IdOf(ReportStyle.Heading(depth + 1))), Val("suff", isChinese && depth != 2 ? "nothing" : "space"), Val("lvlText", text), Val("lvlJc", "left"),
        new XElement(W + "pPr", new XElement(W + "ind", Attribute("left", "0"), Attribute("firstLine", "0"))));

    private static XElement List(int id, string format, string text) => new(W + "abstractNum", Attribute("abstractNumId", WordXml.Number(id)), Val("multiLevelType", "hybridMultilevel"),
        new XElement(W + "lvl", Attribute("ilvl", "0"), Val("start", "1"), Val("numFmt", format), Val("lvlText", text), Val("lvlJc", "left"),
            new XElement(W + "pPr", new XElement(W + "ind", Attribute("left", "340"), Attribute("hanging", "340")))));

    private static XElement Instance(int id, int definition, XElement? change = null) => new(W + "num", Attribute("numId", WordXml.Number(id)), Val("abstractNumId", WordXml.Number(definition)), change);

    private static XElement Val(string name, string value) => new(W + name, Attribute("val", value));

    private static XAttribute Attribute(string name, string value) => new(W + name, value);
}
