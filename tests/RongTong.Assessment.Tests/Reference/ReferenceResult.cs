using RongTong.Assessing;

namespace RongTong.Tests.Reference;

/// <summary>What the reference makes of one sheet.</summary>
internal sealed record ReferenceResult
{
    public required OutcomeStatus Status { get; init; }

    public required string? Grade { get; init; }

    public required IReadOnlyList<string?> PossibleGrades { get; init; }

    /// <summary>Scores by path; the root's path is empty.</summary>
    public required IReadOnlyDictionary<string, Quantity> Scores { get; init; }

    public required IReadOnlyDictionary<string, Quantity> Awards { get; init; }

    public required IReadOnlyDictionary<string, Possible> Verdicts { get; init; }

    /// <summary>Alternatives that may turn out best, in model order; null, at the end, stands for none.</summary>
    public required IReadOnlyList<string?> PossibleAlternatives { get; init; }

    /// <summary>Codes of the diagnostics that come from the answers, sorted.</summary>
    public required IReadOnlyList<string> Codes { get; init; }
}
