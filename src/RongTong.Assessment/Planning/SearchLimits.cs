using System.Collections.Immutable;

namespace RongTong.Planning;

/// <summary>
/// How much is put into a search, stage by stage, for each case: entries of a table of bounds (the more, the finer points are counted), and branches
/// after which the next stage is taken. The first stage has plain bounds; the second the same table at prices that make them high. Branches of the
/// last are for all cases together; beyond them the search is stopped, and says so. Limits change how long it takes, never what it finds. Immutable.
/// </summary>
/// <param name="Stages">The stages, two or more.</param>
internal sealed record SearchLimits(ImmutableArray<(int Entries, int Branches)> Stages)
{
    /// <summary>What firms get: most need no more than the first two.</summary>
    public static SearchLimits Usual { get; } = new([(6_000, 400), (6_000, 800), (40_000, 1_500), (160_000, 1_000_000)]);
}
