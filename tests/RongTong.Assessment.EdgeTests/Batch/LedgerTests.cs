using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RongTong.Cli;
using RongTong.Hosting.Ledger;

namespace RongTong.EdgeTests.Batch;

/// <summary>Whatever is changed afterwards is found. RONGTONG_TAMPERINGS sets how many changes are tried.</summary>
public sealed class LedgerTests
{
    private static int Tamperings => int.TryParse(Environment.GetEnvironmentVariable("RONGTONG_TAMPERINGS"), CultureInfo.InvariantCulture, out var count) ? count : 500;

    [Fact]
    public void Every_change_of_a_bit_a_line_or_an_end_is_found()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(30));
        LedgerVerifier.Check(trial.Out, null, CancellationToken.None).Differences.ShouldBeEmpty();
        var files = Directory.GetFiles(trial.Out).Order(StringComparer.Ordinal).Select(f => (Path: f, Bytes: File.ReadAllBytes(f))).Where(f => f.Bytes.Length > 0).ToList();
        var often = files.Where(f => Path.GetFileName(f.Path) is "ledger.ndjson" or "results.csv").ToList();
        var random = new Random(11);
        var tried = 0;
        for (var i = 0; tried < Tamperings; i++)
        {
            var (path, bytes) = random.Next(2) == 0 ? often[random.Next(often.Count)] : files[random.Next(files.Count)];
            var changed = Change(bytes, random);
            if (changed.AsSpan().SequenceEqual(bytes)) continue;
            tried++;
            File.WriteAllBytes(path, changed);
            LedgerVerifier.Check(trial.Out, null, CancellationToken.None).IsSound.ShouldBeFalse($"change {i} of {Path.GetFileName(path)}");
            File.WriteAllBytes(path, bytes);
        }
        trial.Verify().ShouldBe(ExitCode.Done);
    }

    [Fact]
    public void A_batch_written_anew_is_found_by_the_published_root()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1), BatchSample.Row(2)));
        var root = trial.Rows("notice.csv")[^1]["统一社会信用代码"];
        trial.Verify("--root", root).ShouldBe(ExitCode.Done);
        using var other = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1), BatchSample.Row(2, ("rd_expense_y1", "1"))));
        other.Verify().ShouldBe(ExitCode.Done);
        other.Verify("--root", root).ShouldBe(ExitCode.Integrity);
    }

    [Fact]
    public void With_the_input_the_decisions_are_checked_too()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(200));
        trial.Verify("--input", trial["applicants.csv"]).ShouldBe(ExitCode.Done);
        var other = Path.Combine(Path.GetDirectoryName(trial["applicants.csv"])!, "other.csv");
        File.WriteAllBytes(other, BatchSample.Invented(200, seed: 2));
        trial.Verify("--input", other).ShouldBe(ExitCode.Integrity);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100)]
    public void Every_firm_can_prove_its_record_and_nothing_else(int firms)
    {
        using var trial = BatchTrial.Of(BatchSample.Table(Enumerable.Range(1, firms).Select(i => BatchSample.Row(i, ("enterprise_name", "甲\"乙\\丙\t丁")))));
        var root = trial.Rows("notice.csv")[^1]["统一社会信用代码"];
        foreach (var number in Enumerable.Range(1, firms).Where(n => firms < 10 || n % 9 == 0))
        {
            var proof = CommandRun.Of("batch", "proof", trial.Out, BatchSample.Code(number));
            proof.Exit.ShouldBe(ExitCode.Done);
            InclusionProof.Holds(proof.Bytes, root).ShouldBeTrue();
            InclusionProof.Holds(Encoding.UTF8.GetBytes(proof.Text.Replace("\"certified\"", "\"none\"", StringComparison.Ordinal)), root).ShouldBeFalse();
            InclusionProof.Holds(proof.Bytes, new string('0', 64)).ShouldBeFalse();
            if (firms > 1) proof.Text.ShouldNotContain(BatchSample.Code(number == 1 ? 2 : 1));
        }
        CommandRun.Of("batch", "proof", trial.Out, BatchSample.Code(999_999)).Exit.ShouldBe(ExitCode.InputInvalid);
    }

    [Fact]
    public void A_draw_can_be_made_again_from_its_description()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(600));
        var run = CommandRun.Of("batch", "draw", trial.Out, "--seed", "2026100", "--share", "0.1", "--strata", "region");
        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        var firms = trial.Rows("notice.csv").Where(r => r["序号"].Length > 0).ToList();
        var again = firms.GroupBy(f => f["所属市县"][..4] + "00", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g
            .Select(f => (Code: f["统一社会信用代码"], Ticket: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"2026100\n{f["统一社会信用代码"]}\n0")))))
            .OrderBy(f => f.Ticket, StringComparer.Ordinal).Take((g.Count() + 9) / 10)).Select(f => f.Code);
        Csv.Read(run.Text).Select(r => r["uscc"]).ShouldBe(again);
        CommandRun.Of("batch", "draw", trial.Out, "--seed", "2026101", "--share", "0.1", "--strata", "region").Text.ShouldNotBe(run.Text);
    }

    [Fact]
    public void No_expert_is_sent_into_a_conflict()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(Enumerable.Range(1, 40).Select(i => BatchSample.Row(i))));
        File.WriteAllText(trial["experts.csv"], $"name,conflicts\r\n甲,{BatchSample.Code(1)};{BatchSample.Code(2)}\r\n乙,3304\r\n丙,\r\n丁,别的公司\r\n");
        var run = CommandRun.Of("batch", "draw", trial.Out, "--seed", "s", "--share", "1", "--experts", trial["experts.csv"], "--weight", "fragile");
        run.Exit.ShouldBe(ExitCode.Done, run.Messages);
        var drawn = Csv.Read(run.Text);
        drawn.Count.ShouldBe(40);
        drawn.ShouldAllBe(r => !r["experts"].Contains('乙', StringComparison.Ordinal) && r["experts"].Split(';', StringSplitOptions.None).Length == 2);
        drawn.Where(r => r["uscc"] == BatchSample.Code(1)).ShouldAllBe(r => !r["experts"].Contains('甲', StringComparison.Ordinal));
    }

    [Fact]
    public void Two_batches_are_compared_firm_by_firm()
    {
        using var before = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1), BatchSample.Row(2), BatchSample.Row(3)));
        using var after = BatchTrial.Of(BatchSample.Table(BatchSample.Row(2, ("rd_expense_y1", "99.99")), BatchSample.Row(1), BatchSample.Row(4)));
        var changes = Csv.Read(CommandRun.Of("batch", "compare", before.Out, after.Out, "--format", "csv").Text);
        changes.Select(c => (c["uscc"], c["from"], c["to"])).ShouldBe(
        [
            (BatchSample.Code(2), "decided/certified", "decided"),
            (BatchSample.Code(3), "decided/certified", ""),
            (BatchSample.Code(4), "", "decided/certified"),
        ], ignoreOrder: true);
        changes.Single(c => c["uscc"] == BatchSample.Code(2))["criteria"].ShouldContain("S3-1: met → unmet");
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        var text = bytes.ToList();
        var lines = Encoding.UTF8.GetString(bytes).Split('\n').ToList();
        switch (random.Next(5))
        {
            case 0:
                lines.RemoveAt(random.Next(lines.Count));
                return Encoding.UTF8.GetBytes(string.Join('\n', lines));
            case 1:
                var line = random.Next(lines.Count);
                lines.Insert(random.Next(lines.Count), lines[line]);
                return Encoding.UTF8.GetBytes(string.Join('\n', lines));
            case 2:
                var (one, other) = (random.Next(lines.Count), random.Next(lines.Count));
                (lines[one], lines[other]) = (lines[other], lines[one]);
                return Encoding.UTF8.GetBytes(string.Join('\n', lines));
            case 3:
                return bytes[..random.Next(bytes.Length)];
            default:
                text[random.Next(text.Count)] ^= (byte)(1 << random.Next(8));
                return [.. text];
        }
    }
}
