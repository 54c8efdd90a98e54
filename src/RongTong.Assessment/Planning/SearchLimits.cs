namespace RongTong.Planning;

/// <summary>How much is put into a search, and how finely its bounds count points. They change how long it takes, never what it finds. Immutable.</summary>
/// <param name="Short">Branches of the search with plain bounds, for each case.</param>
/// <param name="Long">Branches of the search with high bounds; beyond them it is stopped, and says so.</param>
/// <param name="Plain">Entries of a table of plain bounds: the more, the finer points are counted.</param>
/// <param name="Pricing">The same while prices are looked for.</param>
/// <param name="Fine">The same once they are found.</param>
internal sealed record SearchLimits(int Short, int Long, int Plain, int Pricing, int Fine)
{
    /// <summary>What firms get.</summary>
    public static SearchLimits Usual { get; } = new(Short: 600, Long: 1_000_000, Plain: 10_000, Pricing: 6_000, Fine: 80_000);
}
