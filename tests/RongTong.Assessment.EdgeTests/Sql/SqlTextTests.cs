using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Snapshots;
using RongTong.Sql;
using RongTong.Text;

namespace RongTong.EdgeTests.Sql;

public class SqlTextTests
{
    private const string Small = """
        model: test/quick@2026
        name: { zh: 快速标准, en: Quick standard }
        authority: { document: 文件, issuer: { zh: 机构, en: Authority } }
        effective: { from: 2026-01-01 }
        clauses: { c1: { document: 文件, place: { zh: 第一条, en: Article 1 }, confidence: low, basis: { zh: 测试, en: test } } }
        fields:
          - { id: revenue, name: { zh: 收入, en: Revenue }, type: money, min: 0 }
          - { id: costs, name: { zh: 成本, en: Costs }, type: money }
          - { id: state, name: { zh: 状态, en: State }, type: single, options: [ { id: new, text: { zh: 新, en: new } }, { id: old, text: { zh: 旧, en: old } } ] }
        criteria:
          - { id: margin, name: { zh: 成本不超过收入的八成, en: Costs at most four fifths of revenue }, clause: c1, when: { value: FORMULA, atMost: 0.8 } }
          - { id: fresh, name: { zh: 新企业, en: A new firm }, clause: c1, applies: { value: revenue, below: 100 }, when: { field: state, is: new } }
        grades:
          - { id: fit, name: { zh: 合格, en: Fit }, requires: [ margin, fresh ], clause: c1 }
        noGrade: { name: { zh: 不合格, en: Not fit } }
        """;

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlite")]
    [InlineData("spark")]
    public Task Query_of_a_small_model(string dialect) => Snapshot.Verify(Text("costs / revenue", dialect), dialect, "sql");

    [Fact]
    public void The_same_model_gives_the_same_text()
    {
        foreach (var dialect in SqlDialect.All) Text("costs / revenue", dialect.Name).ShouldBe(Text("costs / revenue", dialect.Name));
    }

    [Theory]
    [InlineData("costs * costs", "may be negative")]
    [InlineData("revenue * revenue * revenue", "more than two numbers")]
    public void What_cannot_be_exact_is_refused_with_the_criterion_it_stands_in(string formula, string why)
    {
        foreach (var dialect in SqlDialect.All)
        {
            var query = SqlQuery.Of(Compile(formula), dialect, new SqlQueryOptions());

            query.Value.ShouldBeNull();
            var refused = query.Diagnostics.ShouldHaveSingleItem();
            refused.Code.ShouldBe("RT6080");
            refused.Message.En.ShouldContain("'margin'");
            refused.Message.En.ShouldContain(why);
        }
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlite")]
    public void Another_line_in_the_query_than_in_the_plan_is_seen_in_verdict_grade_and_margin(string dialect)
    {
        var (lower, firm) = (Compile("costs / revenue", Small.Replace("atMost: 0.8", "atMost: 0.7", StringComparison.Ordinal)), new AnswerSheet().With("revenue", "100").With("costs", "75").With("state", "new"));
        using var database = SqlTrial.Open(dialect);

        var seen = SqlTrial.Differences(database, SqlTrial.Query(Compile("costs / revenue"), dialect), [("a firm", firm)], plan: lower);

        seen.Take(2).ShouldBe(["a firm: grade: plan NULL, SQL fit", "a firm: c:margin: plan unmet, SQL met"]);
        seen.Skip(2).ShouldHaveSingleItem().ShouldStartWith("a firm: m:margin: plan -0.05, SQL 0.05");
    }

    private static string Text(string formula, string dialect) =>
        SqlQuery.Of(Compile(formula), SqlTrial.Dialect(dialect), new SqlQueryOptions { View = "decisions", Language = Language.En }).Value.ShouldNotBeNull().Text;

    private static CompiledModel Compile(string formula, string model = Small)
    {
        var compiled = ModelCompiler.Compile(new ModelSources(new SourceText("model.yaml", model.Replace("FORMULA", formula.Contains('*', StringComparison.Ordinal) ? $"\"{formula}\"" : formula, StringComparison.Ordinal)), null));
        return compiled.Value ?? throw new InvalidOperationException(string.Join("\n", compiled.Diagnostics));
    }
}
