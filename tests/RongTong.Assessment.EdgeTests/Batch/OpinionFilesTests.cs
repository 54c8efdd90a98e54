using AngleSharp.Html.Parser;
using RongTong.Cli;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Batch;

/// <summary>Opinions are written for those asked for, say what the results say, and belong to the batch.</summary>
public sealed class OpinionFilesTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("passed")]
    [InlineData("failed")]
    public void Those_asked_for_get_one_that_says_what_the_results_say(string choice)
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(150), "--opinions", choice);
        var results = trial.Rows("results.csv");
        var wanted = results.Where(r => choice == "all" || r["status"] == "decided" && (r["grade"].Length > 0) == (choice == "passed")).ToList();
        var pages = Directory.GetFiles(Path.Combine(trial.Out, "opinions"));
        pages.Length.ShouldBe(wanted.Count);
        foreach (var row in wanted)
        {
            var byCode = Path.Combine(trial.Out, "opinions", row["uscc"] + ".html");
            var page = new HtmlParser().ParseDocument(File.ReadAllText(File.Exists(byCode) ? byCode : Path.Combine(trial.Out, "opinions", $"row-{row["row"]}.html")));
            page.QuerySelector(".stamp")!.TextContent.ShouldBe((row["status"], row["grade"]) switch { ("decided", "certified") => "符合", ("decided", _) => "不符合", ("undecided", _) => "待定", _ => "数据退回" });
            page.QuerySelector(".no-line")!.TextContent.ShouldContain($"第 {int.Parse(row["row"], System.Globalization.CultureInfo.InvariantCulture):#,0} 行");
        }
        trial.Verify("--input", trial["applicants.csv"]).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public void Firms_can_be_named_by_their_codes()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1), BatchSample.Row(2, ("revenue_y1", "1")), BatchSample.Row(3)), "--opinions", $"{BatchSample.Code(1)},{BatchSample.Code(2)}");
        Directory.GetFiles(Path.Combine(trial.Out, "opinions")).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal).ShouldBe([BatchSample.Code(1), BatchSample.Code(2)]);
    }

    [Fact]
    public void A_code_that_stands_there_twice_names_no_page()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1), BatchSample.Row(1), BatchSample.Row(3, ("uscc", "../../x"))), "--opinions", "all");
        Directory.GetFiles(Path.Combine(trial.Out, "opinions")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ShouldBe(["row-1.html", "row-2.html", "row-3.html"]);
    }

    [Theory]
    [InlineData("everybody")]
    [InlineData("123")]
    [InlineData("")]
    public void Anything_else_is_wrong_usage(string choice) =>
        CommandRun.Of("batch", "run", "x.csv", "--model", BatchSample.Model, "-o", "out", "--opinions", choice).Exit.ShouldBe(ExitCode.Usage);

    [Fact]
    public void An_opinion_changed_afterwards_is_found_out()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1)), "--opinions", "all");
        trial.Verify().ShouldBe(ExitCode.Done);
        File.AppendAllText(Path.Combine(trial.Out, "opinions", BatchSample.Code(1) + ".html"), " ");
        trial.Verify().ShouldBe(ExitCode.Integrity);
    }

    [Fact]
    public void Workers_change_no_byte()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(300), "--opinions", "failed");
        foreach (var workers in (int[])[1, 4])
        {
            var (model, directory) = (BatchSample.Open(), trial[$"w{workers}"]);
            var options = new BatchOptions { Today = new DateOnly(2026, 7, 15), Workers = workers, Opinions = OpinionChoice.Of("failed")! };
            var table = BatchTable.Open(trial["applicants.csv"], "applicants.csv", model, null, CancellationToken.None).Value!;
            new BatchRun(table, model, options, directory, directory, TemplateDirectory.Load(Repository.Templates).Value).Run(null, CancellationToken.None).Value.ShouldNotBeNull();
            (BatchTrial.HashOf(directory), BatchTrial.HashOf(Path.Combine(directory, "opinions"))).ShouldBe((trial.Hash, BatchTrial.HashOf(Path.Combine(trial.Out, "opinions"))));
        }
    }

    [Fact]
    public void A_run_without_opinions_takes_those_of_the_run_before_away()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1), BatchSample.Row(2)), "--opinions", "all");
        string[] again = ["batch", "run", trial["applicants.csv"], "--model", BatchSample.Model, "-o", trial.Out];
        CommandRun.Of([.. again, "--opinions", BatchSample.Code(2)]).Exit.ShouldBe(ExitCode.Done);
        Directory.GetFiles(Path.Combine(trial.Out, "opinions")).Length.ShouldBe(1);
        CommandRun.Of(again).Exit.ShouldBe(ExitCode.Done);
        Directory.Exists(Path.Combine(trial.Out, "opinions")).ShouldBeFalse();
    }

    [Fact]
    public void Stopped_while_the_files_get_their_names_the_opinions_are_there_later()
    {
        using var whole = BatchTrial.Of(BatchSample.Invented(60), "--opinions", "all", "--xlsx");
        foreach (var name in (string[])["results.csv", "statistics.html", "results.xlsx", "run.json", "ledger.ndjson"])
        {
            var directory = whole[$"without-{name}"];
            Directory.CreateDirectory(Path.Combine(directory, name));
            string[] args = ["batch", "run", whole["applicants.csv"], "--model", BatchSample.Model, "-o", directory, "--opinions", "all", "--xlsx"];
            CommandRun.Of(args).Exit.ShouldBe(ExitCode.InputOutput, name);
            Directory.Delete(Path.Combine(directory, name));
            CommandRun.Of([.. args, "--resume"]).Exit.ShouldBe(whole.Run.Exit);
            (BatchTrial.HashOf(directory), BatchTrial.HashOf(Path.Combine(directory, "opinions"))).ShouldBe((whole.Hash, BatchTrial.HashOf(Path.Combine(whole.Out, "opinions"))), name);
        }
    }
}
