using System.Text;
using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Batch;

/// <summary>The batch that ships as a sample: anybody can make it again, and it shows the faults departments meet.</summary>
public sealed class SampleBatchTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Rules, "samples", "batch", "applicants-2026.csv");

    [Fact]
    public void The_sample_is_what_the_generator_writes()
    {
        var made = CommandRun.Of("batch", "generate", "--model", BatchSample.Model, "--rows", "300", "--seed", "138", "--columns", "90", "--names");
        made.Exit.ShouldBe(ExitCode.Done, made.Messages);
        Encoding.UTF8.GetString(made.Bytes).ShouldBe(Encoding.UTF8.GetString(File.ReadAllBytes(Path)));
    }

    [Fact]
    public void The_sample_shows_the_frequent_faults()
    {
        using var trial = BatchTrial.Of("applicants-2026.csv", File.ReadAllBytes(Path));
        trial.Run.Exit.ShouldBe(ExitCode.InputInvalid, trial.Run.Messages);
        trial.Run.Messages.ShouldNotContain("RT41", Case.Sensitive, "every column is known and none is missing");
        trial.Rows("rejects.csv").Select(r => r["code"]).Order().ShouldBe(["RT4113", "RT4114"]);
        var review = trial.Rows("review.csv");
        review.Where(r => r["severity"] == "error").Select(r => r["code"]).Distinct().Order().ShouldBe(["RT4003", "RT4010", "RT4015", "RT4117"]);
        review.Where(r => r["severity"] == "warning").Select(r => r["field"]).ShouldContain("revenue_y1", "an amount typed in 元");
        review.Where(r => r["severity"] == "review").ShouldNotBeEmpty();
        trial.Rows("results.csv").Select(r => r["status"]).Distinct().Order().ShouldBe(["data_error", "decided", "undecided"]);
    }
}
