using System.Globalization;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>
/// The two kinds of number: whole numbers, which come from literals, counts and positions, and decimals, which everything in the
/// report model is.
/// </summary>
internal static class Numbers
{
    private static readonly object[] Small = [.. Enumerable.Range(0, 256).Select(i => (object)(long)i)];

    public static object Box(long value) => value is >= 0 and < 256 ? Small[value] : value;

    /// <summary>A decimal without the zeros at its end.</summary>
    public static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>A value as a decimal; booleans count as one and zero.</summary>
    public static bool TryDecimal(object? value, out decimal number)
    {
        (var found, number) = value switch
        {
            decimal d => (true, d),
            long l => (true, l),
            bool b => (true, b ? 1m : 0m),
            _ => (false, 0m),
        };
        return found;
    }

    /// <summary>A value as a 32-bit whole number: decimals round to even, text is parsed, null is zero.</summary>
    public static bool TryInt(object? value, out int number)
    {
        number = 0;
        switch (value)
        {
            case null:
                return true;
            case string text:
                return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
        }
        if (!TryDecimal(value, out var exact)) return false;
        var rounded = decimal.Round(exact, MidpointRounding.ToEven);
        if (rounded is < int.MinValue or > int.MaxValue) return false;
        number = (int)rounded;
        return true;
    }
}
