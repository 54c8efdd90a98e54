using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Matching;

/// <summary>A scene to be lifted. Immutable.</summary>
/// <param name="Scene">Id of the scene.</param>
/// <param name="Current">Its level.</param>
/// <param name="Target">The level wanted.</param>
/// <param name="IsConstrained">Whether it counts twice towards a grade.</param>
public sealed record SceneGap(string Scene, int Current, int Target, bool IsConstrained);

/// <summary>A condition and whether it holds. Immutable.</summary>
/// <param name="Words">The condition in words.</param>
/// <param name="Status">Met, unmet or undecided.</param>
public sealed record ConditionFinding(LocalizedText Words, Truth Status);

/// <summary>A solution that closes gaps. Immutable.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Gaps">The gaps it narrows or closes.</param>
/// <param name="Missing">What must stand first and does not, or is not known; empty: it can begin now.</param>
public sealed record SolutionMatch(Solution Solution, ImmutableArray<SceneGap> Gaps, ImmutableArray<ConditionFinding> Missing)
{
    /// <summary>Whether something must stand first.</summary>
    public bool IsLater => !Missing.IsEmpty;

    /// <summary>The level the solution lifts a gap's scene to; it may stay below the gap's target.</summary>
    public int LevelReached(SceneGap gap) => Solution.Lifts.Where(l => l.Scene == gap.Scene && l.From <= gap.Current && l.To <= gap.Target).Max(l => l.To);
}

/// <summary>A service for a firm. Immutable.</summary>
/// <param name="Service">The service.</param>
/// <param name="Status">Met: it is for this firm. Undecided: it waits for a fact.</param>
/// <param name="Conditions">What that rests on.</param>
public sealed record ServiceMatch(Service Service, Truth Status, ImmutableArray<ConditionFinding> Conditions);

/// <summary>How a firm stands with an opportunity, the best first.</summary>
public enum MatchStatus
{
    /// <summary>Every requirement is met.</summary>
    Matched,

    /// <summary>One requirement, not an essential one, is not met; nothing is open.</summary>
    Near,

    /// <summary>Nothing is unmet, but some requirement is not known.</summary>
    Undecided,

    /// <summary>It does not fit.</summary>
    None,
}

/// <summary>A requirement and whether it holds. Immutable.</summary>
public sealed record RequirementFinding(Requirement Requirement, Truth Status);

/// <summary>Something that speaks for a firm, and whether it holds. Immutable.</summary>
public sealed record PreferenceFinding(Preference Preference, Truth Status);

/// <summary>A firm and an opportunity. Immutable.</summary>
/// <param name="Opportunity">The opportunity.</param>
/// <param name="Firm">The firm.</param>
/// <param name="Status">How they stand.</param>
/// <param name="Required">Every requirement, in the order of the catalogue.</param>
/// <param name="Preferred">What speaks for the firm, in the order of the catalogue.</param>
public sealed record OpportunityMatch(
    Opportunity Opportunity, FirmProfile Firm, MatchStatus Status, ImmutableArray<RequirementFinding> Required, ImmutableArray<PreferenceFinding> Preferred)
{
    /// <summary>Points that speak for the firm.</summary>
    public decimal Rank => Preferred.Where(p => p.Status == Truth.Met).Sum(p => p.Preference.Points);

    /// <summary>Points there are.</summary>
    public decimal Of => Preferred.Sum(p => p.Preference.Points);

    /// <summary>The one requirement a near match lacks.</summary>
    public Requirement? Lacking => Status == MatchStatus.Near ? Required.First(r => r.Status == Truth.Unmet).Requirement : null;
}
