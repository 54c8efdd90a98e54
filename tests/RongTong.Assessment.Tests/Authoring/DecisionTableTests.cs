using RongTong.Authoring.DecisionTables;
using RongTong.Text;

namespace RongTong.Tests.Authoring;

/// <summary>Plain decision tables: what their cells mean, what they leave out or say twice, and what becomes of them.</summary>
public class DecisionTableTests
{
    [Theory]
    [InlineData("[60..80)", 60, true)]
    [InlineData("[60..80)", 80, false)]
    [InlineData("(60..80]", 60, false)]
    [InlineData("(60..80]", 80, true)]
    [InlineData("[0.5..0.8]", 0.8, true)]
    [InlineData("[..3)", 3, false)]
    [InlineData(">= 3", 3, true)]
    [InlineData("≥3", 3, true)]
    [InlineData("＞3", 3, false)]
    [InlineData("< 3", 3, false)]
    [InlineData("<= 3%", 0.03, true)]
    [InlineData("= 3", 3, true)]
    [InlineData("1; 3；5", 3, true)]
    [InlineData("[1..2], 4", 3, false)]
    public void A_cell_of_ranges_holds_what_it_says(string cell, double value, bool holds) =>
        Read(("x", "=> y"), (cell, "1")).Rules[0].Cells[0].ShouldBeOfType<DecisionCell.Ranges>().All.Any(r => r.Contains((decimal)value)).ShouldBe(holds);

    [Theory]
    [InlineData("是", "true")]
    [InlineData("no", "false")]
    [InlineData("a; b", "a b")]
    public void A_cell_of_words_holds_them(string cell, string words) => string.Join(' ', Read(("x", "=> y"), (cell, "1")).Rules[0].Cells[0].ShouldBeOfType<DecisionCell.Words>().All).ShouldBe(words);

    [Theory]
    [InlineData("[60..", "RT4602")]
    [InlineData("[80..60]", "RT4602")]
    [InlineData("(3..3)", "RT4602")]
    [InlineData(">= many", "RT4602")]
    [InlineData("1; a", "RT4602")]
    public void A_cell_that_means_nothing_is_told_at_its_place(string cell, string code)
    {
        var problem = DecisionTable.Read("t", Cells(("x", "=> y"), (cell, "1")), Place("t")).Diagnostics.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Span.ShouldBe(Place("A2"));
    }

    [Theory]
    [InlineData("RT4603", "x|=> y", "1|")]
    [InlineData("RT4604", "x|=> y", "1|1", "a|2")]
    [InlineData("RT4605", "x {a; b}|=> y", "c|1")]
    [InlineData("RT4601", "x|=> y")]
    public void A_table_that_cannot_be_read_is_told(string code, params string[] rows) =>
        DecisionTable.Read("t", Rows(rows), Place("t")).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void Gaps_are_named_with_their_ranges()
    {
        Told(HitPolicy.Unique, "x|=> y", "< 60|0", "(60..80)|1", "> 80|2").ShouldBe(["RT4606 60", "RT4606 80"], ignoreOrder: false);
        Told(HitPolicy.Unique, "x [0..100]|=> y", "[0..60)|0", "[70..80]|1").ShouldBe(["RT4606 [60..70)", "RT4606 (80..100]"]);
        Told(HitPolicy.Unique, "x|=> y", "[0..60)|0", ">= 60|1").ShouldBe(["RT4606 < 0"]);
        Told(HitPolicy.Unique, "x|ok|=> y", ">= 60|是|1", "< 60|-|0").ShouldBe(["RT4606 x >= 60, ok false"]);
    }

    [Fact]
    public void Overlaps_are_named_with_their_ranges_and_weigh_only_where_rules_differ()
    {
        Told(HitPolicy.Unique, "x|=> y", "<= 60|0", "[50..80]|1", "> 80|2").ShouldBe(["RT4608 [50..60]"]);
        Told(HitPolicy.First, "x|=> y", "<= 60|0", "[50..80]|1", "> 80|2").ShouldBeEmpty();
        var same = DecisionAnalysis.Of(Table("x|=> y", "<= 60|1", ">= 60|1"), HitPolicy.Unique).ShouldHaveSingleItem();
        same.Severity.ShouldBe(RongTong.Diagnostics.DiagnosticSeverity.Warning);
    }

    [Fact]
    public void Rules_behind_others_that_cover_them_are_told() =>
        Told(HitPolicy.First, "x|=> y", "-|0", ">= 3|1").ShouldBe(["RT4609 "]);

    [Fact]
    public void A_table_of_too_many_combinations_is_not_gone_through()
    {
        var heads = string.Join('|', Enumerable.Range(0, 20).Select(i => $"f{i}")) + "|=> y";
        Told(HitPolicy.Unique, heads, string.Join('|', Enumerable.Repeat("是", 20)) + "|1").ShouldBe(["RT4610 "]);
        Told(HitPolicy.Unique, string.Join('|', Enumerable.Range(0, 12).Select(i => $"f{i}")) + "|=> y", string.Join('|', Enumerable.Repeat("是", 12)) + "|1").Count.ShouldBe(12);
    }

