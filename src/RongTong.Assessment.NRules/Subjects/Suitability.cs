using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>Whether an alternative may enter, and what its signals come to.</summary>
internal sealed class Suitability(Alternative alternative, Reading reading, ImmutableArray<Subject> needs, AlternativeSlots slots) : Subject<Suitability>(needs)
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var findings = reading.Over(found);
        if (alternative.Entry is { } entry) frame.Record(slots.Entry, ConditionEvaluator.Evaluate(entry.When, findings));
        decimal certain = 0, possible = 0;
        foreach (var (signal, slot) in alternative.Signals.Zip(slots.Signals))
        {
            var outcomes = ConditionEvaluator.Evaluate(signal.When, findings);
            frame.Record(slot, outcomes);
            if (outcomes == Outcomes.Met) certain += signal.Points;
            if (outcomes.HasFlag(Outcomes.Met)) possible += signal.Points;
        }
        return frame.Record(slots.Fit, Number.Between(certain, possible));
    }
}
