using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>A check of the answers with each other. It says nothing before every answer it rests on is given.</summary>
internal sealed class Consistency(Check check, Reading reading, ImmutableArray<string> answers, ImmutableArray<Subject> needs, int slot) : Subject<Consistency>(needs)
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var findings = reading.Over(found);
        var outcomes = answers.All(a => IsGiven(a, findings)) ? ConditionEvaluator.Evaluate(check.Must, findings) : Outcomes.Open;
        if (check.Applies is { } applies) outcomes = outcomes.Where(ConditionEvaluator.Evaluate(applies, findings));
        return frame.Record(slot, outcomes);
    }

    private static bool IsGiven(string field, Findings findings)
    {
        var answer = findings.Answer(field);
        return findings.Index.Slots.Fields[field].Kind switch
        {
            SlotKind.Number => answer.Number.IsKnown,
            SlotKind.Truth => answer.Outcomes is Outcomes.Met or Outcomes.Unmet,
            _ => answer.Choice.State == ChoiceState.Known,
        };
    }
}
