using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>A score that rests on means, as it is shown and compared: kept to the digits the language keeps of a mean.</summary>
internal sealed class KeptScore(Subject exact, int slot) : Subject<KeptScore>([exact])
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var score = found[0].Number;
        return frame.Record(slot, score.State == NumberState.NotApplicable ? score : Number.Between(Kept(score.Min), Kept(score.Max)));
    }

    private static decimal Kept(decimal value) => decimal.Round(value, Indicator.MeanDigits, MidpointRounding.AwayFromZero);
}
