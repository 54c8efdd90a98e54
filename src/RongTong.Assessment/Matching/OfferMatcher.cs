using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Matching;

/// <summary>
/// Matches firms with offers, both ways: for a firm the solutions that close its gaps, the services it may use and the opportunities it may
/// answer; for an opportunity the firms that fit. Every match says which conditions it rests on. Decides nothing about scores or grades.
/// Immutable and thread-safe.
/// </summary>
public sealed class OfferMatcher
{
    private readonly OfferCatalogue _offers;

    /// <summary>Creates a matcher.</summary>
    /// <param name="offers">The catalogue.</param>
    public OfferMatcher(OfferCatalogue offers) => _offers = offers;

    /// <summary>
    /// Solutions that close a gap: one of their lifts begins at or below the firm's level, goes above it and not beyond the target; industry and
    /// size fit. Those whose prerequisites all hold come first, then those for later, with what is missing; in each part constrained scenes
    /// first, then the lower highest cost, then by id.
    /// </summary>
    /// <param name="firm">The firm.</param>
    /// <param name="gaps">Scenes to lift, each to a target.</param>
    public ImmutableArray<SolutionMatch> Solutions(FirmProfile firm, IReadOnlyCollection<SceneGap> gaps) =>
    [
        .. _offers.Solutions.Select(s => Match(s, firm, gaps)).OfType<SolutionMatch>()
            .OrderBy(m => m.IsLater).ThenByDescending(m => m.Gaps.Any(g => g.IsConstrained)).ThenBy(m => m.Solution.CostPerYear.Max).ThenBy(m => m.Solution.Id, StringComparer.Ordinal),
    ];

    /// <summary>Services offered where the firm is, for firms like it; those that wait for a fact come after the others. By id.</summary>
    public ImmutableArray<ServiceMatch> Services(FirmProfile firm) =>
    [
        .. _offers.Services.Select(s => Match(s, firm)).Where(m => m.Status != Truth.Unmet)
            .OrderBy(m => m.Status == Truth.Undecided).ThenBy(m => m.Service.Id, StringComparer.Ordinal),
    ];

    /// <summary>How a firm stands with every opportunity that is still open, the best first.</summary>
    public ImmutableArray<OpportunityMatch> Opportunities(FirmProfile firm) =>
        [.. Ranked(_offers.Opportunities.Where(o => IsOpen(o, firm)).Select(o => Match(o, firm))).ThenBy(m => m.Opportunity.Id, StringComparer.Ordinal)];

    /// <summary>How firms stand with one opportunity, the best first; empty once its deadline has passed.</summary>
    public static ImmutableArray<OpportunityMatch> Firms(Opportunity opportunity, IEnumerable<FirmProfile> firms) =>
    [
        .. Ranked(firms.Where(f => IsOpen(opportunity, f)).Select(f => Match(opportunity, f)))
            .ThenBy(m => m.Firm.Enterprise.Uscc, StringComparer.Ordinal).ThenBy(m => m.Firm.Enterprise.Name, StringComparer.Ordinal),
    ];

    /// <summary>Whether an opportunity may still be answered on a firm's date.</summary>
    public static bool IsOpen(Opportunity opportunity, FirmProfile firm) => firm.AsOf is not { } day || day <= opportunity.Deadline;

    private static IOrderedEnumerable<OpportunityMatch> Ranked(IEnumerable<OpportunityMatch> matches) => matches.OrderBy(m => m.Status).ThenByDescending(m => m.Rank);

    private static SolutionMatch? Match(Solution solution, FirmProfile firm, IReadOnlyCollection<SceneGap> gaps)
    {
        if (solution.Sizes.IndexOf(firm.Enterprise.Size ?? "") < 0 && firm.Enterprise.Size is not null) return null;
        var division = firm.Enterprise.Division;
        if (!solution.Industries.IsEmpty && division is not null && !solution.Industries.Contains(division)) return null;
        var closed = gaps.Where(g => solution.Lifts.Any(l => l.Scene == g.Scene && l.From <= g.Current && g.Current < l.To && l.To <= g.Target)).ToImmutableArray();
        if (closed.IsEmpty) return null;
        var missing = solution.Prerequisites.Select(p => new ConditionFinding(p.Words, ConditionCheck.Of(p, firm))).Where(p => p.Status != Truth.Met).ToList();
        // What the firm has not said of itself is open, as an unknown prerequisite is.
        if (firm.Enterprise.Size is null) missing.Add(new ConditionFinding(new LocalizedText($"企业规模：{Row(solution.Sizes, Size).Zh}", $"size class: {Row(solution.Sizes, Size).En}"), Truth.Undecided));
        if (!solution.Industries.IsEmpty && division is null) missing.Add(new ConditionFinding(new LocalizedText($"行业大类：{string.Join("、", solution.Industries)}", $"industry division: {string.Join(", ", solution.Industries)}"), Truth.Undecided));
        return new SolutionMatch(solution, closed, [.. missing]);
    }

    private static ServiceMatch Match(Service service, FirmProfile firm)
    {
        FirmCondition[] conditions = service.Region is { } region ? [region, service.Addresses] : [service.Addresses];
        ImmutableArray<ConditionFinding> found = [.. conditions.Select(c => new ConditionFinding(c.Words, ConditionCheck.Of(c, firm)))];
        var status = found.Any(f => f.Status == Truth.Unmet) ? Truth.Unmet : found.Any(f => f.Status == Truth.Undecided) ? Truth.Undecided : Truth.Met;
        return new ServiceMatch(service, status, found);
    }

    private static OpportunityMatch Match(Opportunity opportunity, FirmProfile firm)
    {
        ImmutableArray<RequirementFinding> required = [.. opportunity.Required.Select(r => new RequirementFinding(r, ConditionCheck.Of(r.When, firm)))];
        ImmutableArray<PreferenceFinding> preferred = [.. opportunity.Preferred.Select(p => new PreferenceFinding(p, ConditionCheck.Of(p.When, firm)))];
        var (unmet, open) = (required.Where(r => r.Status == Truth.Unmet).ToList(), required.Any(r => r.Status == Truth.Undecided));
        var status = unmet.Count == 0 ? open ? MatchStatus.Undecided : MatchStatus.Matched
            : unmet.Count == 1 && !open && !unmet[0].Requirement.IsEssential ? MatchStatus.Near
            : MatchStatus.None;
        return new OpportunityMatch(opportunity, firm, status, required, preferred);
    }

    private static LocalizedText Row(ImmutableArray<string> words, Func<string, LocalizedText> name) =>
        new(string.Join("、", words.Select(w => name(w).Zh)), string.Join(", ", words.Select(w => name(w).En)));

    private static LocalizedText Size(string size) => size switch { "micro" => new("微型", "micro"), "small" => new("小型", "small"), _ => new("中型", "medium") };
}
