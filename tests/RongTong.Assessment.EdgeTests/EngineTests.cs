using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

/// <summary><c>--engine nrules</c>: the same bytes as the plan where NRules is built in, a clear message where it is not.</summary>
public sealed class EngineTests
{
    public static TheoryData<string> Samples() =>
        new(Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(Repository.Root, f)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Both_engines_print_the_same_bytes(string sample)
    {
        var byRules = CommandRun.With(c => c with { Engines = BuiltEngines.All }, "assess", sample, "--format", "json", "--engine", "nrules");
        if (!BuiltEngines.All.Has("nrules"))
        {
            byRules.Exit.ShouldBe(ExitCode.Usage);
            byRules.Messages.ShouldContain("RT6015");
            return;
        }
        var byPlan = CommandRun.Of("assess", sample, "--format", "json", "--engine", "plan");
        byRules.Bytes.ShouldBe(byPlan.Bytes);
        byRules.Exit.ShouldBe(byPlan.Exit);
    }
}
