using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>When a fact can be changed by a firm that works for it.</summary>
public enum ChangeTime
{
    /// <summary>While the application is open.</summary>
    Now,

    /// <summary>By the next filing: it takes real activity, or the next year's accounts.</summary>
    NextFiling,

    /// <summary>Not by the firm: it lies in the past, or somebody else states it.</summary>
    Never,

    /// <summary>It says who applies for what; with another value it would be another application.</summary>
    Given,
}

/// <summary>Which way a number may be worked for.</summary>
public enum ChangeDirection
{
    /// <summary>Up and down.</summary>
    Both,

    /// <summary>Only a rise; a fall is never advised.</summary>
    Up,

    /// <summary>Only a fall; a rise is never advised.</summary>
    Down,
}

/// <summary>Whether and when a fact itself can be changed. Only advice reads it, no verdict does, and it is no part of a fingerprint. Immutable.</summary>
/// <param name="When">When.</param>
/// <param name="Span">Where the model says so.</param>
public sealed record Changeability(ChangeTime When, SourceSpan Span)
{
    /// <summary>Which way a number may be worked for; the other way is <see cref="ChangeTime.Never"/>.</summary>
    public ChangeDirection Only { get; init; }

    /// <summary>The finest grain in which advice names a number, in the field's unit; null is the usual one of its type.</summary>
    public decimal? Step { get; init; }

    /// <summary>The derived value this field states once more; it is restated whenever that changes.</summary>
    public string? States { get; init; }

    /// <summary>The fact whose value of today this one has at the next filing, such as last year's revenue for that of the year before.</summary>
    public string? Next { get; init; }

    /// <summary>What a year adds to a number by itself.</summary>
    public decimal Yearly { get; init; }

    /// <summary>Options of a choice that advice never comes to, because they speak against the firm whatever they earn.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>What must stand behind a change, or why there is none.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>When a fact of which nothing is said can be changed: what a reviewer or another system states is not the firm's, days and texts are given, the rest takes until the next filing.</summary>
    public static ChangeTime Usual(FieldType type, AnsweredBy by) =>
        by != AnsweredBy.Enterprise ? ChangeTime.Never : type is FieldType.Date or FieldType.Text ? ChangeTime.Given : ChangeTime.NextFiling;
}
