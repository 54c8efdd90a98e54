namespace RongTong.Planning;

/// <summary>
/// A search made ready, and how much is put into it: first a short one with plain bounds; then one with prices that make the bounds high, which
/// most firms need no more than; then, for the hard cases, points counted finely, and the long one. What comes along with several topics is taken
/// in turn: as one case each whether it is claimed, and how much of it. Not thread-safe.
/// </summary>
internal sealed class Finder : IDisposable
{
    /// <summary>Cases beyond which claims are not told apart, but all taken for granted.</summary>
    private const int MostCases = 64;

    /// <summary>The last stage prices are looked for in; beyond it a table takes too long to fill again and again.</summary>
    private const int MostPriced = 2;

    private readonly PathProblem _problem;
    private readonly SearchLimits _limits;
    private readonly Topics _topics;
    private readonly Goal _goal;
    private readonly MissingScenes _scenes;
    private readonly Costs _aimed;
    private readonly Costs _cash;
    private readonly bool _isLimited;
    private readonly Couplings _couplings;
    private readonly PathSearch _search;
    private readonly List<Case> _cases;
    private Prices _lastPrices;

    private Finder(PathProblem problem, SearchLimits limits, Topics topics, Costs aimed, Costs cash, decimal? budget)
    {
        (_problem, _limits, _topics, _aimed, _cash, _isLimited) = (problem, limits, topics, aimed, cash, budget is not null);
        var goal = new Goal(problem);
        (_goal, _scenes, _couplings) = (goal, new MissingScenes(problem, topics, goal), new Couplings(problem, topics));
        _lastPrices = Prices.Plain(_couplings.Count, aimed);
        _search = new PathSearch(problem, topics, goal, aimed, budget is { } limit ? (cash, cash.WholeUnder(limit)) : null);
        _cases = [.. Claims().Select((c, place) => new Case(place, Bounds(c, limits.Stages[0].Entries, _lastPrices)))];
    }

    /// <summary>A finder, or null when the problem is too large to begin.</summary>
    public static Finder? Of(PathProblem problem, SearchLimits limits) =>
        Topics.Of(problem) is { } topics && Costs.Aimed(problem) is { } aimed && Costs.Cash(problem) is { } cash ? new Finder(problem, limits, topics, aimed, cash, problem.Request.Budget) : null;

    /// <summary>The least set of moves without the excluded ones, or none; and whether that is proven.</summary>
    public (int[]? Moves, bool IsProven) Run(bool[] excluded)
    {
        var (best, moves, last) = (EffortBound.Never, (int[]?)null, _limits.Stages.Length - 1);
        var left = _limits.Stages[last].Branches;
        // The case with the lowest bound first: what it holds leaves fewer of the others to be looked at, and none once the lowest is too high.
        var open = new PriorityQueue<Case, (long, int)>(_cases.Select(c => (c, (c.Least, c.Place))));
        while (open.TryDequeue(out var part, out _) && part.Least < best)
        {
            var branches = part.Stage == last ? left : _limits.Stages[part.Stage].Branches;
            var (found, cost, isProven) = _search.Run(part.Bound, part.Cash, excluded, best, ref branches);
            if (found is not null) (best, moves) = (cost, found);
            if (part.Stage == last) left = branches;
            if (isProven) continue;
            if (part.Stage == last) return (moves, false);
            Raise(part, moves is null ? _aimed.Of(_problem.Moves.Select(m => m.Index)) : best);
            open.Enqueue(part, (part.Least, part.Place));
        }
        return (moves, true);
    }

    /// <summary>Gives the tables back.</summary>
    public void Dispose()
    {
        foreach (var part in _cases) part.Dispose();
    }

    /// <summary>Makes the bound of a case higher: by prices, beginning with those of the last one; then by counting points more finely.</summary>
    private void Raise(Case part, long known)
    {
        if (++part.Stage > 1)
        {
            var (claims, prices) = (part.Bound.Scale.Claims, part.Bound.Prices);
            part.Dispose();
            (part.Bound, part.Cash) = Bounds(claims, _limits.Stages[part.Stage].Entries, prices);
        }
        if (part.Stage <= MostPriced)
            (_lastPrices, _) = Pricing.Find(part.Bound, _aimed, part.Stage == 1 ? _lastPrices : part.Bound.Prices, known, part.Stage == 1 ? Pricing.Rounds : Pricing.MoreRounds);
        part.Least = Math.Max(part.Least, part.Bound.Least);
    }

    /// <summary>The least cash of any path, in 万元; null when it cannot be proven.</summary>
    public decimal? LeastCash()
    {
        using var finder = new Finder(_problem, _limits, _topics, _cash, _cash, budget: null);
        return finder.Run(new bool[_problem.Moves.Length]) is { IsProven: true, Moves: { } moves } ? _cash.Of(moves) / _cash.Unit : null;
    }

    /// <summary>Every way to claim bonuses that some path could come to: none or one level of each.</summary>
    private List<int[]> Claims()
    {
        List<int[]> claims = [[]];
        foreach (var bonus in _topics.Bonuses)
        {
            int[] levels = [.. Enumerable.Range(Bonus.None, bonus.Levels.Length + 1).Where(c => bonus.Range(c) is var (least, most) && least <= most)];
            if (claims.Count * levels.Length > MostCases) levels = [Bonus.Granted];
            claims = [.. claims.SelectMany(c => levels.Select(level => (int[])[.. c, level]))];
        }
        return claims;
    }

    /// <summary>The bound on effort, and that on cash where it is limited.</summary>
    private (EffortBound Bound, EffortBound? Cash) Bounds(int[] claims, int entries, Prices prices)
    {
        var scale = new GoalScale(_topics, _goal, _scenes, claims, entries);
        return (new EffortBound(_topics, scale, _aimed, _couplings, prices), _isLimited ? new EffortBound(_topics, scale, _cash, _couplings, Prices.Plain(_couplings.Count, _cash)) : null);
    }

    /// <summary>One way to claim bonuses.</summary>
    private sealed class Case(int place, (EffortBound Bound, EffortBound? Cash) plain) : IDisposable
    {
        /// <summary>Its place among the cases.</summary>
        public int Place { get; } = place;

        /// <summary>The stage its bounds are made for.</summary>
        public int Stage { get; set; }

        /// <summary>The bound on effort.</summary>
        public EffortBound Bound { get; set; } = plain.Bound;

        /// <summary>The bound on cash, where that is limited.</summary>
        public EffortBound? Cash { get; set; } = plain.Cash;

        /// <summary>The highest bound known on paths of this case.</summary>
        public long Least { get; set; } = plain.Bound.Least;

        public void Dispose()
        {
            Bound.Dispose();
            Cash?.Dispose();
        }
    }
}
