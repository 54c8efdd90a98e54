using System.ComponentModel;
using System.Diagnostics;

namespace RongTong.EdgeTests;

/// <summary>The built program run as a process of its own, with what it cost.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Messages">What it said.</param>
/// <param name="Peak">Most memory resident at once, in bytes.</param>
/// <param name="Processor">Processor time, which other work on the machine does not change.</param>
internal sealed record MeasuredRun(int Exit, string Output, string Messages, long Peak, TimeSpan Processor)
{
    /// <summary>Runs it, and again where it seems to take longer than it may: caches that other work on the machine empties make it slower, what is slow by itself is slow every time.</summary>
    public static MeasuredRun Within(TimeSpan limit, params string[] args)
    {
        var best = Of(args);
        for (var more = 2; more > 0 && best.Processor >= limit; more--)
            if (Of(args) is var again && again.Processor < best.Processor) best = again;
        return best;
    }

    public static MeasuredRun Of(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rongtong.dll"), .. args]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        var (peak, processor) = (0L, TimeSpan.Zero);
        var longest = Stopwatch.StartNew();
        // What a process has used is known only while it lives; the peak only grows, so the last look misses little.
        while (!process.WaitForExit(5))
        {
            if (longest.Elapsed > TimeSpan.FromMinutes(1)) process.Kill();
            try
            {
                process.Refresh();
                (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (Exception error) when (error is InvalidOperationException or Win32Exception)
            {
                // It ended between the two calls.
            }
        }
        process.WaitForExit();
        return new MeasuredRun(process.ExitCode, output.Result, messages.Result, peak, processor);
    }
}
