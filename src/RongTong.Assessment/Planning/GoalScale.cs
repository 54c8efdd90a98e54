namespace RongTong.Planning;

/// <summary>
/// The goal in whole numbers: points in units small enough to be exact where they can be, rounded in favour of the firm where they cannot,
/// and missing scenes folded into one number. Knows for each pick the most it adds. Immutable after construction.
/// </summary>
internal sealed class GoalScale
{
    /// <summary>Table entries for one topic; points are counted in coarser units rather than beyond it.</summary>
    private const int MostEntries = 400_000;

    private const int MostStates = 800;

    private readonly int[] _missing;
    private readonly decimal _unit = 1;
    private readonly int[] _gains;
    private readonly int[][] _raised;

    /// <summary>Creates a scale.</summary>
    /// <param name="problem">Where the firm stands.</param>
    /// <param name="topics">What can be picked.</param>
    /// <param name="goal">What is missing.</param>
    /// <param name="mostUnits">Units the missing points are divided into at most.</param>
    public GoalScale(PathProblem problem, Topics topics, Goal goal, int mostUnits)
    {
        Points = goal.Points;
        // Scene counts beyond what a table holds are left out, the last ones first; the plan looks at them all.
        States = 1;
        var quotas = new List<Quota>();
        foreach (var quota in goal.Quotas.Where(q => States * (q.Missing + 1) <= MostStates))
        {
            quotas.Add(quota);
            States *= quota.Missing + 1;
        }
        _missing = [.. quotas.Select(q => q.Missing)];
        var picks = topics.All.SelectMany(t => t.Picks).OrderBy(p => p.Number).ToList();
        var gains = picks.ConvertAll(p => topics.Worth.Of(p, topics));
        var most = Math.Clamp(MostEntries / States, 1, mostUnits);
        if (goal.Points > 0)
        {
            // Whole multiples of the exact unit, where there is one: then few points are rounded at all.
            _unit = Exact(gains.Concat(topics.Bonuses.SelectMany(b => b.Levels).Select(l => l.Points)).Append(goal.Points)) is { } exact
                ? exact * Math.Max(1, decimal.Ceiling(goal.Points / exact / most)) : goal.Points / most;
            Units = (int)decimal.Floor(goal.Points / _unit);
        }
        _gains = [.. gains.Select(Up)];
        _raised = [.. picks.Select(p => quotas.Select(q => Raised(problem, p, q)).ToArray())];
        BeginState = States - 1;
    }

    /// <summary>Points missing at the start.</summary>
    public decimal Points { get; }

    /// <summary>The same in units.</summary>
    public int Units { get; }

    /// <summary>How many combinations of missing scenes there are; 0 is none missing.</summary>
    public int States { get; }

    /// <summary>The combination at the start.</summary>
    public int BeginState { get; }

    /// <summary>The most units a pick adds.</summary>
    public int Gain(Pick pick) => _gains[pick.Number];

    /// <summary>Missing points in units, rounded down.</summary>
    public int Down(decimal points) => Units == 0 || points <= 0 ? 0 : (int)Math.Min(Units, decimal.Floor(points / _unit));

    /// <summary>The combination after a pick.</summary>
    public int After(int state, Pick pick)
    {
        var raised = _raised[pick.Number];
        if (raised.Length == 0) return 0;
        var (after, weight) = (0, 1);
        for (var q = 0; q < _missing.Length; q++)
        {
            var missing = state % (_missing[q] + 1);
            state /= _missing[q] + 1;
            after += Math.Max(0, missing - raised[q]) * weight;
            weight *= _missing[q] + 1;
        }
        return after;
    }

    // A quotient of decimals is rounded at the 28th digit; the margin keeps it from falling below the true value.
    private int Up(decimal gain) => Units == 0 ? 0 : (int)Math.Clamp(decimal.Ceiling(gain / _unit - 0.000_000_000_001m), 0, Units);

    private static int Raised(PathProblem problem, Pick pick, Quota quota)
    {
        var raised = 0;
        foreach (var (choice, position) in quota.Counted)
            if (problem.Start[choice] < (ulong)position && pick.Moves.Any(m => problem.Moves[m].Choice == choice && problem.Moves[m].To >= position)) raised++;
        return raised;
    }

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