    [Fact]
    public void More_gaps_than_can_be_read_are_counted() =>
        Told(HitPolicy.Unique, ["x|=> y", .. Enumerable.Range(0, 30).Select(i => $"{i}|1")]).ShouldContain(t => t.StartsWith("RT4607", StringComparison.Ordinal));

    [Fact]
    public void Numbers_to_points_become_bands() =>
        DecisionYaml.Of([Table("rd_ratio_y1|=> points", "< 3%|0", "[3%..5%)|5", ">= 5%|10")], HitPolicy.Unique).ShouldBe("""
            scales:
              t:   # rd_ratio_y1
                kind: bands
                full: 10
                bands:
                  - { below: 0.03, points: 0 }
                  - { from: 0.03, below: 0.05, points: 5 }
                  - { from: 0.05, points: 10 }

            """);

    [Fact]
    public void Where_the_first_counts_bands_are_what_is_left() =>
        DecisionYaml.Of([Table("x [0..100]|=> points", ">= 80|10", ">= 60|5", "-|0")], HitPolicy.First).ShouldContain("""
                bands:
                  - { below: 60, points: 0 }
                  - { from: 60, below: 80, points: 5 }
                  - { from: 80, points: 10 }
            """);

    [Fact]
    public void Everything_else_becomes_criteria() =>
        DecisionYaml.Of([Table("revenue_y1|listed|kind|=> tier", ">= 1000|是|-|gold", "[500..1000)|-|a; b|gold", "-|-|-|none")], HitPolicy.First).ShouldBe("""
            criteria:
              - id: t-gold
                name: tier gold
                when:
                  any:
                    - { all: [{ value: revenue_y1, atLeast: 1000 }, { field: listed, is: true }] }
                    - { all: [{ value: revenue_y1, atLeast: 500, below: 1000 }, { field: kind, in: [a, b] }] }
              - id: t-none
                name: tier none
                when: { not: { any: [{ all: [{ value: revenue_y1, atLeast: 1000 }, { field: listed, is: true }] }, { all: [{ value: revenue_y1, atLeast: 500, below: 1000 }, { field: kind, in: [a, b] }] }] } }

            """);

    /// <summary>Gaps and overlaps hold for every point: what the analysis says is what trying values finds.</summary>
    [Fact]
    public void Analysis_agrees_with_trying_values()
    {
        var random = new Random(4711);
        for (var round = 0; round < 300; round++)
        {
            var rules = Enumerable.Range(0, random.Next(1, 6)).Select(i =>
            {
                var (from, to) = (random.Next(0, 6), random.Next(6, 11));
                return $"{"[("[random.Next(2)]}{from}..{to}{"])"[random.Next(2)]}|{i}";
            }).ToList();
            var table = Table(["x [0..10]|=> y", .. rules]);
            var tried = Enumerable.Range(0, 101).Select(v => v / 10m).Select(v => table.Rules.Count(r => ((DecisionCell.Ranges)r.Cells[0]).All.Any(a => a.Contains(v)))).ToList();
            var found = DecisionAnalysis.Of(table, HitPolicy.Unique);
            found.Any(d => d.Code == "RT4606").ShouldBe(tried.Contains(0), string.Join('\n', rules));
            found.Any(d => d.Code == "RT4608").ShouldBe(tried.Any(t => t > 1), string.Join('\n', rules));
        }
    }

    private static List<string> Told(HitPolicy policy, params string[] rows) =>
        [.. DecisionAnalysis.Of(Table(rows), policy).Select(d => $"{d.Code} {Quoted(d.Message.En)}")];

    /// <summary>The values a message names, without the one input there is.</summary>
    private static string Quoted(string message)
    {
        var parts = message.Split('\'');
        var values = parts.Length > 4 ? parts[3] : "";
        return values.StartsWith("x ", StringComparison.Ordinal) && !values.Contains(',', StringComparison.Ordinal) ? values[2..] : values;
    }

    private static DecisionTable Table(params string[] rows) => DecisionTable.Read("t", Rows(rows), Place("t")) is { Value: { } table } ? table : throw new InvalidOperationException(string.Join('\n', rows));

    private static DecisionTable Read(params (string, string)[] rows) => DecisionTable.Read("t", Cells(rows), Place("t")).Value.ShouldNotBeNull();

    private static List<IReadOnlyList<(string, SourceSpan)>> Cells(params (string A, string B)[] rows) => Rows([.. rows.Select(r => $"{r.A}|{r.B}")]);

    private static List<IReadOnlyList<(string, SourceSpan)>> Rows(params string[] rows) =>
        [.. rows.Select((r, i) => (IReadOnlyList<(string, SourceSpan)>)[.. r.Split('|').Select((c, j) => (c, Place($"{(char)('A' + j)}{i + 1}")))])];

    private static SourceSpan Place(string cell) => SourceSpan.WholeFile("table.xlsx!t!" + cell);
}
