using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>Something that must not be ruled out for a grade to be held. Immutable.</summary>
/// <param name="wishes">What could help it, by fact.</param>
internal abstract class Requirement(ImmutableDictionary<string, Wish> wishes)
{
    /// <summary>What could help it, by fact.</summary>
    public ImmutableDictionary<string, Wish> Wishes => wishes;

    /// <summary>Whether a frame rules it out, whatever becomes of what is open in it.</summary>
    public abstract bool IsRuledOut(Frame frame);
}

/// <summary>A grade that must be held, where its criteria alone do not say so: nothing of them may apply. Immutable.</summary>
internal sealed class GradeRequirement(int truth, ImmutableDictionary<string, Wish> wishes) : Requirement(wishes)
{
    public override bool IsRuledOut(Frame frame) => frame.Truths[truth] == Truth.Unmet;

    public static GradeRequirement Of(Grade grade, CompiledModel compiled) => new(
        compiled.Plan.Slots.Grades[compiled.Model.Grades.IndexOf(grade)],
        grade.Requires.SelectMany(r => compiled.Wishes.Whole[r.Id]).GroupBy(w => w.Key, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.Select(w => w.Value).Aggregate((a, b) => a.And(b)), StringComparer.Ordinal));
}

/// <summary>A criterion that must be met. Immutable.</summary>
internal sealed class CriterionRequirement(Criterion criterion, int truth, ImmutableDictionary<string, Wish> wishes) : Requirement(wishes)
{
    public Criterion Criterion => criterion;

    public override bool IsRuledOut(Frame frame) => frame.Truths[truth] == Truth.Unmet;

    public static CriterionRequirement Of(Criterion criterion, CompiledModel compiled) =>
        new(criterion, compiled.Plan.Slots.Criteria[criterion.Id].Truth, compiled.Wishes.Whole[criterion.Id]);

    /// <summary>The criteria a grade requires, groups of all taken apart. A group that may not apply stays whole.</summary>
    public static IEnumerable<CriterionRequirement> Of(Grade grade, CompiledModel compiled) =>
        grade.Requires.SelectMany(r => Parts(compiled.Model.AllCriteria.First(c => c.Id == r.Id))).DistinctBy(c => c.Id).Select(c => Of(c, compiled));

    private static IEnumerable<Criterion> Parts(Criterion criterion) =>
        criterion is { Grouping: Grouping.All, Applies: null } ? criterion.Parts.SelectMany(Parts) : [criterion];
}

/// <summary>
/// A consistency check without which the sheet goes back. The check itself is silent until everything it looks at is answered; here a number
/// opened to a range is looked at too, so that a range without a way out is seen to have none. Immutable.
/// </summary>
/// <param name="check">Its steps.</param>
/// <param name="facts">The facts it looks at: while nothing is claimed of one it is silent.</param>
/// <param name="wishes">What could help it, by fact.</param>
internal sealed class CheckRequirement(CheckSlots check, ImmutableArray<FieldSlot> facts, ImmutableDictionary<string, Wish> wishes) : Requirement(wishes)
{
    public override bool IsRuledOut(Frame frame)
    {
        if (check.Applies >= 0 && frame.Truths[check.Applies] != Truth.Met) return false;
        foreach (var fact in facts)
            if (!IsAnswered(fact, frame)) return false;
        foreach (var step in check.Steps) step.Run(frame);
        return frame.Truths[check.Must] == Truth.Unmet;
    }

    private static bool IsAnswered(FieldSlot fact, Frame frame) => fact.Kind switch
    {
        SlotKind.Number => frame.Numbers[fact.Effective].State < NumberState.NoValue,
        SlotKind.Truth => frame.Truths[fact.Effective] is Truth.Met or Truth.Unmet,
        _ => frame.Choices[fact.Effective].State is ChoiceState.Known or ChoiceState.Sought,
    };

    /// <summary>The checks that send a sheet back and can speak: what they look at is answered, or not claimed and could be.</summary>
    public static IEnumerable<CheckRequirement> Of(CompiledModel compiled, ImmutableHashSet<string> open)
    {
        var slots = compiled.Plan.Slots;
        for (var i = 0; i < compiled.Model.Checks.Length; i++)
        {
            ImmutableArray<FieldSlot> facts = [.. compiled.Wishes.Subjects[i].Select(id => slots.Fields[id])];
            if (compiled.Model.Checks[i].IsError && !facts.Any(f => open.Contains(f.Field.Id))) yield return new CheckRequirement(slots.CheckParts[i], facts, compiled.Wishes.Checks[i]);
        }
    }
}
