using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Reporting;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public sealed class SeamTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("templates").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_of_the_overlay_wins_by_name()
    {
        Write("zh-CN/enterprise-report.md.sbn", "own: {{ firm.name }}");
        var library = TemplateDirectory.Load(Repository.Templates, _folder);
        library.Diagnostics.ShouldBeEmpty();
        var rendered = ReportRenderer.Render(library.Value!, SampleReports.Sample("qiheng"), Language.Zh, ReportFormat.Markdown);
        rendered.Value!.Text.ShouldBe("own: 启衡精密机械有限公司（示例）");
        ReportRenderer.Render(library.Value!, SampleReports.Sample("qiheng"), Language.En, ReportFormat.Markdown).Value!.Text.ShouldContain("Result");
    }

    [Fact]
    public void A_missing_directory_is_a_diagnostic() =>
        TemplateDirectory.Load(Path.Combine(_folder, "nothing")).Diagnostics.Single().Code.ShouldBe("RT6001");

    [Fact]
    public void A_missing_template_is_a_diagnostic()
    {
        Write("zh-CN/other.md.sbn", "x");
        var library = TemplateDirectory.Load(_folder).Value!;
        ReportRenderer.Render(library, SampleReports.Sample("qiheng"), Language.Zh, ReportFormat.Html).Diagnostics.Single().Code.ShouldBe("RT5004");
    }

    [Fact]
    public void A_member_the_report_does_not_have_is_refused_with_its_place()
    {
        Write("zh-CN/enterprise-report.md.sbn", "\n{{ firm.nmae }}");
        var library = TemplateDirectory.Load(Repository.Templates, _folder).Value!;
        var problem = ReportRenderer.Render(library, SampleReports.Sample("qiheng"), Language.Zh, ReportFormat.Markdown).Diagnostics.Single();
        problem.Format(Language.En).ShouldBe($"{Path.GetFileName(_folder)}/zh-CN/enterprise-report.md.sbn(2,9): error RT5002: the report model has no 'nmae'; did you mean 'name'?");
    }

    [Theory]
    [InlineData("qiheng")]
    [InlineData("qiheng-incomplete")]
    [InlineData("srdi-two-short")]
    [InlineData("sf-12")]
    public void Every_member_of_the_report_model_is_documented(string sample)
    {
        var documented = File.ReadAllText(Path.Combine(Repository.Templates, "README.md"));
        foreach (var name in NamesIn(ReportModel.Build(SampleReports.Sample(sample), Language.Zh, ReportFormat.Html)).Distinct(StringComparer.Ordinal))
            (documented.Contains($"`{name}`", StringComparison.Ordinal) || documented.Contains($".{name}`", StringComparison.Ordinal)).ShouldBeTrue(name);
    }

    private static IEnumerable<string> NamesIn(object? value) => value switch
    {
        TemplateObject part => part.SelectMany(m => NamesIn(m.Value).Prepend(m.Key)),
        IReadOnlyList<object?> list => list.SelectMany(NamesIn),
        _ => [],
    };

    [Fact]
    public void A_template_that_cannot_be_parsed_gives_no_library()
    {
        Write("zh-CN/enterprise-report.md.sbn", "{{ if }}");
        TemplateDirectory.Load(Repository.Templates, _folder).Diagnostics.ShouldAllBe(d => d.Code == "RT5001" && d.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("a<b>&\"'`", "a&lt;b&gt;&amp;&quot;&#39;&#96;")]
    [InlineData("启衡（示例）", "启衡（示例）")]
    [InlineData("a\u202Eb\u0000c\nd", "abc d")]
    [InlineData("𠮷<", "𠮷&lt;")]
    public void Html_encoding(string text, string encoded) => TextEncoder.Html.Encode(text).ShouldBe(encoded);

    [Fact]
    public void Half_a_character_is_replaced() => TextEncoder.Html.Encode("\uD800x").ShouldBe("\uFFFDx");

    [Theory]
    [InlineData("a|b*c_d", "a\\|b\\*c\\_d")]
    [InlineData("- x", "\\- x")]
    [InlineData("x - y", "x - y")]
    [InlineData("http://x", "http&#58;//x")]
    [InlineData("a: b, R&D", "a: b, R&amp;D")]
    [InlineData("www.x", "www&#46;x")]
    [InlineData("<b>", "&lt;b&gt;")]
    public void Markdown_encoding(string text, string encoded) => TextEncoder.Markdown.Encode(text).ShouldBe(encoded);

    [Theory]
    [InlineData("a\"b\\c</style>", "a\\000022b\\00005cc\\00003c\\00002fstyle\\00003e")]
    [InlineData("启衡 A-1", "启衡 A-1")]
    public void Css_encoding(string text, string encoded) => TextEncoder.CssString.Encode(text).ShouldBe(encoded);

    [Fact]
    public void Turns_agree_with_trigonometry()
    {
        for (var whole = 5; whole <= 9; whole++)
        for (var part = 0; part < whole; part++)
        {
            var (sin, cos) = Turn.Of(part, whole);
            ((double)sin).ShouldBe(Math.Sin(2 * Math.PI * part / whole), 1e-12);
            ((double)cos).ShouldBe(Math.Cos(2 * Math.PI * part / whole), 1e-12);
        }
    }

    [Theory]
    [InlineData("4260", "4,260")]
    [InlineData("-1.4", "−1.4")]
    [InlineData("35.975", "35.975")]
    [InlineData("1234567.50", "1,234,567.5")]
    [InlineData("0", "0")]
    [InlineData("999", "999")]
    public void Numbers_on_paper(string value, string shown) => Paper.Number(decimal.Parse(value, CultureInfo.InvariantCulture)).ShouldBe(shown);

    [Fact]
    public void Money_is_万元_in_Chinese_and_yuan_in_English()
    {
        var model = SampleReports.Sample("qiheng").Model;
        new Paper(Language.Zh, model).Money(1.5m, 3.5m).ShouldBe("1.5–3.5 万元");
        new Paper(Language.En, model).Money(1.5m, 3.5m).ShouldBe("CNY 15,000–35,000");
        new Paper(Language.Zh, model).Date(new DateOnly(2026, 7, 15)).ShouldBe("2026 年 7 月 15 日");
        new Paper(Language.En, model).Date(new DateOnly(2026, 7, 15)).ShouldBe("15 July 2026");
        Paper.Percent(0.3625m).ShouldBe("36.3%");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
