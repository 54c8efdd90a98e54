using AngleSharp.Html.Parser;
using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public class FirmComparisonTests
{
    private static readonly Lazy<CompiledModel> Dma = new(() => new RuleDirectory(Repository.Rules).Compile(new ModelRef("eu", "dma-sme", "2023")).Value!);

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public Task Markdown(Language language) => Snapshot.Verify(Render(Services(), language, ReportFormat.Markdown), $"{language}", "md");

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public Task Html(Language language)
    {
        var text = Render(Services(), language, ReportFormat.Html);
        return Snapshot.Verify(string.Concat(text[..text.IndexOf("<style>", StringComparison.Ordinal)], text[text.IndexOf("</style>", StringComparison.Ordinal)..]), $"{language}", "html");
    }

    [Fact]
    public void A_missing_answer_leaves_the_difference_a_range_and_a_hatched_bar()
    {
        var page = Render(Comparison(SampleReports.Sheet("dma-t0"), SampleReports.Sheet("dma-t1").With("q4-mes")), Language.En, ReportFormat.Html);

        page.ShouldContain(" to +");
        page.ShouldContain("url(#h-azure)");
    }

    [Fact]
    public void A_hostile_name_stays_a_text()
    {
        var (before, after) = (SampleReports.Sheet("dma-t0"), SampleReports.Sheet("dma-t1"));
        var hostile = new Enterprise("<script>alert(1)</script>", "", "");
        var page = new HtmlParser().ParseDocument(Render(Comparison(before with { Enterprise = hostile }, after with { Enterprise = hostile }), Language.En, ReportFormat.Html));

        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain("<script>alert(1)</script>");
    }

    private static AssessmentComparison Services() => Comparison(SampleReports.Sheet("dma-t0"), SampleReports.Sheet("dma-t1"));

    private static AssessmentComparison Comparison(AnswerSheet before, AnswerSheet after) => AssessmentComparison.Of(Dma.Value.Assess(before), Dma.Value.Assess(after)).Value.ShouldNotBeNull();

    private static string Render(AssessmentComparison comparison, Language language, ReportFormat format) => ReportRenderer.Render(SampleReports.Templates, comparison, language, format).Value.ShouldNotBeNull().Text;
}
