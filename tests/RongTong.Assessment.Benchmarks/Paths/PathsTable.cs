using System.Diagnostics;
using RongTong.Benchmarks.Sheets;
using RongTong.Planning;

namespace RongTong.Benchmarks.Paths;

/// <summary>
/// How long the least-effort path takes, for typical firms of the digital-level model and every level from the second they do not hold: the
/// very first plan of the process, and plans once the code is compiled. Plans run one after another on one thread; processor time counts what
/// the runtime does beside them.
/// </summary>
internal static class PathsTable
{
    private const int WarmUps = 200;
    private const int WorstShown = 5;

    /// <summary>Plans for so many firms and prints how long it took; 1 when a path does not reach its grade.</summary>
    public static int Print(int firms)
    {
        var model = Workload.Load().Model;
        var warming = new TypicalFirms(model.Model, seed: 1);
        var cold = new List<Timing>();
        for (var i = 0; i < WarmUps; i++) cold.Add(Time(model, warming.Next(), i, new PathRequest { Target = model.Model.Grades[1 + i % 3], Alternatives = 0 }).Timing);

        var typical = new TypicalFirms(model.Model, seed: 2024);
        var timings = new List<Timing>();
        for (var i = 0; i < firms; i++)
        {
            var sheet = typical.Next();
            foreach (var target in model.Model.Grades.Skip(1))
            foreach (var others in (int[])[0, 2])
            {
                var (plan, timing) = Time(model, sheet, i, new PathRequest { Target = target, Alternatives = others });
                if (plan.Outcome == PathOutcome.Held) break;
                if (plan.Best is { } best && model.Model.Grades.IndexOf(model.Assess(best.After).Grade!) < model.Model.Grades.IndexOf(target))
                {
                    Console.Error.WriteLine($"firm {i}: the path to {target.Id} does not reach it");
                    return 1;
                }
                timings.Add(timing);
            }
        }
        Print(timings, firms, cold);
        return 0;
    }

    private static (PathPlan Plan, Timing Timing) Time(Compiling.CompiledModel model, Assessing.AnswerSheet sheet, int firm, PathRequest request)
    {
        var (wall, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var plan = PathPlanner.Plan(model, sheet, request);
        return (plan, new Timing(firm, request.Target.Id, request.Alternatives, plan.Outcome, plan.Best?.Steps.Length ?? 0, Stopwatch.GetElapsedTime(wall), Environment.CpuUsage.TotalTime - busy, plan.Alternatives.All(a => a.IsProven)));
    }

    private static void Print(List<Timing> timings, int firms, List<Timing> cold)
    {
        Console.WriteLine($"least-effort paths, {firms:N0} typical firms, milliseconds of processor time (of the clock), .NET {Environment.Version}, {Environment.ProcessorCount} cores");
        Console.WriteLine($"{"",-32}{"plans",7}{"found",7}{"out of reach",14}{"unproven",10}{"p50",17}{"p90",17}{"p99",17}{"most",17}");
        foreach (var others in (int[])[0, 2])
        {
            foreach (var target in timings.Select(t => t.Target).Distinct().Order(StringComparer.Ordinal).Append(""))
            {
                var rows = timings.Where(t => t.Others == others && (target.Length == 0 || t.Target == target)).ToList();
                if (rows.Count > 0) Print((others == 0 ? "one path" : "with two others") + (target.Length == 0 ? "" : ", to " + target), rows);
            }
        }
        Print($"one path, not yet compiled: first {cold.Count:N0}", cold);
        Console.WriteLine($"the very first plan: {Both(cold[0])}");
        foreach (var others in (int[])[0, 2])
        {
            var worst = timings.Where(t => t.Others == others).OrderByDescending(t => t.Busy).Take(WorstShown);
            Console.WriteLine($"most, {(others == 0 ? "one path" : "with two others")}: " + string.Join("; ", worst.Select(t => $"firm {t.Firm} to {t.Target}, {t.Steps} steps: {Both(t)}")));
        }
    }

    private static void Print(string head, List<Timing> rows) => Console.WriteLine(
        $"{head,-32}{rows.Count,7:N0}{rows.Count(r => r.Outcome is PathOutcome.Found or PathOutcome.FoundUnproven),7:N0}{rows.Count(r => r.Outcome == PathOutcome.Unreachable),14:N0}"
        + $"{rows.Count(r => r.Outcome is PathOutcome.FoundUnproven or PathOutcome.Open || !r.AreOthersProven),10:N0}{At(rows, 0.5),17}{At(rows, 0.9),17}{At(rows, 0.99),17}{At(rows, 1),17}");

    private static string Both(Timing timing) => $"{timing.Busy.TotalMilliseconds:N1} ({timing.Wall.TotalMilliseconds:N1})";

    /// <summary>The time so many of a hundred stay within, both ways of telling it.</summary>
    private static string At(List<Timing> rows, double share)
    {
        var index = Math.Max(0, (int)Math.Ceiling(rows.Count * share) - 1);
        return $"{rows.Select(r => r.Busy.TotalMilliseconds).Order().ElementAt(index):N1} ({rows.Select(r => r.Wall.TotalMilliseconds).Order().ElementAt(index):N1})";
    }

    /// <summary>One plan.</summary>
    private sealed record Timing(int Firm, string Target, int Others, PathOutcome Outcome, int Steps, TimeSpan Wall, TimeSpan Busy, bool AreOthersProven);
}
