namespace RongTong.Planning;

/// <summary>How much is put into a search, and how finely its bounds count points. They change how long it takes, never what it finds. Immutable.</summary>
/// <param name="Short">Branches of the search with plain bounds, for each case.</param>
/// <param name="Long">Branches of the search with high bounds; beyond them it is stopped, and says so.</param>
/// <param name="PlainUnits">Units the missing points are counted in by plain bounds.</param>
/// <param name="PricingUnits">The same while prices are looked for.</param>
/// <param name="FineUnits">The same once they are found.</param>
internal sealed record SearchLimits(int Short, int Long, int PlainUnits, int PricingUnits, int FineUnits)
{
    /// <summary>What firms get.</summary>
    public static SearchLimits Usual { get; } = new(Short: 600, Long: 1_000_000, PlainUnits: 200, PricingUnits: 80, FineUnits: 700);
}
