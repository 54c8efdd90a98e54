using System.Globalization;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>Numbers on screen: exact, with a comma between thousands; what does not end is cut and marked.</summary>
internal static class Figures
{
    public static string Of(decimal value)
    {
        var cut = NumberWords.Cut(value);
        return cut.ToString("#,0.##########", CultureInfo.InvariantCulture) + (cut == value ? "" : "...");
    }

    /// <summary>What is known of a number: the value, its bounds, or a question mark.</summary>
    public static string Of(Number number) =>
        number.IsKnown ? Of(number.Min)
        : number is { HasMin: true, HasMax: true } ? $"{Of(number.Min)} - {Of(number.Max)}"
        : number.HasMin ? $">= {Of(number.Min)}"
        : number.HasMax ? $"<= {Of(number.Max)}"
        : number.State == NumberState.NotApplicable ? "-"
        : "?";

    /// <summary>An estimate from its least to its greatest value.</summary>
    public static string Span(Estimate estimate) => estimate.Min == estimate.Max ? Of(estimate.Min) : $"{Of(estimate.Min)}-{Of(estimate.Max)}";

    /// <summary>The number required in a comparison; its unit stands with the actual number.</summary>
    public static string OfBound(Measurement measured) =>
        measured.Unit.Equals(Unit.Date) && measured.Bound.IsKnown ? DateOnly.FromDayNumber((int)measured.Bound.Min).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Of(measured.Bound);

    /// <summary>A share with one digit after the point.</summary>
    public static string Percent(decimal share) => NumberWords.IsBeyond(share) ? NumberWords.Percent(share) : decimal.Round(share * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>What a share lacks, in percentage points, rounded up: never less than what is missing.</summary>
    public static string PercentagePoints(decimal share, Language language)
    {
        var points = NumberWords.IsBeyond(share) ? NumberWords.Hundredfold(share) : decimal.Round(share * 100, 2, MidpointRounding.ToPositiveInfinity).ToString("0.##", CultureInfo.InvariantCulture);
        return language.Of($"{points} 个百分点", $"{points} pp");
    }

    public static string Count(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
