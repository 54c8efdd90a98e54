using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>The layer above the decision: everything it requires is met, where it applies.</summary>
internal sealed class Recommended(Recommendation layer, Reading reading, ImmutableArray<Subject> needs, int slot) : Subject<Recommended>(needs)
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var findings = reading.Over(found);
        var outcomes = Quorum.All(layer.Requires.Select(r => findings.Criterion(r.Id)));
        if (layer.Applies is { } applies) outcomes = outcomes.Where(ConditionEvaluator.Evaluate(applies, findings));
        return frame.Record(slot, outcomes);
    }
}
