using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

public sealed class BenchmarkTests : IDisposable
{
    private const string Qiheng = "rules/samples/qiheng.yaml";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Page(string language) => await Snapshot.Verify(CommandRun.Of("assess", Qiheng, "--benchmark", Peers(), "--lang", language).Page, language);

    [Fact]
    public void Advice_carries_the_standing_and_null_without_a_benchmark()
    {
        using var with = JsonDocument.Parse(CommandRun.Of("advise", Qiheng, "--benchmark", Peers(), "--format", "json").Bytes);
        with.RootElement.GetProperty("benchmark").GetProperty("n").GetInt32().ShouldBe(13);
        with.RootElement.GetProperty("benchmark").GetProperty("scores")[0].GetProperty("quarter").GetString().ShouldBe("below-median");

        using var without = JsonDocument.Parse(CommandRun.Of("advise", Qiheng, "--format", "json").Bytes);
        without.RootElement.GetProperty("benchmark").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void The_result_is_the_same_but_for_the_standing()
    {
        using var with = JsonDocument.Parse(CommandRun.Of("assess", Qiheng, "--benchmark", Peers(), "--format", "json").Bytes);
        using var without = JsonDocument.Parse(CommandRun.Of("assess", Qiheng, "--format", "json").Bytes);

        with.RootElement.EnumerateObject().Where(p => p.Name != "benchmark").Select(p => p.Value.GetRawText()).ShouldBe(without.RootElement.EnumerateObject().Select(p => p.Value.GetRawText()));
    }

    [Fact]
    public void The_order_of_the_sheets_does_not_matter()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "rules/samples"), "sf-*.yaml").Order(StringComparer.Ordinal).ToList();

        CommandRun.Of(["benchmark", "make", .. Enumerable.Reverse(files)]).Bytes.ShouldBe(CommandRun.Of(["benchmark", "make", .. files]).Bytes);
    }

    [Fact]
    public void A_benchmark_of_another_edition_is_refused_and_the_result_still_given()
    {
        var run = CommandRun.Of("assess", "rules/samples/dma-t0.yaml", "--benchmark", Peers(), "--format", "json");

        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain("RT4037");
        run.Bytes.ShouldBe(CommandRun.Of("assess", "rules/samples/dma-t0.yaml", "--format", "json").Bytes);
    }

    [Theory]
    [InlineData("rules/samples/qiheng.yaml", "RT4038")]
    [InlineData("rules/samples/qiheng.yaml rules/samples/dma-t0.yaml", "RT4039")]
    public void Too_few_firms_and_mixed_editions_make_no_benchmark(string sheets, string code)
    {
        var run = CommandRun.Of(["benchmark", "make", .. sheets.Split(' ')]);

        (run.Exit, run.Text).ShouldBe((ExitCode.InputInvalid, ""));
        run.Messages.ShouldContain(code);
    }

    [Fact]
    public void A_file_that_is_no_benchmark_is_bad_input() =>
        CommandRun.Of("assess", Qiheng, "--benchmark", Qiheng).Exit.ShouldBe(ExitCode.InputInvalid);

    [Fact]
    public void A_table_a_workbook_and_stored_results_count_like_the_sheets()
    {
        var sheets = Small("sheets.ndjson", Sheets(Firms));
        var table = Small("firms.csv", Table(Firms));
        var workbook = _directory.Write("firms.xlsx", Workbook(Table(Firms)));
        var expected = Make(sheets);
        expected.Exit.ShouldBe(ExitCode.Done, expected.Messages);
        using (var json = JsonDocument.Parse(expected.Bytes))
        {
            var groups = json.RootElement.GetProperty("groups").EnumerateArray().ToList();
            // Firm 0 stands there twice; the 14 of one division and the 12 of one province are groups, the others are too few.
            groups.Select(g => g.GetProperty("n").GetInt32()).ShouldBe([21, 14, 12]);
            groups[0].GetProperty("scores")[0].GetProperty("median").GetDecimal().ShouldBe(11m);
            json.RootElement.GetProperty("to").GetString().ShouldBe("2026-03-01");
        }
        Make(table, "--model", "test/level@1").Bytes.ShouldBe(expected.Bytes);
        Make(workbook, "--model", "test/level@1").Bytes.ShouldBe(expected.Bytes);

        foreach (var format in (string[])["json", "ndjson"])
        {
            var stored = _directory.Write($"results.{format}", Run("assess", sheets, "--format", format).Bytes);
            using var made = JsonDocument.Parse(Make(stored).Bytes);
            using var all = JsonDocument.Parse(expected.Bytes);
            // A result states no industry.
            made.RootElement.GetProperty("groups").EnumerateArray().Select(g => g.GetRawText()).ShouldBe(all.RootElement.GetProperty("groups").EnumerateArray().Where(g => !g.TryGetProperty("industry", out _)).Select(g => g.GetRawText()));
        }
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var first = Make(Small("firms.csv", Table(Firms)), "--model", "test/level@1").Bytes;

        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            Make(Small("shuffled.csv", Table([.. Firms.OrderBy(_ => random.Next())])), "--model", "test/level@1").Bytes.ShouldBe(first);
        }
    }

    [Fact]
    public void What_cannot_be_read_is_told_and_the_rest_counts()
    {
        var table = Make(Small("firms.csv", Table([.. Firms, new Firm("x", Code(98), "330110", "34", "2026-01-01", "many")])), "--model", "test/level@1");
        (table.Exit, table.Messages.Contains("RT4131")).ShouldBe((ExitCode.InputInvalid, true), table.Messages);
        table.Bytes.ShouldBe(Make(Small("sound.csv", Table(Firms)), "--model", "test/level@1").Bytes);

        var sheets = Small("sheets.ndjson", Sheets(Firms));
        var results = Run("assess", sheets, "--format", "ndjson").Text;
        var other = Make(Small("mixed.ndjson", results + "{\"schema\":\"rongtong/advice@1\"}\n"));
        (other.Exit, other.Messages.Contains("RT1012")).ShouldBe((ExitCode.InputInvalid, true), other.Messages);
        other.Bytes.ShouldBe(Make(Small("whole.ndjson", results)).Bytes);
        var cut = Make(Small("cut.ndjson", results[..^40]));
        (cut.Exit, cut.Messages.Contains("RT1001")).ShouldBe((ExitCode.InputInvalid, true), cut.Messages);
    }

    [Fact]
    public void A_table_needs_a_model() => Make(Small("firms.csv", Table(Firms))).Exit.ShouldBe(ExitCode.Usage);

    private sealed record Firm(string Name, string Code, string Region, string Industry, string Day, string Answer);

    /// <summary>Twenty-one firms with the scores 1 to 21; the first has an earlier row, and two of one day before that.</summary>
    private static Firm[] Firms =>
    [
        .. Enumerable.Range(0, 21).Select(i => new Firm($"firm {i}", Code(i), i < 12 ? "330110" : "110101", i < 14 ? "3411" : "3511", "2026-03-01", $"{i + 1}")),
        new Firm("firm 0", Code(0), "330110", "3411", "2026-02-01", "70"), new Firm("firm 0", Code(0), "330110", "3411", "2026-02-01", "80"),
    ];

    private static string Code(int number)
    {
        var body = $"9133040{number:0000000000}";
        return body + Models.CreditCode.CheckDigit(body);
    }

    private static string Table(IEnumerable<Firm> firms) => "name,uscc,region,industry,asOf,q\n" + string.Concat(firms.Select(f => $"{f.Name},{f.Code},{f.Region},{f.Industry},{f.Day},{f.Answer}\n"));

    private static string Sheets(IEnumerable<Firm> firms) => string.Concat(firms.Select(f =>
        $$"""{ "sheet": "rongtong/sheet@1", "model": "test/level@1", "asOf": "{{f.Day}}", "enterprise": { "name": "{{f.Name}}", "uscc": "{{f.Code}}", "region": "{{f.Region}}", "industry": "{{f.Industry}}" }, "answers": { "q": {{f.Answer}} } }""" + "\n"));

    private static byte[] Workbook(string csv)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(csv.TrimEnd('\n').Split('\n').Select(line => new Row(line.Split(',').Select(text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) })))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "firms", SheetId = 1, Id = book.GetIdOfPart(part) }));
        }
        return stream.ToArray();
    }

    /// <summary>A file beside a small model whose one answer is the score.</summary>
    private string Small(string name, string text)
    {
        _directory.Write("rules/test/level/1/model.yaml", System.Text.Encoding.UTF8.GetBytes("""
            model: test/level@1
            name: { zh: 水平, en: level }
            authority: { document: "-", issuer: { zh: 测试, en: test } }
            effective: { from: 2025-01-01 }
            score: { outOf: 100 }
            clauses: { all: { document: "-", place: { zh: 全文, en: whole }, confidence: high } }
            indicators:
              - { id: a, name: { zh: 甲, en: a }, weight: 100, clause: all, questions: [ { id: q, text: { zh: 问, en: q }, answer: { type: number, min: 0, max: 100 }, scale: { kind: formula, formula: value } } ] }
            criteria:
              - { id: enough, name: { zh: 够, en: enough }, clause: all, when: { score: total, atLeast: 10 } }
            grades: [ { id: certified, name: { zh: 通过, en: certified }, requires: [ enough ] } ]

            """));
        return _directory.Write(name, System.Text.Encoding.UTF8.GetBytes(text));
    }

    private CommandRun Make(params string[] args) => Run(["benchmark", "make", .. args]);

    private CommandRun Run(params string[] args) => CommandRun.With(c => c with { Rules = _directory["rules"] }, args);

    /// <summary>The benchmark of the sample firms.</summary>
    private string Peers()
    {
        var path = _directory["peers.json"];
        var samples = Directory.GetFiles(Path.Combine(Repository.Root, "rules/samples"), "sf-*.yaml").Order(StringComparer.Ordinal).Select(f => $"rules/samples/{Path.GetFileName(f)}");
        var run = CommandRun.Of(["benchmark", "make", .. samples, Qiheng, "rules/samples/all-best.yaml", "-o", path]);
        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        return path;
    }
}
