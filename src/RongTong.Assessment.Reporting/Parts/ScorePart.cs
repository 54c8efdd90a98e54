using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>The score and the nodes of the tree it comes from.</summary>
internal static class ScorePart
{
    /// <summary>A share up to this is shown as a weak one. Display only.</summary>
    private const decimal Weak = 0.25m;

    /// <summary>The score, or null in a model without one.</summary>
    public static TemplateObject? Build(ReportContext context)
    {
        if (context.Assessment.Score is not { } total) return null;
        var nodes = context.Assessment.Scores;
        var comparable = Comparable(context);
        var weak = comparable.Where(s => Share(s) is { } share && share <= Weak).OrderBy(Share).ToList();
        var lost = Lost(total);
        var lostHere = weak.Sum(s => Lost(s) * context.Model.PointsOfTotal(s.Indicator));
        var lowest = comparable.Where(s => Share(s) < 1).OrderBy(Share).FirstOrDefault();
        return context.New()
            .Text("value", context.Paper.Score(total.Value))
            .Text("out_of", Paper.Number(total.Indicator.OutOf))
            .Flag("open", !total.Value.IsKnown)
            .Text("min", total.Value.HasMin ? Paper.Number(total.Value.Min) : null)
            .Text("max", total.Value.HasMax ? Paper.Number(total.Value.Max) : null)
            .Count("dimensions", total.Indicator.Children.Length)
            .Text("dimension_name", context.Model.Tiers.Length > 0 ? context.In(context.Model.Tiers[0]) : null)
            .Text("dimension_count", context.In(FixedWords.HowMany(total.Indicator.Children.Length)).Replace('两', '二'))
            .List("nodes", nodes.Select(n => Node(context, n)))
            .Markup("bars", context.IsHtml && !total.Indicator.Children.IsEmpty ? Bars(context) : null)
            .Markup("radar", context.IsHtml && comparable.Count is >= 5 and <= 9 ? DrawRadar(context, comparable) : null)
            .List("rates", nodes.Where(s => Depth(s.Indicator) <= 2 && s.Indicator.OutOf > 0).Select(s => Rate(context, s, comparable.Contains(s))))
            .Flag("has_axes", comparable.Count is >= 5 and <= 9)
            .List("weak", weak.Select(s => Named(context, s)))
            .Text("weak_count", context.In(FixedWords.HowMany(weak.Count)))
            .Text("weak_limit", Paper.Percent(Weak))
            .Text("weak_lost", context.Paper.Points(lostHere))
            .Text("weak_lost_share", lost > 0 ? Paper.Percent(lostHere / lost) : null)
            .Part("lowest", lowest is null ? null : Named(context, lowest))
            .Done;
    }

    /// <summary>The nodes a radar compares: the second tier when it has five to nine, else the first.</summary>
    private static List<ScoreResult> Comparable(ReportContext context)
    {
        var second = context.Assessment.Scores.Where(s => Depth(s.Indicator) == 2 && s.Indicator.OutOf > 0).ToList();
        return second.Count is >= 5 and <= 9 ? second : [.. context.Assessment.Scores.Where(s => Depth(s.Indicator) == 1 && s.Indicator.OutOf > 0)];
    }

    private static int Depth(Indicator node) => node.Path.Count(c => c == '/') + 1;

    private static decimal? Share(ScoreResult result) => result.Value.IsKnown && result.Indicator.OutOf > 0 ? result.Value.Min / result.Indicator.OutOf : null;

    private static decimal Lost(ScoreResult result) => result.Value.IsKnown ? result.Indicator.OutOf - result.Value.Min : 0;

    private static (decimal Least, decimal Most) Bounds(ScoreResult result) =>
        result is { Value: { HasMin: true, HasMax: true } value, Indicator.OutOf: > 0 and var outOf }
            ? (Math.Clamp(value.Min / outOf, 0, 1), Math.Clamp(value.Max / outOf, 0, 1))
            : (0, 0);

    private static string Percent(ScoreResult result)
    {
        var (least, most) = Bounds(result);
        return result.Value.State == NumberState.NotApplicable ? "–" : least == most ? Paper.Percent(least) : $"{Paper.Percent(least)}–{Paper.Percent(most)}";
    }

    private static TemplateObject Node(ReportContext context, ScoreResult result) => context.New()
        .Text("name", context.In(result.Indicator.Name))
        .Count("depth", Depth(result.Indicator))
        .Text("indent", string.Concat(Enumerable.Repeat("　", Depth(result.Indicator) - 1)))
        .Text("value", context.Paper.Score(result.Value))
        .Text("out_of", Paper.Number(result.Indicator.OutOf))
        .Text("percent", Percent(result))
        .Flag("weak", Share(result) <= Weak)
        .Done;

    /// <summary>A node as a chart draws it: certain up to one share of a hundred, possible beyond it.</summary>
    private static TemplateObject Rate(ReportContext context, ScoreResult result, bool isAxis)
    {
        var (least, most) = Bounds(result);
        return context.New()
            .Text("name", context.In(result.Indicator.Name))
            .Text("percent", Percent(result))
            .Markup("certain", Svg.N(decimal.Round(least * 100, 1)))
            .Markup("most", Svg.N(decimal.Round(most * 100, 1)))
            .Markup("possible", Svg.N(decimal.Round((most - least) * 100, 1)))
            .Count("depth", Depth(result.Indicator))
            .Flag("is_axis", isAxis)
            .Done;
    }

    private static TemplateObject Named(ReportContext context, ScoreResult result) =>
        context.New().Text("name", context.In(result.Indicator.Name)).Text("percent", Percent(result)).Done;

    private static string Bars(ReportContext context)
    {
        var shown = context.Assessment.Scores.Where(s => Depth(s.Indicator) <= 2).ToList();
        var bars = shown.Select(s =>
        {
            var head = Depth(s.Indicator) == 1;
            var (least, most) = Bounds(s);
            var outOf = Paper.Number(s.Indicator.OutOf);
            return new NodeBar(
                context.In(s.Indicator.Name), head, least, most, context.Paper.Score(s.Value),
                head ? context.Say($"满分 {outOf}，", $"of {outOf}, ") : $"/ {outOf}", Percent(s), Share(s) <= Weak);
        }).ToList();
        var finding = string.Join(context.Say("；", "; "), shown.Where(s => Depth(s.Indicator) == 1).Select(s => $"{context.In(s.Indicator.Name)} {context.Paper.Score(s.Value)} / {Paper.Number(s.Indicator.OutOf)}"));
        return DimensionBars.Draw(bars, finding);
    }

    private static string DrawRadar(ReportContext context, List<ScoreResult> results)
    {
        var axes = results.Select(r => new Axis(context.In(r.Indicator.Name), Bounds(r).Least, Bounds(r).Most, Percent(r))).ToList();
        return Radar.Draw(axes, string.Join(context.Say("，", ", "), axes.Select(a => $"{a.Name} {a.Percent}")));
    }
}
