using RongTong.Models;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Statistics;

/// <summary>How firms stand around the number of the criterion most fall short of.</summary>
internal sealed class EdgePart(BatchStatistics statistics, Language language) : StatisticsPart(statistics, language)
{
    /// <summary>The chart and its words; null when no criterion has enough firms.</summary>
    public TemplateObject? Build()
    {
        if (Statistics.Edge is not { } edge) return null;
        var steps = edge.Firms.Select((firms, i) => new EdgeBar(firms, i >= EdgeHistogram.Steps, i == EdgeHistogram.Steps)).ToList();
        if (edge.IsUpper) steps.Reverse();
        var step = Math.Abs(edge.Bound) / 20;
        var marks = Enumerable.Range(0, steps.Count + 1).Select(i => i % 2 == 0 ? Value(edge.Bound + (i - EdgeHistogram.Steps) * step, edge.Measure with { Unit = Unit.One }) : "").ToList();
        var sign = edge.IsUpper ? "≤" : "≥";
        var line = Value(edge.Bound, edge.Measure);
        var sides = edge.IsUpper
            ? (Say($"不超过 {line}", $"{line} or less"), Say($"超过 {line}", $"above {line}"))
            : (Say($"不足 {line}", $"below {line}"), Say($"达到 {line}", $"{line} or more"));
        var times = edge.Beside == 0 ? null : Paper.Number(decimal.Round(edge.JustOver / edge.Beside, 1, MidpointRounding.AwayFromZero));
        var beside = Paper.Number(decimal.Round(edge.Beside, 1, MidpointRounding.AwayFromZero));
        var more = Say($"相邻两格平均 {beside} 家", $"{beside} on average in the two steps beside") + (times is null ? "" : Say($"，为其 {times} 倍", $", {times} times as many"));
        return New()
            .Text("name", NameOf(edge.Criterion)).Text("firms", Count(edge.Firms.Sum()))
            .Text("from", Value(edge.Bound / 2, edge.Measure)).Text("to", Value(edge.Bound * 1.5m, edge.Measure))
            .Text("just_over", Count(edge.JustOver)).Text("times", times)
            .Flag("is_high", edge.JustOver >= Smallest && edge.JustOver >= edge.Beside * 1.5m)
            .Markup("bars", EdgeBars.Draw(steps, marks, EdgeHistogram.Steps, Say($"要求 {sign} {line}", $"required {sign} {line}"), Say($"{Count(edge.JustOver)} 家刚过线", $"{Count(edge.JustOver)} just past it"), more,
                sides, Say("家", "firms"), Say($"{NameOf(edge.Criterion)}：{Count(edge.JustOver)} 家刚过线，相邻两格平均 {beside} 家", $"{NameOf(edge.Criterion)}: {Count(edge.JustOver)} firms just past the line, {beside} on average in the steps beside")))
            .Done;
    }
}
