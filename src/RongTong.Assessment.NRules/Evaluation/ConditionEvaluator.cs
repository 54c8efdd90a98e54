using RongTong.Compiling;
using RongTong.Inference.Subjects;
using RongTong.Models;

namespace RongTong.Inference.Evaluation;

/// <summary>Works conditions out from their tree: in how many ways each may still turn out.</summary>
internal static class ConditionEvaluator
{
    /// <summary>The outcomes of a condition.</summary>
    public static Outcomes Evaluate(Condition condition, Findings findings) => condition switch
    {
        Condition.All all => Quorum.All(all.Parts.Select(p => Evaluate(p, findings))),
        Condition.Any any => Quorum.Among(any.Parts.Select(p => Evaluate(p, findings)), 1),
        Condition.Some some => Quorum.Among(some.Parts.Select(p => Evaluate(p, findings)), some.AtLeast),
        Condition.Not not => Evaluate(not.Part, findings).Opposite(),
        Condition.Score or Condition.SceneCount => Compare(condition, findings),
        Condition.Value value => CompareValue(value, findings),
        Condition.Is fact => Claimed(findings.Answer(fact.Field).Outcomes) is var outcomes && fact.Expected ? outcomes : outcomes.Opposite(),
        Condition.OneOf oneOf => IsOneOf(findings.Answer(oneOf.Field).Choice, Wanted(oneOf.Field, oneOf.Options, findings)),
        Condition.Has has => Holds(findings.Answer(has.Field).Choice, Wanted(has.Field, [has.Option], findings)),
        Condition.Answered answered => IsAnswered(answered.Field, findings) ? Outcomes.Met : Outcomes.Unmet,
        Condition.OfCriterion reference => findings.Criterion(reference.Criterion),
        Condition.OfGrade reference => findings.Grade(reference.Grade),
        _ => throw new InvalidOperationException("a condition outside the closed union"),
    };

    /// <summary>The two numbers a condition compares, when it is one comparison.</summary>
    public static (Number Actual, Comparison Comparison, Number Bound)? Sides(Condition condition, Findings findings) => condition switch
    {
        Condition.Score score => (findings.Score(score.Path), score.Comparison, FormulaEvaluator.Evaluate(score.Bound.Root, findings)),
        Condition.Value value => (FormulaEvaluator.Evaluate(value.Left.Root, findings), value.Comparison, FormulaEvaluator.Evaluate(value.Bound.Root, findings)),
        Condition.SceneCount count => (CountScenes(count, findings), Comparison.AtLeast, Number.Known(count.AtLeast)),
        Condition.Some some => CountHeld(some, findings),
        _ => null,
    };

    private static Outcomes Compare(Condition condition, Findings findings) =>
        Sides(condition, findings) is var (actual, comparison, bound) ? Number.Compare(actual, comparison, bound).ToOutcomes() : Outcomes.None;

    /// <summary>A quotient with a known, positive denominator is compared without dividing, because division rounds.</summary>
    private static Outcomes CompareValue(Condition.Value value, Findings findings)
    {
        if (findings.Index.QuotientOf(value.Left.Root) is not var (above, below)) return Compare(value, findings);
        var (numerator, denominator, bound) = (findings.Figure(above), findings.Figure(below), FormulaEvaluator.Evaluate(value.Bound.Root, findings));
        return numerator.IsKnown && bound.IsKnown && denominator is { IsKnown: true, Min: > 0 }
            ? Number.Compare(numerator, value.Comparison, Number.Multiply(denominator, bound)).ToOutcomes()
            : Compare(value, findings);
    }

    /// <summary>How many of several hold beside how many must: all that apply where fewer apply.</summary>
    private static (Number Held, Comparison Comparison, Number Needed) CountHeld(Condition.Some some, Findings findings)
    {
        var truths = some.Parts.Select(p => Evaluate(p, findings).ToTruth()).ToList();
        var held = Number.Between(truths.Count(t => t == Truth.Met), truths.Count(t => t is Truth.Met or Truth.Undecided or Truth.MetIfApplicable));
        var (surely, perhaps) = (truths.Count(t => t is Truth.Met or Truth.Unmet or Truth.Undecided), truths.Count(t => t != Truth.NotApplicable));
        return (held, Comparison.AtLeast, Number.Between(Math.Min(some.AtLeast, surely), Math.Min(some.AtLeast, perhaps)));
    }

    /// <summary>Between the scenes certainly at the level and those that may be.</summary>
    private static Number CountScenes(Condition.SceneCount count, Findings findings)
    {
        var atLevel = ulong.MaxValue << count.Level;
        int certain = 0, possible = 0;
        foreach (var (scene, levels) in findings.Index.Scenes.Zip(findings.Scenes))
        {
            if (levels.State == ChoiceState.NotApplicable || count.Tag is { } tag && !scene.Tags.Contains(tag)) continue;
            if ((levels.Bits & ~atLevel) == 0) certain++;
            if ((levels.Bits & atLevel) != 0) possible++;
        }
        return Number.Between(certain, possible);
    }

    private static ulong Wanted(string field, IEnumerable<string> options, Findings findings)
    {
        var wanted = 0UL;
        foreach (var option in options) wanted |= 1UL << findings.Index.Slots.Fields[field].Field.OptionIndex(option);
        return wanted;
    }

    /// <summary>Each option still possible is one way it may turn out; where none is, it is none of those wanted.</summary>
    private static Outcomes IsOneOf(ChoiceSet choice, ulong wanted) =>
        choice.State == ChoiceState.NotApplicable ? Outcomes.NotApplicable
        : choice.Bits == 0 ? Outcomes.Unmet
        : ((choice.Bits & wanted) != 0 ? Outcomes.Met : Outcomes.None) | ((choice.Bits & ~wanted) != 0 ? Outcomes.Unmet : Outcomes.None);

    /// <summary>A fact of which nothing is claimed is not so.</summary>
    private static Outcomes Claimed(Outcomes outcomes) => outcomes == Outcomes.None ? Outcomes.Unmet : outcomes;

    private static Outcomes Holds(ChoiceSet choice, ulong wanted) => choice switch
    {
        { State: ChoiceState.NotApplicable } => Outcomes.NotApplicable,
        { IsKnown: false, State: not ChoiceState.NothingClaimed } => Outcomes.Open,
        _ => (choice.Bits & wanted) != 0 ? Outcomes.Met : Outcomes.Unmet,
    };

    private static bool IsAnswered(string field, Findings findings)
    {
        var answer = findings.Answer(field);
        return findings.Index.Slots.Fields[field].Kind switch
        {
            SlotKind.Choice => answer.Choice.State is not (ChoiceState.Unanswered or ChoiceState.Narrowed or ChoiceState.NothingClaimed),
            SlotKind.Number => answer.Number.State is NumberState.Known or NumberState.NotApplicable,
            _ => answer.Outcomes is not (Outcomes.Open or Outcomes.None),
        };
    }
}
