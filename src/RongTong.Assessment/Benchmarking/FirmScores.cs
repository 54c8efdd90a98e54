using System.Collections.Immutable;
using RongTong.Assessing;

namespace RongTong.Benchmarking;

/// <summary>What a benchmark takes of one result. Immutable.</summary>
public sealed record FirmScores
{
    /// <summary>What tells the firm from others: its credit code, else its name; null where it states neither.</summary>
    public required string? Firm { get; init; }

    /// <summary>Reference of the edition.</summary>
    public required string Model { get; init; }

    /// <summary>Hash of what the edition says.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The date of the sheet.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Two-digit division of the industry, or null.</summary>
    public string? Division { get; init; }

    /// <summary>Size class, or null.</summary>
    public string? Size { get; init; }

    /// <summary>First two digits of the region code, or null.</summary>
    public string? Province { get; init; }

    /// <summary>Whether the sheet goes back to the firm.</summary>
    public bool GoesBack { get; init; }

    /// <summary>Whether missing answers leave the total open.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The scores that are known, in the order of the tree.</summary>
    public ImmutableArray<KnownScore> Scores { get; init; } = [];

    /// <summary>What a benchmark takes of an assessment.</summary>
    public static FirmScores Of(Assessment assessment)
    {
        var firm = assessment.Sheet.Enterprise;
        return new FirmScores
        {
            Firm = KeyOf(firm.Uscc, firm.Name),
            Model = assessment.Model.Ref.ToString(),
            Fingerprint = assessment.Fingerprint,
            AsOf = assessment.Sheet.AsOf,
            Division = firm.Division,
            Size = firm.Size,
            Province = firm.Province,
            GoesBack = assessment.Outcome.Status == OutcomeStatus.DataError,
            IsOpen = assessment.Score?.Value.IsKnown == false,
            Scores = [.. Benchmark.Scored(assessment).Select((s, place) => (Score: s, Place: place)).Where(s => s.Score.Value.IsKnown).Select(s => new KnownScore(s.Place, s.Score.Indicator.Path, s.Score.Value.Min))],
        };
    }

    /// <summary>What tells a firm from others.</summary>
    public static string? KeyOf(string uscc, string name) => uscc.Length > 0 ? "uscc " + uscc : name.Length > 0 ? "name " + name : null;

    /// <summary>
    /// Whether this counts rather than another result of the firm: the later one does; of one day, what is known before what is open, then the
    /// higher scores, so that the order they come in does not matter.
    /// </summary>
    public bool Replaces(FirmScores other) => Order(other) > 0;

    private int Order(FirmScores other)
    {
        var order = Nullable.Compare(AsOf, other.AsOf);
        if (order == 0) order = other.IsOpen.CompareTo(IsOpen);
        for (var i = 0; order == 0 && i < Math.Min(Scores.Length, other.Scores.Length); i++) order = (Scores[i].Place, Scores[i].Value).CompareTo((other.Scores[i].Place, other.Scores[i].Value));
        if (order == 0) order = Scores.Length.CompareTo(other.Scores.Length);
        foreach (var (mine, others) in (ReadOnlySpan<(string?, string?)>)[(Division, other.Division), (Size, other.Size), (Province, other.Province)])
            if (order == 0) order = string.CompareOrdinal(mine, others);
        return order;
    }
}

/// <summary>A score that is known. Immutable.</summary>
/// <param name="Place">Where it stands among the scores of its edition, from 0 for the total.</param>
/// <param name="Path">Path of the node; empty for the total.</param>
/// <param name="Value">The score.</param>
public readonly record struct KnownScore(int Place, string Path, decimal Value);
