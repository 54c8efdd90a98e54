using RongTong.Models;

namespace RongTong.Tests.Reference;

/// <summary>A bound of a range: a fraction, or infinity of either sign.</summary>
internal readonly record struct Bound(int Infinity, Fraction Value)
{
    public static Bound Lowest => new(-1, default);

    public static Bound Highest => new(1, default);

    public static Bound At(Fraction value) => new(0, value);

    public static Bound operator -(Bound a) => new(-a.Infinity, -a.Value);

    /// <summary>The sum; two infinities meet only with the same sign, because bounds of one side are added.</summary>
    public static Bound operator +(Bound a, Bound b) => a.Infinity != 0 ? a : b.Infinity != 0 ? b : At(a.Value + b.Value);

    /// <summary>The product; nothing times anything is nothing.</summary>
    public static Bound operator *(Bound a, Bound b)
    {
        var sign = a.Sign * b.Sign;
        return sign == 0 ? At(0) : a.Infinity != 0 || b.Infinity != 0 ? new Bound(sign, default) : At(a.Value * b.Value);
    }

    public int Sign => Infinity != 0 ? Infinity : Value.Sign;

    public int Against(Bound other) => Infinity != 0 || other.Infinity != 0 ? Infinity.CompareTo(other.Infinity) : Value.CompareTo(other.Value);

    public Bound Map(Func<Fraction, Fraction> function) => Infinity != 0 ? this : At(function(Value));
}

/// <summary>What may be known of a number: all the values it may have, or one of three kinds of nothing.</summary>
internal abstract record Quantity
{
    private static readonly Fraction LargestDecimal = decimal.MaxValue;

    /// <summary>Not examined.</summary>
    internal sealed record NotApplicable : Quantity;

    /// <summary>Nothing is claimed.</summary>
    internal sealed record NothingClaimed : Quantity;

    /// <summary>No value, or perhaps none: a quotient whose denominator is, or may be, not positive.</summary>
    internal sealed record NoValue : Quantity;

    /// <summary>Anything from one bound to the other.</summary>
    internal sealed record Range(Bound Least, Bound Most) : Quantity
    {
        public bool IsKnown => Least.Infinity == 0 && Least == Most;

        public IEnumerable<Bound> Ends => [Least, Most];
    }

    public static Range Exactly(Fraction value) => new(Bound.At(value), Bound.At(value));

    public static Range Between(decimal? least, decimal? most) => new(least is { } a ? Bound.At(a) : Bound.Lowest, most is { } b ? Bound.At(b) : Bound.Highest);

    public static Quantity Add(Quantity a, Quantity b) => Of(a, b, (x, y) => new Range(x.Least + y.Least, x.Most + y.Most));

    public static Quantity Subtract(Quantity a, Quantity b) => Add(a, Negate(b));

    public static Quantity Negate(Quantity a) => a is Range x ? new Range(-x.Most, -x.Least) : a;

    public static Quantity Multiply(Quantity a, Quantity b) => Of(a, b, (x, y) =>
    {
        var corners = x.Ends.SelectMany(p => y.Ends.Select(q => p * q)).ToList();
        return new Range(corners.Aggregate(Lesser), corners.Aggregate(Greater));
    });

    /// <summary>Has a value only where the denominator is certainly positive.</summary>
    public static Quantity Divide(Quantity a, Quantity b) => Of(a, b, (x, y) =>
        y.Least.Sign <= 0 ? new NoValue() : Multiply(x, new Range(Inverse(y.Most), Inverse(y.Least))));

    public static Quantity Smaller(Quantity a, Quantity b) => Of(a, b, (x, y) => new Range(Lesser(x.Least, y.Least), Lesser(x.Most, y.Most)));

    public static Quantity Larger(Quantity a, Quantity b) => Negate(Smaller(Negate(a), Negate(b)));

    public static Quantity Abs(Quantity a) => a is not Range x ? a
        : x.Least.Sign >= 0 ? x
        : x.Most.Sign <= 0 ? Negate(x)
        : new Range(Bound.At(0), x.Most.Against(-x.Least) > 0 ? x.Most : -x.Least);

    public static Quantity Rising(Quantity a, Func<Fraction, Fraction> function) => a is Range x ? new Range(x.Least.Map(function), x.Most.Map(function)) : a;

    /// <summary>Every verdict a comparison may come to.</summary>
    public static Possible Compare(Quantity a, Comparison comparison, Quantity b)
    {
        if (a is NotApplicable || b is NotApplicable) return Possible.NotApplicable;
        if (a is NothingClaimed || b is NothingClaimed) return Possible.Unmet;
        if (a is not Range x || b is not Range y) return Possible.Met | Possible.Unmet;
        return comparison switch
        {
            Comparison.AtLeast => Verdict(x.Most.Against(y.Least) >= 0, x.Least.Against(y.Most) < 0),
            Comparison.AtMost => Verdict(x.Least.Against(y.Most) <= 0, x.Most.Against(y.Least) > 0),
            Comparison.Above => Verdict(x.Most.Against(y.Least) > 0, x.Least.Against(y.Most) <= 0),
            Comparison.Below => Verdict(x.Least.Against(y.Most) < 0, x.Most.Against(y.Least) >= 0),
            _ => Verdict(x.Most.Against(y.Least) >= 0 && x.Least.Against(y.Most) <= 0, !(x.IsKnown && x == y)),
        };
    }

    private static Possible Verdict(bool met, bool unmet) => (met ? Possible.Met : Possible.None) | (unmet ? Possible.Unmet : Possible.None);

    /// <summary>Kinds of nothing spread; a result no decimal can hold has no value.</summary>
    private static Quantity Of(Quantity a, Quantity b, Func<Range, Range, Quantity> operation)
    {
        if (a is NotApplicable || b is NotApplicable) return new NotApplicable();
        if (a is NothingClaimed || b is NothingClaimed) return new NothingClaimed();
        if (a is not Range x || b is not Range y) return new NoValue();
        return operation(x, y) is Range z && z.Ends.Any(e => e.Value > LargestDecimal || e.Value < -LargestDecimal) ? new NoValue() : operation(x, y);
    }

    private static Bound Lesser(Bound a, Bound b) => a.Against(b) < 0 ? a : b;

    private static Bound Greater(Bound a, Bound b) => a.Against(b) > 0 ? a : b;

    private static Bound Inverse(Bound a) => a.Infinity != 0 ? Bound.At(0) : Bound.At(1 / a.Value);
}
