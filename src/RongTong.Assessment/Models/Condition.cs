using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>How two numbers are compared.</summary>
public enum Comparison
{
    /// <summary>≥</summary>
    AtLeast,

    /// <summary>≤</summary>
    AtMost,

    /// <summary>&gt;</summary>
    Above,

    /// <summary>&lt;</summary>
    Below,

    /// <summary>=</summary>
    Equal,
}

/// <summary>A structured test. A closed union; immutable. Three-valued: met, unmet, undecided, besides not applicable.</summary>
public abstract record Condition(SourceSpan Span)
{
    private Condition() : this(default(SourceSpan)) { }

    /// <summary>Every part holds.</summary>
    public sealed record All(ImmutableArray<Condition> Parts, SourceSpan Span) : Condition(Span);

    /// <summary>At least one part holds.</summary>
    public sealed record Any(ImmutableArray<Condition> Parts, SourceSpan Span) : Condition(Span);

    /// <summary>At least so many parts hold.</summary>
    public sealed record Some(ImmutableArray<Condition> Parts, int AtLeast, SourceSpan Span) : Condition(Span);

    /// <summary>The part does not hold.</summary>
    public sealed record Not(Condition Part, SourceSpan Span) : Condition(Span);

    /// <summary>The score of a node (empty path: the root) compared with a formula.</summary>
    public sealed record Score(string Path, Comparison Comparison, FormulaText Bound, SourceSpan Span) : Condition(Span);

    /// <summary>A formula compared with another.</summary>
    public sealed record Value(FormulaText Left, Comparison Comparison, FormulaText Bound, SourceSpan Span) : Condition(Span);

    /// <summary>Number of scenes at a level or above, of one tag or all.</summary>
    public sealed record SceneCount(int Level, string? Tag, int AtLeast, SourceSpan Span) : Condition(Span);

    /// <summary>A yes-no fact has a value.</summary>
    public sealed record Is(string Field, bool Expected, SourceSpan Span) : Condition(Span);

    /// <summary>A single choice is one of some options.</summary>
    public sealed record OneOf(string Field, ImmutableArray<string> Options, SourceSpan Span) : Condition(Span);

    /// <summary>A multiple choice holds an option.</summary>
    public sealed record Has(string Field, string Option, SourceSpan Span) : Condition(Span);

    /// <summary>Anything was answered.</summary>
    public sealed record Answered(string Field, SourceSpan Span) : Condition(Span);

    /// <summary>The verdict of another criterion.</summary>
    public sealed record OfCriterion(string Criterion, SourceSpan Span) : Condition(Span);

    /// <summary>Whether a grade is held.</summary>
    public sealed record OfGrade(string Grade, SourceSpan Span) : Condition(Span);
}
