using System.Numerics;
using RongTong.Advising;

namespace RongTong.Planning;

/// <summary>
/// What moves take, as whole numbers of the smallest unit that occurs, so that sums are exact. What a bundle costs is apart from what its
/// members cost on top. Immutable.
/// </summary>
internal sealed class Costs
{
    private readonly int[] _bundles;

    private Costs(PathProblem problem, long[] gross, long[] once, decimal unit)
    {
        Unit = unit;
        _bundles = [.. problem.Moves.Select(m => m.Bundle)];
        Once = [.. once.Select((o, b) => problem.IsPaid[b] ? 0 : o)];
        Net = [.. gross.Select((g, m) => _bundles[m] < 0 ? g : g - once[_bundles[m]])];
    }

    /// <summary>Units to 1, where only one thing is counted.</summary>
    public decimal Unit { get; }

    /// <summary>What each bundle costs when its first member enters; 0 where it is paid already.</summary>
    public long[] Once { get; }

    /// <summary>What each move costs beside its bundle.</summary>
    public long[] Net { get; }

    /// <summary>The bundle a move is a member of, or −1.</summary>
    public int BundleOf(int move) => _bundles[move];

    /// <summary>The most whole units that are not above an amount.</summary>
    public long WholeUnder(decimal amount) => (long)Math.Clamp(decimal.Floor(Math.Clamp(amount, -1, long.MaxValue / 16 / Unit) * Unit), -1, long.MaxValue / 16);

    /// <summary>What moves cost together.</summary>
    public long Of(IEnumerable<int> moves)
    {
        long sum = 0;
        var entered = new bool[Once.Length];
        foreach (var move in moves)
        {
            sum += Net[move];
            if (_bundles[move] is >= 0 and var bundle) entered[bundle] = true;
        }
        for (var b = 0; b < entered.Length; b++)
            if (entered[b]) sum += Once[b];
        return sum;
    }

    /// <summary>Typical cash.</summary>
    public static Costs? Cash(PathProblem problem) => Of(problem, [.. problem.Moves.Select(m => (0m, m.Effort.Cost.Typical))], [.. problem.Bundles.Select((_, b) => (0m, problem.Once(b).Typical))], fewest: false);

    /// <summary>What a path keeps smallest, then what decides among equals: least cost, fewest steps. Null when the figures are too large to add up.</summary>
    public static Costs? Aimed(PathProblem problem)
    {
        var isWeeks = problem.Request.Aim == PathAim.Weeks;
        return Of(
            problem, [.. problem.Moves.Select(m => (isWeeks && problem.IsProject(m) ? m.Effort.Weeks.Typical : 0, Weighed(problem, m.Effort)))],
            [.. problem.Bundles.Select((_, b) => (0m, problem.Once(b).Typical))], fewest: true);
    }

    /// <summary>Cash and own staff at the day rate.</summary>
    public static decimal Weighed(PathProblem problem, Effort effort) => effort.Cost.Typical + effort.StaffDays * problem.DayRate;

    private static Costs? Of(PathProblem problem, (decimal First, decimal Second)[] moves, (decimal First, decimal Second)[] bundles, bool fewest)
    {
        var (first, second) = (UnitOf(moves.Concat(bundles).Select(c => c.First)), UnitOf(moves.Concat(bundles).Select(c => c.Second)));
        BigInteger whole = 1 + moves.Aggregate(BigInteger.Zero, (sum, m) => sum + Whole(m.Second, second));
        BigInteger steps = fewest ? moves.Length + 1 : 1;
        BigInteger[] gross = [.. moves.Select(m => (Whole(m.First, first) * whole + Whole(m.Second, second)) * steps + (fewest ? 1 : 0))];
        // So far from the largest number that no bound overflows, whatever the prices come to.
        if (gross.Aggregate(BigInteger.Zero, (sum, g) => sum + g) > long.MaxValue >> 16) return null;
        return new Costs(problem, [.. gross.Select(g => (long)g)], [.. bundles.Select(b => (long)(Whole(b.Second, second) * steps))], second);
    }

    private static BigInteger Whole(decimal value, decimal unit) => new(value * unit);

    /// <summary>A power of ten that makes every value whole.</summary>
    private static decimal UnitOf(IEnumerable<decimal> values)
    {
        var unit = 1m;
        foreach (var value in values)
            while (decimal.Truncate(value * unit) != value * unit) unit *= 10;
        return unit;
    }
}
