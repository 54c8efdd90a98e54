using System.Collections.Immutable;
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

/// <summary>
/// Makes a benchmark of results that come one after another, in any order: the same results give the same benchmark. Of each it keeps the
/// scores and which groups they belong to. Not thread-safe.
/// </summary>
public sealed class BenchmarkMaker
{
    private readonly Dictionary<string, FirmScores> _firms = new(StringComparer.Ordinal);
    private readonly List<FirmScores> _nameless = [];
    private readonly HashSet<(string Ref, string Fingerprint)> _editions = [];
    private int _returned;
    private int _earlier;

    /// <summary>The editions the results are of, in words; a benchmark is of one.</summary>
    public ImmutableArray<string> Editions =>
        [.. _editions.Select(e => _editions.Count(o => o.Ref == e.Ref) > 1 ? $"{e.Ref} ({e.Fingerprint})" : e.Ref).Order(StringComparer.Ordinal)];

    /// <summary>Takes assessments of one edition.</summary>
    public static BenchmarkMaking Of(IEnumerable<Assessment> assessments)
    {
        var maker = new BenchmarkMaker();
        foreach (var assessment in assessments) maker.Add(FirmScores.Of(assessment));
        return maker.Make();
    }

    /// <summary>Takes one result. A firm counts once, with its latest; one that goes back, or whose total is open, does not.</summary>
    public void Add(FirmScores result)
    {
        _editions.Add((result.Model, result.Fingerprint));
        if (result.GoesBack)
        {
            _returned++;
            return;
        }
        if (result.Firm is not { } firm)
        {
            _nameless.Add(result);
            return;
        }
        if (!_firms.TryGetValue(firm, out var other))
        {
            _firms.Add(firm, result);
            return;
        }
        _earlier++;
        if (result.Replaces(other)) _firms[firm] = result;
    }

    /// <summary>Quartiles of every score by groups.</summary>
    /// <exception cref="ArgumentException">The results are of several editions.</exception>
    public BenchmarkMaking Make()
    {
        if (_editions.Count > 1) throw new ArgumentException("results of several editions have no common quartiles");
        List<FirmScores> firms = [.. _firms.Values.Concat(_nameless).Where(f => !f.IsOpen)];
        var all = firms.GroupBy(_ => ((string?)null, (string?)null, (string?)null)).Concat(By(firms, f => (f.Division, null, null))).Concat(By(firms, f => (null, f.Size, null)))
            .Concat(By(firms, f => (null, null, f.Province))).Concat(By(firms, f => f.Division is null || f.Size is null ? default : (f.Division, f.Size, null))).ToList();
        var groups = all.Where(g => g.Count() >= Benchmark.LeastFirms).Select(g => Group(g.Key, [.. g])).ToImmutableArray();
        var benchmark = groups.IsEmpty ? null : new Benchmark(firms[0].Model, firms[0].Fingerprint, firms.Min(f => f.AsOf), firms.Max(f => f.AsOf), groups);
        return new BenchmarkMaking(benchmark, firms.Count, _returned, _firms.Count + _nameless.Count - firms.Count, _earlier, all.Count - groups.Length);
    }

    private static IEnumerable<IGrouping<(string?, string?, string?), FirmScores>> By(IEnumerable<FirmScores> firms, Func<FirmScores, (string?, string?, string?)> key) =>
        firms.GroupBy(key).Where(g => g.Key != default).OrderBy(g => string.Join('/', g.Key.Item1, g.Key.Item2, g.Key.Item3), StringComparer.Ordinal);

    private static BenchmarkGroup Group((string? Industry, string? Size, string? Region) key, IReadOnlyList<FirmScores> firms)
    {
        // In the order of the tree, which every result of an edition has.
        var scores = firms.SelectMany(f => f.Scores).GroupBy(s => (s.Place, s.Path), s => s.Value).OrderBy(g => g.Key.Place);
        return new BenchmarkGroup(key.Industry, key.Size, key.Region, firms.Count, [.. scores.Where(s => s.Count() >= Benchmark.LeastFirms).Select(s => Quartiles.Of(s.Key.Path, [.. s.Order()]))]);
    }
}
