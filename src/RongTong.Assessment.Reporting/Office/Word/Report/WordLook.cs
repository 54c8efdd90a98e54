using System.Collections.Frozen;
using System.Xml.Linq;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>
/// How documents of Word look: styles, numbering, theme and page, as they come or as a reference document has them. Immutable and safe to
/// share between threads; make it once for a run.
/// </summary>
public sealed class WordLook
{
    /// <summary>A4, in twentieths of a point.</summary>
    private static readonly PageSetup A4 = new(11906, 16838, new Sides(1361, 1134, 1247, 1134, 680, 624), IsLandscape: false);

    private static readonly XNamespace W = WordXml.Namespace;

    private readonly FrozenDictionary<string, string> _ids;
    private readonly XElement _numbering;

    private WordLook(XElement styles, XElement numbering, byte[]? theme, PageSetup page, IReadOnlyDictionary<string, string> ids) =>
        (Styles, _numbering, Theme, Page, _ids, Bullets) = (styles, numbering, theme, page, ids.ToFrozenDictionary(StringComparer.Ordinal), DefaultNumbering.AddLists(new XElement(numbering), 0));

    /// <summary>The look of Chinese reports, bilingual ones included: heads 一、（一）1.（1）.</summary>
    public static WordLook Chinese { get; } = Default(isChinese: true);

    /// <summary>The look of English reports: heads 1, 1.1.</summary>
    public static WordLook English { get; } = Default(isChinese: false);

    internal XElement Styles { get; }

    internal byte[]? Theme { get; }

    internal PageSetup Page { get; }

    /// <summary>The id of a style.</summary>
    /// <param name="name">Its name, one of <see cref="ReportStyle"/>.</param>
    internal string Id(string name) => _ids[name];

    /// <summary>The numbering part of a document.</summary>
    /// <param name="ordered">How many numbered lists it has.</param>
    internal XElement Numbering(int ordered)
    {
        var part = new XElement(_numbering);
        DefaultNumbering.AddLists(part, ordered);
        return part;
    }

    /// <summary>The number of the bulleted list in every document of this look; the numbered lists follow.</summary>
    internal int Bullets { get; }

    /// <summary>The look of a reference document; what it lacks comes as it always does.</summary>
    internal static WordLook Of(XElement styles, XElement? numbering, byte[]? theme, PageSetup? page, bool isChinese)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var own = styles.Elements(W + "style")
            .Select(s => (Name: s.Element(W + "name")?.Attribute(W + "val")?.Value, Id: s.Attribute(W + "styleId")?.Value, Type: s.Attribute(W + "type")?.Value))
            .Where(s => s.Name is not null && s.Id is not null).ToList();
        var taken = own.Select(s => s.Id!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var style in DefaultStyles.All(isChinese).Elements(W + "style"))
        {
            var name = style.Element(W + "name")!.Attribute(W + "val")!.Value;
            var type = style.Attribute(W + "type")!.Value;
            if (own.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase) && s.Type == type) is { Id: { } id })
            {
                ids[name] = id;
                continue;
            }
            // A default style of ours would be a second one beside theirs.
            style.Attribute(W + "default")?.Remove();
            // The numbering of heads is the reference's, or there is none.
            if (numbering is not null) style.Descendants(W + "numPr").Remove();
            var free = style.Attribute(W + "styleId")!.Value;
            while (!taken.Add(free)) free += "x";
            style.SetAttributeValue(W + "styleId", free);
            foreach (var reference in style.Elements().Where(e => e.Name == W + "basedOn" || e.Name == W + "next"))
                reference.SetAttributeValue(W + "val", ids.GetValueOrDefault(NameOfId(reference.Attribute(W + "val")!.Value), reference.Attribute(W + "val")!.Value));
            styles.Add(style);
            ids[name] = free;
        }
        return new WordLook(styles, numbering ?? DefaultNumbering.Unbound(isChinese), theme, page ?? A4, ids);
    }

    private static string NameOfId(string id) => id switch { "TableNormal" => "Normal Table", "BodyText" => ReportStyle.Body, _ => id };

    private static WordLook Default(bool isChinese)
    {
        var styles = DefaultStyles.All(isChinese);
        var ids = styles.Elements(W + "style").ToDictionary(s => s.Element(W + "name")!.Attribute(W + "val")!.Value, s => s.Attribute(W + "styleId")!.Value, StringComparer.Ordinal);
        return new WordLook(styles, DefaultNumbering.All(isChinese), null, A4, ids);
    }
}
