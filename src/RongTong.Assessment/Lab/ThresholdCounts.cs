using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Lab;

/// <summary>
/// How many firms hold a grade, by where the threshold stands: every value at which the number changes, and by how much. Exact: quotients
/// are compared by multiplying out. Not thread-safe.
/// </summary>
public sealed class ThresholdCounts(Comparison comparison)
{
    private readonly List<(Number Value, int Change)> _changes = [];
    private bool _isSorted = true;

    /// <summary>Whether a threshold equal to a firm's value still counts it with the lower thresholds: at least, and below.</summary>
    public bool IsClosedAbove => comparison is Comparison.AtLeast or Comparison.Below;

    /// <summary>Firms that hold the grade under the lowest threshold there could be.</summary>
    public long Lowest { get; private set; }

    /// <summary>Adds one firm, tried with the threshold below, on, between and above its own numbers.</summary>
    /// <param name="values">Its numbers, lowest first.</param>
    /// <param name="holds">Whether it holds the grade with the threshold at a number.</param>
    public void Add(ReadOnlySpan<Number> values, Func<Number, bool> holds)
    {
        if (values.IsEmpty)
        {
            if (holds(Number.Known(0))) Lowest++;
            return;
        }
        var held = holds(IsClosedAbove ? values[0] : Number.Subtract(values[0], Number.Known(1)));
        if (held) Lowest++;
        for (var i = 0; i < values.Length; i++)
        {
            var next = !IsClosedAbove ? values[i] : i + 1 < values.Length ? values[i + 1] : Number.Add(values[i], Number.Known(1));
            if (i + 1 < values.Length && Order(values[i], values[i + 1]) == 0) continue;
            var after = holds(next);
            if (after != held) _changes.Add((values[i], after ? 1 : -1));
            _isSorted &= after == held;
            held = after;
        }
    }

    /// <summary>Adds what another has counted.</summary>
    public void Take(ThresholdCounts other)
    {
        Lowest += other.Lowest;
        _changes.AddRange(other._changes);
        _isSorted &= other._changes.Count == 0;
    }

    /// <summary>The stretches between the values at which the number changes, lowest first.</summary>
    public IReadOnlyList<ThresholdStretch> Stretches()
    {
        if (!_isSorted) _changes.Sort((a, b) => Order(a.Value, b.Value));
        _isSorted = true;
        var stretches = new List<ThresholdStretch>();
        var (count, at) = (Lowest, (Number?)null);
        for (var i = 0; i < _changes.Count;)
        {
            var (value, change) = (_changes[i].Value, 0);
            for (; i < _changes.Count && Order(_changes[i].Value, value) == 0; i++) change += _changes[i].Change;
            if (change == 0) continue;
            stretches.Add(new ThresholdStretch(at, value, count, IsClosedAbove));
            (count, at) = (count + change, value);
        }
        stretches.Add(new ThresholdStretch(at, null, count, IsClosedAbove));
        return stretches;
    }

    /// <summary>How two known numbers stand.</summary>
    public static int Order(in Number a, in Number b) =>
        Number.Compare(a, Comparison.Below, b) == Truth.Met ? -1 : Number.Compare(a, Comparison.Above, b) == Truth.Met ? 1 : 0;
}

/// <summary>Thresholds that all give the same number of firms. Immutable.</summary>
/// <param name="From">Where it begins; null for no beginning.</param>
/// <param name="To">Where it ends; null for no end.</param>
/// <param name="Firms">The number of firms.</param>
/// <param name="IsClosedAbove">Whether its upper end belongs to it and its lower does not, or the other way round.</param>
public sealed record ThresholdStretch(Number? From, Number? To, long Firms, bool IsClosedAbove)
{
    private const int MostDigits = 20;

    /// <summary>The threshold of the stretch with the fewest digits after the point, nearest to its end that belongs to it.</summary>
    public decimal Threshold
    {
        get
        {
            for (var digits = 0; digits <= MostDigits; digits++)
                if (Candidate(digits) is { } value && Contains(value)) return value;
            // Narrower than any number anybody writes: the end itself.
            return (IsClosedAbove ? To : From)?.Min ?? 0;
        }
    }

    /// <summary>Whether a threshold lies in it.</summary>
    public bool Contains(decimal threshold)
    {
        var number = Number.Known(threshold);
        return (From is not { } from || ThresholdCounts.Order(number, from) is var low && (low > 0 || low == 0 && !IsClosedAbove))
            && (To is not { } to || ThresholdCounts.Order(number, to) is var high && (high < 0 || high == 0 && IsClosedAbove));
    }

    private decimal? Candidate(int digits)
    {
        var end = IsClosedAbove ? To : From;
        if (end is { } edge) return Rounded(edge.Min, digits, IsClosedAbove ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);
        // Open towards its own end: just past the other.
        var step = Step(digits);
        return (IsClosedAbove ? From : To) is not { } other ? 0
            : IsClosedAbove ? Rounded(other.Min, digits, MidpointRounding.ToNegativeInfinity) + step : Rounded(other.Min, digits, MidpointRounding.ToPositiveInfinity) - step;
    }

    private static decimal Rounded(decimal value, int digits, MidpointRounding towards) => decimal.Round(value, digits, towards);

    private static decimal Step(int digits)
    {
        var step = 1m;
        for (var i = 0; i < digits; i++) step /= 10;
        return step;
    }
}
