using System.Text.Json;
using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Lab;

/// <summary>The same answers by the edition in force on another day.</summary>
public sealed class RescoreTests
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Page(string language) =>
        await Snapshot.Verify(CommandRun.Of("rescore", "rules/samples/m22-little-giant.yaml", "--as-of", "2026-07-15", "--lang", language).Page, language);

    [Fact]
    public void What_comes_out_is_what_the_other_edition_says()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("stored.json", CommandRun.Of("assess", "rules/samples/m22-srdi.yaml", "--format", "json", "--with-sheet", "-q").Bytes);
        foreach (var input in new[] { "rules/samples/m22-srdi.yaml", directory["stored.json"] })
        {
            using var json = JsonDocument.Parse(CommandRun.Of("rescore", input, "--as-of", "2026-07-15", "--format", "json", "-q").Bytes);
            var firm = json.RootElement.GetProperty("firms")[0];
            firm.GetProperty("before").GetProperty("model").GetProperty("ref").GetString().ShouldBe("miit/srdi-sme@2022");
            var after = firm.GetProperty("after");
            after.GetProperty("model").GetProperty("ref").GetString().ShouldBe("miit/srdi-sme@2026");
            using var direct = JsonDocument.Parse(CommandRun.Of("assess", "rules/samples/m22-srdi.yaml", "--model", "miit/srdi-sme@2026", "--as-of", "2026-07-15", "--format", "json", "-q").Bytes);
            after.GetProperty("outcome").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
                .ShouldBe(direct.RootElement.GetProperty("outcome").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void On_a_day_of_its_own_edition_nothing_moves()
    {
        var run = CommandRun.Of("rescore", "rules/samples/m22-srdi.yaml", "--as-of", "2025-12-01", "--lang", "en", "-q");
        run.Exit.ShouldBe(ExitCode.Done);
        run.Text.ShouldContain("is the same");
    }
}
