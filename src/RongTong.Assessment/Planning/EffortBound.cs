using System.Buffers;
using System.Numerics;

namespace RongTong.Planning;

/// <summary>
/// What reaching the goal takes at least from any topic on: the exact least over the remaining topics of a simpler problem, in which topics
/// are not tied to each other and each move pays a fixed part of what it shares. Instead what one asks of others has a price: who asks pays it,
/// who supplies earns it. No path asks for more than is supplied, so whatever the prices, no path costs less than the simpler problem's least.
/// Its tables are borrowed: give them back when done. Not thread-safe.
/// </summary>
internal sealed class EffortBound : IDisposable
{
    /// <summary>No way at all.</summary>
    public const long Never = long.MaxValue / 4;

    /// <summary>The same in a table; from half of it on.</summary>
    private const int Nowhere = 1 << 30;

    /// <summary>Bits that sums in a table may take, so that never stays never whatever is added to it.</summary>
    private const int SumBits = 28;

    private readonly Topics _topics;
    private readonly GoalScale _scale;
    private readonly Couplings _couplings;
    private readonly Costs _costs;
    private readonly int _width;
    private readonly int[] _leastUnits;
    private int[][] _coupled;
    private int[][] _free;
    private int _shift = -1;

    /// <summary>Computes the tables.</summary>
    /// <param name="topics">What can be picked.</param>
    /// <param name="scale">What is missing.</param>
    /// <param name="costs">What is kept small.</param>
    /// <param name="couplings">What ties topics to each other.</param>
    /// <param name="prices">What asking and sharing cost.</param>
    public EffortBound(Topics topics, GoalScale scale, Costs costs, Couplings couplings, Prices prices)
    {
        (_topics, _scale, _couplings, _costs, _width, Prices) = (topics, scale, couplings, costs, scale.Units + 1, prices);
        Costs = new long[topics.All.Sum(t => t.Picks.Length)];
        // The free topics add points only, at the same cost whatever the prices.
        foreach (var topic in topics.All[topics.Coupled..]) SetCosts(topic);
        _free = [.. Enumerable.Range(0, topics.All.Length - topics.Coupled + 1).Select(_ => ArrayPool<int>.Shared.Rent(_width))];
        _coupled = [.. Enumerable.Range(0, topics.Coupled + 1).Select(_ => ArrayPool<int>.Shared.Rent(scale.Scenes.States * _width))];
        _leastUnits = LeastUnits();
        SetPrices(prices);
    }

    /// <summary>Computes the tables anew, at other prices.</summary>
    public void SetPrices(Prices prices)
    {
        Prices = prices;
        foreach (var topic in _topics.All[.._topics.Coupled]) SetCosts(topic);
        var shift = Shift();
        if (shift != _shift)
        {
            _shift = shift;
            FillFree();
        }
        for (var t = _topics.Coupled - 1; t >= 0; t--) Fill(_coupled[t], _topics.All[t], _coupled[t + 1], (_leastUnits[t], _scale.Scenes.Reached[t]));
    }

    /// <summary>What asking and sharing cost.</summary>
    public Prices Prices { get; private set; }

    /// <summary>What each pick costs at the prices, by its number.</summary>
    public long[] Costs { get; }

    /// <summary>What is missing, in units.</summary>
    public GoalScale Scale => _scale;

    /// <summary>What claims ask for, at the prices.</summary>
    public long Claimed => _scale.Claims.Select((c, i) => _couplings.Of(i, c).Sum(n => Prices.Couplings[n.Coupling] * n.Net)).Sum();

    /// <summary>The least of all, with claims.</summary>
    public long Least => From(0, _scale.Units, _scale.Scenes.Begin) is var least && least == Never ? Never : least + Claimed;

    /// <summary>The least from a coupled topic on, where picks of the topics before it can have led; the free topics come after them.</summary>
    /// <param name="topic">The first topic not decided.</param>
    /// <param name="units">Points missing.</param>
    /// <param name="state">Scenes missing.</param>
    public long From(int topic, int units, int state) => Read(_coupled[topic][state * _width + units]);

    /// <summary>The least from a free topic on.</summary>
    public long FromFree(int topic, int units) => Read(_free[topic - _topics.Coupled][units]);

    /// <summary>The part each move pays of what it shares.</summary>
    public long[] Shares => Prices.Shares;

