using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RongTong.Compiling;
using RongTong.Inference.Evaluation;

namespace RongTong.Inference;

/// <summary>What one subject came to: a number, the outcomes still possible, or a choice. Unanswered is a finding too. Immutable.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Finding
{
    /// <summary>Of a figure or a score.</summary>
    public Number Number { get; private init; }

    /// <summary>Of a fact, a criterion, a grade or a check.</summary>
    public Outcomes Outcomes { get; private init; }

    /// <summary>Of a question or a scene.</summary>
    public ChoiceSet Choice { get; private init; }

    /// <summary>Of all scenes together, in official order.</summary>
    public ImmutableArray<ChoiceSet> Scenes { get; private init; }

    public static Finding Of(Number number) => new() { Number = number };

    public static Finding Of(Outcomes outcomes) => new() { Outcomes = outcomes };

    public static Finding Of(ChoiceSet choice) => new() { Choice = choice };

    public static Finding Of(ImmutableArray<ChoiceSet> scenes) => new() { Scenes = scenes };
}
