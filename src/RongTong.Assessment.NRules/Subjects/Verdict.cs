using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>The verdict on a criterion: of its condition, or of the criteria it groups. There is one, met or not.</summary>
internal sealed class Verdict(Criterion criterion, Reading reading, ImmutableArray<Subject> needs, CriterionSlot? slot) : Subject<Verdict>(needs)
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var findings = reading.Over(found);
        var outcomes = criterion.When is { } when ? ConditionEvaluator.Evaluate(when, findings) : OfParts(findings);
        if (criterion.Applies is { } applies) outcomes = outcomes.Where(ConditionEvaluator.Evaluate(applies, findings));
        if (slot?.Comparand is { } compared && criterion.When is { } condition && ConditionEvaluator.Sides(condition, findings) is var (actual, _, bound))
        {
            frame.Record(compared.Actual, actual);
            frame.Record(compared.Bound, bound);
        }
        return frame.Record(slot?.Truth ?? -1, outcomes);
    }

    private Outcomes OfParts(Findings findings)
    {
        var parts = criterion.Parts.Select(p => findings.Criterion(p.Id));
        return criterion.Grouping switch
        {
            Grouping.Any => Quorum.Among(parts, 1),
            Grouping.Some => Quorum.Among(parts, criterion.AtLeast),
            _ => Quorum.All(parts),
        };
    }
}
