using System.Text.Json;
using RongTong.Cli;
using RongTong.Cli.Output;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

public sealed class AdviseTests
{
    private const string Qiheng = "rules/samples/qiheng.yaml";

    private static readonly (string Name, string Line)[] Shown =
    [
        ("qiheng", Qiheng), ("qiheng-incomplete", "rules/samples/qiheng-incomplete.yaml"), ("all-best", "rules/samples/all-best.yaml"),
        ("srdi", "rules/samples/srdi-sf-04.yaml"), ("held", $"{Qiheng} --target level-1"), ("readiness", "rules/samples/integration-supplier.yaml"),
    ];

    public static IEnumerable<object[]> Pages => from page in Shown from language in (string[])["zh", "en"] select new object[] { page.Name, page.Line, language };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page(string name, string line, string language) =>
        await Snapshot.Verify(CommandRun.Of(["advise", .. line.Split(' '), "--lang", language]).Page, $"{name}_{language}");

    [Fact]
    public void No_line_is_wider_than_the_page()
    {
        foreach (var sheet in Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml").Select(f => $"rules/samples/{Path.GetFileName(f)}"))
        foreach (var language in (string[])["zh", "en"])
        foreach (var line in CommandRun.Of("advise", sheet, "--all", "--lang", language).Text.Split('\n'))
            DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(100, line);
    }

    [Fact]
    public void Data_carries_every_section_and_is_the_same_bytes_whatever_the_machine_speaks()
    {
        var run = CommandRun.Of("advise", Qiheng, "--format", "json");
        run.Exit.ShouldBe(ExitCode.Done);
        CommandRun.With(c => c with { Variable = _ => "zh_CN.UTF-8" }, "advise", Qiheng, "--format", "json").Bytes.ShouldBe(run.Bytes);
        using var json = JsonDocument.Parse(run.Bytes);
        var root = json.RootElement;
        root.GetProperty("schema").GetString().ShouldBe("rongtong/advice@1");
        root.GetProperty("target").GetString().ShouldBe("level-2");
        root.GetProperty("gaps").EnumerateArray().Select(g => g.GetProperty("gap").GetDecimal()).ShouldBe([4.025m, 2m]);
        root.GetProperty("openAnswers").GetArrayLength().ShouldBe(0);
        root.GetProperty("measures").GetArrayLength().ShouldBeGreaterThan(30);
    }

    [Fact]
    public void A_target_of_ones_own_changes_what_is_missing()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("advise", Qiheng, "--target", "level-3", "--format", "json").Bytes);
        json.RootElement.GetProperty("gaps").EnumerateArray().Select(g => g.GetProperty("id").GetString()).ShouldBe(["level-3-score", "level-3-scenes", "level-3-constrained"]);
    }
}
