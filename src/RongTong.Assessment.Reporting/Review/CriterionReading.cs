using System.Collections.Immutable;
using RongTong.Models;

namespace RongTong.Reporting.Review;

/// <summary>One requirement as those who decide see it. Plain text in one language. Immutable.</summary>
public sealed record CriterionReading
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>How deep it stands below a requirement of the grade.</summary>
    public required int Depth { get; init; }

    /// <summary>met, unmet, undecided or na.</summary>
    public required string Style { get; init; }

    /// <summary>The verdict in a word.</summary>
    public required string Word { get; init; }

    /// <summary>What there is.</summary>
    public string? Actual { get; init; }

    /// <summary>What is required, with the sign of the comparison.</summary>
    public string? Required { get; init; }

    /// <summary>What is missing; null when nothing is.</summary>
    public string? Gap { get; init; }

    /// <summary>What is left over; null when nothing is.</summary>
    public string? Margin { get; init; }

    /// <summary>A remark of the standard on it.</summary>
    public string? Note { get; init; }

    /// <summary>Document and place it comes from.</summary>
    public string? Clause { get; init; }

    /// <summary>Dots of how sure the clause is.</summary>
    public string? Confidence { get; init; }

    /// <summary>File and line of the model.</summary>
    public required string Place { get; init; }

    /// <summary>The facts it reads, in the order of the catalogue.</summary>
    public ImmutableArray<Field> Facts { get; init; } = [];
}
