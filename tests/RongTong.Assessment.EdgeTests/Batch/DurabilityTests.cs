using System.Diagnostics;
using System.Globalization;
using RongTong.Cli;

namespace RongTong.EdgeTests.Batch;

/// <summary>
/// A run that is killed, interrupted or out of disk loses nothing: taken up again it ends with the same bytes. RONGTONG_KILLS sets how often
/// it is killed, then over 100,000 rows.
/// </summary>
public sealed class DurabilityTests
{
    private const int Rows = 8000;

    private static (int Kills, int Rows) Load => int.TryParse(Environment.GetEnvironmentVariable("RONGTONG_KILLS"), CultureInfo.InvariantCulture, out var kills) ? (kills, 100_000) : (4, Rows);

    [Fact]
    public void Killed_at_any_moment_and_resumed_the_bytes_are_the_same()
    {
        var (kills, rows) = Load;
        using var whole = BatchTrial.Of(BatchSample.Invented(rows));
        whole.Run.Exit.ShouldBe(ExitCode.InputInvalid, "some rows are unreadable");
        var results = new FileInfo(Path.Combine(whole.Out, "results.csv")).Length;
        var random = new Random(7);
        var resumed = 0;
        for (var i = 0; i < kills; i++)
        {
            var directory = whole[$"killed-{i}"];
            // A little beyond the end too: there the files are hashed and get their names. Every third run is killed a second time.
            Kill(whole["applicants.csv"], directory, random.NextInt64(results + results / 20));
            if (File.Exists(Path.Combine(directory, ".batch", "journal.json"))) resumed++;
            if (i % 3 == 0) Kill(whole["applicants.csv"], directory, random.NextInt64(results + results / 20), "--resume");
            using var last = Start(whole["applicants.csv"], directory, "--resume");
            last.WaitForExit();
            last.ExitCode.ShouldBe((int)ExitCode.InputInvalid, $"run {i}");
            BatchTrial.HashOf(directory).ShouldBe(whole.Hash, $"run {i}");
            Directory.Exists(Path.Combine(directory, ".batch")).ShouldBeFalse();
            Directory.Delete(directory, recursive: true);
        }
        resumed.ShouldBeGreaterThan(0, "a run left a journal to go on from");
    }

    /// <summary>The last thing a run does. Here each name in turn cannot be given, and later can.</summary>
    [Fact]
    public void Stopped_while_the_files_get_their_names_they_get_them_later()
    {
        using var whole = BatchTrial.Of(BatchSample.Invented(100));
        foreach (var name in Directory.GetFiles(whole.Out).Select(f => Path.GetFileName(f)))
        {
            var directory = whole[$"without-{name}"];
            Directory.CreateDirectory(Path.Combine(directory, name));
            string[] args = ["batch", "run", whole["applicants.csv"], "--model", BatchSample.Model, "-o", directory];
            CommandRun.Of(args).Exit.ShouldBe(ExitCode.InputOutput, name);
            Directory.Delete(Path.Combine(directory, name));
            var resumed = CommandRun.Of([.. args, "--resume"]);
            resumed.Exit.ShouldBe(ExitCode.InputInvalid, resumed.Messages);
            BatchTrial.HashOf(directory).ShouldBe(whole.Hash, name);
            Directory.Exists(Path.Combine(directory, ".batch")).ShouldBeFalse();
        }
    }

    [Fact]
    public void Files_shorter_than_the_journal_are_made_again()
    {
        using var whole = BatchTrial.Of(BatchSample.Invented(100));
        Directory.CreateDirectory(Path.Combine(whole["cut"], "ledger.ndjson"));
        string[] args = ["batch", "run", whole["applicants.csv"], "--model", BatchSample.Model, "-o", whole["cut"]];
        CommandRun.Of(args).Exit.ShouldBe(ExitCode.InputOutput);
        Directory.Delete(Path.Combine(whole["cut"], "ledger.ndjson"));
        var journal = Path.Combine(whole["cut"], ".batch", "journal.json");
        File.WriteAllText(journal, File.ReadAllText(journal).Replace("\"whole\":true", "\"whole\":false", StringComparison.Ordinal));
        CommandRun.Of([.. args, "--resume"]).Exit.ShouldBe(ExitCode.InputInvalid);
        BatchTrial.HashOf(whole["cut"]).ShouldBe(whole.Hash);
    }

