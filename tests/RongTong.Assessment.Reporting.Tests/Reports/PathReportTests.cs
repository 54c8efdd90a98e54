using AngleSharp.Html.Parser;
using RongTong.Planning;
using RongTong.Reporting;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public sealed class PathReportTests
{
    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Every_step_and_every_other_way_is_on_the_page(Language language)
    {
        var assessment = SampleReports.Sample("qiheng") with { Path = SampleReports.PathOf("qiheng", "level-3") };
        var page = new HtmlParser().ParseDocument(SampleReports.Render(assessment, language, ReportFormat.Html));
        var text = page.QuerySelector("table.path")!.TextContent;
        foreach (var step in assessment.Path!.Best!.Steps) text.ShouldContain(step.Measure.Title.In(language));
        page.QuerySelectorAll(".ways > div").Length.ShouldBe(1 + assessment.Path.Alternatives.Length);
        page.QuerySelectorAll("table.path b.ok").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public Task A_grade_out_of_reach_is_shown_with_what_holds_it_back(Language language)
    {
        var assessment = SampleReports.Sample("sf-12") with { Path = SampleReports.PathOf("sf-12", "level-4") };
        assessment.Path!.Outcome.ShouldBe(PathOutcome.Unreachable);
        SampleReports.Render(assessment, language, ReportFormat.Html).ShouldContain(language == Language.Zh ? "卡在哪里" : "What holds it back");
        var text = SampleReports.Render(assessment, language, ReportFormat.Markdown);
        var from = text.IndexOf(language == Language.Zh ? "## 到四级的走法" : "## The way to level 4", StringComparison.Ordinal);
        return Snapshot.Verify(text[from..text.IndexOf("\n## ", from + 1, StringComparison.Ordinal)], language.ToString(), "md");
    }

    [Fact]
    public void A_report_that_was_given_no_path_has_no_part_about_it() =>
        SampleReports.Render(SampleReports.Sample("qiheng") with { Path = null }, Language.Zh, ReportFormat.Html).ShouldNotContain("最省走法");
}
