using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting.Opinions;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public partial class OpinionTests
{
    private static readonly Lazy<CompiledModel> Srdi = new(() => new RuleDirectory(Repository.Rules).Compile(new ModelRef("miit", "srdi-sme", "2026"), withMeasures: false).Value!);

    /// <summary>A firm that holds the title, and what is changed of it.</summary>
    private static readonly Dictionary<string, (string Field, string Value)[]> Firms = new(StringComparer.Ordinal)
    {
        ["certified"] = [],
        ["refused"] = [("rd_expense_y1", "98.6"), ("revenue_y1", "1200"), ("main_revenue_y1", "1100"), ("ip_class1_applied_count", "0"), ("rd_institution_provincial_plus", "false")],
        ["open"] = [("market_position_reviewed", "")],
        ["returned"] = [("main_revenue_y1", "99999")],
    };

    public static TheoryData<string, Language> Opinions
    {
        get
        {
            var data = new TheoryData<string, Language>();
            foreach (var firm in Firms.Keys)
            {
                data.Add(firm, Language.Zh);
                data.Add(firm, Language.En);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Opinions))]
    public Task Page(string firm, Language language) => Snapshot.Verify(Lasting(Render(Of(firm), language)), $"{firm}_{language}", "html");

    [Theory]
    [MemberData(nameof(Opinions))]
    public void A_page_is_well_formed_and_asks_for_nothing_outside_itself(string firm, Language language)
    {
        var problems = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
        parser.Error += (_, e) => problems.Add(((AngleSharp.Html.Dom.Events.HtmlErrorEvent)e).Message);
        var html = Render(Of(firm), language);
        var page = parser.ParseDocument(html);
        problems.ShouldBeEmpty();
        page.QuerySelectorAll("script, link, iframe, img, object, embed, base, form").ShouldBeEmpty();
        html.ShouldNotContain("url(");
        html.ShouldNotContain("{{");
        page.DocumentElement.GetAttribute("lang").ShouldBe(language == Language.Zh ? "zh-CN" : "en");
    }

    [Fact]
    public void Every_criterion_that_fails_stands_in_the_table_and_in_what_would_have_been_enough()
    {
        var assessment = Of("refused");
        var page = new HtmlParser().ParseDocument(Render(assessment, Language.Zh));
        var bad = page.QuerySelectorAll("tr.bad").Select(r => r.GetAttribute("data-criterion")).ToList();
        bad.ShouldBe(assessment.Criteria.Where(c => c.Status == Truth.Unmet && c.Criterion.Parts.IsEmpty).Select(c => c.Criterion.Id));
        page.Body!.TextContent.ShouldContain("增加 1.4 万元");
        page.Body.TextContent.ShouldContain("工信部企业〔2026〕2号 附件1（三）");
    }

    [Fact]
    public void The_root_the_fingerprint_and_the_row_are_printed()
    {
        var text = new HtmlParser().ParseDocument(Render(Of("certified"), Language.En)).Body!.TextContent;
        text.Replace(" ", "", StringComparison.Ordinal).ShouldContain(Root);
        text.Replace(" ", "", StringComparison.Ordinal).ShouldContain(Srdi.Value.Fingerprint);
        text.ShouldContain("row 1,042 of the table");
    }

    [Fact]
    public void What_the_firm_typed_stays_text()
    {
        var assessment = Of("certified");
        var hostile = assessment with { Sheet = assessment.Sheet with { Enterprise = new Enterprise("<script>alert(1)</script>", "\"><b><b>", "</p><b><b>") } };
        var page = new HtmlParser().ParseDocument(Render(hostile, Language.Zh, "</span><b><b>"));
        page.QuerySelectorAll("script, b b").ShouldBeEmpty();
        page.Title!.ShouldStartWith("<script>");
    }

    [Fact]
    public void Only_numbers_the_grade_hangs_on_are_close_to_a_line()
    {
        // Two routes of the third group are met: neither is needed alone.
        var both = Of("certified", ("sci_award_provincial_plus_best_rank_3y", "3"), ("ip_class1_applied_count", "1"));
        var text = new HtmlParser().ParseDocument(Render(both, Language.Zh)).Body!.TextContent;
        text.ShouldContain("最接近界线的是");
        text[text.IndexOf("最接近界线的是", StringComparison.Ordinal)..].ShouldNotContain("Ⅰ类知识产权");
    }

    private static readonly string Root = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    private static Assessment Of(string firm, params (string Field, string Value)[] more)
    {
        var sheet = SampleReports.Sheet("srdi-certified");
        foreach (var (field, value) in Firms[firm].Concat(more))
            sheet = sheet with { Answers = value.Length == 0 ? sheet.Answers.Remove(field) : sheet.Answers.SetItem(field, new Answer([value], null)) };
        var assessment = Srdi.Value.Assess(sheet);
        if (more.Length == 0) ((assessment.Outcome.Status, assessment.Grade?.Id)).ShouldBe(firm switch { "certified" => (OutcomeStatus.Decided, "certified"), "refused" => (OutcomeStatus.Decided, null), "open" => (OutcomeStatus.Undecided, null), _ => (OutcomeStatus.DataError, null) });
        return assessment;
    }

    private static string Render(Assessment assessment, Language language, string? title = "2026 年第二批")
    {
        var rendered = Opinion.Render(SampleReports.Templates, assessment, new OpinionBatch(title, 1042, Root), language);
        rendered.Diagnostics.ShouldBeEmpty();
        return rendered.Value!.Text;
    }

    private static string Lasting(string page) => Styles().Replace(Fingerprints().Replace(page, "sha256:…"), "<style></style>");

    [GeneratedRegex("sha256:[0-9a-f ]+[0-9a-f]")]
    private static partial Regex Fingerprints();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}
