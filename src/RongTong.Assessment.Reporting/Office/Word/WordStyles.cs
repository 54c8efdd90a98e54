using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace RongTong.Reporting.Office.Word;

/// <summary>The styles of a document in official form: 小标宋 title, 黑体 heads, 仿宋 text, tables in 五号. Real heads, so that Word can list them.</summary>
internal static class WordStyles
{
    public const string Title = "Title", Subtitle = "Subtitle", Heading1 = "Heading1", Body = "BodyText", Cell = "TableCell", Head = "TableHead", Note = "Note", Right = "Signature";

    /// <summary>All of them.</summary>
    /// <param name="isChinese">Whether the text is Chinese: its first lines are indented by two characters.</param>
    public static Styles All(bool isChinese) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(Faces("Times New Roman", "仿宋"), new FontSize { Val = "24" }, new FontSizeComplexScript { Val = "24" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Line = "360", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", isDefault: true),
        Style(Title, "Title", before: 240, after: 120, centred: true, keeps: true, run: [Faces("Times New Roman", "方正小标宋简体"), new Bold(), Size(44)]),
        Style(Subtitle, "Subtitle", after: 240, centred: true, keeps: true, run: [Faces("Times New Roman", "楷体"), Size(30)]),
        Style(Heading1, "heading 1", before: 200, after: 80, keeps: true, level: 0, indented: isChinese, run: [Faces("Arial", "黑体"), new Bold { Val = !isChinese }, Size(28)]),
        Style(Body, "Body Text", indented: isChinese),
        Style(Cell, "Table Cell", line: 280, run: [Size(21)]),
        Style(Head, "Table Head", line: 280, run: [Faces("Arial", "黑体"), Size(21)]),
        Style(Note, "Note", line: 260, keeps: true, run: [Faces("Arial", "微软雅黑"), new Color { Val = "586571" }, Size(16)]),
        Style(Right, "Signature", before: 360, right: true, keeps: true));

    private static Style Style(string id, string name, bool isDefault = false, int before = 0, int after = 0, int line = 0, bool centred = false, bool right = false, bool keeps = false, int? level = null, bool indented = false, params IEnumerable<OpenXmlElement> run)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
            style.Append(new PrimaryStyle());
            return style;
        }
        style.Append(new BasedOn { Val = "Normal" }, new PrimaryStyle());
        var paragraph = new StyleParagraphProperties();
        if (keeps) paragraph.Append(new KeepNext());
        var spacing = new SpacingBetweenLines { Before = Text(before), After = Text(after) };
        if (line > 0) (spacing.Line, spacing.LineRule) = (Text(line), LineSpacingRuleValues.Auto);
        paragraph.Append(spacing);
        if (indented) paragraph.Append(new Indentation { FirstLine = "480", FirstLineChars = 200 });
        if (centred || right) paragraph.Append(new Justification { Val = centred ? JustificationValues.Center : JustificationValues.Right });
        if (level is { } outline) paragraph.Append(new OutlineLevel { Val = outline });
        style.Append(paragraph);
        var properties = run.ToList();
        if (properties.Count > 0) style.Append(new StyleRunProperties(properties));
        return style;
    }

    private static RunFonts Faces(string latin, string chinese) => new() { Ascii = latin, HighAnsi = latin, EastAsia = chinese, ComplexScript = latin };

    private static FontSize Size(int halfPoints) => new() { Val = Text(halfPoints) };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
