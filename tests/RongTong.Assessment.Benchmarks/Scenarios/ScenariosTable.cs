using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Lab;
using RongTong.Models;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Benchmarks.Scenarios;

/// <summary>A table under many scenarios in one pass, beside one batch run of it: what each scenario costs.</summary>
internal static class ScenariosTable
{
    private const int Many = 100;

    /// <summary>Runs a table of so many rows; 1 when a scenario comes out otherwise than a whole batch run under it.</summary>
    public static int Print(int rows)
    {
        using var cohort = new Applicants.Cohort(rows);
        var variants = Variants();
        Look(cohort.Table, variants[..2]);
        var (batch, whole) = Measured(() => Decide(cohort.Table, variants[^1], cohort["out"]));
        var (one, _) = Measured(() => Look(cohort.Table, variants[..2]));
        var (many, certified) = Measured(() => Look(cohort.Table, variants));
        if (certified != whole)
        {
            Console.Error.WriteLine($"{variants[^1].Id}: {certified:N0} certified, {whole:N0} by a whole run");
            return 1;
        }
        var each = (many.Busy - one.Busy) / (Many - 1);
        Console.WriteLine($"{rows:N0} rows, seconds of processor time (of the clock), .NET {Environment.Version}, {Environment.ProcessorCount} cores");
        Line("one batch run, all files", batch);
        Line("what-if, one scenario, table read included", one);
        Line($"what-if, {Many} scenarios, table read included", many);
        Console.WriteLine($"{"each further scenario",-44}{each.TotalSeconds,10:F3}{each.TotalMilliseconds * 1000 / rows,10:F3} µs a row{batch.Busy / each,10:F0} times less than a batch run");
        return 0;
    }

    private static void Line(string name, (TimeSpan Busy, TimeSpan Wall) time) => Console.WriteLine($"{name,-44}{time.Busy.TotalSeconds,10:F2} ({time.Wall.TotalSeconds:F2})");

    /// <summary>Four thresholds, each at many places.</summary>
    private static ImmutableArray<Variant> Variants()
    {
        var rules = new RuleDirectory(Repository.Rules);
        var reference = ModelRef.TryParse("miit/srdi-sme@2026", out var parsed) ? parsed : throw new InvalidOperationException();
        var variants = ImmutableArray.CreateBuilder<Variant>();
        variants.Add(Variant.Of(rules.Compile(reference, withMeasures: false).Value!));
        for (var i = 0; i < Many; i++)
        {
            var edit = (i % 4) switch
            {
                0 => $"{{ set: S3-3, atLeast: {Spelled(0.02m + i * 0.0002m)} }}",
                1 => $"{{ set: S2-1a, atLeast: {Spelled(1000 + i * 15)} }}",
                2 => $"{{ set: S2-3, atMost: {Spelled(0.6m + i * 0.002m)} }}",
                _ => $"{{ set: S6-1, atLeast: {Spelled(45 + i * 0.1m)} }}",
            };
            var text = new SourceText($"s{i}", $"scenario: s{i}\nname: {{ zh: 情景, en: scenario }}\nedits: [ {edit} ]\n");
            variants.Add(new Variant($"s{i}", LocalizedText.Same($"s{i}"), rules.Suppose(reference, text).Value!));
        }
        return variants.ToImmutable();
    }

    private static string Spelled(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static long Look(string table, ImmutableArray<Variant> variants) =>
        CohortRun.Run(variants, [], new Hosting.Lab.Cohort { Path = table, Shown = "applicants.csv", Today = new DateOnly(2026, 7, 15) }, CancellationToken.None).Value!.Scenarios[^1].Result.Total.Passed;

    private static long Decide(string path, Variant variant, string output)
    {
        if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
        var model = new BatchModel(variant.Id, [variant.Model]);
        var table = BatchTable.Open(path, "applicants.csv", model, null, CancellationToken.None).Value!;
        return new BatchRun(table, model, new BatchOptions { Today = new DateOnly(2026, 7, 15) }, output, output).Run(null, CancellationToken.None).Value!.Counts.Passed;
    }

    private static ((TimeSpan Busy, TimeSpan Wall) Time, long Result) Measured(Func<long> action)
    {
        var (wall, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = action();
        return ((Environment.CpuUsage.TotalTime - busy, Stopwatch.GetElapsedTime(wall)), result);
    }
}
