using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>Points of a single choice or level: those of the options still possible.</summary>
internal sealed class OptionAward(Subject answer, AnswerScale.Choice scale, Points points) : Subject<OptionAward>([answer])
{
    // At least and at most; the last are those of none of the options.
    private readonly ImmutableArray<(decimal Least, decimal Most)> _points = [.. scale.Options.Select(o => (points.For(o.Points), points.For(o.MostPoints))), (0, 0)];

    public override Finding Conclude(Finding[] found, Frame frame) =>
        found[0].Choice is { State: not ChoiceState.NotApplicable, Bits: var possible }
            ? points.EarnBetween(_points.Where((_, i) => (possible & 1UL << i) != 0).SelectMany(p => new[] { p.Least, p.Most }), frame)
            : points.Earn(Number.NotApplicable, frame);
}
