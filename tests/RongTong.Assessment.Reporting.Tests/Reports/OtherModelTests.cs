using System.Text.RegularExpressions;
using RongTong.Assessing;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Reports;

/// <summary>A certification without scenes, a classification, a score without either: the same templates.</summary>
public partial class OtherModelTests
{
    private const string Certified = """
        model: test/certified@2026
        name: { zh: 示例认定标准, en: Example certification }
        authority: { document: 示例〔2026〕1号, issuer: { zh: 示例机关, en: Example office } }
        effective: { from: 2026-01-01 }
        clauses:
          c: { document: 示例〔2026〕1号, place: { zh: 第一条, en: Article 1 }, confidence: high, rule: { zh: 认定条件, en: Conditions } }
        fields:
          - { id: revenue, name: { zh: 营业收入, en: Revenue }, type: money, min: 0 }
          - { id: rd, name: { zh: 研发费用, en: R&D expense }, type: money, min: 0 }
          - { id: equity, name: { zh: 股权融资, en: Equity investment }, type: money, min: 0 }
          - { id: rights, name: { zh: 知识产权, en: Intellectual property rights }, type: integer, unit: 项, min: 0 }
          - { id: listed, name: { zh: 列入失信名单, en: On the list of dishonest firms }, type: bool }
        criteria:
          - id: revenue-route
            name: { zh: 营业收入或股权融资, en: Revenue or equity }
            clause: c
            any:
              - { id: revenue-enough, name: { zh: 上年营业收入, en: Revenue last year }, when: { value: revenue, atLeast: 1500 } }
              - { id: equity-enough, name: { zh: 近两年股权融资, en: Equity in two years }, when: { value: equity, atLeast: 2000 } }
          - { id: rd-amount, name: { zh: 研发费用, en: R&D expense }, clause: c, when: { value: rd, atLeast: 100 } }
          - { id: rd-share, name: { zh: 研发费用占比, en: R&D share }, clause: c, when: { value: rd / revenue, atLeast: 0.03 } }
          - { id: rights-enough, name: { zh: 知识产权, en: Rights }, clause: c, when: { value: rights, atLeast: 1 } }
          - { id: honest, name: { zh: 未列入失信名单, en: Not on the list of dishonest firms }, clause: c, when: { field: listed, is: false } }
        grades:
          - { id: certified, name: { zh: 通过认定, en: Certified }, requires: [ revenue-route, rd-amount, rd-share, rights-enough, honest ], clause: c }
        noGrade: { name: { zh: 未通过认定, en: Not certified } }
        checks:
          - id: rd-within-revenue
            severity: error
            must: { value: rd, atMost: revenue }
            message: { zh: "研发费用 {rd} 万元多于营业收入 {revenue} 万元。请更正。", en: "R&D expense {rd} exceeds revenue {revenue}." }
            clause: c
        """;

    private static string Sheet(string answers) => $"""
        sheet: rongtong/sheet@1
        asOf: 2026-07-15
        enterprise: {"{"} name: 示例企业, uscc: 91330400MA2JX7Q3K0, region: "330400" {"}"}
        answers: {"{"} {answers} {"}"}
        """;

    public static TheoryData<string, string, OutcomeStatus> Cases => new()
    {
        { "met", "revenue: 4260, rd: 200, equity: 0, rights: 2, listed: false", OutcomeStatus.Decided },
        { "unmet", "revenue: 1200, rd: 98.6, equity: 500, rights: 0, listed: true", OutcomeStatus.Decided },
        { "open", "revenue: 4260, rd: 200, equity: 0", OutcomeStatus.Undecided },
        { "returned", "revenue: 100, rd: 200, equity: 0, rights: 2, listed: false", OutcomeStatus.DataError },
    };

    [Fact]
    public void What_is_missing_is_what_the_standard_asks_and_not_all_the_catalogue_holds()
    {
        var report = SampleReports.Render(SampleReports.OfItsModel("srdi-two-short"), Language.En, ReportFormat.Markdown);
        var missing = report.Split('\n').Single(l => l.Contains("Figures not given", StringComparison.Ordinal));
        missing.ShouldContain("New equity investment");
        missing.ShouldNotContain("Maker in China");
        missing.Split(',').Length.ShouldBeLessThan(10);
    }

    public static TheoryData<string> Shipped => [.. new RuleDirectory(Repository.Rules).Models().Select(m => m.ToString())];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_model_renders_a_sheet_without_answers(string reference)
    {
        ModelRef.TryParse(reference, out var parsed).ShouldBeTrue();
        var model = new RuleDirectory(Repository.Rules).Compile(parsed!).Value!;
        var assessment = model.Assess(new AnswerSheet { AsOf = model.Model.EffectiveFrom, Enterprise = new Enterprise("", "", "") });
        foreach (var language in new[] { Language.Zh, Language.En })
        foreach (var format in new[] { ReportFormat.Html, ReportFormat.Markdown })
            SampleReports.Render(assessment, language, format).ShouldContain(assessment.Model.Ref.ToString());
    }

    [Theory]
    [InlineData("integration-supplier")]
    [InlineData("integration-incomplete")]
    [InlineData("integration-lowest")]
    [InlineData("dma-t0")]
    [InlineData("dma-t1")]
    public async Task Sample_of_another_model(string sample)
    {
        var sheet = SampleReports.Sheet(sample);
        ModelRef.TryParse(sheet.Model!, out var reference).ShouldBeTrue();
        var assessment = new RuleDirectory(Repository.Rules).Compile(reference!).Value!.Assess(sheet);
        foreach (var language in new[] { Language.Zh, Language.En }) SampleReports.Render(assessment, language, ReportFormat.Html).ShouldNotContain("{{");
        var (zh, en) = (SampleReports.Render(assessment, Language.Zh, ReportFormat.Markdown), SampleReports.Render(assessment, Language.En, ReportFormat.Markdown));
        // Fingerprints move with the model's files; everything else is as a reader sees it.
        await Snapshot.Verify(Fingerprint().Replace(zh + "\n\n" + en, "sha256:…"), sample, "md");
    }

    [GeneratedRegex("sha256:[0-9a-f ]+", RegexOptions.None, 1000)]
    private static partial Regex Fingerprint();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Certification(string name, string answers, OutcomeStatus expected)
    {
        var assessment = SampleReports.Assess(Certified, Sheet(answers));
        assessment.Outcome.Status.ShouldBe(expected);
        SampleReports.Render(assessment, Language.Zh, ReportFormat.Html).ShouldNotContain("{{");
        SampleReports.Render(assessment, Language.En, ReportFormat.Html).ShouldNotContain("{{");
        var (zh, en) = (SampleReports.Render(assessment, Language.Zh, ReportFormat.Markdown), SampleReports.Render(assessment, Language.En, ReportFormat.Markdown));
        await Snapshot.Verify(zh + "\n\n" + en, name, "md");
    }
}
