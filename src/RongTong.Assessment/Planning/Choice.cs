using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Planning;

/// <summary>A question or scene answered by options, as the planner sees it. Immutable.</summary>
/// <param name="Index">Its place among the answers.</param>
/// <param name="Field">The question or scene.</param>
/// <param name="Slot">Where its answer stands in a frame.</param>
/// <param name="State">What is known about it.</param>
internal sealed record Choice(int Index, Field Field, FieldSlot Slot, ChoiceState State)
{
    /// <summary>Whether several options stand together.</summary>
    public bool IsMulti => Field.Type == FieldType.Multi;

    /// <summary>Whether no step can change it: not answered, or not applicable.</summary>
    public bool IsFixed => State != ChoiceState.Known;

    /// <summary>Whether an answer is still to come.</summary>
    public bool IsOpen => IsFixed && State is not (ChoiceState.NotApplicable or ChoiceState.NotApplicableAsLowest);

    /// <summary>The options that stand alone.</summary>
    public ulong Exclusive { get; } = Bits(Field.Options.Select(o => o.Exclusive));

    private static ulong Bits(IEnumerable<bool> marks) => marks.Select((m, i) => m ? 1UL << i : 0).Aggregate(0UL, (a, b) => a | b);
}

/// <summary>Answers as numbers: the position of a single option or level, the bits of several options.</summary>
internal static class Answers
{
    /// <summary>Not answered.</summary>
    public const ulong Unknown = ulong.MaxValue;
}
