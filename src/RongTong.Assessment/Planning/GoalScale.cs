namespace RongTong.Planning;

/// <summary>
/// The goal in whole numbers: points in units small enough to be exact where they can be, rounded in favour of the firm where they cannot.
/// Knows for each pick the most it adds. Immutable after construction.
/// </summary>
internal sealed class GoalScale
{
    private const int LeastUnits = 40;

    /// <summary>Units looked at to find the one that rounds least, and the largest for which it is worth a look.</summary>
    private const int Tries = 200;

    private const long MostTried = 1L << 50;

    /// <summary>A quotient of decimals is rounded at the 28th digit; what is smaller than this may be nothing but that.</summary>
    private const decimal Margin = 0.000_000_000_001m;

    private readonly decimal _unit = 1;
    private readonly int[] _gains;

    /// <summary>Creates a scale.</summary>
    /// <param name="topics">What can be picked.</param>
    /// <param name="goal">What is missing.</param>
    /// <param name="scenes">Scenes missing.</param>
    /// <param name="claims">What is claimed of each bonus: its points are no longer missing.</param>
    /// <param name="mostEntries">Table entries for one topic at most; points are counted in coarser units rather than beyond it.</param>
    public GoalScale(Topics topics, Goal goal, MissingScenes scenes, int[] claims, int mostEntries)
    {
        (Claims, Scenes) = (claims, scenes);
        var missing = goal.Points - topics.Bonuses.Select((b, i) => b.PointsOf(claims[i])).Sum();
        var picks = topics.All.SelectMany(t => t.Picks).OrderBy(p => p.Number).ToList();
        var gains = picks.ConvertAll(p => topics.Worth.Of(p, topics, claims));
        var most = Math.Max(LeastUnits, mostEntries / scenes.States);
        if (missing > Margin)
        {
            // Whole multiples of the exact unit, where there is one: then few points are rounded at all.
            _unit = Exact(gains.Append(missing)) is { } exact
                ? exact * Multiple(gains.Select(g => (long)(g / exact)), (long)Math.Max(1, decimal.Ceiling(missing / exact / most))) : missing / most;
            Units = (int)decimal.Floor(missing / _unit);
        }
        _gains = [.. gains.Select(Up)];
    }

    /// <summary>What is claimed of each bonus: bounds then hold for paths that earn no more.</summary>
    public int[] Claims { get; }

    /// <summary>Points missing at the start beside what is claimed, in units.</summary>
    public int Units { get; }

    /// <summary>Scenes missing.</summary>
    public MissingScenes Scenes { get; }

    /// <summary>The most units a pick adds.</summary>
    public int Gain(Pick pick) => _gains[pick.Number];

    /// <summary>Missing points in units, rounded down.</summary>
    public int Down(decimal points) => Units == 0 || points <= 0 ? 0 : (int)Math.Min(Units, decimal.Floor(points / _unit));

    /// <summary>Of the multiples of a unit from a least one to twice that, the one by which gains are rounded up least.</summary>
    private static long Multiple(IEnumerable<long> gains, long least)
    {
        (long Gain, long Count)[] alike = [.. gains.Where(g => g > 0).GroupBy(g => g).OrderBy(g => g.Key).Select(g => (g.Key, g.LongCount()))];
        var (best, fewest) = (least, long.MaxValue);
        if (least > MostTried) return least;
        for (var multiple = least; multiple < 2 * least; multiple += Math.Max(1, least / Tries))
        {
            // In thousandths of each gain; a gain far below the unit counts as a thousand of them and no more.
            long added = 0;
            foreach (var (gain, count) in alike) added += Math.Min((multiple - 1 - (gain + multiple - 1) % multiple) * 1000 / gain, 1_000_000) * count;
            if (added < fewest) (best, fewest) = (multiple, added);
        }
        return best;
    }

    // Sums of whole units stay at least the whole units missing, as long as fewer gains than 1 / margin are added.
    private int Up(decimal gain) => Units == 0 ? 0 : (int)Math.Clamp(decimal.Ceiling(gain / _unit - Margin), 0, Units);

    /// <summary>The greatest unit that measures all values exactly, or null when it would be too small.</summary>
    private static decimal? Exact(IEnumerable<decimal> values)
    {
        const long fine = 1_000_000;
        long unit = 0;
        foreach (var value in values)
        {
            if (value * fine != decimal.Truncate(value * fine) || value * fine > long.MaxValue / 2) return null;
            var (a, b) = (unit, (long)(value * fine));
            while (b != 0) (a, b) = (b, a % b);
            unit = a;
        }
        return unit == 0 ? null : (decimal)unit / fine;
    }
}
