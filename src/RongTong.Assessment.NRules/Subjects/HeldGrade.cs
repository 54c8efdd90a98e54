using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;

namespace RongTong.Inference.Subjects;

/// <summary>Whether a grade is held: everything it requires is met. With nothing that applies it is not; one that requires nothing always is.</summary>
internal sealed class HeldGrade(ImmutableArray<Subject> requirements, int slot) : Subject<HeldGrade>(requirements)
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var all = Quorum.All(found.Take(Needs.Length).Select(f => f.Outcomes));
        var held = Needs.IsEmpty || all == Outcomes.Met ? Outcomes.Met : all.HasFlag(Outcomes.Met) ? Outcomes.Open : Outcomes.Unmet;
        return frame.Record(slot, held);
    }
}
