using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>Points of a multiple choice: those of the options together, at most the cap. An exclusive option stands alone.</summary>
internal sealed class OptionsAward : Subject<OptionsAward>
{
    private readonly Points _points;
    private readonly ImmutableArray<decimal> _ofOptions;
    private readonly decimal _cap;
    private readonly Number _unanswered;

    public OptionsAward(Subject answer, AnswerScale.Choice scale, Points points) : base([answer])
    {
        _points = points;
        _ofOptions = [.. scale.Options.Select(o => points.For(o.Points))];
        _cap = points.For(scale.Cap ?? Math.Max(scale.Full, scale.Options.Sum(o => Math.Max(0, o.Points))));
        _unanswered = Number.Between(Worst(scale), Best(scale));
    }

    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var choice = found[0].Choice;
        if (choice.State == ChoiceState.NotApplicable) return _points.Earn(Number.NotApplicable, frame);
        if (choice.State == ChoiceState.NothingClaimed) return _points.Earn(Number.Known(0), frame);
        if (!choice.IsKnown) return _points.Earn(_unanswered, frame);
        var sum = _ofOptions.Where((_, i) => (choice.Bits & 1UL << i) != 0).Sum();
        return _points.Earn(Number.Known(Math.Min(sum, _cap)), frame);
    }

    /// <summary>One option alone, or all that may stand together.</summary>
    private decimal Best(AnswerScale.Choice scale)
    {
        var together = scale.Options.Where(o => !o.Exclusive).Sum(o => Math.Max(0, o.Points));
        return Math.Min(_cap, _ofOptions.Append(_points.For(together)).Max());
    }

    private decimal Worst(AnswerScale.Choice scale)
    {
        var together = scale.Options.Where(o => !o.Exclusive).Sum(o => Math.Min(0, o.Points));
        return Math.Min(_cap, together < 0 ? _ofOptions.Append(_points.For(together)).Min() : _ofOptions.DefaultIfEmpty(0).Min());
    }
}