    /// <summary>
    /// Of the simpler problem's least: for each coupling what is asked for less what is supplied, and the moves taken; null when there is no way.
    /// </summary>
    public (int[] Excess, bool[] Taken)? Reading()
    {
        if (Least >= Never) return null;
        var taken = new bool[Prices.Shares.Length];
        var excess = new int[Prices.Couplings.Length];
        var (units, state) = (_scale.Units, _scale.Scenes.Begin);
        for (var t = 0; t < _topics.Coupled; t++)
        {
            foreach (var pick in _topics.All[t].Picks)
            {
                var (left, after) = (Math.Max(0, units - _scale.Gain(pick)), _scale.Scenes.After(state, pick));
                if (_coupled[t + 1][after * _width + left] is var rest && rest >= Nowhere / 2 || rest + Entry(pick) != _coupled[t][state * _width + units]) continue;
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

    /// <summary>Gives the tables back; nothing can be asked afterwards.</summary>
    public void Dispose()
    {
        foreach (var table in _free.Concat(_coupled)) ArrayPool<int>.Shared.Return(table);
        (_free, _coupled) = ([], []);
    }

    /// <summary>For each coupled topic the fewest units that picks of those before it can leave missing. No fewer are asked for, or filled in.</summary>
    private int[] LeastUnits()
    {
        var least = new int[_topics.Coupled];
        var units = _scale.Units;
        for (var t = 0; t < least.Length; t++)
        {
            least[t] = units;
            units = Math.Max(0, units - _topics.All[t].Picks.Max(_scale.Gain));
        }
        return least;
    }

    private void SetCosts(Topic topic)
    {
        foreach (var pick in topic.Picks)
        {
            long cost = 0;
            foreach (var move in pick.Moves) cost += _costs.Net[move] + Prices.Shares[move];
            foreach (var (coupling, net) in _couplings.Of(pick)) cost += Prices.Couplings[coupling] * net;
            Costs[pick.Number] = cost;
        }
    }

    /// <summary>By how many bits costs are made smaller so that sums fit a table. They are rounded down, so a bound stays one; most firms need none.</summary>
    private int Shift()
    {
        long most = 0;
        foreach (var topic in _topics.All)
        {
            long largest = 0;
            foreach (var pick in topic.Picks) largest = Math.Max(largest, Math.Abs(Costs[pick.Number]));
            most += largest + 1;
        }
        return Math.Max(0, 64 - BitOperations.LeadingZeroCount((ulong)most) - SumBits);
    }

    private int Entry(Pick pick) => (int)(Costs[pick.Number] >> _shift);

    private long Read(int entry) => entry >= Nowhere / 2 ? Never : (long)entry << _shift;

    /// <summary>At the end of the free topics nothing may be missing; at that of the coupled ones the scenes must be there.</summary>
    private void FillFree()
    {
        _free[^1].AsSpan(0, _width).Fill(Nowhere);
        _free[^1][0] = 0;
        for (var t = _free.Length - 2; t >= 0; t--) Fill(_free[t], _topics.All[_topics.Coupled + t], _free[t + 1], (0, [0]));
        _coupled[^1].AsSpan(0, _scale.Scenes.States * _width).Fill(Nowhere);
        _free[0].AsSpan(0, _width).CopyTo(_coupled[^1]);
    }

    /// <summary>Fills the table of a topic from the one behind it, as far as it is reached.</summary>
    private void Fill(int[] least, Topic topic, int[] behind, (int LeastUnits, int[] States) reached)
    {
        var (from, length) = (reached.LeastUnits, _width - reached.LeastUnits);
        foreach (var state in reached.States) least.AsSpan(state * _width + from, length).Fill(Nowhere);
        foreach (var pick in topic.Picks)
        {
            var (gain, cost) = (_scale.Gain(pick), Entry(pick));
            foreach (var state in reached.States)
                Lower(least.AsSpan(state * _width + from, length), behind.AsSpan(_scale.Scenes.After(state, pick) * _width, _width), gain - from, cost);
        }
    }

    /// <summary>Lowers a row to what a pick makes of the row after it, several entries at a time.</summary>
    /// <param name="least">The row.</param>
    /// <param name="after">The row after it, from no unit on.</param>
    /// <param name="ahead">How many units the pick adds beyond those the row begins with; negative when fewer.</param>
    /// <param name="cost">What the pick costs.</param>
    private static void Lower(Span<int> least, ReadOnlySpan<int> after, int ahead, int cost)
    {
        var first = Math.Clamp(ahead, 0, least.Length);
        if (first > 0 && after[0] < Nowhere / 2) LowerAll(least[..first], after[0] + cost);
        if (first == least.Length) return;
        var into = least[first..];
        var from = after.Slice(first - ahead, into.Length);
        var more = new Vector<int>(cost);
        var at = 0;
        for (; at <= into.Length - Vector<int>.Count; at += Vector<int>.Count) Vector.Min(new Vector<int>(into[at..]), new Vector<int>(from[at..]) + more).CopyTo(into[at..]);
        for (; at < into.Length; at++) into[at] = Math.Min(into[at], from[at] + cost);
    }

    private static void LowerAll(Span<int> least, int to)
    {
        var whole = new Vector<int>(to);
        var at = 0;
        for (; at <= least.Length - Vector<int>.Count; at += Vector<int>.Count) Vector.Min(new Vector<int>(least[at..]), whole).CopyTo(least[at..]);
        for (; at < least.Length; at++) least[at] = Math.Min(least[at], to);
    }
}