    [Fact]
    public void Interrupted_it_stops_cleanly_and_goes_on_from_there()
    {
        using var whole = BatchTrial.Of(BatchSample.Invented(Rows));
        using var process = Start(whole["applicants.csv"], whole["stopped"]);
        var journal = Path.Combine(whole["stopped"], ".batch", "journal.json");
        while (!process.HasExited && !File.Exists(journal)) Thread.Sleep(5);
        Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        process.WaitForExit();
        if (process.ExitCode == (int)ExitCode.InputInvalid) return; // done before the signal came
        process.ExitCode.ShouldBe((int)ExitCode.Interrupted);
        var resumed = CommandRun.Of("batch", "run", whole["applicants.csv"], "--model", BatchSample.Model, "-o", whole["stopped"], "--resume");
        resumed.Exit.ShouldBe(ExitCode.InputInvalid);
        BatchTrial.HashOf(whole["stopped"]).ShouldBe(whole.Hash);
    }

    [Fact]
    public void A_full_disk_is_told_and_nothing_is_lost()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var whole = BatchTrial.Of(BatchSample.Invented(Rows));
        // Files end at four megabytes here, as if the disk did.
        var command = $"trap '' XFSZ; ulimit -f 4096; exec dotnet '{Path.Combine(AppContext.BaseDirectory, "rongtong.dll")}' batch run '{whole["applicants.csv"]}' --model {BatchSample.Model} -o '{whole["full"]}' --checkpoint 1000";
        var start = new ProcessStartInfo("bash", ["-c", command]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // The runtime maps its own memory as a file unless told otherwise.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe((int)ExitCode.InputOutput, messages);
        messages.ShouldContain("RT6002");
        messages.ShouldContain("--resume");
        File.Exists(Path.Combine(whole["full"], "results.csv")).ShouldBeFalse("no half file has a final name");
        CommandRun.Of("batch", "run", whole["applicants.csv"], "--model", BatchSample.Model, "-o", whole["full"], "--resume").Exit.ShouldBe(ExitCode.InputInvalid);
        BatchTrial.HashOf(whole["full"]).ShouldBe(whole.Hash);
    }

    [Fact]
    public void A_run_of_something_else_is_not_taken_up()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(50));
        var work = Path.Combine(trial["other"], ".batch");
        Directory.CreateDirectory(work);
        File.WriteAllText(Path.Combine(work, "journal.json"), "{\"schema\":\"rongtong/batch-journal@1\",\"run\":\"x\"}");
        CommandRun.Of("batch", "run", trial["applicants.csv"], "--model", BatchSample.Model, "-o", trial["other"], "--resume");
        BatchTrial.HashOf(trial["other"]).ShouldBe(trial.Hash);
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_an_input_output_error()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1)));
        CommandRun.Of("batch", "run", trial["applicants.csv"], "--model", BatchSample.Model, "-o", Path.Combine(trial["applicants.csv"], "below")).Exit.ShouldBe(ExitCode.InputOutput);
    }

    /// <summary>Kills a run when so much of the results is written; one that ends before is left alone.</summary>
    private static void Kill(string table, string directory, long length, params string[] more)
    {
        var growing = new FileInfo(Path.Combine(directory, ".batch", "results.csv"));
        using var process = Start(table, directory, more);
        while (!process.WaitForExit(1))
        {
            growing.Refresh();
            if (!growing.Exists || growing.Length < length) continue;
            process.Kill();
            process.WaitForExit();
        }
    }

    private static Process Start(string table, string directory, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rongtong.dll"), "batch", "run", table, "--model", BatchSample.Model, "-o", directory, "--checkpoint", "500", "-q", .. more])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
