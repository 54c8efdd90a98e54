using System.Globalization;
using System.Numerics;

namespace RongTong.Hosting.Databases;

/// <summary>Exact decimals as texts, as SQLite's decimal extension has them: any number of digits, NULL where an operand is NULL.</summary>
internal static class DecimalText
{
    // Together no more digits than a decimal holds: nothing can be rounded.
    private const int Short = 27;

    public static string? Add(string? a, string? b) =>
        a is null || b is null ? null : Fits(a, b) ? Text(Number(a) + Number(b)) : Write(Joined(Exact(a), Exact(b), (x, y) => x + y));

    public static string? Subtract(string? a, string? b) =>
        a is null || b is null ? null : Fits(a, b) ? Text(Number(a) - Number(b)) : Write(Joined(Exact(a), Exact(b), (x, y) => x - y));

    public static string? Multiply(string? a, string? b)
    {
        if (a is null || b is null) return null;
        if (Fits(a, b)) return Text(Number(a) * Number(b));
        var (x, y) = (Exact(a), Exact(b));
        return Write((x.Digits * y.Digits, x.Scale + y.Scale));
    }

    public static long? Compare(string? a, string? b) =>
        a is null || b is null ? null : Fits(a, b) ? decimal.Compare(Number(a), Number(b)) : Joined(Exact(a), Exact(b), (x, y) => x - y).Digits.Sign;

    private static bool Fits(string a, string b) => a.Length + b.Length <= Short;

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static (BigInteger Digits, int Scale) Exact(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text : text.Remove(point, 1);
        return (BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), point < 0 ? 0 : text.Length - 1 - point);
    }

    private static (BigInteger Digits, int Scale) Joined((BigInteger Digits, int Scale) a, (BigInteger Digits, int Scale) b, Func<BigInteger, BigInteger, BigInteger> join)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return (join(a.Digits * BigInteger.Pow(10, scale - a.Scale), b.Digits * BigInteger.Pow(10, scale - b.Scale)), scale);
    }

    private static string Write((BigInteger Digits, int Scale) value)
    {
        var text = BigInteger.Abs(value.Digits).ToString(CultureInfo.InvariantCulture).PadLeft(value.Scale + 1, '0');
        if (value.Scale > 0) text = text.Insert(text.Length - value.Scale, ".");
        return value.Digits.Sign < 0 ? "-" + text : text;
    }
}
