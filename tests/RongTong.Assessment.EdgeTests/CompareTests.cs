using System.Text.Json;
using RongTong.Cli;
using RongTong.Cli.Output;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

public sealed class CompareTests : IDisposable
{
    private const string Before = "rules/samples/dma-t0.yaml";
    private const string After = "rules/samples/dma-t1.yaml";
    private const string Of2022 = "rules/samples/m22-srdi.yaml";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Page(string language) => await Snapshot.Verify(CommandRun.Of("compare", Before, After, "--lang", language).Page, language);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Page_with_scenes(string language) => await Snapshot.Verify(CommandRun.Of("compare", "rules/samples/qiheng.yaml", Later("rules/samples/qiheng.yaml", "procurement: 1", "procurement: 2"), "--lang", language).Page, language);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Page_rescored(string language) => await Snapshot.Verify(CommandRun.Of("compare", Of2022, SameFirmOf2026(), "--rescore", "--lang", language).Page, language);

    [Fact]
    public async Task Data() => await Snapshot.Verify(CommandRun.Of("compare", Before, After, "--format", "json").Text, extension: "json");

    [Fact]
    public void No_line_is_wider_than_the_page()
    {
        foreach (var language in (string[])["zh", "en"])
        foreach (var args in (string[][])[[Before, After], [Of2022, SameFirmOf2026(), "--rescore"]])
        foreach (var line in CommandRun.Of(["compare", .. args, "--all", "--lang", language]).Text.Split('\n'))
            DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(100, line);
    }

    [Fact]
    public void Scores_of_two_editions_are_subtracted_only_after_rescoring()
    {
        var refused = CommandRun.Of("compare", Of2022, SameFirmOf2026());
        (refused.Exit, refused.Text).ShouldBe((ExitCode.InputInvalid, ""));
        refused.Messages.ShouldContain("RT4032");

        using var json = JsonDocument.Parse(CommandRun.Of("compare", Of2022, SameFirmOf2026(), "--rescore", "--format", "json").Bytes);
        var rescored = json.RootElement.GetProperty("rescored");
        rescored.GetProperty("from").GetString().ShouldBe("miit/srdi-sme@2022");
        json.RootElement.GetProperty("before").GetProperty("model").GetProperty("ref").GetString().ShouldBe("miit/srdi-sme@2026");
        json.RootElement.GetProperty("before").GetProperty("asOf").GetString().ShouldBe("2025-09-30");
    }

    [Fact]
    public void Rescoring_changes_nothing_where_the_editions_are_the_same() =>
        CommandRun.Of("compare", Before, After, "--rescore", "--format", "json").Bytes.ShouldBe(CommandRun.Of("compare", Before, After, "--format", "json").Bytes);

    [Fact]
    public void Sheets_of_two_firms_are_refused()
    {
        var run = CommandRun.Of("compare", Of2022, "rules/samples/srdi-certified.yaml", "--rescore");
        (run.Exit, run.Text).ShouldBe((ExitCode.InputInvalid, ""));
        run.Messages.ShouldContain("RT4033");
    }

    [Fact]
    public void A_sheet_that_goes_back_is_not_compared()
    {
        var run = CommandRun.Of("compare", Before, Later(After, "q4-mes: 5", "q4-mes: 6"));
        (run.Exit, run.Text).ShouldBe((ExitCode.InputInvalid, ""));
        run.Messages.ShouldContain("RT4034");
    }

    [Fact]
    public void Sheets_the_wrong_way_round_are_compared_and_said_to_be()
    {
        var run = CommandRun.Of("compare", After, Before, "--format", "json");
        run.Exit.ShouldBe(ExitCode.Done);
        run.Messages.ShouldContain("RT4035");
        using var json = JsonDocument.Parse(run.Bytes);
        json.RootElement.GetProperty("rungs").GetInt32().ShouldBe(-1);
    }

    [Fact]
    public void A_file_of_several_sheets_is_refused()
    {
        var run = CommandRun.Of("compare", "rules/samples/firms", After);
        run.Exit.ShouldBe(ExitCode.Usage);
        run.Messages.ShouldContain("RT6020");
    }

    [Fact]
    public void A_sheet_against_itself_has_nothing_that_moved()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("compare", Before, Before, "--format", "json").Bytes);
        var root = json.RootElement;
        root.GetProperty("rungs").GetInt32().ShouldBe(0);
        root.GetProperty("scores").EnumerateArray().ShouldAllBe(s => s.GetProperty("difference").GetProperty("value").GetDecimal() == 0);
        root.GetProperty("criteria").EnumerateArray().ShouldAllBe(c => c.GetProperty("move").GetString() == "same");
        (root.GetProperty("scenes").GetArrayLength(), root.GetProperty("answers").GetArrayLength()).ShouldBe((0, 0));
    }

    private string SameFirmOf2026() => Later("rules/samples/srdi-certified.yaml", "91330604000000204L", "91330604MA00000B4P");

    /// <summary>A copy of a sheet with one thing written otherwise.</summary>
    private string Later(string sheet, string was, string now)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, sheet));
        text.ShouldContain(was);
        var path = _directory["later.yaml"];
        File.WriteAllText(path, text.Replace(was, now, StringComparison.Ordinal));
        return path;
    }
}
