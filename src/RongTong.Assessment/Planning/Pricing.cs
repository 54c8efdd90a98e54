namespace RongTong.Planning;

/// <summary>
/// Finds prices that make a bound high: raises the price of what the simpler problem asks for too often, lowers that of what it supplies in
/// vain, and moves the parts of a bundle to the members it takes, by steps that grow with the gap to a known path. Any prices give a bound;
/// these only make it better. Whole numbers throughout.
/// </summary>
internal static class Pricing
{
    /// <summary>Rounds that find prices.</summary>
    public const int Rounds = 30;

    /// <summary>Rounds that make prices better that were found with points counted more coarsely.</summary>
    public const int MoreRounds = 18;

    /// <summary>So many rounds without a better bound halve the steps.</summary>
    private const int Patience = 3;

    private const int MostHalvings = 6;

    /// <summary>Prices for a problem, and the bound they give.</summary>
    /// <param name="bound">The bound; it is left at the prices found.</param>
    /// <param name="costs">What bundles cost.</param>
    /// <param name="plain">Prices to begin with.</param>
    /// <param name="known">What a known path costs, or more than any.</param>
    /// <param name="rounds">How often to try, at most.</param>
    public static (Prices Prices, long Least) Find(EffortBound bound, Costs costs, Prices plain, long known, int rounds)
    {
        var (prices, best) = (plain, (Prices: plain, Reading: (Excess: Array.Empty<int>(), Taken: Array.Empty<bool>())));
        var (highest, halvings, waited) = (long.MinValue, 1, 0);
        for (var round = 0; round < rounds && halvings <= MostHalvings; round++)
        {
            bound.SetPrices(prices);
            var least = bound.Least;
            if (bound.Reading() is not { } reading) return (prices, EffortBound.Never);
            if (least > highest) (highest, best, waited) = (least, (prices, reading), 0);
            else if (++waited >= Patience) (halvings, waited, prices, reading, least) = (halvings + 1, 0, best.Prices, best.Reading, highest);
            if (highest >= known) break;
            var step = Step(reading, prices, known - least, halvings);
            if (step == 0) break;
            prices = new Prices([.. prices.Couplings.Select((p, c) => Math.Max(0, p + step * reading.Excess[c]))], Moved(prices.Shares, reading.Taken, costs, step));
        }
        if (!ReferenceEquals(bound.Prices, best.Prices)) bound.SetPrices(best.Prices);
        return (best.Prices, highest);
    }

    private static long Step((int[] Excess, bool[] Taken) reading, Prices prices, long gap, int halvings)
    {
        long norm = 0;
        for (var c = 0; c < reading.Excess.Length; c++)
            if (reading.Excess[c] > 0 || prices.Couplings[c] > 0) norm += (long)reading.Excess[c] * reading.Excess[c];
        for (var m = 0; m < reading.Taken.Length; m++)
            if (reading.Taken[m] && prices.Shares[m] > 0) norm++;
        return norm == 0 ? 0 : Math.Max(1, gap / norm >> halvings);
    }

    /// <summary>Moves the parts of each bundle towards the members taken, and keeps their sum.</summary>
    private static long[] Moved(long[] shares, bool[] taken, Costs costs, long step)
    {
        var moved = (long[])shares.Clone();
        for (var b = 0; b < costs.Once.Length; b++)
        {
            var members = Enumerable.Range(0, shares.Length).Where(m => costs.BundleOf(m) == b).ToList();
            var payers = members.Count(m => taken[m]);
            if (costs.Once[b] == 0 || payers == 0 || payers == members.Count) continue;
            long freed = 0;
            foreach (var member in members.Where(m => !taken[m]))
            {
                var less = Math.Min(moved[member], step);
                moved[member] -= less;
                freed += less;
            }
            foreach (var member in members.Where(m => taken[m])) moved[member] += freed / payers;
        }
        return moved;
    }
}
