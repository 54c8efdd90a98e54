using System.Globalization;

namespace RongTong.Loading;

/// <summary>Reads plain texts as numbers, dates, yes-no values and ids, the same in every culture.</summary>
internal static class PlainValue
{
    private const NumberStyles Exact = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Larger numbers are refused in models and sheets: sums and products of what is below stay exact.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>An exact decimal: digits with at most one point, no exponent, no group separators, at most 28 digits.</summary>
    public static bool TryNumber(string text, out decimal value)
    {
        value = 0;
        return text.Length <= 31 && HoldsExactly(text) && decimal.TryParse(text, Exact, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>A decimal holds 28 digits, and as many after the point; it would round the rest away without a word.</summary>
    private static bool HoldsExactly(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return text.TrimStart('+', '-', '0', '.').Count(char.IsAsciiDigit) <= 28 && (point < 0 || text.Length - point <= 29);
    }

    /// <summary>The same from UTF-8.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > 30) return false;
        // Up to eighteen digits fit a whole number; the longer ones are rare.
        if (text.Length > 18) return TryNumber(System.Text.Encoding.UTF8.GetString(text), out value);
        ulong digits = 0;
        int count = 0, point = -1;
        var start = text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        for (var i = start; i < text.Length; i++)
        {
            var digit = unchecked((uint)(text[i] - '0'));
            if (digit <= 9)
            {
                digits = digits * 10 + digit;
                count++;
            }
            else if (text[i] == '.' && point < 0) point = i;
            else return false;
        }
        if (count == 0) return false;
        value = new decimal(unchecked((int)digits), unchecked((int)(digits >> 32)), 0, text[0] == '-', point < 0 ? (byte)0 : (byte)(text.Length - 1 - point));
        return true;
    }

    /// <summary>A whole number.</summary>
    public static bool TryInteger(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>A calendar date written year-month-day.</summary>
    public static bool TryDate(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>The same from UTF-8.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-') return false;
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 4 or 7) continue;
            var digit = unchecked((uint)(text[i] - '0'));
            if (digit > 9) return false;
            digits = digits * 10 + (int)digit;
        }
        var (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        value = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>true or false, in lower case.</summary>
    public static bool TryBool(string text, out bool value)
    {
        value = text == "true";
        return text is "true" or "false";
    }

    /// <summary>Letters, digits, hyphens and underscores, starting with a letter or digit, at most 64.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The shortest text of a decimal that reads back as the same number: no trailing zeros, no exponent.</summary>
    public static string Format(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') is var trimmed && trimmed is "-0" ? "0" : trimmed : text;
    }

    /// <summary>The same in UTF-8.</summary>
    /// <param name="value">The decimal.</param>
    /// <param name="target">Where to; thirty-two bytes are enough.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Format(decimal value, Span<byte> target)
    {
        if (!value.TryFormat(target, out var length, provider: CultureInfo.InvariantCulture)) throw new ArgumentException("too short for a decimal", nameof(target));
        if (value == 0)
        {
            target[0] = (byte)'0';
            return 1;
        }
        if (!target[..length].Contains((byte)'.')) return length;
        while (target[length - 1] == '0') length--;
        return target[length - 1] == '.' ? length - 1 : length;
    }
}
