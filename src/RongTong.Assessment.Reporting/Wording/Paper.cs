using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Reporting.Wording;

/// <summary>
/// Numbers and dates as they stand on paper: scores exact, shares to one decimal of a percent, money as filed, thousands separated.
/// Money is 万元 in Chinese and yuan in English.
/// </summary>
internal sealed class Paper(Language language, EvaluationModel model)
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly Unit Rank = Unit.Named("名次");

    private readonly bool _zh = language == Language.Zh;

    /// <summary>An exact number with thousands separated: <c>4,260</c>, <c>−1.4</c>.</summary>
    public static string Number(decimal value)
    {
        var text = NumberWords.Plain(Math.Abs(value));
        var point = text.AsSpan().IndexOfAny('.', '…') is >= 0 and var at ? at : text.Length;
        for (var comma = point - 3; comma > 0; comma -= 3) text = text.Insert(comma, ",");
        return value < 0 ? "−" + text : text;
    }

    /// <summary>A whole number.</summary>
    public static string Count(int value) => Number(value);

    /// <summary>A share: <c>36.2%</c>, <c>50%</c>.</summary>
    public static string Percent(decimal share) => NumberWords.IsBeyond(share) ? NumberWords.Percent(share) : Number(decimal.Round(share * 100, 1, MidpointRounding.AwayFromZero)) + "%";

    /// <summary>A difference of shares in percentage points; a long one to two decimals, towards what is given.</summary>
    public static string PercentagePoints(decimal difference, MidpointRounding towards)
    {
        if (NumberWords.IsBeyond(difference)) return NumberWords.Hundredfold(difference);
        var points = difference * 100;
        return Number(decimal.Round(points, 4) == points ? points : decimal.Round(points, 2, towards));
    }

    /// <summary>A date in running text.</summary>
    public string Date(DateOnly day) => _zh
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年 {day.Month} 月 {day.Day} 日")
        : string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");

    /// <summary>A date as data.</summary>
    public static string IsoDate(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A value in its unit.</summary>
    public string Value(decimal value, Unit unit) =>
        unit.Equals(Unit.Date) ? IsoDate(DateOnly.FromDayNumber((int)value))
        : unit.Equals(Unit.Money) ? Money(value, value)
        : WithUnit(Number(value), unit, value);

    /// <summary>What lies between two values, in their unit: of ranks a number of them.</summary>
    public string Difference(decimal value, Unit unit) =>
        !unit.Equals(Rank) ? Value(value, unit) : _zh ? $"{Number(value)} 个名次" : $"{Number(value)} {(value == 1 ? "rank" : "ranks")}";

    /// <summary>A number as far as it is known, in its unit.</summary>
    /// <param name="number">The number.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="beside">What it is held against, if it is a share; the percentage then shows on which side of it it is.</param>
    public string Value(Number number, Unit unit, Number? beside = null) => number.State switch
    {
        NumberState.NotApplicable => _zh ? "不适用" : "not applicable",
        NumberState.NothingClaimed => _zh ? "未主张" : "none claimed",
        NumberState.Known => One(number.Min, unit, beside),
        NumberState.Between when unit.Equals(Unit.Money) => Money(number.Min, number.Max),
        NumberState.Between when beside is not null => $"{One(number.Min, unit, beside)}–{One(number.Max, unit, beside)}",
        NumberState.Between => WithUnit($"{Number(number.Min)}–{Number(number.Max)}", unit, number.Max),
        NumberState.AtLeast => $"{(_zh ? "至少" : "at least")} {One(number.Min, unit, beside)}",
        NumberState.AtMost => $"{(_zh ? "至多" : "at most")} {One(number.Max, unit, beside)}",
        _ => _zh ? "未知" : "not known",
    };

    /// <summary>A score as far as it is known, without unit.</summary>
    public string Score(Number number) => Value(number, Unit.One);

    /// <summary>Points, with their word.</summary>
    public string Points(decimal value) => _zh ? $"{Number(value)} 分" : value == 1 ? "1 point" : $"{Number(value)} points";

    /// <summary>An amount in 万元, or a range of it.</summary>
    public string Money(decimal least, decimal most)
    {
        if (_zh) return $"{Range(least, most)} 万元";
        return $"CNY {Range(least * 10_000, most * 10_000)}";
    }

    /// <summary>The same without its unit, for a column that names it: 万元 in Chinese, CNY in English.</summary>
    public string Cash(decimal least, decimal most) => _zh ? Range(least, most) : Range(least * 10_000, most * 10_000);

    /// <summary>Two ends of a span of weeks.</summary>
    public static string Span(decimal from, decimal to) => Range(from, to);

    /// <summary>Calendar weeks.</summary>
    public string Weeks(decimal least, decimal most) => _zh ? $"{Range(least, most)} 周" : $"{Range(least, most)} {(most == 1 ? "week" : "weeks")}";

    /// <summary>Own staff time.</summary>
    public string StaffDays(decimal days) => _zh ? $"{Number(days)} 人天" : $"{Number(days)} person-{(days == 1 ? "day" : "days")}";

    /// <summary>The sign of a comparison.</summary>
    public static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => "≥", Comparison.AtMost => "≤", Comparison.Above => ">", Comparison.Below => "<", _ => "=",
    };

    private string One(decimal value, Unit unit, Number? beside) => beside switch
    {
        null => Value(value, unit),
        { IsKnown: true } bound when !NumberWords.IsBeyond(value) => Number(NumberWords.PercentBeside(value, bound.Min, 1)) + "%",
        _ => Percent(value),
    };

    private static string Range(decimal least, decimal most) => least == most ? Number(least) : $"{Number(least)}–{Number(most)}";

    private string WithUnit(string text, Unit unit, decimal value)
    {
        if (unit.IsOne || unit.Equals(Unit.Date)) return text;
        if (unit.Equals(Rank)) return _zh ? $"第 {text} 名" : $"rank {text}";
        if (_zh) return $"{text} {unit}";
        var name = UnitNames.InEnglish(unit, model);
        return name.Length == 0 ? text : $"{text} {(value == 1 ? name.TrimEnd('s') : name)}";
    }
}
