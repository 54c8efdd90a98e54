using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Comparing;

/// <summary>The score of a node at two times. Immutable.</summary>
/// <param name="Indicator">The node; its path is empty for the total.</param>
/// <param name="Before">Earlier.</param>
/// <param name="After">Later.</param>
public sealed record ScoreChange(Indicator Indicator, Number Before, Number After)
{
    /// <summary>What it rose by, negative where it fell; between bounds while an answer of either time is missing.</summary>
    public Number Difference => Number.Subtract(After, Before);

    /// <summary>Whether anything is different.</summary>
    public bool IsMoved => Before != After;
}

/// <summary>How a requirement moved.</summary>
public enum CriterionMove
{
    /// <summary>The verdict is the same, and so is what is missing.</summary>
    Same,

    /// <summary>Met now, and was not met.</summary>
    Closed,

    /// <summary>Not met now, and was met.</summary>
    Opened,

    /// <summary>Not met at either time; less is missing now.</summary>
    Narrowed,

    /// <summary>Not met at either time; more is missing now.</summary>
    Widened,

    /// <summary>Another verdict, of which one is open or not applicable: nothing was closed or opened, something is known that was not, or the other way round.</summary>
    Otherwise,
}

/// <summary>The verdict on a criterion at two times. Immutable.</summary>
/// <param name="Before">Earlier.</param>
/// <param name="After">Later.</param>
public sealed record CriterionChange(CriterionResult Before, CriterionResult After)
{
    /// <summary>The criterion.</summary>
    public Criterion Criterion => After.Criterion;

    /// <summary>How it moved.</summary>
    public CriterionMove Move => (Before.Status, After.Status) switch
    {
        (Truth.Unmet, Truth.Met) => CriterionMove.Closed,
        (Truth.Met, Truth.Unmet) => CriterionMove.Opened,
        var (before, after) when before != after => CriterionMove.Otherwise,
        _ when Before.Gap is { } earlier && After.Gap is { } later && earlier != later => later < earlier ? CriterionMove.Narrowed : CriterionMove.Widened,
        _ => CriterionMove.Same,
    };
}

/// <summary>A scene at two times. Immutable.</summary>
/// <param name="Before">Earlier.</param>
/// <param name="After">Later.</param>
public sealed record SceneChange(SceneResult Before, SceneResult After)
{
    /// <summary>The scene.</summary>
    public Scene Scene => After.Scene;

    /// <summary>Whether anything is different.</summary>
    public bool IsMoved => Before.Level != After.Level || Before.IsNotApplicable != After.IsNotApplicable;
}

/// <summary>What a sheet says to one question, scene or fact: values as the model spells them, or that it does not apply, or nothing. Immutable.</summary>
/// <param name="Values">The value, or the options in the order of the model; empty where nothing is answered.</param>
/// <param name="IsNotApplicable">Marked not applicable.</param>
public sealed record Stated(ImmutableArray<string> Values, bool IsNotApplicable)
{
    /// <summary>Whether anything is said.</summary>
    public bool IsAnswered => IsNotApplicable || !Values.IsEmpty;

    /// <inheritdoc/>
    public bool Equals(Stated? other) => other is not null && IsNotApplicable == other.IsNotApplicable && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsNotApplicable, Values.Length);
}

/// <summary>In what way an answer is not what it was.</summary>
public enum AnswerMove
{
    /// <summary>Answered both times, otherwise.</summary>
    Changed,

    /// <summary>Answered now, and was not.</summary>
    Given,

    /// <summary>Not answered now, and was.</summary>
    Withdrawn,
}

/// <summary>An answer that is not what it was. Immutable.</summary>
/// <param name="Field">What was asked.</param>
/// <param name="Before">What was said earlier.</param>
/// <param name="After">What is said now.</param>
public sealed record AnswerChange(Field Field, Stated Before, Stated After)
{
    /// <summary>In what way.</summary>
    public AnswerMove Move => !Before.IsAnswered ? AnswerMove.Given : !After.IsAnswered ? AnswerMove.Withdrawn : AnswerMove.Changed;

    /// <summary>Options of a multiple choice that are chosen now and were not.</summary>
    public IEnumerable<string> Come => After.Values.Except(Before.Values, StringComparer.Ordinal);

    /// <summary>Options of a multiple choice that were chosen and are not now.</summary>
    public IEnumerable<string> Gone => Before.Values.Except(After.Values, StringComparer.Ordinal);
}
