using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using RongTong.Advising;
using RongTong.Reporting;
using RongTong.Text;

namespace RongTong.Tests.Reports;

public partial class EveryReportTests
{
    public static TheoryData<string, Language> Pages
    {
        get
        {
            var pages = new TheoryData<string, Language>();
            foreach (var sample in SampleReports.Samples)
            {
                pages.Add(sample, Language.Zh);
                pages.Add(sample, Language.En);
            }
            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Html_page_is_well_formed_and_holds_every_criterion_and_piece_of_guidance(string sample, Language language)
    {
        var assessment = SampleReports.Sample(sample);
        var html = SampleReports.Render(assessment, language, ReportFormat.Html);
        html.ShouldNotContain("{{");
        var problems = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
        parser.Error += (_, e) => problems.Add(((AngleSharp.Html.Dom.Events.HtmlErrorEvent)e).Message);
        var page = parser.ParseDocument(html);
        problems.ShouldBeEmpty();
        page.DocumentElement.GetAttribute("lang").ShouldBe(language == Language.Zh ? "zh-CN" : "en");
        var criteria = page.QuerySelectorAll("tr[data-criteria]").SelectMany(r => r.GetAttribute("data-criteria")!.Split(' ')).ToList();
        criteria.ShouldBe(assessment.Criteria.Select(c => c.Criterion.Id), ignoreOrder: true);
        var text = page.Body!.TextContent;
        foreach (var title in Titles(assessment, language)) text.ShouldContain(title);
        foreach (var clause in assessment.Model.Clauses) text.ShouldContain(clause.Rule!.In(language));
        text.ShouldContain(assessment.Sheet.Enterprise.Name);
        text.ShouldContain(assessment.Model.Ref.ToString());
    }

    /// <summary>Every report in every language and form: what is asked and, where it stands as it was filed, what was answered.</summary>
    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Every_answer_of_every_sample_appears_in_every_form(Language language)
    {
        foreach (var sample in SampleReports.All)
        {
            var assessment = SampleReports.OfItsModel(sample);
            assessment = assessment with { Sheet = assessment.Sheet with { Answers = assessment.Sheet.Answers.SetItem("kept_beside", assessment.Sheet.Answers.Values.First() with { Values = ["4711"] }) } };
            var awards = assessment.Awards.Where(a => a.Award.Question is not null).ToDictionary(a => a.Award.Question!.Id, a => a.Award.Name, StringComparer.Ordinal);
            foreach (var format in Enum.GetValues<ReportFormat>())
            {
                var text = SampleReports.Render(assessment, language, format);
                var plain = format == ReportFormat.Html ? new HtmlParser().ParseDocument(text).Body!.TextContent : Unescaped(text);
                foreach (var id in assessment.Sheet.Answers.Keys)
                {
                    var field = assessment.Model.Answerable.FirstOrDefault(f => f.Id == id);
                    plain.ShouldContain(field is null ? id : awards.TryGetValue(id, out var asked) ? asked.In(language) : field.Name.In(language), Case.Sensitive, $"{sample}, {format}: {id}");
                }
                plain.ShouldContain("4711");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Html_page_asks_for_nothing_outside_itself(string sample, Language language)
    {
        var html = SampleReports.Render(SampleReports.Sample(sample), language, ReportFormat.Html);
        var page = new HtmlParser().ParseDocument(html);
        page.QuerySelectorAll("script, link, iframe, img, object, embed, base, form").ShouldBeEmpty();
        html.ShouldNotContain("@import");
        Urls().Matches(html).Select(m => m.Value).ShouldAllBe(u => u == "url(#h-azure)");
        page.QuerySelectorAll("svg[role=img]").ShouldAllBe(s => !string.IsNullOrWhiteSpace(s.GetAttribute("aria-label")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Markdown_holds_every_piece_of_guidance_and_clause(string sample, Language language)
    {
        var assessment = SampleReports.Sample(sample);
        var text = SampleReports.Render(assessment, language, ReportFormat.Markdown);
        text.ShouldNotContain("{{");
        var plain = Unescaped(text);
        foreach (var title in Titles(assessment, language)) plain.ShouldContain(title);
        foreach (var clause in assessment.Model.Clauses) plain.ShouldContain(clause.Rule!.In(language));
        var columns = 0;
        foreach (var line in text.Split('\n'))
        {
            // Every row of a table has the cells of its head.
            if (!line.StartsWith('|')) columns = 0;
            else if (columns == 0) columns = Cells(line);
            else Cells(line).ShouldBe(columns, line);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void English_report_is_English(string sample, Language language)
    {
        if (language != Language.En) return;
        var assessment = SampleReports.Sample(sample);
        var page = new HtmlParser().ParseDocument(SampleReports.Render(assessment, language, ReportFormat.Html));
        var attributes = page.All.SelectMany(e => e.Attributes).Select(a => a.Value);
        foreach (var text in attributes.Append(page.Body!.TextContent).Append(page.Title!).Append(Unescaped(SampleReports.Render(assessment, language, ReportFormat.Markdown))))
            Chinese().Match(WithoutNames(text, assessment)).Value.ShouldBe("", text.Length < 400 ? text : "");
    }

    [Fact]
    public void Reports_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = SampleReports.Render(SampleReports.Sample("qiheng"), Language.En, ReportFormat.Html);
        try
        {
            foreach (var culture in ForeignCultures())
            {
                CultureInfo.CurrentCulture = culture;
                SampleReports.Render(SampleReports.Sample("qiheng"), Language.En, ReportFormat.Html).ShouldBe(expected, culture.Name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Cultures that write numbers and dates in other ways. Where the runtime knows none, as under the real Scriban, one made by hand.</summary>
    private static IEnumerable<CultureInfo> ForeignCultures()
    {
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−", PercentDecimalSeparator = "," };
        foreign.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        var knowsNone = AppContext.TryGetSwitch("System.Globalization.Invariant", out var isInvariant) && isInvariant;
        return knowsNone ? [foreign] : [foreign, .. new[] { "tr-TR", "de-DE", "ar-SA", "th-TH", "zh-CN" }.Select(CultureInfo.GetCultureInfo)];
    }

    private static IEnumerable<string> Titles(RongTong.Assessing.Assessment assessment, Language language) =>
        assessment.Advice.Select(a => a.Kind == AdviceKind.Track ? a.Track!.Indicator.In(language) : a.Measure!.Title.In(language));

    /// <summary>Names typed by the firm and official numbers of documents stay in their language.</summary>
    private static string WithoutNames(string text, RongTong.Assessing.Assessment assessment)
    {
        text = text.Replace(assessment.Sheet.Enterprise.Name, "", StringComparison.Ordinal).Replace(assessment.Model.Authority.Document, "", StringComparison.Ordinal);
        return assessment.Model.Clauses.Aggregate(text, (t, c) => t.Replace(c.Document, "", StringComparison.Ordinal));
    }

    private static string Unescaped(string markdown) => System.Net.WebUtility.HtmlDecode(Escapes().Replace(markdown, "$1"));

    private static int Cells(string row) => Bars().Count(row);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bars();

    [GeneratedRegex(@"\\([\\`*_\[\]|~#+=-])")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"url\([^)]*\)")]
    private static partial Regex Urls();

    [GeneratedRegex(@"[\u3001-\u9FFF\uFF01-\uFF5E]+")]
    private static partial Regex Chinese();
}
