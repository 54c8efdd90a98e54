using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>What a counterfactual comes to.</summary>
public enum CounterfactualKind
{
    /// <summary>Nothing rules the grade out; open facts alone keep it from being decided.</summary>
    Open,

    /// <summary>The changes would have been enough, and a firm can work for each of them.</summary>
    Enough,

    /// <summary>Nothing the firm can change would have been enough: the changes hold some that it cannot make.</summary>
    OutOfReach,

    /// <summary>No change of answered facts would have been enough, not even of those nobody can change.</summary>
    Impossible,

    /// <summary>The search was ended before it found anything, and before it could tell that there is nothing.</summary>
    NotFound,
}

/// <summary>
/// What would have been enough for a grade a sheet does not hold: the cheapest changes of its answered facts under which the grade is no
/// longer ruled out. Cheapest means, in this order: fewest changes the firm cannot make, fewest it cannot make while the application is open,
/// fewest at all, fewest that go a way nobody works for, smallest in size (of a number its share of the larger of old and new value, of a level the share of levels passed, of
/// anything else 1), first in the order of the form. Numbers are whole steps of their field, rounded so that they suffice; where several
/// move together each in turn is the nearest the others allow. Where every fact is answered the changes make the grade held; facts that
/// are open stay open and are listed. Immutable.
/// </summary>
public sealed record Counterfactual
{
    /// <summary>The grade that is missed.</summary>
    public required Grade Target { get; init; }

    /// <summary>What it comes to.</summary>
    public required CounterfactualKind Kind { get; init; }

    /// <summary>The changes, all of which are needed together, in the order of the form.</summary>
    public ImmutableArray<FactChange> Changes { get; init; } = [];

    /// <summary>How sure it is that there is no cheaper set. Whatever this says, without any one of its changes the set is not enough.</summary>
    public Proof Proof { get; init; }

    /// <summary>The criteria that stand in the way whatever the firm changes; all of the grade's where none of them applies to it.</summary>
    public ImmutableArray<Criterion> Blocking { get; init; } = [];

    /// <summary>What is still open once the changes are made.</summary>
    public ImmutableArray<OpenCriterion> Open { get; init; } = [];

    /// <summary>The first filing at which changes the firm can make would do; null when none of the next five is one, and where nothing rules the grade out.</summary>
    public Refiling? Earliest { get; init; }

    /// <summary>What would have been enough for each single criterion that is not met, groups before their parts.</summary>
    public ImmutableArray<CriterionCounterfactual> Criteria { get; init; } = [];

    /// <summary>What would have been enough for a sheet that is assessed.</summary>
    /// <param name="compiled">The model.</param>
    /// <param name="assessment">The sheet, assessed under the model.</param>
    /// <param name="target">The grade to look at; the next one up unless given.</param>
    /// <returns>Null where nothing is missed: no higher grade, the grade is held, classes, or a sheet that goes back and so has no decision.</returns>
    public static Counterfactual? Of(CompiledModel compiled, Assessment assessment, Grade? target = null)
    {
        if (assessment.Outcome.Status == OutcomeStatus.DataError || compiled.Model.IsClassification || (target ?? assessment.NextGrade) is not { } grade) return null;
        return new CounterfactualBuilder(compiled, assessment.Sheet).Build(grade);
    }

    /// <summary>The sheet with the changes made; what it states besides its figures is restated with them.</summary>
    public static AnswerSheet Apply(CompiledModel compiled, AnswerSheet sheet, IEnumerable<FactChange> changes) => SheetChanges.Apply(compiled, sheet, changes);
}

/// <summary>What would have been enough for one criterion alone. Immutable.</summary>
/// <param name="Criterion">A criterion that is not met.</param>
/// <param name="Changes">The cheapest changes; empty where none would do.</param>
/// <param name="Proof">How sure it is that there is no cheaper set.</param>
public sealed record CriterionCounterfactual(Criterion Criterion, ImmutableArray<FactChange> Changes, Proof Proof)
{
    /// <summary>When the last of the changes can be made; never where there are none.</summary>
    public ChangeTime When => Changes.IsEmpty ? ChangeTime.Never : Changes.Max(c => c.When);
}

/// <summary>A criterion that is not decided, and the facts it waits for. Immutable.</summary>
public sealed record OpenCriterion(Criterion Criterion, ImmutableArray<Field> Facts);
