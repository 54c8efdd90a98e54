using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

/// <summary><c>model show</c>: the effective model, every node with the file and line that last defined it.</summary>
public sealed class ModelShowTests
{
    [Theory]
    [InlineData("base", "zh", "test/grant@1")]
    [InlineData("province", "zh", "test/grant@1+north")]
    [InlineData("province", "en", "test/grant@1+north")]
    [InlineData("transition", "en", "test/grant@2")]
    public async Task Page(string name, string language, string reference)
    {
        using var directory = SmallStandards.Directory();
        var run = CommandRun.With(c => c with { Rules = directory["rules"] }, "model", "show", reference, "--lang", language);

        run.Exit.ShouldBe(ExitCode.Done);
        await Snapshot.Verify(run.Page, $"{name}_{language}");
    }

    [Theory]
    [InlineData("miit/srdi-sme@2022+shandong", "(distinctiveness/SD09)", "srdi-sme@2022.overlay.yaml")]
    [InlineData("miit/srdi-sme@2022+shandong", "(specialization/C01)", "model.yaml")]
    [InlineData("miit/srdi-sme@2022+shandong", "(market_rank_province)", "srdi-sme@2022.overlay.yaml")]
    [InlineData("miit/srdi-sme@2022+shandong", "(market_rank_domestic)", "catalogue.yaml")]
    [InlineData("miit/srdi-sme@2022+guangdong", "(P4-score)", "srdi-sme@2022.overlay.yaml")]
    [InlineData("miit/srdi-sme@2022+guangdong", "(P4)", "model.yaml")]
    public void Every_node_names_the_file_that_last_defined_it(string reference, string node, string file)
    {
        var lines = CommandRun.Of("model", "show", reference, "--lang", "zh").Text.Split('\n');
        var at = Array.FindIndex(lines, l => l.Contains(node, StringComparison.Ordinal));

        (lines[at] + lines[at + 1]).ShouldMatch($@"{System.Text.RegularExpressions.Regex.Escape(node)}\s+{System.Text.RegularExpressions.Regex.Escape(file)}:[0-9]+");
    }
}
