using System.Numerics;

namespace RongTong.Planning;

/// <summary>
/// What reaching the goal takes at least from any topic on: the exact least over the remaining topics of a simpler problem, in which topics
/// are not tied to each other and each move pays a fixed part of what it shares. Instead what one asks of others has a price: who asks pays it,
/// who supplies earns it. No path asks for more than is supplied, so whatever the prices, no path costs less than the simpler problem's least.
/// Not thread-safe.
/// </summary>
internal sealed class EffortBound
{
    /// <summary>No way at all; from half of it on a table means never.</summary>
    public const long Never = long.MaxValue / 4;

    private readonly Topics _topics;
    private readonly GoalScale _scale;
    private readonly Couplings _couplings;
    private readonly Costs _costs;
    private readonly int _width;
    private readonly long[][] _coupled;
    private readonly long[][] _free;
    private Prices _prices;

    /// <summary>Computes the tables.</summary>
    /// <param name="topics">What can be picked.</param>
    /// <param name="scale">What is missing.</param>
    /// <param name="costs">What is kept small.</param>
    /// <param name="couplings">What ties topics to each other.</param>
    /// <param name="prices">What asking and sharing cost.</param>
    public EffortBound(Topics topics, GoalScale scale, Costs costs, Couplings couplings, Prices prices)
    {
        (_topics, _scale, _couplings, _costs, _width, _prices) = (topics, scale, couplings, costs, scale.Units + 1, prices);
        Costs = new long[topics.All.Sum(t => t.Picks.Length)];
        // The free topics add points only, at the same cost whatever the prices; at their end nothing may be missing.
        foreach (var topic in topics.All[topics.Coupled..]) SetCosts(topic);
        _free = new long[topics.All.Length - topics.Coupled + 1][];
        _free[^1] = Filled(_width);
        _free[^1][0] = 0;
        for (var t = _free.Length - 2; t >= 0; t--) Fill(_free[t] = new long[_width], topics.All[topics.Coupled + t], _free[t + 1], 1);
        // The scenes must be there when the coupled topics end.
        _coupled = [.. Enumerable.Range(0, topics.Coupled + 1).Select(_ => new long[scale.States * _width])];
        Array.Fill(_coupled[^1], Never);
        _free[0].CopyTo(_coupled[^1], 0);
        SetPrices(prices);
    }

    /// <summary>Computes the tables anew, at other prices.</summary>
    public void SetPrices(Prices prices)
    {
        _prices = prices;
        for (var t = _topics.Coupled - 1; t >= 0; t--)
        {
            SetCosts(_topics.All[t]);
            Fill(_coupled[t], _topics.All[t], _coupled[t + 1], _scale.States);
        }
    }

    /// <summary>What each pick costs at the prices, by its number.</summary>
    public long[] Costs { get; }

    /// <summary>What is missing, in units.</summary>
    public GoalScale Scale => _scale;

    /// <summary>What claims ask for, at the prices.</summary>
    public long Claimed => _scale.Claims.Select((c, i) => _couplings.Of(i, c).Sum(n => _prices.Couplings[n.Coupling] * n.Net)).Sum();

    /// <summary>The least of all, with claims.</summary>
    public long Least => From(0, _scale.Units, _scale.BeginState) is var least && least >= Never / 2 ? Never : least + Claimed;

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
    public (int[] Excess, bool[] Taken)? Reading()
    {
        if (Least >= Never) return null;
        var taken = new bool[_prices.Shares.Length];
        var excess = new int[_prices.Couplings.Length];
        var (units, state) = (_scale.Units, _scale.BeginState);
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
        for (var b = 0; b < _scale.Claims.Length; b++)
            foreach (var (coupling, net) in _couplings.Of(b, _scale.Claims[b])) excess[coupling] += net;
        return (excess, taken);
    }

    private void SetCosts(Topic topic)
    {
        foreach (var pick in topic.Picks)
        {
            long cost = 0;
            foreach (var move in pick.Moves) cost += _costs.Net[move] + _prices.Shares[move];
            foreach (var (coupling, net) in _couplings.Of(pick)) cost += _prices.Couplings[coupling] * net;
            Costs[pick.Number] = cost;
        }
    }

    /// <summary>Fills the table of a topic from the one behind it.</summary>
    private void Fill(long[] least, Topic topic, long[] behind, int states)
    {
        Array.Fill(least, Never);
        foreach (var pick in topic.Picks)
            for (var state = 0; state < states; state++)
                Lower(least.AsSpan(state * _width, _width), behind.AsSpan((states == 1 ? 0 : _scale.After(state, pick)) * _width, _width), _scale.Gain(pick), Costs[pick.Number]);
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
