using System.Runtime.InteropServices;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;

namespace RongTong.Inference;

/// <summary>What one subject came to: a number, the outcomes still possible, or a choice. Unanswered is a finding too. Immutable.</summary>
/// <param name="Number">Of a figure or a score.</param>
/// <param name="Outcomes">Of a fact, a criterion, a grade or a check.</param>
/// <param name="Choice">Of a question or a scene.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Finding(Number Number, Outcomes Outcomes, ChoiceSet Choice)
{
    public static Finding Of(Number number) => new(number, Outcomes.None, default);

    public static Finding Of(Outcomes outcomes) => new(default, outcomes, default);

    public static Finding Of(ChoiceSet choice) => new(default, Outcomes.None, choice);
}
