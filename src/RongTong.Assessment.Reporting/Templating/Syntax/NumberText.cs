using System.Globalization;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>Reads the digits of a number literal.</summary>
internal static class NumberText
{
    public static object? Integer(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static object? Decimal(string digits) =>
        decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
}
