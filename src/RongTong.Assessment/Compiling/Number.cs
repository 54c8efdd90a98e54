using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>What is known about a number.</summary>
public enum NumberState : byte
{
    /// <summary>Nothing, not even that it exists: a missing fact without range, a quotient with no positive denominator.</summary>
    Unknown,

    /// <summary>Exactly <see cref="Number.Min"/>.</summary>
    Known,

    /// <summary>Between <see cref="Number.Min"/> and <see cref="Number.Max"/>, both included.</summary>
    Between,

    /// <summary><see cref="Number.Min"/> or more.</summary>
    AtLeast,

    /// <summary><see cref="Number.Max"/> or less.</summary>
    AtMost,

    /// <summary>Nothing is claimed, such as a rank: no requirement on it is met.</summary>
    NothingClaimed,

    /// <summary>Not examined.</summary>
    NotApplicable,
}

/// <summary>
/// A number as far as it is known: exact, within bounds, or not at all. Each operation is defined once, here, and gives the tightest
/// bounds its operands' bounds allow; what overflows is unknown. Exact decimals throughout. Immutable.
/// </summary>
public readonly struct Number : IEquatable<Number>
{
    private Number(NumberState state, decimal min, decimal max) => (State, Min, Max) = (state, min, max);

    /// <summary>What is known.</summary>
    public NumberState State { get; }

    /// <summary>The lower bound, or the value.</summary>
    public decimal Min { get; }

    /// <summary>The upper bound, or the value.</summary>
    public decimal Max { get; }

    /// <summary>Whether the value is exact.</summary>
    public bool IsKnown => State == NumberState.Known;

    /// <summary>Whether there is a lower bound.</summary>
    public bool HasMin => State is NumberState.Known or NumberState.Between or NumberState.AtLeast;

    /// <summary>Whether there is an upper bound.</summary>
    public bool HasMax => State is NumberState.Known or NumberState.Between or NumberState.AtMost;

    /// <summary>Nothing is known.</summary>
    public static Number Unknown => default;

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

    /// <summary>The sum.</summary>
    public static Number Add(in Number a, in Number b)
    {
        if (Strange(a, b, out var strange)) return strange;
        try
        {
            return a.IsKnown && b.IsKnown ? Known(a.Min + b.Min) : Between(a.Least + b.Least, a.Most + b.Most);
        }
        catch (OverflowException)
        {
            return Unknown;
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
        if (Strange(a, b, out var strange)) return strange;
        try
        {
            if (a.IsKnown && b.IsKnown) return Known(a.Min * b.Min);
            if (a.IsKnown && a.Min == 0 || b.IsKnown && b.Min == 0) return Known(0);
            if (a is { HasMin: true, HasMax: true } && b is { HasMin: true, HasMax: true })
            {
                var (p, q, r, s) = (a.Min * b.Min, a.Min * b.Max, a.Max * b.Min, a.Max * b.Max);
                return Between(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
            }
            // With an open side, only the case of two numbers that cannot be negative has a bound worth keeping.
            return a.HasMin && b.HasMin && a.Min >= 0 && b.Min >= 0 ? Between(a.Min * b.Min, a.Most * b.Most) : Unknown;
        }
        catch (OverflowException)
        {
            return Unknown;
        }
    }

    /// <summary>The quotient; unknown unless the denominator is certainly positive.</summary>
    public static Number Divide(in Number a, in Number b)
    {
        if (Strange(a, b, out var strange)) return strange;
        if (!b.HasMin || b.Min <= 0) return Unknown;
        try
        {
            if (a.IsKnown && b.IsKnown) return Known(a.Min / b.Min);
            decimal? least = !a.HasMin ? null : a.Min <= 0 ? a.Min / b.Min : b.HasMax ? a.Min / b.Max : 0;
            decimal? most = !a.HasMax ? null : a.Max >= 0 ? a.Max / b.Min : b.HasMax ? a.Max / b.Max : 0;
            return Between(least, most);
        }
        catch (OverflowException)
        {
            return Unknown;
        }
    }

    /// <summary>The smaller of two.</summary>
    public static Number Smaller(in Number a, in Number b)
    {
        if (Strange(a, b, out var strange)) return strange;
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

    /// <summary>Whether two numbers stand in a relation.</summary>
    public static Truth Compare(in Number a, Comparison comparison, in Number b)
    {
        if (a.State == NumberState.NotApplicable || b.State == NumberState.NotApplicable) return Truth.NotApplicable;
        if (a.State == NumberState.NothingClaimed || b.State == NumberState.NothingClaimed) return Truth.Unmet;
        return comparison switch
        {
            Comparison.AtLeast => AtLeast(a, b),
            Comparison.AtMost => AtLeast(b, a),
            Comparison.Above => TruthLogic.Not(AtLeast(b, a)),
            Comparison.Below => TruthLogic.Not(AtLeast(a, b)),
            _ => a.IsKnown && b.IsKnown ? a.Min == b.Min ? Truth.Met : Truth.Unmet
                : a.HasMax && b.HasMin && a.Max < b.Min || b.HasMax && a.HasMin && b.Max < a.Min ? Truth.Unmet : Truth.Undecided,
        };
    }

    private static Truth AtLeast(in Number a, in Number b) =>
        a.HasMin && b.HasMax && a.Min >= b.Max ? Truth.Met
        : a.HasMax && b.HasMin && a.Max < b.Min ? Truth.Unmet
        : Truth.Undecided;

    /// <summary>Operands that are not numbers make the result the same kind of nothing.</summary>
    private static bool Strange(in Number a, in Number b, out Number result)
    {
        result = a.State is NumberState.NotApplicable || b.State is NumberState.NotApplicable ? NotApplicable : NothingClaimed;
        return a.State >= NumberState.NothingClaimed || b.State >= NumberState.NothingClaimed;
    }

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
