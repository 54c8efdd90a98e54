using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;

namespace RongTong.Benchmarking;

/// <summary>A benchmark, and what was not counted in it. Immutable.</summary>
/// <param name="Benchmark">The benchmark; null when fewer than ten firms could be counted.</param>
/// <param name="Counted">Firms counted.</param>
/// <param name="Returned">Sheets left out because they go back.</param>
/// <param name="Open">Sheets left out because missing answers leave the total open.</param>
/// <param name="Earlier">Sheets left out because the firm has a later one.</param>
/// <param name="Suppressed">Groups not stated because they have fewer than ten firms.</param>
public sealed record BenchmarkMaking(Benchmark? Benchmark, int Counted, int Returned, int Open, int Earlier, int Suppressed);

/// <summary>Makes a benchmark of assessments. Stateless and thread-safe.</summary>
public static class BenchmarkMaker
{
    /// <summary>Quartiles of every score by groups. A firm counts once, with its latest sheet; a sheet that goes back, or whose total is open, does not.</summary>
    /// <param name="assessments">Assessments by one edition.</param>
    public static BenchmarkMaking Of(IReadOnlyCollection<Assessment> assessments)
    {
        if (assessments.Select(a => a.Fingerprint).Distinct(StringComparer.Ordinal).Count() > 1) throw new ArgumentException("assessments of several editions have no common quartiles", nameof(assessments));
        var sound = assessments.Where(a => a.Outcome.Status != OutcomeStatus.DataError).ToList();
        var latest = sound.Select((a, place) => (Assessment: a, Key: KeyOf(a.Sheet.Enterprise) ?? string.Create(CultureInfo.InvariantCulture, $"place {place}"))).GroupBy(a => a.Key, StringComparer.Ordinal)
            .Select(firm => firm.Select(f => f.Assessment).OrderBy(a => a.Sheet.AsOf).Last()).ToList();
        var firms = latest.Where(a => a.Score?.Value.IsKnown != false).ToList();
        var all = firms.GroupBy(_ => ((string?)null, (string?)null, (string?)null)).Concat(By(firms, f => (f.Division, null, null))).Concat(By(firms, f => (null, f.Size, null)))
            .Concat(By(firms, f => (null, null, f.Province))).Concat(By(firms, f => f.Division is null || f.Size is null ? default : (f.Division, f.Size, null))).ToList();
        var groups = all.Where(g => g.Count() >= Benchmark.LeastFirms).Select(g => Group(g.Key, [.. g])).ToImmutableArray();
        var benchmark = groups.IsEmpty ? null : new Benchmark(firms[0].Model.Ref.ToString(), firms[0].Fingerprint, firms.Min(f => f.Sheet.AsOf), firms.Max(f => f.Sheet.AsOf), groups);
        return new BenchmarkMaking(benchmark, firms.Count, assessments.Count - sound.Count, latest.Count - firms.Count, sound.Count - latest.Count, all.Count - groups.Length);
    }

    private static IEnumerable<IGrouping<(string?, string?, string?), Assessment>> By(IEnumerable<Assessment> firms, Func<Enterprise, (string?, string?, string?)> key) =>
        firms.GroupBy(f => key(f.Sheet.Enterprise)).Where(g => g.Key != default).OrderBy(g => string.Join('/', g.Key.Item1, g.Key.Item2, g.Key.Item3), StringComparer.Ordinal);

    private static BenchmarkGroup Group((string? Industry, string? Size, string? Region) key, IReadOnlyList<Assessment> firms)
    {
        var scores = firms.SelectMany(Benchmark.Scored).Where(s => s.Value.IsKnown).GroupBy(s => s.Indicator.Path, s => s.Value.Min, StringComparer.Ordinal);
        return new BenchmarkGroup(key.Industry, key.Size, key.Region, firms.Count, [.. scores.Where(s => s.Count() >= Benchmark.LeastFirms).Select(s => Quartiles.Of(s.Key, [.. s.Order()]))]);
    }

    private static string? KeyOf(Enterprise firm) => firm.Uscc.Length > 0 ? "uscc " + firm.Uscc : firm.Name.Length > 0 ? "name " + firm.Name : null;
}
