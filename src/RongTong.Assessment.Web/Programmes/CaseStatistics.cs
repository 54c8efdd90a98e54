using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Web.Programmes;

/// <summary>How the cases of a round came out, counted. Groups of fewer than ten firms are never shown by themselves. Immutable.</summary>
/// <param name="Total">All cases.</param>
/// <param name="Regions">By city, for six-digit codes.</param>
/// <param name="Industries">By division.</param>
/// <param name="Sizes">By size class.</param>
/// <param name="Binding">What keeps firms out, most first.</param>
public sealed record CaseStatistics(CaseGroup Total, ImmutableArray<CaseGroup> Regions, ImmutableArray<CaseGroup> Industries, ImmutableArray<CaseGroup> Sizes, ImmutableArray<BindingRequirement> Binding)
{
    /// <summary>The fewest firms a group shown by itself has.</summary>
    public const int Fewest = 10;

    private const int Listed = 10;

    /// <summary>Counts.</summary>
    /// <param name="cases">The cases; with those that do not meet the standard also how they were assessed.</param>
    internal static CaseStatistics Of(IReadOnlyList<(ProgrammeCase Case, Assessment? Assessment)> cases) => new(
        Count("", cases.Select(c => c.Case)), Groups(cases, c => CityOf(c.Region)), Groups(cases, c => c.Industry is { Length: > 0 } industry ? DivisionOf(industry) : ""), Groups(cases, c => c.Size ?? ""), Requirements(cases));

    private static ImmutableArray<CaseGroup> Groups(IReadOnlyList<(ProgrammeCase Case, Assessment?)> cases, Func<ProgrammeCase, string> key)
    {
        var all = cases.Select(c => c.Case).GroupBy(key, StringComparer.Ordinal).Select(g => Count(g.Key, g)).ToList();
        var (shown, small) = (all.Where(g => g.Firms >= Fewest).OrderByDescending(g => g.Firms).ThenBy(g => g.Key, StringComparer.Ordinal).ToList(), all.Where(g => g.Firms < Fewest).ToList());
        if (small.Count == 0) return [.. shown];
        var rest = small.Aggregate((a, b) => a.With(b)) with { Key = CaseGroup.Others };
        // A rest of fewer than ten would tell what a group hides: it takes the smallest group shown with it.
        if (rest.Firms < Fewest)
        {
            if (shown.Count == 0) return [];
            rest = rest.With(shown[^1]);
            shown.RemoveAt(shown.Count - 1);
        }
        return [.. shown, rest];
    }

    private static CaseGroup Count(string key, IEnumerable<ProgrammeCase> cases)
    {
        var all = cases.ToList();
        long Of(CaseVerdict verdict) => all.Count(c => c.Verdict == verdict);
        return new CaseGroup(key, all.Count, Of(CaseVerdict.Met), Of(CaseVerdict.Unmet), Of(CaseVerdict.Undecided), Of(CaseVerdict.DataError));
    }

    private static ImmutableArray<BindingRequirement> Requirements(IReadOnlyList<(ProgrammeCase Case, Assessment? Assessment)> cases)
    {
        var missed = new Dictionary<string, (Criterion Criterion, long Missed, long Only)>(StringComparer.Ordinal);
        foreach (var assessment in cases.Where(c => c.Case.Verdict == CaseVerdict.Unmet).Select(c => c.Assessment).OfType<Assessment>())
        {
            if (assessment.NextGrade is not { } target) continue;
            var results = assessment.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
            var unmet = target.Requires.SelectMany(r => Missing(results, results[r.Id])).ToList();
            foreach (var criterion in unmet)
            {
                var (_, count, only) = missed.GetValueOrDefault(criterion.Id, (criterion, 0, 0));
                missed[criterion.Id] = (criterion, count + 1, only + (unmet.Count == 1 ? 1 : 0));
            }
        }
        return [.. missed.Values.OrderByDescending(m => m.Missed).ThenBy(m => m.Criterion.Id, StringComparer.Ordinal).Take(Listed).Select(m => new BindingRequirement(m.Criterion, m.Missed, m.Only))];
    }

    /// <summary>The parts of a group that needs all of them; a group of routes as one.</summary>
    private static IEnumerable<Criterion> Missing(Dictionary<string, CriterionResult> results, CriterionResult result) =>
        result.Status != Truth.Unmet ? []
        : result.Criterion.Grouping == Grouping.All ? result.Criterion.Parts.SelectMany(p => Missing(results, results[p.Id]))
        : [result.Criterion];

    private static string CityOf(string region) => region.Length == 6 ? region[..4] : region;

    private static string DivisionOf(string industry) => new([.. industry.Where(char.IsAsciiDigit).Take(2)]);
}

/// <summary>How many firms of a group came out how. Immutable.</summary>
/// <param name="Key">The group; empty where nothing was stated.</param>
/// <param name="Firms">Firms.</param>
/// <param name="Met">That meet the standard.</param>
/// <param name="Unmet">That do not.</param>
/// <param name="Undecided">Left open.</param>
/// <param name="DataError">That go back.</param>
public sealed record CaseGroup(string Key, long Firms, long Met, long Unmet, long Undecided, long DataError)
{
    /// <summary>The key of all small groups together.</summary>
    public const string Others = "*";

    /// <summary>Share of those decided that meet the standard; null when none is.</summary>
    public decimal? Rate => Met + Unmet == 0 ? null : (decimal)Met / (Met + Unmet);

    /// <summary>Two groups as one, under the first key.</summary>
    public CaseGroup With(CaseGroup other) => this with { Firms = Firms + other.Firms, Met = Met + other.Met, Unmet = Unmet + other.Unmet, Undecided = Undecided + other.Undecided, DataError = DataError + other.DataError };
}

/// <summary>How often a requirement kept firms out. Immutable.</summary>
/// <param name="Criterion">The requirement.</param>
/// <param name="Missed">Firms that miss it.</param>
/// <param name="Only">That miss nothing else.</param>
public sealed record BindingRequirement(Criterion Criterion, long Missed, long Only);
