using RongTong.Compiling;
using RongTong.Inference.Evaluation;

namespace RongTong.Inference.Subjects;

/// <summary>What the sheet itself says, or leaves open: an answer, or the date.</summary>
internal sealed class Given(SlotKind kind, int slot) : Subject<Given>([])
{
    public override Finding Conclude(Finding[] found, Frame frame) => kind switch
    {
        SlotKind.Number => Finding.Of(frame.Numbers[slot]),
        SlotKind.Truth => Finding.Of(frame.Truths[slot].ToOutcomes()),
        _ => Finding.Of(frame.Choices[slot]),
    };
}
