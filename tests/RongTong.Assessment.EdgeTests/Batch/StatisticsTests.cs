using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace RongTong.EdgeTests.Batch;

/// <summary>The statistics of a batch count what its results say, whoever counts.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public void Data_and_page_agree_with_the_results()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(1500));
        var results = trial.Rows("results.csv");
        var rejected = trial.Rows("rejects.csv").Select(r => r["row"]).Distinct().Count();
        var passed = results.Count(r => r["grade"] == "certified");
        var failed = results.Count(r => r["status"] == "decided" && r["grade"].Length == 0);
        using var json = JsonDocument.Parse(trial.Text("statistics.json"));
        var total = json.RootElement.GetProperty("total");
        (total.GetProperty("applied").GetInt32(), total.GetProperty("passed").GetInt32(), total.GetProperty("failed").GetInt32()).ShouldBe((results.Count + rejected, passed, failed));

        var page = new HtmlParser().ParseDocument(trial.Text("statistics.html"));
        var sums = page.QuerySelector("tfoot tr")!.QuerySelectorAll("td.num").Select(c => c.TextContent.Replace(",", "", StringComparison.Ordinal)).ToList();
        sums[..2].ShouldBe([Text(results.Count + rejected), Text(passed)]);
        page.QuerySelector("section.long")!.QuerySelectorAll("tbody td.num:nth-of-type(2)").Sum(c => int.Parse(c.TextContent, CultureInfo.InvariantCulture)).ShouldBe(results.Count + rejected, "the regions together are all");
    }

    [Fact]
    public void The_line_most_fall_short_of_is_counted_from_the_margins()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(1500));
        var page = new HtmlParser().ParseDocument(trial.Text("statistics.html"));
        var chart = page.QuerySelectorAll("svg[role=img]").Select(s => s.GetAttribute("aria-label")!).Single(l => l.Contains("刚过线", StringComparison.Ordinal));
        // Short of 50 points, or past it, by up to half of it.
        var margins = trial.Rows("results.csv").Where(r => r["status"] != "data_error" && r["c:S6-1"] is "met" or "unmet").Select(r => decimal.Parse(r["m:S6-1"], CultureInfo.InvariantCulture)).ToList();
        chart.ShouldStartWith($"本年度得分 50 分以上：{margins.Count(m => m is >= 0 and < 2.5m)} 家刚过线");
        page.Body!.TextContent.ShouldContain($"共 {margins.Count(m => m is >= -25 and < 25):#,0} 家");
    }

    [Fact]
    public void The_page_speaks_the_language_asked_for_and_bears_the_title()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(50), "--lang", "en", "--title", "Second batch of <2026>");
        var page = new HtmlParser().ParseDocument(trial.Text("statistics.html"));
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Second batch of <2026>");
        trial.Verify("--input", trial["applicants.csv"]).ShouldBe(RongTong.Cli.ExitCode.Done);
    }

    [Fact]
    public void A_page_changed_afterwards_is_found_out()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(50));
        File.AppendAllText(Path.Combine(trial.Out, "statistics.html"), " ");
        trial.Verify().ShouldBe(RongTong.Cli.ExitCode.Integrity);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
