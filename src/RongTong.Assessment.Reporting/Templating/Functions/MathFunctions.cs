using System.Globalization;
using RongTong.Reporting.Templating.Evaluation;
using RongTong.Reporting.Templating.Syntax;

namespace RongTong.Reporting.Templating.Functions;

/// <summary><c>math.*</c>, in decimals throughout. Rounding is to even, and what was rounded keeps no zeros at its end.</summary>
internal static class MathFunctions
{
    /// <summary>The most places <c>math.round</c> rounds to.</summary>
    public const int MostRounded = 15;

    private const int LongestFormat = 64, MostPlaces = 99;

    public static IEnumerable<TemplateFunction> All =>
    [
        new("math.abs", 1, 1, Abs),
        new("math.ceil", 1, 1, call => Numbers.Shortest(decimal.Ceiling(call.Number(0)))),
        new("math.divided_by", 2, 2, DividedBy),
        new("math.floor", 1, 1, call => Numbers.Shortest(decimal.Floor(call.Number(0)))),
        new("math.format", 2, 2, Format),
        new("math.minus", 2, 2, call => Apply(call, BinaryOperator.Subtract)),
        new("math.modulo", 2, 2, call => Apply(call, BinaryOperator.Modulo)),
        new("math.plus", 2, 2, call => Apply(call, BinaryOperator.Add)),
        new("math.round", 1, 2, Round),
        new("math.times", 2, 2, call => Apply(call, BinaryOperator.Multiply)),
    ];

    private static object? Apply(CallSite call, BinaryOperator found) =>
        Arithmetic.Apply(call.Context, found, call.Context.Place, call.Value(0), call.Value(1));

    private static object? Abs(CallSite call) => call.Value(0) switch
    {
        null => null,
        bool truth => truth,
        long number => Numbers.Box(Math.Abs(number)),
        decimal number => Math.Abs(number),
        _ => throw call.Wrong(0, "数", "a number"),
    };

    private static object Round(CallSite call)
    {
        var number = call.Number(0);
        var places = call.Int(1);
        if (places is < 0 or > MostRounded) throw call.Refused("小数位数应当在 0 到 15 之间", "the number of places must be from 0 to 15");
        return Numbers.Shortest(decimal.Round(number, places, MidpointRounding.ToEven));
    }

    /// <summary>A division that a whole divisor makes whole, rounding down.</summary>
    private static object? DividedBy(CallSite call)
    {
        var quotient = Arithmetic.Apply(call.Context, BinaryOperator.Divide, call.Context.Place, Numbers.Shortest(call.Number(0)), call.Value(1));
        if (call.Value(1) is not long || quotient is not decimal exact) return quotient;
        var whole = decimal.Floor(exact);
        if (whole is < int.MinValue or > int.MaxValue) throw call.Refused("商超出了整数的范围", "the quotient is out of the range of whole numbers");
        return Numbers.Box((long)whole);
    }

    private static string Format(CallSite call)
    {
        var format = call.Text(1) ?? "";
        if (call.Value(0) is null) return "";
        if (call.Value(0) is not IFormattable and not null || call.Value(0) is not (long or decimal)) throw call.Wrong(0, "数", "a number");
        if (format.Length > LongestFormat || (format.Length > 1 && int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places > MostPlaces))
            throw call.Refused("格式太长", "the format is too long");
        try
        {
            var text = call.Value(0) is long whole ? whole.ToString(format, CultureInfo.InvariantCulture) : call.Number(0).ToString(format, CultureInfo.InvariantCulture);
            return call.Context.Made(text);
        }
        catch (FormatException)
        {
            throw call.Refused($"格式“{format}”不对", $"the format '{format}' is not one of a number");
        }
    }
}
