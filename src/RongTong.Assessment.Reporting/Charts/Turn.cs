namespace RongTong.Reporting.Charts;

/// <summary>Sine and cosine of a part of a full turn, in decimals: the same digits on every machine.</summary>
internal static class Turn
{
    private const decimal Pi = 3.1415926535897932384626433833m;

    /// <summary>Sine and cosine of <paramref name="part"/> of <paramref name="whole"/> of a full turn.</summary>
    public static (decimal Sin, decimal Cos) Of(int part, int whole)
    {
        var angle = 2 * Pi * part / whole;
        if (angle > Pi) angle -= 2 * Pi;
        return (Series(angle, 1), Series(1, 0, angle));
    }

    private static decimal Series(decimal angle, int order) => Series(angle, order, angle);

    /// <summary>The power series: each term is the one before times −angle² over the next two whole numbers.</summary>
    private static decimal Series(decimal first, int order, decimal angle)
    {
        var (sum, term) = (first, first);
        for (var n = order + 1; n < 40; n += 2)
        {
            term *= -angle * angle / (n * (n + 1));
            sum += term;
        }
        return sum;
    }
}
