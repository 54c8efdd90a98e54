using AngleSharp.Html.Parser;
using RongTong.Benchmarking;
using RongTong.Reporting;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public class PeerTests
{
    [Theory]
    [InlineData(Language.Zh, "与同行相比", "全部 40 家企业", "最低的四分之一")]
    [InlineData(Language.En, "Among peers", "all 40 firms", "lowest quarter")]
    public void A_report_with_a_benchmark_has_a_section_on_peers(Language language, string heading, string peers, string standing)
    {
        foreach (var format in Enum.GetValues<ReportFormat>())
        {
            var text = Render("qiheng", language, format);
            text.ShouldContain(heading);
            text.ShouldContain(peers);
            text.ShouldContain(standing);
        }
    }

    [Fact]
    public void A_report_without_one_says_nothing_of_peers()
    {
        foreach (var format in Enum.GetValues<ReportFormat>()) SampleReports.Render(SampleReports.Sample("qiheng"), Language.En, format).ShouldNotContain("Among peers");
    }

    [Fact]
    public void An_open_score_is_hatched_and_its_standing_open()
    {
        var page = new HtmlParser().ParseDocument(Render("qiheng-incomplete", Language.En, ReportFormat.Html));
        var section = page.QuerySelectorAll("section").Single(s => s.TextContent.Contains("Among peers", StringComparison.Ordinal));

        section.InnerHtml.ShouldContain("url(#h-azure)");
        section.QuerySelectorAll("tbody tr")[0].LastElementChild!.TextContent.ShouldBe("open");
    }

    private static string Render(string sample, Language language, ReportFormat format) => SampleReports.Render(Among40(sample), language, format);

    /// <summary>A sample among forty firms.</summary>
    internal static Assessing.Assessment Among40(string sample)
    {
        var assessment = SampleReports.Sample(sample);
        var scores = assessment.Scores.Prepend(assessment.Score!);
        var group = new BenchmarkGroup(null, null, null, 40, [.. scores.Select(s => new Quartiles(s.Indicator.Path, 40, s.Indicator.OutOf * 0.4m, s.Indicator.OutOf * 0.6m, s.Indicator.OutOf * 0.8m))]);
        var benchmark = new Benchmark(assessment.Model.Ref.ToString(), assessment.Fingerprint, new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), [group]);
        return assessment with { Peers = benchmark.Place(assessment).Value.ShouldNotBeNull() };
    }
}
