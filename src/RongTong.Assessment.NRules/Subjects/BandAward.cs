using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>Points of the bands a number may fall into.</summary>
internal sealed class BandAward(Subject number, AnswerScale.Bands scale, Points points) : Subject<BandAward>([number])
{
    private readonly ImmutableArray<(NumberRange Range, decimal Points)> _bands = [.. scale.Steps.Select(s => (s.Range, points.For(s.Points)))];

    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var measured = found[0].Number;
        if (measured.State == NumberState.NotApplicable) return points.Earn(Number.NotApplicable, frame);
        if (measured.State == NumberState.NothingClaimed) return points.Earn(Number.Known(0), frame);
        var (least, most) = (measured.HasMin ? measured.Min : (decimal?)null, measured.HasMax ? measured.Max : (decimal?)null);
        var earned = _bands.Where(b => b.Range.Meets(least, most)).Select(b => b.Points);
        return points.EarnBetween(measured.State == NumberState.NoValue ? earned.Append(0) : earned, frame);
    }
}
