using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Matching;
using RongTong.Text;

namespace RongTong.Tests.Invalid;

/// <summary>Mistakes that only a catalogue of offers can have.</summary>
public class InvalidOffersTests
{
    private const string Sound = """
        schema: rongtong/catalogue@1
        status: { zh: 示例, en: examples }
        reads: {}
        capabilities: { die-casting: { zh: 压铸, en: die casting } }
        opportunities:
          - id: one
            name: { zh: 甲, en: one }
            issuer: { zh: 乙, en: issuer }
            kind: supply
            deadline: 2026-12-31
            need: { zh: 丙, en: need }
            required:
              - { id: r1, when: { capability: die-casting } }

        """;

    private static readonly (string Code, string Condition, int Column)[] Mistakes =
    [
        ("RT2022", "{ capability: die-castin }", 39), ("RT2023", "{ outcome: digital-level, atLeast: 2 }", 36),
    ];

    public static IEnumerable<string> Codes => Mistakes.Select(m => m.Code);

    public static IEnumerable<object[]> Each => Mistakes.Select(m => new object[] { m.Code, m.Condition, m.Column });

    [Fact]
    public void The_catalogue_the_mistakes_are_made_in_is_sound() => Compile(Sound).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Each))]
    public void Mistake_is_named_with_its_place_and_nothing_else(string code, string condition, int column)
    {
        var problem = Compile(Sound.Replace("{ capability: die-casting }", condition, StringComparison.Ordinal)).ShouldHaveSingleItem();
        (problem.Code, problem.Span?.Line, problem.Span?.Column).ShouldBe((code, 13, column));
    }

    private static IReadOnlyList<Diagnostic> Compile(string text) => OfferCompiler.Compile([new SourceText("offers.yaml", text)], _ => new Result<CompiledModel>(null, []), _ => new Result<SourceText>(null, [])).Diagnostics;
}
