using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Benchmarks.Paths;
using RongTong.Benchmarks.Sheets;
using RongTong.Snapshots;

namespace RongTong.Benchmarks.Reports;

/// <summary>Reports of typical firms made by one run of the program from a directory of sheets, in each form: how many a second, start-up included.</summary>
internal static class ReportsTable
{
    private const int LookEvery = 20;

    /// <summary>Makes the reports of so many firms in each form; 1 when one is missing.</summary>
    public static int Print(int firms)
    {
        var directory = Directory.CreateTempSubdirectory("rongtong-reports-").FullName;
        try
        {
            WriteSheets(firms, Directory.CreateDirectory(Path.Combine(directory, "sheets")).FullName);
            Console.WriteLine($"{firms:N0} reports in one run, .NET {Environment.Version}, {Environment.ProcessorCount} cores");
            Console.WriteLine($"{"",-10}{"seconds",10}{"of processors",15}{"a second",10}{"ms each",10}{"MB",8}");
            foreach (var form in (string[])["json", "md", "html", "docx", "xlsx"])
                if (!Make(directory, form, firms)) return 1;
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Busy(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            return TimeSpan.Zero;
        }
    }

    private static void WriteSheets(int firms, string directory)
    {
        var model = Workload.Load().Model.Model;
        var typical = new TypicalFirms(model, seed: 2024);
        for (var i = 0; i < firms; i++)
        {
            var sheet = typical.Next();
            var name = i.ToString("D5", CultureInfo.InvariantCulture);
            sheet = sheet with { Model = model.Ref.ToString(), Enterprise = sheet.Enterprise with { Name = $"示例企业{name}" } };
            File.WriteAllBytes(Path.Combine(directory, $"{name}.yaml"), SheetDocument.Yaml(sheet, model));
        }
    }

    private static bool Make(string directory, string form, int firms)
    {
        var reports = Path.Combine(directory, form);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "src/RongTong.Assessment.Cli/bin/Release/net10.0/rongtong"));
        foreach (var argument in (string[])["assess", Path.Combine(directory, "sheets"), "--format", form, "--output", reports, "--quiet"]) start.ArgumentList.Add(argument);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
        // Once it has ended the system no longer tells what it took: the last look counts.
        var busy = TimeSpan.Zero;
        while (!process.WaitForExit(LookEvery)) busy = Max(busy, Busy(process));
        var wall = Stopwatch.GetElapsedTime(began);
        var made = Directory.Exists(reports) ? Directory.GetFiles(reports, $"*.{form}") : [];
        if (made.Length != firms)
        {
            Console.Error.WriteLine($"{form}: {made.Length:N0} reports instead of {firms:N0}, exit {process.ExitCode}");
            return false;
        }
        var size = made.Sum(f => new FileInfo(f).Length) / 1_000_000m;
        Console.WriteLine($"{form,-10}{wall.TotalSeconds,10:F1}{busy.TotalSeconds,15:F1}{firms / wall.TotalSeconds,10:F0}{busy.TotalMilliseconds / firms,10:F1}{size,8:F0}");
        return true;
    }
}
