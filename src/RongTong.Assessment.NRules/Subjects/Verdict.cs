using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>The verdict on a criterion: of its condition, or of the criteria it groups. There is one, met or not.</summary>
internal sealed class Verdict(ModelRef model, Criterion criterion, Reading reading, ImmutableArray<Subject> needs, CriterionSlot? slot) : Subject<Verdict>(needs)
{
    /// <summary>The model whose criterion it is: the one assessed, or one it uses.</summary>
    public ModelRef Model { get; } = model;

    public Criterion Criterion { get; } = criterion;

    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var findings = reading.Over(found);
        var outcomes = Criterion.When is { } when ? ConditionEvaluator.Evaluate(when, findings) : OfParts(findings);
        if (Criterion.Applies is { } applies) outcomes = outcomes.Where(ConditionEvaluator.Evaluate(applies, findings));
        if (slot?.Comparand is { } compared && Criterion.When is { } condition && ConditionEvaluator.Sides(condition, findings) is var (actual, _, bound))
        {
            frame.Record(compared.Actual, actual);
            frame.Record(compared.Bound, bound);
        }
        return frame.Record(slot?.Truth ?? -1, outcomes);
    }

    private Outcomes OfParts(Findings findings)
    {
        var parts = Criterion.Parts.Select(p => findings.Criterion(p.Id));
        return Criterion.Grouping switch
        {
            Grouping.Any => Quorum.Among(parts, 1),
            Grouping.Some => Quorum.Among(parts, Criterion.AtLeast),
            _ => Quorum.All(parts),
        };
    }
}
