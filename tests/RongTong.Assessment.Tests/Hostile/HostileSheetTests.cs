using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Tests.Hostile;

/// <summary>Sheets in JSON and YAML as people and attackers write them.</summary>
public class HostileSheetTests
{
    private static readonly CompiledModel Model = ShippedModel.Compiled;

    [Theory]
    [InlineData("{", "RT1001")]
    [InlineData("", "RT1009")]
    [InlineData("[]", "RT1009")]
    [InlineData("nul", "RT1001")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": {}, }", "RT1001")]
    [InlineData("{ 'sheet': 'rongtong/sheet@1' }", "RT1001")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\" // note\n}", "RT1001")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": 1, \"a\": 2 } }", "RT1007")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": \"\\ud800\" } }", "RT1001")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"\\udc00\": 1 } }", "RT1001")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": NaN } }", "RT1001")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": 01 } }", "RT1001")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": \"b\u0007\" } }", "RT1019")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": \"b\u202e\" } }", "RT1019")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": \"b\\u202e\" } }", "RT1019")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": \"b\\u0000\" } }", "RT1019")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": { \"a\": { \"b\": 1 } } }", "RT1012")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": [] }", "RT1012")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@2\", \"answers\": {} }", "RT4012")]
    [InlineData("{ \"answers\": {} }", "RT1011")]
    [InlineData("{ \"sheet\": \"rongtong/sheet@1\", \"answers\": {}, \"scores\": {} }", "RT1010")]
    [InlineData("\"rongtong/sheet@1\"", "RT1012")]
    [InlineData("1 2 3", "RT1012")]
    public void Json_that_is_no_sheet_is_refused(string json, string code)
    {
        var (sheets, diagnostics) = SheetReader.Read(new SourceText("sheet.json", json));
        sheets.ShouldBeEmpty();
        diagnostics.Select(d => d.Code).ShouldContain(code);
        diagnostics.ShouldAllBe(d => d.Span != null);
    }

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, null)]
    [InlineData(17, "RT1004")]
    [InlineData(200_000, "RT1004")]
    public void Json_depth_is_limited_exactly(int depth, string? code)
    {
        var (documents, diagnostics) = JsonReader.ReadStream(new SourceText("a.json", new string('[', depth) + new string(']', depth)), TextLimits.Sheets);
        (diagnostics.FirstOrDefault()?.Code).ShouldBe(code);
        (documents.Length == 1).ShouldBe(code is null);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "RT1005")]
    public void Json_nodes_are_limited_exactly(int nodes, string? code) =>
        (JsonReader.ReadStream(new SourceText("a.json", $"[{string.Join(',', Enumerable.Repeat("1", nodes - 1))}]"), new TextLimits(Nodes: 10)).Diagnostics.FirstOrDefault()?.Code).ShouldBe(code);

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "RT1003")]
    public void Json_bytes_are_limited_exactly(int bytes, string? code) =>
        (JsonReader.ReadStream(new SourceText("a.json", $"\"{new string('x', bytes - 2)}\""), new TextLimits(Bytes: 100)).Diagnostics.FirstOrDefault()?.Code).ShouldBe(code);

    [Theory]
    [InlineData("1e3", "RT4002")]
    [InlineData("1E+3", "RT4002")]
    [InlineData("1,000", "RT4002")]
    [InlineData("1 000", "RT4002")]
    [InlineData("１２", "RT4002")]
    [InlineData("一百", "RT4002")]
    [InlineData("NaN", "RT4002")]
    [InlineData("Infinity", "RT4002")]
    [InlineData("-∞", "RT4002")]
    [InlineData("0x1F", "RT4002")]
    [InlineData("30%", "RT4002")]
    [InlineData("¥300", "RT4002")]
    [InlineData("123456789012345678901234567890", "RT4002")]
    [InlineData("0.12345678901234567890123456789", "RT4002")]
    [InlineData("1000000000001", "RT4003")]
    [InlineData("-1", "RT4003")]
    [InlineData("1000000000000", null)]
    [InlineData("0", null)]
    [InlineData("0.0000000000000000000000000001", null)]
    [InlineData(" 12 ", null)]
    public void A_number_is_read_or_named(string value, string? code) => Codes("revenue-last-year", value).ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("1.5", "RT4002")]
    [InlineData("1.0", null)]
    [InlineData("-1", "RT4003")]
    [InlineData("true", "RT4002")]
    public void A_whole_number_is_read_or_named(string value, string? code) => Codes("equipment-total", value).ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("5", "RT4004")]
    [InlineData("-1", "RT4004")]
    [InlineData("2.0", "RT4004")]
    [InlineData("二级", "RT4004")]
    [InlineData("4", null)]
    public void A_level_is_read_or_named(string value, string? code) => Codes("product-design", value).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void A_sheet_of_nothing_but_mistakes_is_read_soon()
    {
        var clock = ThreadClock.Start();
        var sheet = new AnswerSheet { Answers = Enumerable.Range(0, 20_000).ToDictionary(i => $"no-such-answer-{i}", _ => new Answer(["x"], null), StringComparer.Ordinal).Aggregate(new AnswerSheet().Answers.ToBuilder(), (b, a) => { b[a.Key] = a.Value; return b; }).ToImmutable() };
        Model.Assess(sheet).Outcome.Status.ShouldNotBe(OutcomeStatus.DataError);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Hostile_answers_stay_answers()
    {
        string[] values = ["'; DROP TABLE x", "{{ 1 + 1 }}", "<script>alert(1)</script>", "=1+1", "../../etc/passwd", "%s%n", "${jndi:x}", new string('a', 100_000), "a\nb", "\u202e", "\ud800", "\0"];
        foreach (var value in values)
        foreach (var id in new[] { "revenue-last-year", "product-design", "q01-network", "q05-information-system" })
        {
            var assessment = Model.Assess(new AnswerSheet { AsOf = new DateOnly(2026, 7, 15) }.With(id, value));
            assessment.Outcome.Status.ShouldBe(OutcomeStatus.DataError);
            AssessmentJson.Write(assessment, Language.Zh, indented: false).Length.ShouldBeGreaterThan(100);
        }
    }

    private static IEnumerable<string> Codes(string id, string value) =>
        Model.Assess(new AnswerSheet { AsOf = new DateOnly(2026, 7, 15) }.With(id, value)).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code);
}
