using System.Text;
using RongTong.Assessing;
using RongTong.Benchmarking;
using RongTong.Compiling;
using RongTong.Text;

namespace RongTong.Tests.Benchmarking;

/// <summary>Quartiles of many firms: exact, of groups of ten or more, of one edition.</summary>
public class BenchmarkTests
{
    private static readonly CompiledModel Model = Compile("");
    private static readonly CompiledModel Other = Compile("note: { zh: 另一份, en: another }");

    [Theory]
    [InlineData("1 2 3 4 5", "2", "3", "4")]
    [InlineData("1 2 3 4", "1.75", "2.5", "3.25")]
    [InlineData("0 10", "2.5", "5", "7.5")]
    [InlineData("7", "7", "7", "7")]
    [InlineData("1 1 1 9", "1", "1", "3")]
    public void Quartiles_are_exact(string scores, string lower, string median, string upper) =>
        Quartiles.Of("", [.. scores.Split(' ').Select(Number)]).ShouldBe(new Quartiles("", scores.Split(' ').Length, Number(lower), Number(median), Number(upper)));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void Of_fewer_than_ten_firms_nothing_is_made(int firms, bool isMade)
    {
        var making = BenchmarkMaker.Of([.. Enumerable.Range(0, firms).Select(i => Firm(i))]);

        (making.Benchmark is not null, making.Counted, making.Suppressed).ShouldBe((isMade, firms, isMade ? 0 : 1));
    }

    [Fact]
    public void Groups_of_fewer_than_ten_are_not_stated()
    {
        var firms = Enumerable.Range(0, 19).Select(i => Firm(i, industry: i < 9 ? "C34" : "3511", size: "small", region: i % 2 == 0 ? "320505" : "330110"));

        var benchmark = Made([.. firms]);

        benchmark.Groups.Select(g => (g.Industry, g.Size, g.Region, g.Firms)).ShouldBe([(null, null, null, 19), ("35", null, null, 10), (null, "small", null, 19), (null, null, "32", 10), ("35", "small", null, 10)]);
    }

    [Fact]
    public void A_firm_counts_once_and_with_its_latest_sheet()
    {
        var making = BenchmarkMaker.Of([.. Enumerable.Range(0, 10).Select(i => Firm(i)), Firm(0, answer: 100, day: 2)]);

        (making.Counted, making.Earlier).ShouldBe((10, 1));
        making.Benchmark.ShouldNotBeNull().Groups[0].Scores[0].Upper.ShouldBe(Quartiles.Of("", [2, 3, 4, 5, 6, 7, 8, 9, 10, 100]).Upper);
    }

