using RongTong.Compiling;
using RongTong.Inference.Evaluation;

namespace RongTong.Inference;

/// <summary>Writes findings where an assessment is read from. A finding nobody reads, such as a score inside a used model, has no slot.</summary>
internal static class Recording
{
    public static Finding Record(this Frame frame, int slot, Number number)
    {
        if (slot >= 0) frame.Numbers[slot] = number;
        return Finding.Of(number);
    }

    public static Finding Record(this Frame frame, int slot, Outcomes outcomes)
    {
        if (slot >= 0) frame.Truths[slot] = outcomes.ToTruth();
        return Finding.Of(outcomes);
    }

    public static Finding Record(this Frame frame, int slot, ChoiceSet choice)
    {
        if (slot >= 0) frame.Choices[slot] = choice;
        return Finding.Of(choice);
    }
}
