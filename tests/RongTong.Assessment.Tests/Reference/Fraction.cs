using System.Globalization;
using System.Numerics;

namespace RongTong.Tests.Reference;

/// <summary>An exact fraction. The reference computes with it, so that it shares neither rounding nor code with the engine.</summary>
internal readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    private readonly BigInteger _above;
    private readonly BigInteger _belowLessOne; // so that the default value is zero

    public Fraction(BigInteger above, BigInteger below)
    {
        var divisor = BigInteger.GreatestCommonDivisor(above, below) * (below.Sign < 0 ? -1 : 1);
        (_above, _belowLessOne) = (above / divisor, below / divisor - 1);
    }

    public static Fraction Zero => default;

    public BigInteger Above => _above;

    public BigInteger Below => _belowLessOne + 1;

    public int Sign => _above.Sign;

    public static implicit operator Fraction(decimal value)
    {
        var bits = decimal.GetBits(value);
        var whole = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return new Fraction(value < 0 ? -whole : whole, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static implicit operator Fraction(int value) => new(value, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new(a.Above * b.Below + b.Above * a.Below, a.Below * b.Below);

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator -(Fraction a) => new(-a.Above, a.Below);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Above * b.Above, a.Below * b.Below);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Above * b.Below, a.Below * b.Above);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public static Fraction Min(Fraction a, Fraction b) => a < b ? a : b;

    public static Fraction Max(Fraction a, Fraction b) => a > b ? a : b;

    /// <summary>The greatest whole number that is not greater.</summary>
    public Fraction Floor() => BigInteger.DivRem(Above, Below, out var rest) is var whole && rest.Sign < 0 ? new Fraction(whole - 1, 1) : new Fraction(whole, 1);

    /// <summary>Rounded to so many digits, halves away from zero.</summary>
    public Fraction Round(int digits)
    {
        var scale = new Fraction(BigInteger.Pow(10, digits), 1);
        var half = new Fraction(1, 2);
        var size = (Sign < 0 ? -this : this) * scale;
        var rounded = (size + half).Floor() / scale;
        return Sign < 0 ? -rounded : rounded;
    }

    public int CompareTo(Fraction other) => (Above * other.Below).CompareTo(other.Above * Below);

    public bool Equals(Fraction other) => Above == other.Above && Below == other.Below;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Above, Below);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Above}/{Below}");
}
