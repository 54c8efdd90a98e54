using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;

namespace RongTong.Inference.Subjects;

/// <summary>
/// Whether a grade is held: everything it requires is met. With nothing that applies it is not; one that requires nothing always is.
/// The others stay open until the choices the model needs are answered.
/// </summary>
internal sealed class HeldGrade(ImmutableArray<Subject> requirements, ImmutableArray<Subject> choices, int slot) : Subject<HeldGrade>([.. requirements, .. choices])
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        if (found.Skip(requirements.Length).Take(choices.Length).Any(f => f.Choice.State is ChoiceState.Unanswered or ChoiceState.Narrowed or ChoiceState.NothingClaimed)) return frame.Record(slot, Outcomes.Open);
        var all = Quorum.All(found.Take(requirements.Length).Select(f => f.Outcomes));
        var held = requirements.IsEmpty || all == Outcomes.Met ? Outcomes.Met : all.HasFlag(Outcomes.Met) ? Outcomes.Open : Outcomes.Unmet;
        return frame.Record(slot, held);
    }
}
