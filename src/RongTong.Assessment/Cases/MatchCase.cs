using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Matching;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>One case of a catalogue of offers: a firm and what must match. Immutable.</summary>
/// <param name="Name">What it states.</param>
/// <param name="Firm">The firm.</param>
/// <param name="Gaps">Scenes to lift.</param>
/// <param name="Expected">What must match.</param>
/// <param name="Span">Where it is written.</param>
public sealed record MatchCase(string Name, FirmProfile Firm, ImmutableArray<SceneGap> Gaps, MatchExpectation Expected, SourceSpan Span)
{
    /// <summary>Runs the case.</summary>
    /// <returns>What differs, in words; empty when it passes.</returns>
    public ImmutableArray<LocalizedText> Run(OfferCatalogue offers)
    {
        var failures = ImmutableArray.CreateBuilder<LocalizedText>();
        var matcher = new OfferMatcher(offers);
        var solutions = matcher.Solutions(Firm, Gaps);
        var opportunities = matcher.Opportunities(Firm);
        Compare("solutions", Expected.Solutions, solutions.Where(s => !s.IsLater).Select(s => s.Solution.Id));
        Compare("later", Expected.Later, solutions.Where(s => s.IsLater).Select(s => s.Solution.Id));
        Compare("services", Expected.Services, matcher.Services(Firm).Where(s => s.Status == Truth.Met).Select(s => s.Service.Id));
        Compare("opportunities", Expected.Opportunities, With(MatchStatus.Matched, m => $"{m.Opportunity.Id}: {Loading.PlainValue.Format(m.Rank)}"));
        Compare("near", Expected.Near, With(MatchStatus.Near, m => $"{m.Opportunity.Id}: {m.Lacking?.Id}"));
        Compare("undecided", Expected.Undecided, With(MatchStatus.Undecided, m => $"{m.Opportunity.Id}: {string.Join(' ', m.Required.Where(r => r.Status == Truth.Undecided).Select(r => r.Requirement.Id))}"));
        return failures.ToImmutable();

        IEnumerable<string> With(MatchStatus status, Func<OpportunityMatch, string> words) => opportunities.Where(m => m.Status == status).Select(words);

        void Compare(string what, ImmutableArray<string>? wanted, IEnumerable<string> found)
        {
            var (should, was) = (string.Join(", ", wanted ?? []), string.Join(", ", found));
            if (wanted is not null && should != was) failures.Add(new LocalizedText($"{what}：应为 [{should}]，得到 [{was}]", $"{what}: expected [{should}], got [{was}]"));
        }
    }
}

/// <summary>What must match in a case, in order; null is not looked at. Immutable.</summary>
public sealed record MatchExpectation
{
    /// <summary>Solutions that can begin now.</summary>
    public ImmutableArray<string>? Solutions { get; init; }

    /// <summary>Solutions for later.</summary>
    public ImmutableArray<string>? Later { get; init; }

    /// <summary>Services for the firm.</summary>
    public ImmutableArray<string>? Services { get; init; }

    /// <summary>Opportunities whose requirements all hold, with their points: <c>id: points</c>.</summary>
    public ImmutableArray<string>? Opportunities { get; init; }

    /// <summary>Near opportunities with the requirement each lacks: <c>id: requirement</c>.</summary>
    public ImmutableArray<string>? Near { get; init; }

    /// <summary>Open opportunities with the requirements that are not known.</summary>
    public ImmutableArray<string>? Undecided { get; init; }
}
