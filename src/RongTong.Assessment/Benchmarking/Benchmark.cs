using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Diagnostics;

namespace RongTong.Benchmarking;

/// <summary>
/// Quartiles of the scores of many firms under one edition, by groups. Holds no single firm: a group or a score of fewer than
/// <see cref="LeastFirms"/> firms is not in here. Immutable.
/// </summary>
/// <param name="Model">Reference of the edition.</param>
/// <param name="Fingerprint">Hash of what the edition says; scores of any other are not held against these.</param>
/// <param name="From">Date of the first sheet counted.</param>
/// <param name="To">Date of the last.</param>
/// <param name="Groups">All firms first, then by industry, size, region, and industry with size.</param>
public sealed record Benchmark(string Model, string Fingerprint, DateOnly? From, DateOnly? To, ImmutableArray<BenchmarkGroup> Groups)
{
    /// <summary>Name and version of the file.</summary>
    public const string Schema = "rongtong/benchmark@1";

    /// <summary>The fewest firms of which quartiles are stated.</summary>
    public const int LeastFirms = 10;

    /// <summary>Where a firm's scores stand among its nearest peers: its industry and size, else its industry, its size, its region, else all.</summary>
    /// <param name="assessment">The firm's assessment.</param>
    /// <returns>The standing; null where there are no scores or no group; RT4037 where the benchmark is of another edition.</returns>
    public Result<PeerStanding> Place(Assessment assessment)
    {
        if (assessment.Fingerprint != Fingerprint) return new Result<PeerStanding>(null, [DiagnosticCatalog.BenchmarkOfOtherEdition(assessment.Sheet.Span, Model, assessment.Model.Ref.ToString())]);
        if (assessment.Outcome.Status == OutcomeStatus.DataError || NearestTo(assessment.Sheet.Enterprise) is not { } group) return new Result<PeerStanding>(null, []);
        var scores = Scored(assessment).Select(s => (Score: s, Peers: group.Scores.FirstOrDefault(p => p.Path == s.Indicator.Path)))
            .Where(s => s.Peers is not null).Select(s => new PeerScore(s.Score, s.Peers!)).ToImmutableArray();
        return new Result<PeerStanding>(scores.IsEmpty ? null : new PeerStanding(this, group, scores), []);
    }

    /// <summary>The total, whose path is empty, and every node of the tree.</summary>
    internal static IEnumerable<ScoreResult> Scored(Assessment assessment) => assessment.Score is { } total ? assessment.Scores.Prepend(total) : assessment.Scores;

    private BenchmarkGroup? NearestTo(Enterprise firm)
    {
        (string?, string?, string?)[] nearness = [(firm.Division, firm.Size, null), (firm.Division, null, null), (null, firm.Size, null), (null, null, firm.Province), (null, null, null)];
        // What the firm does not state makes no nearer group: all firms come last.
        return nearness.Where((n, i) => n != default || i == nearness.Length - 1).Select(n => Groups.FirstOrDefault(g => (g.Industry, g.Size, g.Region) == n)).FirstOrDefault(g => g is not null);
    }
}

/// <summary>Firms alike. Immutable.</summary>
/// <param name="Industry">Two-digit division of GB/T 4754; null for every industry.</param>
/// <param name="Size">Size class; null for every size.</param>
/// <param name="Region">First two digits of the region code; null for every region.</param>
/// <param name="Firms">How many.</param>
/// <param name="Scores">Quartiles by node, those of fewer firms left out.</param>
public sealed record BenchmarkGroup(string? Industry, string? Size, string? Region, int Firms, ImmutableArray<Quartiles> Scores);

/// <summary>
/// The quartiles of one score: the values a quarter, a half and three quarters of the way through the scores in order, between two neighbours in
/// proportion. Immutable.
/// </summary>
/// <param name="Path">Path of the node; empty for the total.</param>
/// <param name="Firms">How many firms have this score.</param>
/// <param name="Lower">A quarter of the way.</param>
/// <param name="Median">Half of the way.</param>
/// <param name="Upper">Three quarters of the way.</param>
public sealed record Quartiles(string Path, int Firms, decimal Lower, decimal Median, decimal Upper)
{
    /// <summary>The quartiles of some scores.</summary>
    /// <param name="path">Path of the node.</param>
    /// <param name="scores">The scores in rising order, at least one.</param>
    public static Quartiles Of(string path, IReadOnlyList<decimal> scores) => new(path, scores.Count, At(scores, 1), At(scores, 2), At(scores, 3));

    private static decimal At(IReadOnlyList<decimal> scores, int quarter)
    {
        var (below, part) = Math.DivRem((scores.Count - 1) * quarter, 4);
        return part == 0 ? scores[below] : scores[below] + (scores[below + 1] - scores[below]) * part / 4m;
    }
}

/// <summary>Where a score stands among peers.</summary>
public enum PeerQuarter
{
    /// <summary>Under the lower quartile.</summary>
    Lowest,

    /// <summary>From the lower quartile to under the median.</summary>
    BelowMedian,

    /// <summary>From the median to the upper quartile.</summary>
    AboveMedian,

    /// <summary>Over the upper quartile.</summary>
    Highest,
}

/// <summary>A firm among its peers. Immutable.</summary>
/// <param name="Benchmark">What it is held against.</param>
/// <param name="Group">The peers.</param>
/// <param name="Scores">The total first, then the nodes in the order of the tree.</param>
public sealed record PeerStanding(Benchmark Benchmark, BenchmarkGroup Group, ImmutableArray<PeerScore> Scores);

/// <summary>A score and that of its peers. Immutable.</summary>
/// <param name="Score">The firm's.</param>
/// <param name="Peers">The peers'.</param>
public sealed record PeerScore(ScoreResult Score, Quartiles Peers)
{
    /// <summary>The quarter the score is certainly in; null while missing answers leave it open.</summary>
    public PeerQuarter? Quarter => Score.Value is { HasMin: true, HasMax: true } value && Of(value.Min) == Of(value.Max) ? Of(value.Min) : null;

    private PeerQuarter Of(decimal value) =>
        value < Peers.Lower ? PeerQuarter.Lowest : value < Peers.Median ? PeerQuarter.BelowMedian : value <= Peers.Upper ? PeerQuarter.AboveMedian : PeerQuarter.Highest;
}
