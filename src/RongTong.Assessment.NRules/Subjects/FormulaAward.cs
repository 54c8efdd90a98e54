using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>Points a formula of the measured number gives, between none and the full mark. The number is the first need.</summary>
internal sealed class FormulaAward(AnswerScale.Computed scale, Reading reading, ImmutableArray<Subject> needs, Points points) : Subject<FormulaAward>(needs)
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var earned = FormulaEvaluator.Evaluate(scale.Formula.Root, reading.Over(found), found[0].Number);
        return earned.State switch
        {
            NumberState.NotApplicable => points.Earn(earned, frame),
            NumberState.NothingClaimed => points.Earn(Number.Known(0), frame),
            _ => points.EarnBetween([Kept(earned.HasMin ? earned.Min : 0), Kept(earned.HasMax ? earned.Max : scale.Full)], frame),
        };
    }

    private decimal Kept(decimal earned) => points.For(Math.Clamp(earned, 0, scale.Full));
}
