using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting.Statistics;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public partial class BatchStatisticsTests
{
    private static readonly Lazy<CompiledModel> Srdi = new(() => new RuleDirectory(Repository.Rules).Compile(new ModelRef("miit", "srdi-sme", "2026"), withMeasures: false).Value!);

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public Task Page(Language language) => Snapshot.Verify(Lasting(Render(Batch, language)), language.ToString(), "html");

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void A_page_is_well_formed_and_asks_for_nothing_outside_itself(Language language)
    {
        foreach (var batch in new[] { Batch, Empty, Hostile, OnlyReturned })
        {
            var problems = new List<string>();
            var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
            parser.Error += (_, e) => problems.Add(((AngleSharp.Html.Dom.Events.HtmlErrorEvent)e).Message);
            var html = Render(batch, language);
            var page = parser.ParseDocument(html);
            problems.ShouldBeEmpty();
            page.QuerySelectorAll("script, link, iframe, img, object, embed, base, form, b b").ShouldBeEmpty();
            Urls().Matches(html).Select(m => m.Value).ShouldAllBe(u => u == "url(#h-ochre)");
            page.QuerySelectorAll("svg[role=img]").ShouldAllBe(s => !string.IsNullOrWhiteSpace(s.GetAttribute("aria-label")));
            html.ShouldNotContain("{{");
        }
    }

    [Fact]
    public void The_numbers_of_a_page_are_those_counted()
    {
        var page = new HtmlParser().ParseDocument(Render(Batch, Language.En));
        var regions = page.QuerySelector("section.long")!.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("th, td").Select(c => c.TextContent).Where(t => t.Length > 0).ToArray()).ToList();
        regions.Select(r => r[0]).ShouldBe(["东江市", "临河市", "not stated"], "the largest first");
        regions[0].ShouldBe(["东江市", "1,200", "700", "40", "400", "60", "63.6%"]);
        var criteria = page.QuerySelectorAll("table.fit tbody tr").Select(r => r.QuerySelectorAll("td.num").Select(c => c.TextContent).ToArray()).ToList();
        criteria[0].ShouldBe(["171", "239"]);
        page.QuerySelector(".say")!.TextContent.ShouldContain("375 are short of one criterion only, 171 of them");
    }

    [Fact]
    public void A_step_past_the_line_that_stands_out_is_pointed_at()
    {
        Render(Batch, Language.Zh).ShouldContain("明显偏高");
        Render(Batch with { Edge = Batch.Edge! with { Firms = [.. Batch.Edge!.Firms.Select(_ => 20L)] } }, Language.Zh).ShouldNotContain("明显偏高");
    }

    [Fact]
    public void An_upper_limit_has_those_who_keep_it_on_the_left()
    {
        var limit = Batch with { Edge = Edge("S2-3", 0.8m, [.. Enumerable.Range(0, 20).Select(i => i == 10 ? 99L : 3)]) };
        var page = new HtmlParser().ParseDocument(Render(limit, Language.En));
        var bars = page.QuerySelectorAll("svg rect[fill='#86b6cc'], svg rect[fill='#0a3348'][height='126']").Select(r => decimal.Parse(r.GetAttribute("x")!, CultureInfo.InvariantCulture)).ToList();
        bars.Max().ShouldBeLessThan(510, "the line stands in the middle");
        page.Body!.TextContent.ShouldContain("required ≤ 80%");
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 10)]
    [InlineData(1, 3)]
    [InlineData(500, 1000)]
    public void An_interval_holds_its_rate(long hits, long cases)
    {
        var (low, high) = RateInterval.Of(hits, cases);
        var rate = (decimal)hits / cases;
        low.ShouldBeInRange(0, rate);
        high.ShouldBeInRange(rate, 1);
        if (cases == 1000) (decimal.Round(low, 4), decimal.Round(high, 4)).ShouldBe((0.4691m, 0.5309m), "as tables of the Wilson interval have it");
    }

    private static BatchStatistics Batch => Empty with
    {
        Title = "2026 年第二批",
        Total = new GroupCounts("", 1842, 1187, 471, 88, 96),
        OnlyOne = 375, AwaitReview = 61, Unreadable = 36,
        Grades = [(new LocalizedText("符合", "certified"), 1187)],
        Regions = [new GroupCounts("临河市", 600, 450, 60, 48, 42), new GroupCounts("东江市", 1200, 700, 400, 40, 60), new GroupCounts("", 42, 37, 11, 0, 0)],
        Industries = [new GroupCounts("34", 1000, 700, 250, 30, 20), new GroupCounts("65", 800, 460, 200, 60, 80), new GroupCounts("20", 4, 2, 2, 0, 0), new GroupCounts("", 38, 25, 12, 1, 0)],
        Sizes = [new GroupCounts("medium", 600, 400, 150, 20, 30), new GroupCounts("small", 1242, 787, 321, 68, 66)],
        Criteria = [Binding("S3-3", 239, 171, 44), Binding("S4", 109, 64, 0), Binding("S2-1a", 92, 58, 14), Binding("S2-3", 25, 12, 3)],
        Returned = [(new LocalizedText("“上年度主营业务收入总额”与其他数据矛盾", "'main revenue' contradicts other answers"), 41), (new LocalizedText("信用代码重复", "a credit code in several rows"), 19)],
        Edge = Edge("S3-3", 0.03m, [0, 0, 2, 6, 9, 14, 17, 21, 26, 38, 148, 92, 81, 76, 70, 66, 61, 55, 52, 47]),
    };

    private static BatchStatistics Empty => new()
    {
        Model = Srdi.Value.Model, Reference = "miit/srdi-sme@2026", Fingerprints = [Srdi.Value.Fingerprint], Input = "applicants.csv", Root = new string('a', 64), Total = new GroupCounts("", 0, 0, 0, 0, 0),
    };

    private static BatchStatistics OnlyReturned => Empty with { Total = new GroupCounts("", 3, 0, 0, 0, 3), Regions = [new GroupCounts("东江市", 3, 0, 0, 0, 3)], Industries = [new GroupCounts("34", 3, 0, 0, 0, 3)] };

    private static BatchStatistics Hostile => Batch with
    {
        Title = "</title><b><b>x", Input = "\"><script>alert(1)</script>.csv",
        Regions = [new GroupCounts("<b><b>x</b></b>", 900, 500, 300, 50, 50)],
        Industries = [new GroupCounts("\"><b><b>", 900, 500, 300, 50, 50), new GroupCounts("</svg><b><b>", 900, 500, 300, 50, 50)],
    };

    private static Criterion Named(string id) => Srdi.Value.Model.AllCriteria.First(c => c.Id == id);

    private static BindingCriterion Binding(string id, long unmet, long only, long near) => new(Named(id), new Measure(id == "S2-1a" ? Unit.Money : Unit.One, id is "S3-3" or "S2-3"), unmet, only, near);

    private static EdgeHistogram Edge(string id, decimal bound, params long[] firms) => new(Named(id), bound, new Measure(Unit.One, IsShare: true), [.. firms]);

    private static string Render(BatchStatistics statistics, Language language)
    {
        var rendered = StatisticsReport.Render(SampleReports.Templates, statistics, language);
        rendered.Diagnostics.ShouldBeEmpty();
        return rendered.Value!.Text;
    }

    private static string Lasting(string page) => Styles().Replace(Fingerprints().Replace(page, "sha256:…"), "<style></style>");

    [GeneratedRegex("sha256:[0-9a-f ]+[0-9a-f]")]
    private static partial Regex Fingerprints();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex(@"url\([^)]*\)")]
    private static partial Regex Urls();
}
