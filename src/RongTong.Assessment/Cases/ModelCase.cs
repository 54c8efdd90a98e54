using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>One case of a model's specification: a sheet and what must come of it. Immutable.</summary>
/// <param name="Name">The rule it states.</param>
/// <param name="Sheet">The sheet, complete.</param>
/// <param name="Expected">What must come of it; only what matters is stated.</param>
/// <param name="Span">Where the case is written.</param>
public sealed record ModelCase(string Name, AnswerSheet Sheet, Expectation Expected, SourceSpan Span);

/// <summary>What must come of a case; null and empty parts are not looked at. Immutable.</summary>
public sealed record Expectation
{
    /// <summary>decided, undecided or data_error.</summary>
    public string? Status { get; init; }

    /// <summary>The grade; see <see cref="StatesGrade"/> for "no grade".</summary>
    public string? Grade { get; init; }

    /// <summary>Whether the case states a grade at all, be it none.</summary>
    public bool StatesGrade { get; init; }

    /// <summary>All grades still possible, in any order; null stands for no grade.</summary>
    public ImmutableArray<string?>? PossibleGrades { get; init; }

    /// <summary>none, recommend, refuse or review.</summary>
    public string? Recommendation { get; init; }

    /// <summary>The total score.</summary>
    public ExpectedNumber? Score { get; init; }

    /// <summary>Scores of nodes by path.</summary>
    public ImmutableDictionary<string, ExpectedNumber> Scores { get; init; } = ImmutableDictionary<string, ExpectedNumber>.Empty;

    /// <summary>Verdicts by criterion: met, unmet, undecided, not_applicable.</summary>
    public ImmutableDictionary<string, string> Verdicts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The alternative that fits best; see <see cref="StatesAlternative"/> for none.</summary>
    public string? Alternative { get; init; }

    /// <summary>Whether the case states which alternative fits best, be it none or open.</summary>
    public bool StatesAlternative { get; init; }

    /// <summary>All alternatives that may still turn out best, in any order; null stands for none.</summary>
    public ImmutableArray<string?>? PossibleAlternatives { get; init; }

    /// <summary>Fits by alternative; null where it cannot enter.</summary>
    public ImmutableDictionary<string, ExpectedNumber?> Fits { get; init; } = ImmutableDictionary<string, ExpectedNumber?>.Empty;

    /// <summary>Codes of the diagnostics, in any order.</summary>
    public ImmutableArray<string>? Diagnostics { get; init; }
}

/// <summary>A score that must come out: exact when both bounds are the same. Immutable.</summary>
public sealed record ExpectedNumber(decimal Min, decimal Max);

/// <summary>What a case came to. Immutable.</summary>
/// <param name="Case">The case.</param>
/// <param name="Failures">What differs, in words; empty when it passes.</param>
/// <param name="Assessment">What came out.</param>
public sealed record CaseResult(ModelCase Case, ImmutableArray<LocalizedText> Failures, Assessment Assessment)
{
    /// <summary>Whether everything came out as stated.</summary>
    public bool Passed => Failures.IsEmpty;
}

/// <summary>Something of a model that no case shows. Immutable.</summary>
/// <param name="What">The id and how it is not shown, such as <c>S2-1: unmet</c>.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record UncoveredNode(string What, SourceSpan Span);
