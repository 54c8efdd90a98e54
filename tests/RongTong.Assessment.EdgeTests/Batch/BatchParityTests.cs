using System.Globalization;
using System.Text.Json;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Batch;

/// <summary>The fast path decides as <c>assess</c> does, and the bytes depend on input, model and options alone.</summary>
public sealed class BatchParityTests
{
    [Fact]
    public void Every_row_is_decided_as_a_sheet_of_its_own()
    {
        AgreesWithSheets(BatchSample.Invented(400));
    }

    /// <summary>What the row before left behind must not show: each industry has bounds of its own, and answers are missing here and there.</summary>
    [Fact]
    public void A_row_takes_nothing_from_the_row_before()
    {
        string[] industries = ["agriculture", "industry", "construction", "wholesale", "retail", "transport", "warehousing", "postal", "accommodation", "catering", "telecom", "software", "realestate", "property", "leasing_business", "other", ""];
        var random = new Random(5);
        string Money(int most) => random.Next(8) == 0 ? "" : random.Next(most).ToString(CultureInfo.InvariantCulture);
        AgreesWithSheets(BatchSample.Table(Enumerable.Range(1, 300).Select(i => BatchSample.Row(i,
            ("size_industry", industries[random.Next(industries.Length)]), ("employees_y1", Money(1500)), ("revenue_y1", Money(120_000)), ("revenue_y2", Money(60_000)),
            ("main_revenue_y1", Money(60_000)), ("total_assets_y1", Money(150_000)), ("rd_expense_y1", Money(4000)), ("is_reexamination", random.Next(3) switch { 0 => "", 1 => "true", _ => "false" })))));
    }

    private static void AgreesWithSheets(byte[] table)
    {
        using var trial = BatchTrial.Of(table, "--explain", "all");
        var sheets = trial.Text("explanations.ndjson").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var rows = trial.Rows("results.csv");
        rows.Count.ShouldBe(sheets.Count);
        foreach (var (row, sheet) in rows.Zip(sheets))
        {
            var outcome = sheet.GetProperty("outcome");
            row["status"].ShouldBe(outcome.GetProperty("status").GetString(), row["row"]);
            row["grade"].ShouldBe(outcome.GetProperty("grade").GetString() ?? "", row["row"]);
            foreach (var criterion in sheet.GetProperty("criteria").EnumerateArray())
            {
                var id = criterion.GetProperty("id").GetString();
                var status = criterion.GetProperty("status").GetString();
                row["c:" + id].ShouldBe(status, $"{row["row"]} {id}");
                if (!row.TryGetValue("m:" + id, out var margin) || margin.Length == 0) continue;
                var room = decimal.Parse(margin, CultureInfo.InvariantCulture);
                if (status == "met") room.ShouldBeGreaterThanOrEqualTo(0);
                else (-room).ShouldBe(criterion.GetProperty("gap").GetDecimal(), $"{row["row"]} {id}");
            }
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("zh-CN")]
    public void Cultures_change_no_byte(string culture)
    {
        var table = BatchSample.Invented(300);
        using var plain = BatchTrial.Of(table);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            using var there = BatchTrial.Of(table);
            there.Hash.ShouldBe(plain.Hash);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Workers_change_no_byte()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(3000));
        foreach (var workers in (int[])[1, 2, 5])
        {
            var model = BatchSample.Open();
            var options = new BatchOptions { Today = new DateOnly(2026, 7, 15), Workers = workers };
            var table = BatchTable.Open(trial["applicants.csv"], "applicants.csv", model, null, CancellationToken.None).Value!;
            var directory = trial[$"workers-{workers}"];
            new BatchRun(table, model, options, directory, directory, TemplateDirectory.Load(Repository.Templates).Value).Run(null, CancellationToken.None).Value.ShouldNotBeNull();
            BatchTrial.HashOf(directory).ShouldBe(trial.Hash);
        }
    }

    [Fact]
    public void Shuffled_rows_get_the_same_decisions()
    {
        var lines = System.Text.Encoding.UTF8.GetString(BatchSample.Invented(500)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] shuffled = [lines[0], .. lines.Skip(1).Reverse()];
        using var plain = BatchTrial.Of(System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        using var other = BatchTrial.Of(System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", shuffled)));
        static IEnumerable<string> Decisions(BatchTrial trial) => trial.Rows("results.csv").Select(r => string.Join('|', r.Where(c => c.Key != "row").Select(c => c.Value))).Order(StringComparer.Ordinal);
        Decisions(other).ShouldBe(Decisions(plain));
    }

    [Fact]
    public void Counts_add_up()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(2000));
        var statistics = JsonDocument.Parse(trial.Text("statistics.json")).RootElement;
        long Of(JsonElement group, string name) => group.GetProperty(name).GetInt64();
        var total = statistics.GetProperty("total");
        Of(total, "applied").ShouldBe(2000);
        (Of(total, "passed") + Of(total, "failed") + Of(total, "undecided") + Of(total, "returned") + Of(total, "rejected")).ShouldBe(2000);
        var results = trial.Rows("results.csv");
        results.Count(r => r["grade"].Length > 0).ShouldBe((int)Of(total, "passed"));
        results.Count(r => r["status"] == "data_error").ShouldBe((int)Of(total, "returned"));
        foreach (var part in (string[])["regions", "industries"])
            statistics.GetProperty(part).EnumerateArray().Sum(g => Of(g, "passed")).ShouldBe(Of(total, "passed"));
        trial.Rows("notice.csv").Count.ShouldBe((int)Of(total, "passed") + 1);
        foreach (var criterion in statistics.GetProperty("criteria").EnumerateArray())
            Of(criterion, "only").ShouldBeLessThanOrEqualTo(Of(criterion, "unmet"));
    }
}
