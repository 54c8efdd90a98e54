using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>The answer to a question that figures can answer: what was answered, else the option the figure means.</summary>
internal sealed class CompletedAnswer(FieldSlot field, Subject answer, Subject figure) : Subject<CompletedAnswer>([answer, figure])
{
    private readonly ImmutableArray<NumberRange?> _ranges = [.. field.Field.Options.Select(o => o.Range)];

    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var (given, meant) = (found[0].Choice, Meant(found[1].Number));
        frame.Record(field.Derived, meant);
        return frame.Record(field.Effective, given.State is ChoiceState.Unanswered or ChoiceState.NothingClaimed ? meant : given);
    }

    /// <summary>The options whose range the figure may lie in; all or none of them say nothing.</summary>
    private ChoiceSet Meant(Number figure)
    {
        var (least, most) = (figure.HasMin ? figure.Min : (decimal?)null, figure.HasMax ? figure.Max : (decimal?)null);
        ulong possible = 0, all = 0;
        for (var i = 0; i < _ranges.Length; i++)
        {
            all |= 1UL << i;
            if (_ranges[i]?.Meets(least, most) ?? false) possible |= 1UL << i;
        }
        return possible == 0 || possible == all ? new ChoiceSet(ChoiceState.Unanswered, all)
            : new ChoiceSet(figure.IsKnown ? ChoiceState.Known : ChoiceState.Narrowed, possible);
    }
}