    [Fact]
    public void Of_two_results_of_one_day_the_same_counts_in_any_order()
    {
        List<Assessment> firms = [.. Enumerable.Range(0, 10).Select(i => Firm(i)), Firm(3, answer: 40), Firm(3, answer: 90), Firm(3, answer: null), Firm(4, answer: 50, industry: "34"), Firm(4, answer: 50, industry: "35")];
        var first = BenchmarkFile.Write(Made(firms));

        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            BenchmarkFile.Write(Made([.. firms.OrderBy(_ => random.Next())])).ShouldBe(first);
        }
    }

    [Fact]
    public void Sheets_that_go_back_or_are_open_are_left_out_and_counted()
    {
        var making = BenchmarkMaker.Of([.. Enumerable.Range(0, 10).Select(i => Firm(i)), Firm(20, answer: 101), Firm(21, answer: null)]);

        (making.Counted, making.Returned, making.Open).ShouldBe((10, 1, 1));
    }

    [Fact]
    public void The_nearest_group_there_is_stands_for_the_peers()
    {
        var benchmark = Made([.. Enumerable.Range(0, 30).Select(i => Firm(i, industry: i < 20 ? "34" : "35", size: i < 10 ? "small" : "medium", region: "320505"))]);

        Peers("34", "small").ShouldBe(("34", "small", null));
        Peers("34", "large").ShouldBe(("34", null, null));
        Peers("36", "small").ShouldBe((null, "small", null));
        Peers(null, null, "320000").ShouldBe((null, null, "32"));
        Peers(null, null, "110000").ShouldBe((null, null, null));

        (string?, string?, string?) Peers(string? industry, string? size, string region = "") =>
            benchmark.Place(Firm(99, industry: industry, size: size, region: region)).Value.ShouldNotBeNull().Group is var g ? (g.Industry, g.Size, g.Region) : default;
    }

    [Theory]
    [InlineData(2, PeerQuarter.Lowest)]
    [InlineData(3, PeerQuarter.BelowMedian)]
    [InlineData(5, PeerQuarter.BelowMedian)]
    [InlineData(6, PeerQuarter.AboveMedian)]
    [InlineData(8, PeerQuarter.AboveMedian)]
    [InlineData(9, PeerQuarter.Highest)]
    [InlineData(null, null)]
    public void A_score_is_in_the_quarter_it_is_certainly_in(int? answer, PeerQuarter? quarter)
    {
        // Quartiles of 1 to 11: 3.5, 6, 8.5.
        var benchmark = Made([.. Enumerable.Range(0, 11).Select(i => Firm(i))]);

        benchmark.Place(Firm(99, answer)).Value.ShouldNotBeNull().Scores[0].Quarter.ShouldBe(answer == 3 ? PeerQuarter.Lowest : quarter);
    }

    [Fact]
    public void Another_edition_is_refused()
    {
        var benchmark = Made([.. Enumerable.Range(0, 10).Select(i => Firm(i))]);

        benchmark.Place(Firm(3, model: Other)).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("RT4037");
        Should.Throw<ArgumentException>(() => BenchmarkMaker.Of([Firm(1), Firm(2, model: Other)]));
    }

    [Fact]
    public void What_is_written_is_read_back_from_json_and_yaml()
    {
        var benchmark = Made([.. Enumerable.Range(0, 25).Select(i => Firm(i, industry: "34", size: "small", region: "320505"))]);
        var text = Encoding.UTF8.GetString(BenchmarkFile.Write(benchmark));

        foreach (var name in (string[])["peers.json", "peers.yaml"])
        {
            var read = BenchmarkFile.Read(new SourceText(name, text));
            read.Diagnostics.ShouldBeEmpty();
            Encoding.UTF8.GetString(BenchmarkFile.Write(read.Value.ShouldNotBeNull())).ShouldBe(text);
        }
    }

    [Fact]
    public void Small_groups_and_scores_are_left_out_when_read_too()
    {
        var read = BenchmarkFile.Read(new SourceText("peers.yaml", File("10", "{ n: 9, q1: 1, median: 2, q3: 3 }, { id: a, n: 10, q1: 1, median: 2, q3: 3 }") + """
              - { n: 9, industry: "34", scores: [] }

            """));

        read.Diagnostics.Select(d => d.Code).ShouldBe(["RT4036", "RT4036"]);
        read.Value.ShouldNotBeNull().Groups.ShouldHaveSingleItem().Scores.ShouldHaveSingleItem().Path.ShouldBe("a");
    }

    [Fact]
    public void Quartiles_that_fall_are_an_error_with_their_place()
    {
        var read = BenchmarkFile.Read(new SourceText("peers.yaml", File("10", "{ n: 10, q1: 3, median: 2, q3: 4 }")));

        read.Value.ShouldBeNull();
        (read.Diagnostics.ShouldHaveSingleItem().Code, read.Diagnostics[0].Span?.Line).ShouldBe(("RT3021", 4));
    }

    private static string File(string firms, string scores) => $$"""
        schema: rongtong/benchmark@1
        model: { ref: test/level@1, fingerprint: sha256:00 }
        groups:
          - { n: {{firms}}, scores: [ {{scores}} ] }

        """;

    private static Benchmark Made(IReadOnlyCollection<Assessment> firms) => BenchmarkMaker.Of(firms).Benchmark.ShouldNotBeNull();

    /// <summary>The firm of a number; its one answer, 1 to 100, is its score.</summary>
    private static Assessment Firm(int number, int? answer = -1, string? industry = null, string? size = null, string region = "", int day = 1, CompiledModel? model = null)
    {
        var sheet = new AnswerSheet { AsOf = new DateOnly(2026, 1, day), Enterprise = new Enterprise($"firm {number}", "", region, industry, size) };
        var given = answer == -1 ? number + 1 : answer;
        return (model ?? Model).Assess(given is { } value ? sheet.With("q", value.ToString(System.Globalization.CultureInfo.InvariantCulture)) : sheet);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static CompiledModel Compile(string note)
    {
        var compiled = ModelCompiler.Compile(new ModelSources(new SourceText("level.yaml", $$"""
            model: test/level@1
            name: { zh: 水平, en: level }
            authority: { document: "-", issuer: { zh: 测试, en: test } }
            effective: { from: 2025-01-01 }
            {{note}}
            score: { outOf: 100 }
            clauses: { all: { document: "-", place: { zh: 全文, en: whole }, confidence: high } }
            indicators:
              - { id: a, name: { zh: 甲, en: a }, weight: 100, clause: all, questions: [ { id: q, text: { zh: 问, en: q }, answer: { type: number, min: 0, max: 100 }, scale: { kind: formula, formula: value } } ] }
            criteria:
              - { id: enough, name: { zh: 够, en: enough }, clause: all, when: { score: total, atLeast: 10 } }
            grades: [ { id: certified, name: { zh: 通过, en: certified }, requires: [ enough ] } ]

            """)));
        return compiled.Value.ShouldNotBeNull(string.Join("\n", compiled.Diagnostics));
    }
}
