namespace RongTong.Planning;

/// <summary>
/// Depth-first branch and bound over the topics: tries picks in the order of their bounds, and leaves a branch as soon as its bound shows
/// that it cannot beat what was found. A set of moves counts when all can be taken in some order and the evaluation plan says that the
/// answers then hold the grade; so what it returns is least, whatever the bounds leave out. Not thread-safe.
/// </summary>
internal sealed class PathSearch
{
    private readonly PathProblem _problem;
    private readonly Topics _topics;
    private readonly Goal _goal;
    private readonly Costs _costs;
    private readonly (Costs Costs, long Limit)? _budget;
    private readonly Crossings? _crossings;
    private readonly int[][] _ahead;
    private readonly int[] _sources;
    private readonly (int Least, int Most)[] _range;
    private readonly int[][] _watchers;
    private readonly bool[] _isChosen;
    private readonly long[][] _rejected;
    private readonly long[][] _paid = [[], []];
    private readonly int[] _entered;
    private readonly List<int> _chosen = [];
    private readonly ulong[] _hope;
    private bool[] _isExcluded = [];
    private long _best;
    private int[]? _found;
    private int _branches;
    private EffortBound _bound = null!;
    private EffortBound? _cashBound;
    private GoalScale _scale = null!;

    /// <summary>Creates a search.</summary>
    /// <param name="problem">The moves.</param>
    /// <param name="topics">The same as topics.</param>
    /// <param name="goal">What is missing.</param>
    /// <param name="costs">What is kept smallest.</param>
    /// <param name="budget">Cash, and how much of it there is; null for no limit.</param>
    public PathSearch(PathProblem problem, Topics topics, Goal goal, Costs costs, (Costs Costs, long Limit)? budget)
    {
        (_problem, _topics, _goal, _costs, _budget) = (problem, topics, goal, costs, budget);
        _crossings = Crossings.Of(problem, topics, goal);
        (_sources, _range) = (new int[topics.Bonuses.Length], new (int, int)[topics.Bonuses.Length]);
        _ahead = Ahead(topics);
        _isChosen = new bool[problem.Moves.Length];
        _rejected = [new long[problem.Bundles.Length], new long[problem.Bundles.Length]];
        _entered = new int[problem.Bundles.Length];
        _hope = (ulong[])problem.Most.Clone();
        _watchers = Watchers(problem, topics);
    }

    /// <summary>The least set of moves that reaches the grade for less than an amount, or none; and whether that is proven.</summary>
    /// <param name="bound">What a path takes at least, for some claims: paths that take as many sources are looked at.</param>
    /// <param name="cashBound">The same in cash, where that is limited.</param>
    /// <param name="excluded">Moves that are not to be taken.</param>
    /// <param name="below">The amount.</param>
    /// <param name="branches">Branches after which the search is stopped; lowered by those tried.</param>
    public (int[]? Moves, long Cost, bool IsProven) Run(EffortBound bound, EffortBound? cashBound, bool[] excluded, long below, ref int branches)
    {
        (_isExcluded, _best, _found, _branches) = (excluded, below, null, branches);
        (_bound, _cashBound, _scale, _paid[0], _paid[1]) = (bound, cashBound, bound.Scale, Paid(bound.Shares), Paid(cashBound?.Shares ?? bound.Shares));
        _crossings?.Clear();
        for (var b = 0; b < _range.Length; b++) _range[b] = _topics.Bonuses[b].Range(_scale.Claims[b]);
        if (bound.Least < below) Decide(0, bound.Claimed, 0, _scale.Units, _scale.Scenes.Begin);
        branches = _branches;
        return (_found, _best, _branches > 0);
    }

    /// <summary>For each coupled topic, and behind the last, how many sources of each bonus it and those after it can bring.</summary>
    private static int[][] Ahead(Topics topics)
    {
        var ahead = new int[topics.Coupled + 1][];
        ahead[^1] = new int[topics.Bonuses.Length];
        for (var t = topics.Coupled - 1; t >= 0; t--) ahead[t] = [.. topics.Bonuses.Select((b, i) => ahead[t + 1][i] + topics.All[t].Picks.Max(b.Sources))];
        return ahead;
    }

