using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>What is done to a fact.</summary>
internal enum MoveKind
{
    /// <summary>A number goes up.</summary>
    Rise,

    /// <summary>A number goes down.</summary>
    Fall,

    /// <summary>A number nobody claimed is claimed.</summary>
    Claim,

    /// <summary>A yes-no fact turns.</summary>
    Turn,

    /// <summary>Another option or level is chosen.</summary>
    Choose,

    /// <summary>Of several options other ones are held.</summary>
    Hold,
}

/// <summary>A change a sheet's fact allows, while its value is not settled: by as little as will do. Immutable.</summary>
/// <param name="index">Its position among the moves of the sheet.</param>
/// <param name="fact">The fact.</param>
/// <param name="kind">What is done to it.</param>
/// <param name="when">When a firm can do it.</param>
/// <param name="isAgainst">Whether it goes a way nobody works for.</param>
internal sealed class Move(int index, FieldSlot fact, MoveKind kind, ChangeTime when, bool isAgainst)
{
    public int Index => index;

    public FieldSlot Fact => fact;

    public MoveKind Kind => kind;

    public ChangeTime When => when;

    /// <summary>What it costs at least.</summary>
    public ChangeCost Cost { get; } = ChangeCost.Of(when, isAgainst);
}

/// <summary>
/// A move with its value: a number, the position of an option, the options held one bit each, 1 for yes and 0 for no. Immutable.
/// </summary>
/// <param name="Move">The move.</param>
/// <param name="Value">The value.</param>
/// <param name="Size">How large the change is for what is changed, from 0 to 1.</param>
internal sealed record MoveMade(Move Move, decimal Value, decimal Size);

/// <summary>Moves made together, and what they ask of the firm. Immutable.</summary>
internal sealed record ChangeSet(ImmutableArray<MoveMade> Moves)
{
    public ChangeCost Cost { get; } = Moves.Aggregate(default(ChangeCost), (sum, m) => sum + m.Move.Cost with { Size = m.Size });
}
