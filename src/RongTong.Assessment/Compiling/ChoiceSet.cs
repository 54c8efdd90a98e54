using System.Numerics;
using System.Runtime.InteropServices;

namespace RongTong.Compiling;

/// <summary>What is known about a choice.</summary>
public enum ChoiceState : byte
{
    /// <summary>Not answered.</summary>
    Unanswered,

    /// <summary>Answered.</summary>
    Known,

    /// <summary>Not answered, but figures narrow a single choice to some options.</summary>
    Narrowed,

    /// <summary>Not answered, and nothing is claimed by that: no option is held.</summary>
    NothingClaimed,

    /// <summary>Not applicable, counted as the lowest option.</summary>
    NotApplicableAsLowest,

    /// <summary>Not applicable, taken out.</summary>
    NotApplicable,

    /// <summary>Answered with one of several answers, not settled which: only where an answer is looked for.</summary>
    Sought,
}

/// <summary>
/// The options chosen, one bit each, lowest option first. For an unanswered single choice or level the bits are the options still
/// possible; for an unanswered multiple choice they are nothing. The bit above the last option stands for none of them. Immutable.
/// </summary>
/// <param name="State">What is known.</param>
/// <param name="Bits">One bit per option.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChoiceSet(ChoiceState State, ulong Bits)
{
    /// <summary>Whether the answer is settled, be it by answer or by the not-applicable policy.</summary>
    public bool IsKnown => State is ChoiceState.Known or ChoiceState.NotApplicableAsLowest;

    /// <summary>Position of the one option chosen; of the lowest when several are.</summary>
    public int First => BitOperations.TrailingZeroCount(Bits);

    /// <summary>Position of the highest option still possible.</summary>
    public int Last => 63 - BitOperations.LeadingZeroCount(Bits);
}