    /// <summary>For each topic the moves that look at an answer it raises.</summary>
    private static int[][] Watchers(PathProblem problem, Topics topics)
    {
        var watchers = problem.Moves.SelectMany(m => m.Need.Reads.Select(r => (r.Choice, m.Index))).Distinct().ToLookup(w => w.Choice, w => w.Index);
        return [.. topics.All.Select(t => t.Moves.Select(m => problem.Moves[m].Choice).Distinct().SelectMany(c => watchers[c]).Distinct().Order().ToArray())];
    }

    private void Decide(int topic, long priced, long cash, int units, int state)
    {
        if (topic > 0 && topic <= _topics.Coupled && _crossings?.WasCrossed(topic, _chosen, _entered, _costs.Of(_chosen), _budget?.Costs.Of(_chosen) ?? 0, _sources) == true) return;
        if (topic == _topics.Coupled)
        {
            // From here on what the moves cost and the points that come along are known, and no longer what they could be.
            if (Standing() is not { } standing) return;
            units = standing;
            priced = _costs.Of(_chosen);
            cash = _budget?.Costs.Of(_chosen) ?? 0;
        }
        if (topic == _topics.All.Length)
        {
            Keep();
            return;
        }
        var picks = _topics.All[topic].Picks;
        Span<long> bounds = picks.Length <= 64 ? stackalloc long[picks.Length] : new long[picks.Length];
        for (var i = 0; i < picks.Length; i++) bounds[i] = BoundOf(picks[i], topic, priced, cash, units, state);
        while (true)
        {
            var next = 0;
            for (var i = 1; i < bounds.Length; i++)
                if (bounds[i] < bounds[next]) next = i;
            if (bounds[next] >= _best || --_branches <= 0) return;
            bounds[next] = long.MaxValue;
            Follow(picks[next], topic, priced, cash, units, state);
        }
    }

    private long BoundOf(Pick pick, int topic, long priced, long cash, int units, int state)
    {
        foreach (var move in pick.Moves)
            if (_isExcluded[move]) return long.MaxValue;
        var left = Math.Max(0, units - _scale.Gain(pick));
        var isCoupled = topic < _topics.Coupled;
        var after = isCoupled ? _scale.Scenes.After(state, pick) : 0;
        var rest = isCoupled ? _bound.From(topic + 1, left, after) : _bound.FromFree(topic + 1, left);
        if (rest >= EffortBound.Never) return long.MaxValue;
        if (_budget is { } budget && _cashBound is { } bound)
        {
            var least = isCoupled ? bound.From(topic + 1, left, after) : bound.FromFree(topic + 1, left);
            if (least >= EffortBound.Never || cash + bound.Costs[pick.Number] + (isCoupled ? Settled(budget.Costs, 1) : 0) + least > budget.Limit) return long.MaxValue;
        }
        return priced + _bound.Costs[pick.Number] + (isCoupled ? Settled(_costs, 0) : 0) + rest;
    }

    /// <summary>What entered bundles cost beyond the parts their members have paid or can still pay.</summary>
    private long Settled(Costs costs, int which)
    {
        long sum = 0;
        for (var b = 0; b < _entered.Length; b++)
            if (_entered[b] > 0) sum += _rejected[which][b] + (costs.Once[b] - _paid[which][b]);
        return sum;
    }

    private void Follow(Pick pick, int topic, long priced, long cash, int units, int state)
    {
        var (moves, isCoupled) = (_topics.All[topic].Moves, topic < _topics.Coupled);
        Span<(int Choice, ulong Answer)> before = isCoupled ? stackalloc (int, ulong)[moves.Length] : default;
        foreach (var move in pick.Moves) Enter(move, 1);
        if (isCoupled)
        {
            for (var i = 0; i < moves.Length; i++) before[i] = (_problem.Moves[moves[i]].Choice, _hope[_problem.Moves[moves[i]].Choice]);
            foreach (var move in moves)
                if (!_isChosen[move]) Reject(move, 1);
            Lower(moves);
            Supply(pick, 1);
        }
        if (!isCoupled || HasClaim(topic + 1) && CanHope(topic)) Decide(topic + 1, priced + _bound.Costs[pick.Number], cash + (_cashBound?.Costs[pick.Number] ?? 0), Math.Max(0, units - _scale.Gain(pick)), isCoupled ? _scale.Scenes.After(state, pick) : 0);
        if (isCoupled)
        {
            Supply(pick, -1);
            for (var i = moves.Length - 1; i >= 0; i--) _hope[before[i].Choice] = before[i].Answer;
            foreach (var move in moves)
                if (!_isChosen[move]) Reject(move, -1);
        }
        foreach (var move in pick.Moves) Enter(move, -1);
    }

