namespace RongTong.Planning;

/// <summary>
/// What the simpler problem of a bound charges: for each coupling a price, and for each member of a bundle a part of what the bundle costs.
/// Prices are never negative and the parts of a bundle never exceed it, so a bound stays below every path. Immutable.
/// </summary>
/// <param name="Couplings">The price of each coupling.</param>
/// <param name="Shares">The part each move pays of its bundle; 0 outside bundles.</param>
internal sealed record Prices(long[] Couplings, long[] Shares)
{
    /// <summary>Couplings for nothing, and bundles in equal parts.</summary>
    public static Prices Plain(int couplings, Costs costs)
    {
        var members = new int[costs.Once.Length];
        for (var move = 0; move < costs.Net.Length; move++)
            if (costs.BundleOf(move) is >= 0 and var bundle) members[bundle]++;
        return new Prices(new long[couplings], [.. costs.Net.Select((_, m) => costs.BundleOf(m) is >= 0 and var bundle ? costs.Once[bundle] / members[bundle] : 0)]);
    }
}
