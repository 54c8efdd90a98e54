using RongTong.Compiling;
using RongTong.Inference.Evaluation;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>Points for yes, and for no.</summary>
internal sealed class YesAward(Subject fact, AnswerScale.YesNo scale, Points points) : Subject<YesAward>([fact])
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var outcomes = found[0].Outcomes;
        if (outcomes == Outcomes.NotApplicable) return points.Earn(Number.NotApplicable, frame);
        var possible = new List<decimal>(2);
        if (outcomes.HasFlag(Outcomes.Met)) possible.Add(points.For(scale.Points));
        if (outcomes.HasFlag(Outcomes.Unmet) || outcomes == Outcomes.None) possible.Add(points.For(scale.Otherwise));
        return points.EarnBetween(possible, frame);
    }
}
