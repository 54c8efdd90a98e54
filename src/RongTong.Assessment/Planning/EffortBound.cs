using System.Numerics;

namespace RongTong.Planning;

/// <summary>
/// What reaching the goal takes at least from any topic on: the exact least over the remaining topics of a simpler problem, in which topics
/// are not tied to each other and each move pays a fixed part of what it shares. Instead what one asks of others has a price: who asks pays it, who supplies earns it. No path asks for more
/// than is supplied, so whatever the prices, no path costs less than the simpler problem's least. Immutable after construction.
/// </summary>
internal sealed class EffortBound
{
    /// <summary>No way at all; from half of it on a table means never.</summary>
    public const long Never = long.MaxValue / 4;

    private readonly Topics _topics;
    private readonly GoalScale _scale;
    private readonly Couplings _couplings;
    private readonly Prices _prices;
    private readonly int _width;
    private readonly long[][] _coupled;
    private readonly long[][] _free;

    /// <summary>Computes the tables.</summary>
    /// <param name="topics">What can be picked.</param>
    /// <param name="scale">What is missing.</param>
    /// <param name="costs">What is kept small.</param>
    /// <param name="couplings">What ties topics to each other.</param>
    /// <param name="prices">What asking and sharing cost.</param>
    public EffortBound(Topics topics, GoalScale scale, Costs costs, Couplings couplings, Prices prices)
    {
        (_topics, _scale, _couplings, _prices, _width) = (topics, scale, couplings, prices, scale.Units + 1);
        Costs = [.. topics.All.SelectMany(t => t.Picks).OrderBy(p => p.Number).Select(p => p.Moves.Sum(m => costs.Net[m] + prices.Shares[m]) + couplings.Of(p).Sum(c => prices.Couplings[c.Coupling] * c.Net))];
        // The free topics add points only; at their end nothing may be missing.
        _free = new long[topics.All.Length - topics.Coupled + 1][];
        _free[^1] = Filled(_width);
        _free[^1][0] = 0;
        for (var t = _free.Length - 2; t >= 0; t--) _free[t] = Before(topics.All[topics.Coupled + t], _free[t + 1], 1);
        // The scenes must be there when the coupled topics end.
        _coupled = new long[topics.Coupled + 1][];
        _coupled[^1] = Filled(scale.States * _width);
        _free[0].CopyTo(_coupled[^1], 0);
        for (var t = topics.Coupled - 1; t >= 0; t--) _coupled[t] = Before(topics.All[t], _coupled[t + 1], scale.States);
    }

    /// <summary>What each pick costs at the prices, by its number.</summary>
    public long[] Costs { get; }

    /// <summary>Points missing at the start beside what is claimed, in units.</summary>
    /// <param name="claims">What is claimed of each bonus: the bound then holds for paths that earn no more.</param>
    public int Begin(int[] claims) => _scale.Down(_scale.Points - _topics.Bonuses.Select((b, i) => b.PointsOf(claims[i])).Sum());

    /// <summary>What claims ask for, at the prices.</summary>
    public long Claimed(int[] claims) => claims.Select((c, i) => c < 0 ? 0 : _couplings.Of(i, c) is var (coupling, net) ? _prices.Couplings[coupling] * net : 0).Sum();

    /// <summary>The least of all, with claims.</summary>
    public long Least(int[] claims) => From(0, Begin(claims), _scale.BeginState) is var least && least >= Never / 2 ? Never : least + Claimed(claims);

    /// <summary>The least from a coupled topic on; the free topics come after them.</summary>
    /// <param name="topic">The first topic not decided.</param>
    /// <param name="units">Points missing.</param>
    /// <param name="state">Scenes missing.</param>
    public long From(int topic, int units, int state) => _coupled[topic][state * _width + units] is var least && least >= Never / 2 ? Never : least;

    /// <summary>The least from a free topic on.</summary>
    public long FromFree(int topic, int units) => _free[topic - _topics.Coupled][units] is var least && least >= Never / 2 ? Never : least;

    /// <summary>The part each move pays of what it shares.</summary>
    public long[] Shares => _prices.Shares;

    /// <summary>
    /// Of the simpler problem's least: for each coupling what is asked for less what is supplied, and the moves taken; null when there is no way.
    /// </summary>
    public (int[] Excess, bool[] Taken)? Reading(int[] claims)
    {
        if (Least(claims) >= Never) return null;
        var taken = new bool[_prices.Shares.Length];
        var excess = new int[_prices.Couplings.Length];
        var (units, state) = (Begin(claims), _scale.BeginState);
        for (var t = 0; t < _topics.Coupled; t++)
        {
            foreach (var pick in _topics.All[t].Picks)
            {
                var (left, after) = (Math.Max(0, units - _scale.Gain(pick)), _scale.After(state, pick));
                if (From(t + 1, left, after) is var rest && rest >= Never || rest + Costs[pick.Number] != From(t, units, state)) continue;
                foreach (var (coupling, net) in _couplings.Of(pick)) excess[coupling] += net;
                foreach (var move in pick.Moves) taken[move] = true;
                (units, state) = (left, after);
                break;
            }
        }
        for (var b = 0; b < claims.Length; b++)
            if (claims[b] >= 0 && _couplings.Of(b, claims[b]) is var (claimed, sources)) excess[claimed] += sources;
        return (excess, taken);
    }

    private long[] Before(Topic topic, long[] after, int states)
    {
        var before = Filled(states * _width);
        foreach (var pick in topic.Picks)
            for (var state = 0; state < states; state++)
                Lower(before.AsSpan(state * _width, _width), after.AsSpan((states == 1 ? 0 : _scale.After(state, pick)) * _width, _width), _scale.Gain(pick), Costs[pick.Number]);
        return before;
    }

    /// <summary>Lowers a row to what a pick makes of the row after it, several entries at a time. Prices are far below half of never, so never stays never.</summary>
    private static void Lower(Span<long> least, ReadOnlySpan<long> after, int gain, long cost)
    {
        var first = Math.Min(gain, least.Length);
        if (after[0] < Never / 2)
            for (var units = 0; units < first; units++) least[units] = Math.Min(least[units], after[0] + cost);
        var into = least[first..];
        var from = after[..into.Length];
        var more = new Vector<long>(cost);
        var at = 0;
        for (; at <= into.Length - Vector<long>.Count; at += Vector<long>.Count) Vector.Min(new Vector<long>(into[at..]), new Vector<long>(from[at..]) + more).CopyTo(into[at..]);
        for (; at < into.Length; at++) into[at] = Math.Min(into[at], from[at] + cost);
    }

    private static long[] Filled(int length)
    {
        var table = new long[length];
        Array.Fill(table, Never);
        return table;
    }
}
