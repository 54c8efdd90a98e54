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
    private readonly PathSearch _plain;
    private readonly List<Case> _cases;
    private GoalScale? _coarse;
    private GoalScale? _fine;
    private Prices _lastPrices;

    private Finder(PathProblem problem, SearchLimits limits, Topics topics, Costs aimed, Costs cash)
    {
        (_problem, _limits, _topics, _aimed, _cash) = (problem, limits, topics, aimed, cash);
        _goal = new Goal(problem);
        _couplings = new Couplings(problem, topics);
        _lastPrices = Prices.Plain(_couplings.Count, aimed);
        _plain = Search(new GoalScale(problem, topics, _goal, limits.PlainUnits), _lastPrices);
        _cases = [.. Claims().Select(c => new Case(c, _plain.Least(c)))];
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
            if (part.Least < best && (part.Prices is not null || !Try(_plain, part.Claims, ref branches))) open.Add(part);
        }
        var left = _limits.Long;
        foreach (var part in open)
        {
            if (part.Least < best && part.Prices is null) Price(part, moves is null ? _aimed.Of(_problem.Moves.Select(m => m.Index)) : best);
            if (part.Least < best && !Try(part.Priced ??= Search(_fine ??= new GoalScale(_problem, _topics, _goal, _limits.FineUnits), part.Prices!), part.Claims, ref left)) return (moves, false);
        }
        return (moves, true);

        bool Try(PathSearch search, int[] claims, ref int branches)
        {
            var (found, cost, isProven) = search.Run(claims, excluded, best, ref branches);
            if (found is not null) (best, moves) = (cost, found);
            return isProven;
        }
    }

    /// <summary>Makes the bound of a case high, beginning with the prices of the last one.</summary>
    private void Price(Case part, long known)
    {
        _coarse ??= new GoalScale(_problem, _topics, _goal, _limits.PricingUnits);
        (part.Prices, var least) = Pricing.Find(p => Bound(_coarse, _aimed, p), part.Claims, _aimed, _lastPrices, known);
        _lastPrices = part.Prices;
        part.Least = Math.Max(part.Least, least);
    }

    /// <summary>The least cash of any path, in 万元; null when it cannot be proven.</summary>
    public decimal? LeastCash()
    {
        var plain = new GoalScale(_problem, _topics, _goal, _limits.FineUnits);
        var (best, branches) = (EffortBound.Never, _limits.Long);
        var search = new PathSearch(_problem, _topics, _goal, plain, _cash, Bound(plain, _cash, Prices.Plain(_couplings.Count, _cash)), null);
        foreach (var part in _cases)
        {
            var (found, cost, isProven) = search.Run(part.Claims, new bool[_problem.Moves.Length], best, ref branches);
            if (!isProven) return null;
            if (found is not null) best = cost;
        }
        return best < EffortBound.Never ? best / _cash.Unit : null;
    }

    /// <summary>Every way to claim bonuses: none or one level of each.</summary>
    private List<int[]> Claims()
    {
        List<int[]> claims = [[]];
        foreach (var bonus in _topics.Bonuses)
        {
            var levels = claims.Count * (bonus.Levels.Length + 1) > MostCases ? [Bonus.Granted] : Enumerable.Range(Bonus.None, bonus.Levels.Length + 1).ToArray();
            claims = [.. claims.SelectMany(c => levels.Select(level => (int[])[.. c, level]))];
        }
        return claims;
    }

    private EffortBound Bound(GoalScale scale, Costs costs, Prices prices) => new(_topics, scale, costs, _couplings, prices);

    private PathSearch Search(GoalScale scale, Prices prices) => new(
        _problem, _topics, _goal, scale, _aimed, Bound(scale, _aimed, prices),
        _problem.Request.Budget is { } limit ? (_cash, Bound(scale, _cash, Prices.Plain(_couplings.Count, _cash)), _cash.WholeUnder(limit)) : null);

    /// <summary>One way to claim bonuses.</summary>
    private sealed class Case(int[] claims, long least)
    {
        public int[] Claims { get; } = claims;

        /// <summary>The highest bound known on paths of this case.</summary>
        public long Least { get; set; } = least;

        /// <summary>Prices that make it high, once they were needed.</summary>
        public Prices? Prices { get; set; }

        /// <summary>The search with them, once it was needed.</summary>
        public PathSearch? Priced { get; set; }
    }
}
