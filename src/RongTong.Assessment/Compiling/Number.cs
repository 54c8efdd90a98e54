using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>What is known about a number.</summary>
public enum NumberState : byte
{
    /// <summary>Nothing but that it exists: a missing fact without range.</summary>
    Unknown,

    /// <summary>Exactly <see cref="Number.Min"/>.</summary>
    Known,

    /// <summary>Between <see cref="Number.Min"/> and <see cref="Number.Max"/>, both included.</summary>
    Between,

    /// <summary><see cref="Number.Min"/> or more.</summary>
    AtLeast,

    /// <summary><see cref="Number.Max"/> or less.</summary>
    AtMost,

    /// <summary>It has no value, or may have none: a quotient without a positive denominator, a result too large to hold. Whatever needs it is undecided.</summary>
    NoValue,

    /// <summary>Nothing is claimed, such as a rank: no requirement on it is met.</summary>
    NothingClaimed,

    /// <summary>Not examined.</summary>
    NotApplicable,
}

/// <summary>
/// A number as far as it is known: exact, within bounds, or not at all. Each operation is defined once, here, and gives the tightest
/// bounds its operands' bounds allow; what overflows has no value. Exact decimals throughout. Immutable.
/// </summary>
/// <remarks>
/// The quotient of two known numbers stays a pair until somebody asks for its digits: most are only compared, and a / b ≥ c exactly when
/// a ≥ b · c. Division rounds at the 28th digit; a firm's title does not hang on that digit, and it is slow.
/// </remarks>
public readonly struct Number : IEquatable<Number>
{
    // A decimal with more digits after the point may have been rounded already.
    private const int ExactScale = 20;

    private readonly decimal _min;
    private readonly decimal _max;
    private readonly bool _isQuotient;

    private Number(NumberState state, decimal min, decimal max, bool isQuotient = false) => (State, _min, _max, _isQuotient) = (state, min, max, isQuotient);

    /// <summary>What is known.</summary>
    public NumberState State { get; }

    /// <summary>The lower bound, or the value.</summary>
    public decimal Min => _isQuotient ? _min / _max : _min;

    /// <summary>The upper bound, or the value.</summary>
    public decimal Max => _isQuotient ? _min / _max : _max;

    /// <summary>Whether the value is exact.</summary>
    public bool IsKnown => State == NumberState.Known;

    /// <summary>Whether there is a lower bound.</summary>
    public bool HasMin => State is NumberState.Known or NumberState.Between or NumberState.AtLeast;

    /// <summary>Whether there is an upper bound.</summary>
    public bool HasMax => State is NumberState.Known or NumberState.Between or NumberState.AtMost;

    /// <summary>Nothing is known.</summary>
    public static Number Unknown => default;

    /// <summary>No value, or perhaps none.</summary>
    public static Number NoValue { get; } = new(NumberState.NoValue, 0, 0);

    /// <summary>Not examined.</summary>
    public static Number NotApplicable { get; } = new(NumberState.NotApplicable, 0, 0);

    /// <summary>Nothing is claimed.</summary>
    public static Number NothingClaimed { get; } = new(NumberState.NothingClaimed, 0, 0);

    /// <summary>An exact number.</summary>
    public static Number Known(decimal value) => new(NumberState.Known, value, value);

    /// <summary>A number between bounds; null is no bound.</summary>
    public static Number Between(decimal? min, decimal? max) => (min, max) switch
    {
        ({ } a, { } b) => a == b ? Known(a) : new Number(NumberState.Between, a, b),
        ({ } a, null) => new Number(NumberState.AtLeast, a, 0),
        (null, { } b) => new Number(NumberState.AtMost, 0, b),
        _ => Unknown,
    };

    private decimal? Least => HasMin ? Min : null;

    private decimal? Most => HasMax ? Max : null;

    private bool CanBePositive => !HasMax || Max > 0;

    private bool CanBeNegative => !HasMin || Min < 0;

    private static decimal? Extreme(Func<decimal, decimal, decimal> pick, params ReadOnlySpan<decimal?> values)
    {
        decimal? found = null;
        foreach (var value in values)
            if (value is { } v) found = found is { } f ? pick(f, v) : v;
        return found;
    }

    /// <summary>The sum.</summary>
    public static Number Add(in Number a, in Number b)
    {
        if (AreStrange(a, b)) return Stranger(a, b);
        try
        {
            return a.IsKnown && b.IsKnown ? Known(a.Min + b.Min) : Between(a.Least + b.Least, a.Most + b.Most);
        }
        catch (OverflowException)
        {
            return NoValue;
        }
    }

    /// <summary>The difference.</summary>
    public static Number Subtract(in Number a, in Number b) => Add(a, Negate(b));

    /// <summary>The opposite.</summary>
    public static Number Negate(in Number a) => a.State switch
    {
        NumberState.Known => Known(-a.Min),
        NumberState.Between or NumberState.AtLeast or NumberState.AtMost => Between(-a.Most, -a.Least),
        _ => a,
    };

    /// <summary>The product.</summary>
    public static Number Multiply(in Number a, in Number b)
    {
        if (AreStrange(a, b)) return Stranger(a, b);
        try
        {
            if (a.IsKnown && b.IsKnown) return Known(a.Min * b.Min);
            if (a.IsKnown && a.Min == 0 || b.IsKnown && b.Min == 0) return Known(0);
            // The bounds are among the products of the bounds, unless an open side runs against a factor of the right sign.
            decimal? p = a.Least * b.Least, q = a.Least * b.Most, r = a.Most * b.Least, s = a.Most * b.Most;
            var isOpenBelow = !a.HasMin && b.CanBePositive || !a.HasMax && b.CanBeNegative || !b.HasMin && a.CanBePositive || !b.HasMax && a.CanBeNegative;
            var isOpenAbove = !a.HasMax && b.CanBePositive || !a.HasMin && b.CanBeNegative || !b.HasMax && a.CanBePositive || !b.HasMin && a.CanBeNegative;
            return Between(isOpenBelow ? null : Extreme(Math.Min, p, q, r, s), isOpenAbove ? null : Extreme(Math.Max, p, q, r, s));
        }
        catch (OverflowException)
        {
            return NoValue;
        }
    }

    /// <summary>The quotient; it has a value only where the denominator is certainly positive.</summary>
    public static Number Divide(in Number a, in Number b)
    {
        if (AreStrange(a, b)) return Stranger(a, b);
        if (!b.HasMin || b.Min <= 0) return NoValue;
        try
        {
            if (a.IsKnown && b.IsKnown) return !a._isQuotient && !b._isQuotient && IsShort(a._min) && IsShort(b._min)
                ? new Number(NumberState.Known, a._min, b._min, isQuotient: true)
                : Known(a.Min / b.Min);
            decimal? least = !a.HasMin ? null : a.Min <= 0 ? a.Min / b.Min : b.HasMax ? a.Min / b.Max : 0;
            decimal? most = !a.HasMax ? null : a.Max >= 0 ? a.Max / b.Min : b.HasMax ? a.Max / b.Max : 0;
            return Between(least, most);
        }
        catch (OverflowException)
        {
            return NoValue;
        }
    }

    /// <summary>Whether a number has at most eight digits after the point and nineteen in all: quotients of such numbers can be held.</summary>
    private static bool IsShort(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return bits[2] == 0 && value.Scale <= 8;
    }

    /// <summary>The smaller of two.</summary>
    public static Number Smaller(in Number a, in Number b)
    {
        if (AreStrange(a, b)) return Stranger(a, b);
        decimal? least = a.HasMin && b.HasMin ? Math.Min(a.Min, b.Min) : null;
        decimal? most = a.HasMax && b.HasMax ? Math.Min(a.Max, b.Max) : a.Most ?? b.Most;
        return Between(least, most);
    }

    /// <summary>The larger of two.</summary>
    public static Number Larger(in Number a, in Number b) => Negate(Smaller(Negate(a), Negate(b)));

    /// <summary>The distance from zero.</summary>
    public static Number Abs(in Number a) => a.State switch
    {
        NumberState.Known => Known(Math.Abs(a.Min)),
        NumberState.Between or NumberState.AtLeast or NumberState.AtMost => Larger(a, Negate(a)) is var b && b.HasMin && b.Min >= 0 ? b : Larger(b, Known(0)),
        NumberState.Unknown => Between(0, null),
        _ => a,
    };

    /// <summary>A function that never falls as its argument rises, such as rounding.</summary>
    public static Number Rising(in Number a, Func<decimal, decimal> function) => a.State switch
    {
        NumberState.Known => Known(function(a.Min)),
        NumberState.Between or NumberState.AtLeast or NumberState.AtMost => Between(a.HasMin ? function(a.Min) : null, a.HasMax ? function(a.Max) : null),
        _ => a,
    };

    /// <summary>The calendar year of a date.</summary>
    public static Number Year(in Number date) => Rising(date, d => DayOf(d).Year);

    /// <summary>The first day of a date's calendar year.</summary>
    public static Number YearStart(in Number date) => Rising(date, d => new DateOnly(DayOf(d).Year, 1, 1).DayNumber);

    /// <summary>Years from one date to another: whole years, and the share of the year begun. Negative when the second comes first.</summary>
    public static Number Years(in Number from, in Number to)
    {
        if (AreStrange(from, to)) return Stranger(from, to);
        if (from.IsKnown && to.IsKnown) return Known(YearsBetween(DayOf(from.Min), DayOf(to.Min)));
        decimal? least = from.HasMax && to.HasMin ? YearsBetween(DayOf(from.Max), DayOf(to.Min)) : null;
        decimal? most = from.HasMin && to.HasMax ? YearsBetween(DayOf(from.Min), DayOf(to.Max)) : null;
        return Between(least, most);
    }

    private static decimal YearsBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -YearsBetween(to, from);
        var whole = to.Year - from.Year;
        if (from.AddYears(whole) > to) whole--;
        var begun = from.AddYears(whole);
        var end = begun.Year < DateOnly.MaxValue.Year ? from.AddYears(whole + 1) : DateOnly.MaxValue;
        return end > begun ? whole + (decimal)(to.DayNumber - begun.DayNumber) / (end.DayNumber - begun.DayNumber) : whole;
    }

    private static DateOnly DayOf(decimal day) => DateOnly.FromDayNumber((int)Math.Clamp(Math.Floor(day), 0, DateOnly.MaxValue.DayNumber));

    /// <summary>Whether two numbers stand in a relation. What differs only where a division was rounded is equal.</summary>
    public static Truth Compare(in Number a, Comparison comparison, in Number b)
    {
        if (a.IsKnown && b.IsKnown)
        {
            var order = Order(a, b);
            var holds = comparison switch
            {
                Comparison.AtLeast => order >= 0,
                Comparison.AtMost => order <= 0,
                Comparison.Above => order > 0,
                Comparison.Below => order < 0,
                _ => order == 0,
            };
            return holds ? Truth.Met : Truth.Unmet;
        }
        if (a.State == NumberState.NotApplicable || b.State == NumberState.NotApplicable) return Truth.NotApplicable;
        if (a.State == NumberState.NothingClaimed || b.State == NumberState.NothingClaimed) return Truth.Unmet;
        return comparison switch
        {
            Comparison.AtLeast => AtLeast(a, b),
            Comparison.AtMost => AtLeast(b, a),
            Comparison.Above => TruthLogic.Not(AtLeast(b, a)),
            Comparison.Below => TruthLogic.Not(AtLeast(a, b)),
            _ => a.HasMax && b.HasMin && Settled(a.Max) < Settled(b.Min) || b.HasMax && a.HasMin && Settled(b.Max) < Settled(a.Min) ? Truth.Unmet : Truth.Undecided,
        };
    }

    /// <summary>How two known numbers stand; quotients are multiplied out, except against what may have been rounded itself.</summary>
    private static int Order(in Number a, in Number b)
    {
        if (!a._isQuotient && !b._isQuotient) return Order(a._min, b._min);
        try
        {
            if (a._isQuotient && b._isQuotient) return Order(a._min * b._max, b._min * a._max);
            if (a._isQuotient && b._min.Scale <= ExactScale) return Order(a._min, b._min * a._max);
            if (b._isQuotient && a._min.Scale <= ExactScale) return Order(a._min * b._max, b._min);
        }
        catch (OverflowException)
        {
            // So large a product is not needed: the quotients can be held.
        }
        return Order(a.Min, b.Min);
    }

    private static int Order(decimal a, decimal b) => decimal.Compare(Settled(a), Settled(b));

    private static Truth AtLeast(in Number a, in Number b) =>
        a.HasMin && b.HasMax && Settled(a.Min) >= Settled(b.Max) ? Truth.Met
        : a.HasMax && b.HasMin && Settled(a.Max) < Settled(b.Min) ? Truth.Unmet
        : Truth.Undecided;

    /// <summary>
    /// A quotient that does not end is rounded at its 28th digit, so a third three times falls short of a whole. No fact and no threshold
    /// has so many digits: rounding at the 20th takes that away and nothing else.
    /// </summary>
    private static decimal Settled(decimal value) => value.Scale > ExactScale ? decimal.Round(value, ExactScale) : value;

    /// <summary>Whether one of two operands is not a number; then the result is the same kind of nothing.</summary>
    private static bool AreStrange(in Number a, in Number b) => a.State >= NumberState.NoValue || b.State >= NumberState.NoValue;

    /// <summary>Of two kinds of nothing the later one.</summary>
    private static Number Stranger(in Number a, in Number b) => a.State > b.State ? a : b;

    /// <inheritdoc/>
    public bool Equals(Number other) => State == other.State && Min == other.Min && Max == other.Max;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, Min, Max);

    /// <summary>Same knowledge about the same number.</summary>
    public static bool operator ==(Number left, Number right) => left.Equals(right);

    /// <summary>Different knowledge.</summary>
    public static bool operator !=(Number left, Number right) => !left.Equals(right);
}
