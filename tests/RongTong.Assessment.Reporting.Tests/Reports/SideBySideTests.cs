using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting;
using RongTong.Reporting.SideBySide;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

/// <summary>Reports in two languages hold all of both; nothing shipped lacks its translation.</summary>
public partial class SideBySideTests
{
    /// <summary>Names that English texts keep beside their translation.</summary>
    internal static readonly string[] Terms = ["专精特新", "小巨人"];

    public static TheoryData<string> Samples => [.. SampleReports.All];

    public static TheoryData<string> Models => [.. new RuleDirectory(Repository.Rules).Models().Select(m => m.ToString())];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Page_holds_the_sections_of_both_in_pairs(string sample)
    {
        var assessment = SampleReports.OfItsModel(sample);
        var rendered = ReportRenderer.Render(SampleReports.Templates, assessment, ReportLanguages.ChineseAndEnglish, ReportFormat.Html);
        rendered.Diagnostics.ShouldBeEmpty();
        var page = new HtmlParser().ParseDocument(rendered.Value!.Text);
        var sides = page.QuerySelectorAll("main.sheet").ToList();
        sides.Select(s => s.GetAttribute("lang")).ShouldBe(["zh-CN", "en"]);
        sides[0].Children.Select(c => c.LocalName).ShouldBe(sides[1].Children.Select(c => c.LocalName), "each part beside its translation");
        foreach (var (side, language) in sides.Zip([Language.Zh, Language.En]))
        {
            var alone = new HtmlParser().ParseDocument(SampleReports.Render(assessment, language, ReportFormat.Html));
            Words(side.TextContent).ShouldBe(Words(alone.QuerySelector("main")!.TextContent));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Markdown_holds_every_line_of_both(string sample)
    {
        var assessment = SampleReports.OfItsModel(sample);
        var both = ReportRenderer.Render(SampleReports.Templates, assessment, ReportLanguages.ChineseAndEnglish, ReportFormat.Markdown).Value!.Text;
        foreach (var language in new[] { Language.Zh, Language.En })
        {
            foreach (var line in SampleReports.Render(assessment, language, ReportFormat.Markdown).Split('\n'))
            {
                foreach (var piece in Pieces().Split(line).Select(p => p.Trim('#', '-', '|', ':', ' ')).Where(p => p.Length > 0)) both.ShouldContain(piece);
            }
        }
        var columns = 0;
        foreach (var line in both.Split('\n'))
        {
            if (!line.StartsWith('|')) columns = 0;
            else if (columns == 0) columns = Bars().Count(line);
            else Bars().Count(line).ShouldBe(columns, line);
        }
    }

    [Fact]
    public void What_reads_the_same_stands_there_once() =>
        MarkdownMerge.Of("# 甲\n\n## 结论\n\n同\n\n| 名 | 数 |\n|---|--:|\n| 一 | 1 |\n\n- 甲\n- x", "# 甲\n\n## Result\n\n同\n\n| name | n |\n|---|--:|\n| one | 1 |\n\n- a\n- x", isWord: false)
            .ShouldBe("# 甲\n\n## 结论 · Result\n\n同\n\n| 名<br>name | 数<br>n |\n| --- | --: |\n| 一<br>one | 1 |\n\n- 甲<br>a\n- x\n");

    [Fact]
    public void Parts_built_differently_follow_each_other_whole() =>
        MarkdownMerge.Of("## 甲\n\n一\n\n## 乙\n\n二", "## A\n\none\n\n| x |\n|---|\n\n## B\n\ntwo", isWord: false)
            .ShouldBe("## 甲\n\n一\n\n## A\n\none\n\n| x |\n|---|\n\n## 乙 · B\n\n二\n\ntwo\n");

    [Fact]
    public void Bars_after_a_backslash_divide_no_cells() =>
        MarkdownMerge.Of("| a\\|b | c |", "| d\\|e | f |", isWord: false).ShouldBe("| a\\|b<br>d\\|e | c<br>f |\n");

    [Fact]
    public void In_Word_paragraphs_stand_beside_each_other() =>
        MarkdownMerge.Of("一", "one", isWord: true).ShouldBe("::::: pair\n:::: side\n一\n::::\n:::: side\none\n::::\n:::::\n");

    [Theory]
    [MemberData(nameof(Models))]
    public void No_text_of_a_shipped_model_lacks_its_translation(string reference)
    {
        ModelRef.TryParse(reference, out var parsed).ShouldBeTrue();
        var compiled = new RuleDirectory(Repository.Rules).Compile(parsed!).Value!;
        var documents = compiled.Model.Clauses.Select(c => c.Document).Append(compiled.Model.Authority.Document).Concat(Terms).OrderByDescending(d => d.Length).ToList();
        var texts = new List<(string Where, LocalizedText Text)>();
        Collect(compiled.Model, compiled.Model.GetType().Name, texts, new HashSet<object>(ReferenceEqualityComparer.Instance));
        if (compiled.Measures is { } measures) Collect(measures, "measures", texts, new HashSet<object>(ReferenceEqualityComparer.Instance));
        texts.Count.ShouldBeGreaterThan(20);
        foreach (var (where, text) in texts)
        {
            (text.Zh.Length > 0).ShouldBe(text.En.Length > 0, $"{where}: {text.Zh}|{text.En}");
            // A word of the law that the English speaks about stands in quotation marks.
            var english = documents.Aggregate(Quoted().Replace(text.En, ""), (t, d) => t.Replace(d, "", StringComparison.Ordinal));
            Ideographs().Match(english).Value.ShouldBe("", $"{where}: {text.En}");
        }
    }

    [Fact]
    public void Every_template_exists_in_both_languages_and_names_the_same_members()
    {
        var (zh, en) = (Files("zh-CN"), Files("en"));
        zh.Keys.Order(StringComparer.Ordinal).ShouldBe(en.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, text) in zh)
        {
            // A sentence may be built differently; a list, a table or a part that one language shows, the other shows too.
            Loops(text).ShouldBe(Loops(en[name]), name);
            Ideographs().Match(Comments().Replace(en[name], "")).Value.ShouldBe("", name);
        }
    }

    private static Dictionary<string, string> Files(string language)
    {
        var root = Path.Combine(Repository.Templates, language);
        return Directory.GetFiles(root, "*.sbn", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
    }

    private static List<string> Loops(string template) => [.. ForLoops().Matches(template).Select(m => m.Groups["list"].Value).Order(StringComparer.Ordinal)];

    /// <summary>Every text below an object, by where it stands.</summary>
    private static void Collect(object? value, string where, List<(string Where, LocalizedText Text)> texts, HashSet<object> seen)
    {
        switch (value)
        {
            case null or string or Enum or decimal or bool or int or DateOnly or Type or Delegate or SourceSpan:
                return;
            case LocalizedText text:
                texts.Add((where, text));
                return;
            case IEnumerable list:
                if (value.GetType().GetProperty("IsDefault")?.GetValue(value) is true) return;
                foreach (var item in list) Collect(item, where + "[]", texts, seen);
                return;
        }
        if (value.GetType().Namespace?.StartsWith("RongTong", StringComparison.Ordinal) != true && value.GetType().Name != "KeyValuePair`2") return;
        if (!value.GetType().IsValueType && !seen.Add(value)) return;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
            Collect(property.GetValue(value), $"{where}.{property.Name}", texts, seen);
    }

    private static string Words(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" \| |^- |^[0-9]+\. |^#+ ")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bars();

    [GeneratedRegex(@"for \w+ in (?<list>[\w.$]+)")]
    private static partial Regex ForLoops();

    [GeneratedRegex(@"##.*?##|content: ""[^""]*""|font: [^;]*;", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("“[^”]{1,6}”")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\u3400-\u9FFF]+")]
    private static partial Regex Ideographs();
}
