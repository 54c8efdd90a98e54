using System.Text.Json;
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
