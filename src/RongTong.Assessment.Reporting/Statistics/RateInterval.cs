namespace RongTong.Reporting.Statistics;

/// <summary>Where a rate may lie that was counted in so many cases (Wilson, 95 %), in decimals: the same digits on every machine.</summary>
internal static class RateInterval
{
    private const decimal Z = 1.96m;

    /// <summary>Lower and upper end.</summary>
    /// <param name="hits">How many.</param>
    /// <param name="cases">Of how many, above 0.</param>
    public static (decimal Low, decimal High) Of(long hits, long cases)
    {
        var (rate, square) = ((decimal)hits / cases, Z * Z / cases);
        var half = Z * Root(rate * (1 - rate) / cases + square / cases / 4);
        return (Math.Max(0, (rate + square / 2 - half) / (1 + square)), Math.Min(1, (rate + square / 2 + half) / (1 + square)));
    }

    /// <summary>The square root of a number from 0 to 1, by Newton from above until it no longer falls.</summary>
    private static decimal Root(decimal number)
    {
        if (number == 0) return 0;
        for (var root = 1m;;)
        {
            var next = (root + number / root) / 2;
            if (next >= root) return root;
            root = next;
        }
    }
}
