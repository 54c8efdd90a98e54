using System.Text;
using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Lab;

/// <summary>Stored results come out again byte by byte, or it is said why not.</summary>
public sealed class ReplayTests
{
    private const string Model = "miit/sme-digital-level/2024";

    /// <summary>Sheets of four models, each with answers left out, wrong or added.</summary>
    [Theory]
    [InlineData("ndjson", "zh")]
    [InlineData("json", "en")]
    public void Thousand_results_come_out_again(string format, string language)
    {
        using var directory = new TemporaryDirectory();
        var random = new Random(11);
        string[] samples = ["qiheng", "sf-05", "srdi-certified", "m22-little-giant", "dma-t0"];
        for (var i = 0; i < 1000; i++)
        {
            var lines = File.ReadAllLines(Path.Combine(Repository.Rules, $"samples/{samples[i % samples.Length]}.yaml"));
            var answers = Array.FindIndex(lines, l => l.StartsWith("answers:", StringComparison.Ordinal));
            var kept = lines.Where((l, n) => n <= answers || !l.StartsWith("  ", StringComparison.Ordinal) || l.StartsWith("   ", StringComparison.Ordinal) || l.TrimEnd().EndsWith(':') || random.Next(8) > 0).ToList();
            if (random.Next(5) == 0) kept.Insert(kept.FindIndex(l => l.StartsWith("answers:", StringComparison.Ordinal)) + 1, "  no-such-answer: 三千万");
            if (random.Next(5) == 0) kept.RemoveAll(l => l.StartsWith("asOf:", StringComparison.Ordinal));
            directory.Write($"sheets/{i:0000}.yaml", Encoding.UTF8.GetBytes(string.Join('\n', kept) + "\n"));
        }
        var assessed = CommandRun.Of("assess", directory["sheets"], "--format", format, "--with-sheet", "--lang", language, "-q");
        directory.Write("stored." + format, assessed.Bytes);
        var replayed = CommandRun.Of("replay", directory["stored." + format], "--lang", "en");
        replayed.Messages.ShouldBe("");
        replayed.Exit.ShouldBe(ExitCode.Done);
        var stored = assessed.Text.Split("rongtong/assessment@1").Length - 1;
        stored.ShouldBeGreaterThanOrEqualTo(1000);
        replayed.Text.ShouldContain($"{stored:N0} results");
    }

    [Fact]
    public void A_changed_result_is_found_and_the_firm_named()
    {
        using var directory = new TemporaryDirectory();
        var stored = CommandRun.Of("assess", "rules/samples/qiheng.yaml", "rules/samples/sf-05.yaml", "--format", "json", "--with-sheet", "-q").Text;
        directory.Write("stored.json", Encoding.UTF8.GetBytes(stored.Replace("35.975", "45.975", StringComparison.Ordinal)));
        var replayed = CommandRun.Of("replay", directory["stored.json"], "--lang", "zh");
        replayed.Exit.ShouldBe(ExitCode.Integrity);
        replayed.Messages.ShouldContain("RT6096");
        replayed.Messages.ShouldContain("启衡精密机械有限公司");
    }

    [Fact]
    public void A_result_without_its_sheet_takes_one_beside_it()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("stored.json", CommandRun.Of("assess", "rules/samples/qiheng.yaml", "--format", "json", "-q").Bytes);
        CommandRun.Of("replay", directory["stored.json"]).Messages.ShouldContain("RT6094");
        CommandRun.Of("replay", directory["stored.json"]).Exit.ShouldBe(ExitCode.InputInvalid);
        CommandRun.Of("replay", directory["stored.json"], "--sheet", "rules/samples/qiheng.yaml").Exit.ShouldBe(ExitCode.Done);
        CommandRun.Of("replay", directory["stored.json"], "--sheet", "rules/samples/sf-05.yaml").Exit.ShouldBe(ExitCode.Integrity);
    }

    /// <summary>The text that decides has changed since: the fingerprints tell, and a directory with the older text beside it gives the result again.</summary>
    [Fact]
    public void Another_text_is_refused_and_the_older_one_found()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("stored.json", CommandRun.Of("assess", "rules/samples/qiheng.yaml", "--format", "json", "--with-sheet", "-q").Bytes);
        foreach (var file in new[] { "model.yaml", "measures.yaml" })
        {
            var text = File.ReadAllText(Path.Combine(Repository.Rules, Model, file));
            directory.Write($"kept/2024-09/{Model}/{file}", Encoding.UTF8.GetBytes(text));
            var changed = Encoding.UTF8.GetBytes(text.Replace("when: { score: total, atLeast: 40 }", "when: { score: total, atLeast: 41 }", StringComparison.Ordinal));
            directory.Write($"kept/{Model}/{file}", changed);
            directory.Write($"now/{Model}/{file}", changed);
        }
        var refused = CommandRun.Of("replay", directory["stored.json"], "--rules", directory["now"], "--lang", "en");
        refused.Exit.ShouldBe(ExitCode.Integrity);
        refused.Messages.ShouldContain("RT6095");
        refused.Messages.Split("sha256:").Length.ShouldBe(3, "both fingerprints are named");
        CommandRun.Of("replay", directory["stored.json"], "--rules", directory["kept"]).Exit.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public void A_batch_is_decided_again()
    {
        using var directory = new TemporaryDirectory();
        const string Table = "rules/samples/batch/applicants-2026.csv";
        CommandRun.Of("batch", "run", Table, "--model", "miit/srdi-sme@2026", "-o", directory["out"], "-q");
        CommandRun.Of("replay", directory["out"]).Messages.ShouldContain("--input");
        var replayed = CommandRun.Of("replay", directory["out"], "--input", Table, "--lang", "en");
        replayed.Exit.ShouldBe(ExitCode.Done);
        replayed.Text.ShouldContain("300 results");
        var results = File.ReadAllText(directory["out/results.csv"]);
        File.WriteAllText(directory["out/results.csv"], results.Replace(",certified,", ",,", StringComparison.Ordinal));
        var changed = CommandRun.Of("replay", directory["out"], "--input", Table);
        changed.Exit.ShouldBe(ExitCode.Integrity);
        changed.Messages.ShouldContain("RT6097");
        File.WriteAllText(directory["out/run.json"], File.ReadAllText(directory["out/run.json"]).Replace("\"sha256:", "\"sha256:0", StringComparison.Ordinal));
        CommandRun.Of("replay", directory["out"], "--input", Table).Messages.ShouldContain("RT6095");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("{\"schema\":\"rongtong/assessment@1\",\"model\":{}}")]
    [InlineData("")]
    [InlineData("[]")]
    public void What_is_no_result_is_refused(string text)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("stored.json", Encoding.UTF8.GetBytes(text));
        var replayed = CommandRun.Of("replay", directory["stored.json"]);
        replayed.Exit.ShouldBe(ExitCode.InputInvalid);
        replayed.Messages.ShouldContain("RT6094");
    }
}
