using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;

namespace RongTong.Inference.Subjects;

/// <summary>The answer to a single choice that the grade of another model answers: what was answered, else the grade. Grades come lowest first.</summary>
internal sealed class AnswerFromGrade(FieldSlot field, Subject answer, ImmutableArray<Subject> grades, ImmutableArray<string> gradeIds) : Subject<AnswerFromGrade>([answer, .. grades])
{
    public override Finding Conclude(Finding[] found, Frame frame)
    {
        var (given, meant) = (found[0].Choice, Meant(found.AsSpan(1)));
        frame.Record(field.Derived, meant);
        return frame.Record(field.Effective, given.State is ChoiceState.Unanswered or ChoiceState.NothingClaimed ? meant : given);
    }

    /// <summary>Grades from the top down to the first certainly held may each be the one.</summary>
    private ChoiceSet Meant(ReadOnlySpan<Finding> held)
    {
        var possible = new List<int>();
        for (var i = held.Length - 1; i >= 0; i--)
        {
            if (held[i].Outcomes != Outcomes.Unmet) possible.Add(field.Field.OptionIndex(gradeIds[i]));
            if (held[i].Outcomes == Outcomes.Met) return new ChoiceSet(possible.Count == 1 ? ChoiceState.Known : ChoiceState.Narrowed, Bits(possible));
        }
        possible.Add(field.Field.Options.Length); // none of them
        return new ChoiceSet(ChoiceState.Unanswered, Bits(possible));
    }

    private static ulong Bits(List<int> options) => options.Aggregate(0UL, (bits, option) => bits | 1UL << option);
}
