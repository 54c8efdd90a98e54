using System.Globalization;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Statistics;

/// <summary>One part of the statistics page, with the words all parts share.</summary>
internal abstract class StatisticsPart(BatchStatistics statistics, Language language)
{
    /// <summary>Groups smaller than this say little: rates show them together, and a step of so few stands out by chance.</summary>
    protected const int Smallest = 10;

    protected BatchStatistics Statistics => statistics;

    protected Paper Paper { get; } = new(language, statistics.Model);

    /// <summary>What those with a grade are called.</summary>
    protected string PassedWord => statistics.Model.Grades.Length > 1 ? Say("达到等级", "with a grade") : Say("符合", "certified");

    /// <summary>What those without one are called.</summary>
    protected string FailedWord => statistics.Model.Grades.Length > 1 ? Say("未达等级", "without a grade") : Say("不符合", "not certified");

    protected string NameOf(Criterion criterion) => In(criterion.Label ?? criterion.Name);

    /// <summary>A number with all its places: 2.85%, 1,425 万元.</summary>
    protected string Value(decimal value, Measure measure) => measure.IsShare ? NumberWords.ExactPercent(value) : Paper.Value(value, measure.Unit);

    protected static string Count(long count) => Paper.Number(count);

    /// <summary>A part of a whole as the width of a bar, in per cent.</summary>
    protected static string Width(long part, long whole) => decimal.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    protected string In(LocalizedText text) => text.In(language);

    protected string Say(string zh, string en) => language == Language.Zh ? zh : en;

    protected static PartBuilder New() => new(TextEncoder.Html);
}