    private void Supply(Pick pick, int sign)
    {
        for (var b = 0; b < _sources.Length; b++) _sources[b] += sign * _topics.Bonuses[b].Sources(pick);
    }

    /// <summary>Whether the sources of each bonus can still come to what is claimed; else the branch belongs to another claim.</summary>
    private bool HasClaim(int topic)
    {
        for (var b = 0; b < _sources.Length; b++)
            if (_sources[b] > _range[b].Most || _sources[b] + _ahead[topic][b] < _range[b].Least) return false;
        return true;
    }

    /// <summary>What all members of each bundle pay of it together.</summary>
    private long[] Paid(long[] shares)
    {
        var paid = new long[_problem.Bundles.Length];
        foreach (var move in _problem.Moves)
            if (move.Bundle >= 0) paid[move.Bundle] += shares[move.Index];
        return paid;
    }

    private void Enter(int move, int sign)
    {
        _isChosen[move] = sign > 0;
        if (sign > 0) _chosen.Add(move);
        else _chosen.RemoveAt(_chosen.Count - 1);
        if (_problem.Moves[move].Bundle is >= 0 and var bundle) _entered[bundle] += sign;
    }

    private void Reject(int move, int sign)
    {
        if (_problem.Moves[move].Bundle is not (>= 0 and var bundle)) return;
        _rejected[0][bundle] += sign * _bound.Shares[move];
        if (_cashBound is { } cash) _rejected[1][bundle] += sign * cash.Shares[move];
    }

    /// <summary>Takes back from the best case what the moves not chosen would have raised.</summary>
    private void Lower(int[] moves)
    {
        foreach (var index in moves)
        {
            var (choice, isMulti) = (_problem.Moves[index].Choice, _problem.Choices[_problem.Moves[index].Choice].IsMulti);
            if (isMulti)
            {
                if (!_isChosen[index] && (_problem.LiftedBits(choice) >> _problem.Moves[index].To & 1) == 0) _hope[choice] &= ~(1UL << _problem.Moves[index].To) | _problem.Start[choice];
                continue;
            }
            var most = _problem.Start[choice];
            foreach (var lift in _problem.LiftsOf(choice)) most = Math.Max(most, (ulong)lift);
            foreach (var other in moves)
                if (_isChosen[other] && _problem.Moves[other].Choice == choice) most = Math.Max(most, (ulong)_problem.Moves[other].To);
            _hope[choice] = Math.Min(_hope[choice], most);
        }
    }

    /// <summary>Whether the chosen moves that look at a topic can still have what they need.</summary>
    private bool CanHope(int topic)
    {
        foreach (var move in _watchers[topic])
            if (_isChosen[move] && !_problem.Moves[move].Need.Holds(_hope)) return false;
        foreach (var move in _topics.All[topic].Moves)
            if (_isChosen[move] && !_problem.Moves[move].Need.Holds(_hope)) return false;
        return true;
    }

    /// <summary>Points missing after the chosen coupled moves, in units; null when they cannot all be taken.</summary>
    private int? Standing()
    {
        var answers = (ulong[])_problem.Start.Clone();
        if (_problem.TakeAll(_chosen, answers) < _chosen.Count) return null;
        return _scale.Units == 0 ? 0 : _scale.Down(_goal.MissingIn(_problem.Evaluate(answers)));
    }

    private void Keep()
    {
        var cost = _costs.Of(_chosen);
        if (cost >= _best || _budget is { } budget && budget.Costs.Of(_chosen) > budget.Limit) return;
        var answers = (ulong[])_problem.Start.Clone();
        if (_problem.TakeAll(_chosen, answers) < _chosen.Count || !_problem.Reaches(answers) || !_problem.Touches(_problem.Core, answers)) return;
        (_best, _found) = (cost, [.. _chosen.Order()]);
    }
}
