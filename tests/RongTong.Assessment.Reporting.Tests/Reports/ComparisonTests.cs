using AngleSharp.Html.Parser;
using RongTong.Compiling;
using RongTong.Comparing;
using RongTong.Reporting;
using RongTong.Reporting.Wording;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public class ComparisonTests
{
    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public Task Markdown(Language language) => Snapshot.Verify(Render("grant-2.yaml", null, language, ReportFormat.Markdown), $"{language}", "md");

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public Task Html(Language language)
    {
        var text = Render("grant-1.yaml", "grant-1.overlay.yaml", language, ReportFormat.Html);
        return Snapshot.Verify(string.Concat(text[..text.IndexOf("<style>", StringComparison.Ordinal)], text[text.IndexOf("</style>", StringComparison.Ordinal)..]), $"{language}", "html");
    }

    [Fact]
    public void A_hostile_name_stays_a_text()
    {
        var page = new HtmlParser().ParseDocument(Render("grant-2.yaml", null, Language.En, ReportFormat.Html, text => text.Replace("Twenty employees or more", "<script>alert(1)</script>", StringComparison.Ordinal)));

        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain("<script>alert(1)</script>");
    }

    [Theory]
    [InlineData("评分 60 分以上", "评分 70 分以上", "评分 ", "60", "70", " 分以上")]
    [InlineData("1000 万元", "1500 万元", "", "1000", "1500", " 万元")]
    [InlineData("2.5 %", "2.75 %", "", "2.5", "2.75", " %")]
    [InlineData("at least ten", "at least twenty", "at least ", "ten", "twenty", "")]
    [InlineData("同", "同", "同", "", "", "")]
    [InlineData("甲乙", "甲乙乙", "甲乙", "", "乙", "")]
    [InlineData("", "新", "", "", "新", "")]
    public void What_differs_is_marked_and_numbers_stay_whole(string was, string now, string head, string gone, string come, string tail) =>
        Redline.Between(was, now).ShouldBe(new Redline(head, gone, come, tail));

    private static string Render(string after, string? overlay, Language language, ReportFormat format, Func<string, string>? change = null)
    {
        var comparison = ModelComparison.Of(Compile("grant-1.yaml", null, null), Compile(after, overlay, change));
        return ReportRenderer.Render(SampleReports.Templates, comparison, language, format).Value.ShouldNotBeNull().Text;
    }

    private static CompiledModel Compile(string model, string? overlay, Func<string, string>? change)
    {
        var text = Read(model);
        return ModelCompiler.Compile(new ModelSources(change is null ? text : text with { Content = change(text.Content) }, Overlay: overlay is null ? null : Read(overlay))).Value.ShouldNotBeNull();
    }

    private static SourceText Read(string name) => new(name, File.ReadAllText(Path.Combine(Repository.Root, "tests/RongTong.Assessment.Tests/Comparing", name)).ReplaceLineEndings("\n"));
}
