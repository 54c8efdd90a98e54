using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Differential;

/// <summary>NRules and the plan come to the same bytes where the grade of one model answers a question of another.</summary>
public sealed class UsedModelTests(Tally tally) : IClassFixture<Tally>
{
    private const int RandomSheets = 1000;

    private const string Catalogue = """
        catalogue: test/facts@1
        name: { zh: 目录, en: catalogue }
        clauses: { c: { document: 文件, place: { zh: 处, en: place }, confidence: low } }
        units: { 万元/人: 10k CNY per head }
        fields:
          - { id: staff, name: { zh: 人数, en: staff }, type: integer, unit: 人, min: 0, max: 2000 }
          - { id: income, name: { zh: 收入, en: income }, type: money, min: 0, max: 100000 }
          - { id: trade, name: { zh: 行业, en: trade }, type: single, options: [ { id: industry, text: { zh: 工业, en: industry } }, { id: retail, text: { zh: 零售, en: retail } } ] }
          - { id: class, name: { zh: 规模, en: class }, type: single, options: [ { id: large, text: { zh: 大, en: large } }, { id: medium, text: { zh: 中, en: medium } }, { id: small, text: { zh: 小, en: small } } ] }
        derived:
          - { id: per-head, name: { zh: 人均, en: per head }, formula: income / staff, unit: 万元/人 }
        """;

    private const string Size = """
        model: test/size@1
        name: { zh: 划型, en: size }
        authority: { document: 文件, issuer: { zh: 机构, en: issuer } }
        effective: { from: 2024-01-01 }
        catalogue: test/facts@1
        classes: true
        clauses: { c: { document: 文件, place: { zh: 处, en: place }, confidence: low } }
        criteria:
          - { id: r, name: { zh: 中以下, en: medium }, clause: c, when: { any: [ { value: staff, below: 1000 }, { all: [ { field: trade, is: industry }, { value: income, below: 40000 } ] } ] } }
          - { id: s, name: { zh: 小以下, en: small }, clause: c, when: { all: [ { criterion: r }, { any: [ { value: staff, below: 300 }, { value: per-head, below: 2 } ] } ] } }
        grades:
          - { id: large, name: { zh: 大, en: large }, requires: [] }
          - { id: medium, name: { zh: 中, en: medium }, requires: [ r ] }
          - { id: small, name: { zh: 小, en: small }, requires: [ s ] }
        """;

    private const string User = """
        model: test/user@1
        name: { zh: 用户, en: user }
        authority: { document: 文件, issuer: { zh: 机构, en: issuer } }
        effective: { from: 2024-01-01 }
        catalogue: test/facts@1
        uses: [ { model: test/size@1, gradeOf: class } ]
        clauses: { c: { document: 文件, place: { zh: 处, en: place }, confidence: low } }
        criteria:
          - { id: r, name: { zh: 中小, en: not large }, clause: c, when: { field: class, in: [ medium, small ] } }
          - { id: s, name: { zh: 人均, en: per head }, clause: c, applies: { field: class, is: small }, when: { value: per-head, atLeast: 10 } }
        grades:
          - { id: one, name: { zh: 一, en: one }, requires: [ r ] }
          - { id: two, name: { zh: 二, en: two }, requires: [ r, s ] }
        """;

    [Fact]
    public void NRules_and_the_plan_agree_where_a_model_uses_another()
    {
        var compiled = ModelCompiler.Compile(new ModelSources(Text(User), Find: r => new Result<SourceText>(Text(r == "test/size@1" ? Size : Catalogue), [])));
        compiled.Value.ShouldNotBeNull(string.Join('\n', compiled.Diagnostics));
        var generator = new SheetGenerator(compiled.Value.Model, seed: 1);
        var witness = new Witness(compiled.Value).Compare(Enumerable.Range(0, RandomSheets).Select(_ => generator.Next()));
        tally.Add("random sheets of a model that uses another", witness);
        witness.First.ShouldBeNull();
    }

    private static SourceText Text(string content) => new(content[..content.IndexOf('\n', StringComparison.Ordinal)], content);
}
