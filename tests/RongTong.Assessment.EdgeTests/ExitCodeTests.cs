using RongTong.Cli;

namespace RongTong.EdgeTests;

/// <summary>Every verb and every way it can end.</summary>
public sealed class ExitCodeTests
{
    private const string Qiheng = "rules/samples/qiheng.yaml";
    private const string Model = "miit/sme-digital-level@2024";

    public static TheoryData<string, int, string> Lines => new()
    {
        { "", 0, "" },
        { "--help", 0, "" },
        { "--version", 0, "" },
        { "model", 0, "" },
        { "asess x.yaml", 2, "RT6010" },
        { "model chek", 2, "RT6010" },
        { "--nope", 2, "RT6011" },
        { "assess x.yaml --lang fr", 2, "RT6013" },

        { $"assess {Qiheng}", 0, "" },
        { "assess --help", 0, "" },
        { "assess", 2, "RT6014" },
        { $"assess {Qiheng} --format", 2, "RT6014" },
        { $"assess {Qiheng} --fromat json", 2, "did you mean '--format'" },
        { $"assess {Qiheng} --format rtf", 2, "known here: docx, html, json, md, ndjson, pdf, text, xlsx" },
        { $"assess {Qiheng} --engine nrules", 2, "RT6015" },
        { $"assess {Qiheng} --as-of 2026-02-30", 2, "RT1016" },
        { $"assess {Qiheng} --model miit/sme-digital-leve@2024", 2, "did you mean 'miit/sme-digital-level@2024'" },
        { $"assess {Qiheng} --model nonsense", 2, "RT2011" },
        { $"assess {Qiheng} --model {Model}", 0, "" },
        { $"assess {Qiheng} --fail-below level-1", 0, "" },
        { $"assess {Qiheng} --fail-below level-2", 1, "" },
        { $"assess {Qiheng} --fail-below levl-2", 2, "did you mean 'level-2'" },
        { $"assess {Qiheng} --fail-below levl-2", 2, "RT6016" },
        { $"assess {Qiheng} --fail-on undecided", 0, "" },
        { "assess rules/samples/qiheng-incomplete.yaml --fail-on undecided", 1, "" },
        { "assess rules/samples/qiheng-incomplete.yaml --fail-on unmet,undecided", 1, "" },
        { "assess rules/samples/all-lowest.yaml --fail-on unmet", 1, "" },
        { $"assess {Sheet("data-error.yaml")} --fail-on data_error", 1, "" },
        { $"assess {Sheet("no-date.yaml")} --fail-on warning", 1, "" },
        { $"assess {Qiheng} --fail-on sometimes", 2, "RT6013" },
        { $"assess {Sheet("no-model.yaml")}", 2, "RT4023" },
        { $"assess {Sheet("no-model.yaml")} --model {Model}", 0, "" },
        { $"assess {Sheet("unknown-model.yaml")}", 4, "RT2012" },
        { $"assess {Sheet("unknown-model.yaml")} --model {Model} --format json", 0, "RT4022" },
        { $"assess {Sheet("data-error.yaml")}", 0, "" },
        { $"assess {Sheet("unreadable.yaml")} --format json", 4, "RT4002" },
        { $"assess {Sheet("many-unknown.yaml")} --format json", 0, "RT4025" },
        { $"assess {Qiheng} --model miit/sme-digital-level --as-of 2020-01-01", 4, "RT4024" },
        { "assess nothing-here.yaml", 5, "RT6001" },
        { $"assess {Qiheng} --rules rules/samples", 4, "RT2012" },
        { $"assess {Qiheng} --format json -o {Qiheng}/below-a-file.json", 5, "RT6002" },

        { $"explain {Qiheng}", 0, "" },
        { $"explain {Qiheng} --format json", 0, "" },
        { "explain", 2, "RT6014" },
        { $"explain {Qiheng} {Qiheng}", 2, "RT6012" },
        { $"explain {Qiheng} --format md", 2, "RT6013" },
        { $"explain {Qiheng} --node levl-2", 2, "did you mean 'level-2'" },
        { $"explain {Qiheng} --node levl-2", 2, "RT6017" },
        { $"explain {Sheet("no-model.yaml")}", 2, "RT4023" },
        { $"explain {Sheet("unreadable.yaml")}", 4, "RT4004" },
        { "explain nothing-here.yaml", 5, "RT6001" },

        { "compare rules/samples/dma-t0.yaml rules/samples/dma-t1.yaml", 0, "" },
        { "compare rules/samples/dma-t0.yaml", 2, "RT6014" },
        { "rescore rules/samples/m22-srdi.yaml --as-of 2026-07-15", 0, "" },
        { "rescore rules/samples/m22-srdi.yaml", 2, "RT6014" },
        { "rescore rules/samples/m22-srdi.yaml --as-of 2010-01-01", 4, "RT4024" },
        { "rescore nothing-here.yaml --as-of 2026-07-15", 5, "RT6001" },
        { "replay", 2, "RT6014" },
        { "replay nothing-here.json", 5, "RT6001" },
        { "compare rules/samples/dma-t0.yaml nothing-here.yaml", 5, "RT6001" },
        { "compare rules/samples/dma-t0.yaml rules/samples/qiheng.yaml", 4, "RT4032" },
        { "compare rules/samples/dma-t0.yaml rules/samples/dma-t1.yaml --format docx", 2, "RT6013" },

        { $"advise {Qiheng}", 0, "" },
        { $"advise {Qiheng} --target level-3 --format json", 0, "" },
        { "advise rules/samples/all-best.yaml", 0, "" },
        { "advise", 2, "RT6014" },
        { $"advise {Qiheng} --budget 8 --aim weeks --effort finance/3=2.5/4/10 --without equipment/2 --any-scene", 0, "" },
        { $"advise {Qiheng} --budget ten", 2, "RT6013" },
        { $"advise {Qiheng} --aim fast", 2, "RT6013" },
        { $"advise {Qiheng} --effort finance/3", 2, "RT6013" },
        { $"advise {Qiheng} --effort finance/3=1/2/3/4", 2, "RT6013" },
        { $"advise {Qiheng} --effort finance/3=1.23456", 2, "RT6013" },
        { $"advise {Qiheng} --without finanse/3", 2, "did you mean 'finance/3'" },
        { $"advise {Qiheng} --format md", 2, "RT6013" },
        { $"advise {Qiheng} --target levl-2", 2, "did you mean 'level-2'" },
        { $"advise {Sheet("data-error.yaml")}", 0, "RT4" },
        { $"advise {Sheet("no-model.yaml")}", 2, "RT4023" },
        { $"advise {Sheet("unreadable.yaml")}", 4, "RT4004" },
        { "advise nothing-here.yaml", 5, "RT6001" },

        { "model list", 0, "" },
        { "model list --format xml", 2, "RT6013" },
        { "model list --rules nowhere", 5, "RT6001" },
        { "model check", 0, "" },
        { $"model check {Model}", 0, "" },
        { "model check miit/sme-digital-leve", 2, "RT2012" },
        { "model check --rules nowhere", 5, "RT6001" },
        { "model check --fail-on error", 2, "RT6013" },
        { "model test --format yaml", 2, "RT6013" },
        { "model test miit/nothing", 2, "RT2012" },
        { "model test --rules nowhere", 5, "RT6001" },
        { $"model show {Model}", 0, "" },
        { "model show", 2, "RT6014" },
        { "model show miit/nothing", 2, "RT2012" },
        { $"model docs {Model}", 0, "" },
        { "model docs miit/nothing", 2, "RT2012" },
        { $"model docs {Model} -o {Qiheng}/below-a-file.md", 5, "RT6002" },
        { "model schema", 0, "" },
        { "model schema extra", 2, "RT6012" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Command_line_ends_with(string line, int expected, string message)
    {
        var run = CommandRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        ((int)run.Exit).ShouldBe(expected, run.Messages);
        run.Messages.ShouldContain(message);
        if (message.Length == 0) run.Messages.ShouldBeEmpty();
        if (expected == 2) run.Bytes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("assess SHEET --rules RULES", 3)]
    [InlineData("explain SHEET --rules RULES", 3)]
    [InlineData("advise SHEET --rules RULES", 3)]
    [InlineData("model list --rules RULES", 3)]
    [InlineData("model check --rules RULES", 3)]
    [InlineData("model test --rules RULES", 3)]
    [InlineData("model show miit/sme-digital-level --rules RULES", 3)]
    [InlineData("model docs miit/sme-digital-level --rules RULES", 3)]
    public void A_broken_model_is_exit_3(string line, int expected)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("rules/miit/sme-digital-level/2024/model.yaml", "model: miit/sme-digital-level@2024\nnaem: x\n"u8.ToArray());
        var run = CommandRun.Of([.. line.Replace("SHEET", Qiheng, StringComparison.Ordinal).Split(' ').Select(w => w == "RULES" ? directory["rules"] : w)]);
        ((int)run.Exit).ShouldBe(expected, run.Messages);
        (run.Messages + run.Text).ShouldContain(line.StartsWith("model list", StringComparison.Ordinal) ? "has errors" : "RT1010");
    }

    [Fact]
    public void A_failing_case_is_exit_1()
    {
        using var directory = new TemporaryDirectory();
        CopyModel(directory);
        directory.Write("rules/miit/sme-digital-level/2024/tests/wrong.yaml", "- name: 写错的用例\n  asOf: 2026-07-15\n  expect: { status: decided }\n"u8.ToArray());
        var run = CommandRun.Of("model", "test", "--rules", directory["rules"]);
        run.Exit.ShouldBe(ExitCode.TargetMissed);
        run.Text.ShouldContain("写错的用例");
        run.Text.ShouldContain("status: expected decided, got undecided");
        run.Text.ShouldContain("no case: level-4-score: met");
    }

    [Fact]
    public void Warnings_of_a_model_are_missed_targets_only_on_request()
    {
        using var directory = new TemporaryDirectory();
        CopyModel(directory);
        var path = directory["rules/miit/sme-digital-level/2024/model.yaml"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("requires: [level-4-score, level-4-scenes, level-4-constrained]", "requires: [level-4-score, level-4-scenes]", StringComparison.Ordinal));
        CommandRun.Of("model", "check", "--rules", directory["rules"]).Exit.ShouldBe(ExitCode.Done);
        var run = CommandRun.Of("model", "check", "--rules", directory["rules"], "--fail-on", "warning");
        run.Exit.ShouldBe(ExitCode.TargetMissed);
        run.Text.ShouldContain("RT3017");
    }

    [Fact]
    public void An_interruption_is_exit_130()
    {
        foreach (var line in (string[])[$"assess {Qiheng}", $"explain {Qiheng}", $"advise {Qiheng}", "model list", "model check", "model test"])
        {
            var run = CommandRun.With(c => c with { Cancellation = new CancellationToken(canceled: true) }, line.Split(' '));
            run.Exit.ShouldBe(ExitCode.Interrupted);
            run.Bytes.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_bug_is_exit_70_in_one_line_with_a_way_to_report_it()
    {
        var run = CommandRun.With(c => c with { Clock = new BrokenClock() }, "assess", Sheet("no-date.yaml"));
        run.Exit.ShouldBe(ExitCode.Bug);
        run.Messages.Split('\n')[0].ShouldBe("This is a bug in rongtong, not in your files: InvalidOperationException: the clock is broken");
        run.Messages.ShouldNotContain("   at ");
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_exit_5()
    {
        var run = CommandRun.With(c => c with { Output = new FullDisk() }, "assess", Qiheng);
        run.Exit.ShouldBe(ExitCode.InputOutput);
        run.Messages.ShouldContain("RT6002");
    }

    private static string Sheet(string name) => CommandRun.Sheet(name);

    private static void CopyModel(TemporaryDirectory directory) =>
        directory.Write("rules/miit/sme-digital-level/2024/model.yaml", File.ReadAllBytes(Path.Combine(Snapshots.Repository.Rules, "miit/sme-digital-level/2024/model.yaml")));

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("the clock is broken");
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no space left");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("no space left");
    }
}
