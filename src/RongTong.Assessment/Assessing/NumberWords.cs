using System.Globalization;
using System.Numerics;
using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>Numbers and comparisons as a reader sees them. Values stay exact; only ratios that do not end are cut, and marked so.</summary>
public static class NumberWords
{
    /// <summary>A number with its unit: <c>1,500 万元</c>, <c>30.975 - 43.975</c>; what is not known is a question mark.</summary>
    public static LocalizedText Of(Number number, Unit unit, EvaluationModel model) => number.State switch
    {
        NumberState.NotApplicable => new LocalizedText("不适用", "not applicable"),
        NumberState.NothingClaimed => new LocalizedText("未主张", "none claimed"),
        NumberState.Unknown or NumberState.NoValue => LocalizedText.Same("?"),
        _ when unit.Equals(Unit.Date) => LocalizedText.Same(Range(number, Day)),
        _ => WithUnit(Range(number, Plain), unit, model),
    };

    /// <summary>A plain number, exact where it ends within ten digits after the point, else <see cref="Cut"/> and marked with an ellipsis.</summary>
    public static string Plain(decimal value) => PlainValue.Format(Cut(value)) + (Cut(value) == value ? "" : "…");

    /// <summary>The number itself where it ends within ten digits after the point; else its first four, or ten of a number below one.</summary>
    public static decimal Cut(decimal value) =>
        decimal.Round(value, 10) == value || Math.Abs(value) < 1 ? decimal.Round(value, 10, MidpointRounding.ToZero) : decimal.Round(value, 4, MidpointRounding.ToZero);

    /// <summary>A share as a percentage of at most two decimals, half up: <c>9.52%</c>.</summary>
    public static string Percent(decimal share) =>
        IsBeyond(share) ? Hundredfold(share) + "%" : PlainValue.Format(decimal.Round(share * 100, 2, MidpointRounding.AwayFromZero)) + "%";

    /// <summary>
    /// A share beside the one it is held against: as many decimals as that one has, and more where rounding would put it on the other side
    /// of it, or on it. 2.996 % beside 3 % is never written 3 %.
    /// </summary>
    /// <param name="share">The share.</param>
    /// <param name="bound">What it is held against.</param>
    /// <param name="digits">Decimals at least.</param>
    public static decimal PercentBeside(decimal share, decimal bound, int digits)
    {
        var (exact, limit) = (share * 100, bound * 100);
        while (digits < 28 && decimal.Round(limit, digits) != limit) digits++;
        for (; digits < 28; digits++)
        {
            var rounded = decimal.Round(exact, digits, MidpointRounding.AwayFromZero);
            if (rounded.CompareTo(limit) == exact.CompareTo(limit)) return rounded;
        }
        return exact;
    }

    /// <summary>A share as a percentage with all its decimals: <c>110.25%</c>.</summary>
    public static string ExactPercent(decimal share) => IsBeyond(share) ? Hundredfold(share) + "%" : Plain(share * 100) + "%";

    /// <summary>What a comparison found, in its unit; a share as a percentage that shows on which side of the bound it is.</summary>
    public static LocalizedText Actual(Measurement measured, EvaluationModel model) =>
        !measured.IsShare ? Of(measured.Actual, measured.Unit, model)
        : measured.Actual.IsKnown || measured.Actual.HasMin || measured.Actual.HasMax ? LocalizedText.Same(Range(measured.Actual, share => Beside(share, measured.Bound)))
        : Of(measured.Actual, Unit.One, model);

    /// <summary>What a comparison asks for, in its unit, exact.</summary>
    public static LocalizedText Bound(Measurement measured, EvaluationModel model) =>
        measured is { IsShare: true, Bound.IsKnown: true } ? LocalizedText.Same(ExactPercent(measured.Bound.Min)) : Of(measured.Bound, measured.Unit, model);

    private static string Beside(decimal share, Number bound) => bound.IsKnown && !IsBeyond(share) ? PlainValue.Format(PercentBeside(share, bound.Min, 2)) + "%" : Percent(share);

    /// <summary>Whether the percentage of a share is more than a decimal holds, as of a trillion over next to nothing. It has nothing left to be rounded then.</summary>
    public static bool IsBeyond(decimal share) => Math.Abs(share) > decimal.MaxValue / 100;

    /// <summary>A hundred times a number, however large.</summary>
    public static string Hundredfold(decimal share) => (new BigInteger(share) * 100 + new BigInteger(share % 1 * 100)).ToString(CultureInfo.InvariantCulture);

    private static string Day(decimal number) =>
        number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Plain(number);

    /// <summary>The sign of a comparison in ASCII, as data files carry it.</summary>
    public static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => ">=", Comparison.AtMost => "<=", Comparison.Above => ">", Comparison.Below => "<", _ => "=",
    };

    private static string Range(Number number, Func<decimal, string> write) =>
        number.IsKnown ? write(number.Min)
        : number.HasMin && number.HasMax ? $"{write(number.Min)} - {write(number.Max)}"
        : number.HasMin ? $">= {write(number.Min)}" : $"<= {write(number.Max)}";

    private static LocalizedText WithUnit(string text, Unit unit, EvaluationModel model)
    {
        if (unit.IsOne) return LocalizedText.Same(text);
        var english = UnitNames.InEnglish(unit, model);
        return new LocalizedText($"{text} {unit}", english.Length == 0 ? text : $"{text} {english}");
    }
}
