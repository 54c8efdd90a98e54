namespace RongTong.Planning;

/// <summary>
/// A search made ready, and how much is put into it: first a short one with plain bounds, which most firms need no more than; then, for the
/// hard cases, prices that make the bounds high, and the long one. What comes along with several topics is taken in turn: as one case each
/// whether it is claimed, and how much of it. Not thread-safe.
/// </summary>
internal sealed class Finder
{
    /// <summary>Cases beyond which claims are not told apart, but all taken for granted.</summary>
    private const int MostCases = 64;

    private readonly PathProblem _problem;
    private readonly SearchLimits _limits;
    private readonly Topics _topics;
    private readonly Goal _goal;
    private readonly Costs _aimed;
    private readonly Costs _cash;
    private readonly Couplings _couplings;
    private readonly PathSearch _search;
    private readonly List<Case> _cases;
    private Prices _lastPrices;

    private Finder(PathProblem problem, SearchLimits limits, Topics topics, Costs aimed, Costs cash)
    {
        (_problem, _limits, _topics, _aimed, _cash) = (problem, limits, topics, aimed, cash);
        _goal = new Goal(problem);
        _couplings = new Couplings(problem, topics);
        _lastPrices = Prices.Plain(_couplings.Count, aimed);
        _search = new PathSearch(problem, topics, _goal, aimed, problem.Request.Budget is { } limit ? (cash, cash.WholeUnder(limit)) : null);
        _cases = [.. Claims().Select(c => new Case(Bounds(c, limits.Plain, _lastPrices)))];
    }

    /// <summary>A finder, or null when the problem is too large to begin.</summary>
    public static Finder? Of(PathProblem problem, SearchLimits limits) =>
        Topics.Of(problem) is { } topics && Costs.Aimed(problem) is { } aimed && Costs.Cash(problem) is { } cash ? new Finder(problem, limits, topics, aimed, cash) : null;

    /// <summary>The least set of moves without the excluded ones, or none; and whether that is proven.</summary>
    public (int[]? Moves, bool IsProven) Run(bool[] excluded)
    {
        var (best, moves) = (EffortBound.Never, (int[]?)null);
        var open = new List<Case>();
        foreach (var part in _cases.OrderBy(c => c.Least))
        {
            var branches = _limits.Short;
            if (part.Least < best && (part.High is not null || !Try(part.Plain, ref branches))) open.Add(part);
        }
        var left = _limits.Long;
        foreach (var part in open)
        {
            if (part.Least < best && part.High is null) Raise(part, moves is null ? _aimed.Of(_problem.Moves.Select(m => m.Index)) : best);
            if (part.Least < best && !Try(part.High!.Value, ref left)) return (moves, false);
        }
        return (moves, true);

        bool Try((EffortBound Bound, EffortBound? Cash) bounds, ref int branches)
        {
            var (found, cost, isProven) = _search.Run(bounds.Bound, bounds.Cash, excluded, best, ref branches);
            if (found is not null) (best, moves) = (cost, found);
            return isProven;
        }
    }

    /// <summary>Makes the bound of a case high, beginning with the prices of the last one.</summary>
    private void Raise(Case part, long known)
    {
        var claims = part.Plain.Bound.Scale.Claims;
        (_lastPrices, var least) = Pricing.Find(Bound(Scale(claims, _limits.Pricing), _aimed, _lastPrices), _aimed, _lastPrices, known);
        part.High = Bounds(claims, _limits.Fine, _lastPrices);
        part.Least = Math.Max(part.Least, Math.Max(least, part.High.Value.Bound.Least));
    }

    /// <summary>The least cash of any path, in 万元; null when it cannot be proven.</summary>
    public decimal? LeastCash()
    {
        var (best, branches) = (EffortBound.Never, _limits.Long);
        var search = new PathSearch(_problem, _topics, _goal, _cash, null);
        var plain = Prices.Plain(_couplings.Count, _cash);
        foreach (var part in _cases)
        {
            var (found, cost, isProven) = search.Run(Bound(Scale(part.Plain.Bound.Scale.Claims, _limits.Fine), _cash, plain), null, new bool[_problem.Moves.Length], best, ref branches);
            if (!isProven) return null;
            if (found is not null) best = cost;
        }
        return best < EffortBound.Never ? best / _cash.Unit : null;
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

    private GoalScale Scale(int[] claims, int entries) => new(_problem, _topics, _goal, claims, entries);

    private EffortBound Bound(GoalScale scale, Costs costs, Prices prices) => new(_topics, scale, costs, _couplings, prices);

    /// <summary>The bound on effort, and that on cash where it is limited.</summary>
    private (EffortBound Bound, EffortBound? Cash) Bounds(int[] claims, int entries, Prices prices)
    {
        var scale = Scale(claims, entries);
        return (Bound(scale, _aimed, prices), _problem.Request.Budget is null ? null : Bound(scale, _cash, Prices.Plain(_couplings.Count, _cash)));
    }

    /// <summary>One way to claim bonuses.</summary>
    private sealed class Case((EffortBound Bound, EffortBound? Cash) plain)
    {
        /// <summary>Bounds at plain prices.</summary>
        public (EffortBound Bound, EffortBound? Cash) Plain { get; } = plain;

        /// <summary>Bounds at prices that make them high, once they were needed.</summary>
        public (EffortBound Bound, EffortBound? Cash)? High { get; set; }

        /// <summary>The highest bound known on paths of this case.</summary>
        public long Least { get; set; } = plain.Bound.Least;
    }
}
