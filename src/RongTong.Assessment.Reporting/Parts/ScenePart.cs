using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>The scenes by their levels: a table with filled cells.</summary>
internal static class ScenePart
{
    /// <summary>The scenes, or null in a model without any.</summary>
    /// <param name="context">The report.</param>
    /// <param name="next">Scenes whose next level is among the first pieces of guidance.</param>
    public static TemplateObject? Build(ReportContext context, IReadOnlySet<string> next)
    {
        if (context.Model.Scenes is not { } set || context.Assessment.Scenes.IsEmpty) return null;
        var names = set.LevelNames;
        var results = context.Assessment.Scenes.ToDictionary(s => s.Scene.Id, StringComparer.Ordinal);
        return context.New()
            .Text("name", context.In(set.Name))
            .Text("total", Paper.Count(results.Count))
            .Text("total_word", results.Count == 16 ? context.Say("十六", "sixteen") : Paper.Count(results.Count))
            .List("levels", names.Skip(1).Select((n, i) => context.New()
                .Text("name", context.In(n))
                .Markup("gauge", context.IsHtml ? Gauge(context, names.Length - 1, i + 1, context.In(n)) : null)
                .Done))
            .Count("columns", names.Length + 1)
            .List("tags", context.Tags.Select(t => context.New()
                .Text("mark", context.MarkOf(t))
                .Text("name", set.Tags.TryGetValue(t, out var tag) ? context.In(tag) : t)
                .Text("count", Paper.Count(results.Values.Count(s => s.Scene.Tags.Contains(t))))
                .Done))
            .List("groups", set.Groups.Select(g => context.New()
                .Text("name", context.In(g.Name))
                .List("rows", g.Scenes.Select(s => Row(context, results[s.Id], names.Length, next)))
                .Done))
            .List("totals", Totals(context, names.Length))
            .Flag("has_totals", context.Assessment.Criteria.Any(c => c.Criterion.When is Condition.SceneCount))
            .Flag("has_next", next.Count > 0)
            .Flag("has_open", results.Values.Any(s => s.Level is null && !s.IsNotApplicable))
            .Flag("has_not_applicable", results.Values.Any(s => s.IsNotApplicable))
            .Done;
    }

    private static TemplateObject Row(ReportContext context, SceneResult result, int levels, IReadOnlySet<string> next)
    {
        var scene = result.Scene;
        var names = context.Model.Scenes!.LevelNames;
        var state = result.IsNotApplicable ? context.Say("不适用", "not applicable") : result.Level is { } level ? context.In(names[level]) : context.Say("未作答", "no answer");
        var after = result.Level + 1 is { } up && up < levels && up <= scene.Levels.Length ? scene.Levels[up - 1] : null;
        return context.New()
            .Text("name", context.In(scene.Name))
            .Text("marks", context.MarksOf(scene))
            .Text("state", state)
            .Flag("open", result.Level is null && !result.IsNotApplicable)
            .Text("now", result.Level is > 0 and var at && at <= scene.Levels.Length ? context.In(scene.Levels[at - 1].Text) : null)
            .Text("next", after is null ? null : context.In(after.Brief))
            .List("cells", Enumerable.Range(1, levels - 1).Select(l => context.New()
                .Text("text", l <= scene.Levels.Length ? context.In(scene.Levels[l - 1].Brief) : "")
                .Markup("class", CellClass(result, l, levels, next))
                .Done))
            .Done;
    }

    /// <summary>How a cell is filled: reached (l1 to l4), a suggested step (go), not known (open), or plain.</summary>
    private static string CellClass(SceneResult result, int level, int levels, IReadOnlySet<string> next) =>
        result.Level is null ? result.IsNotApplicable ? "" : "open"
        : level <= result.Level ? $"l{Svg.N(levels <= 5 ? level : Math.Max(1, level * 4 / (levels - 1)))}"
        : level == result.Level + 1 && next.Contains(result.Scene.Id) ? "go" : "";

    /// <summary>Under each level: how many scenes reach it, how many a grade asks for, and whether that is enough.</summary>
    private static IEnumerable<TemplateObject> Totals(ReportContext context, int levels)
    {
        for (var level = 1; level < levels; level++)
        {
            var at = level;
            var counts = context.Assessment.Criteria.Where(c => c.Criterion.When is Condition.SceneCount count && count.Level == at && c.Measured is not null)
                .OrderBy(c => ((Condition.SceneCount)c.Criterion.When!).Tag is not null).ToList();
            var unmet = counts.Where(c => c.Status == Truth.Unmet).ToList();
            var open = counts.Any(c => c.Status is not (Truth.Met or Truth.Unmet or Truth.NotApplicable));
            yield return context.New()
                .Text("reached", string.Join(context.Say("，", ", "), counts.Select(c => Number(context, c, context.Paper.Value(c.Measured!.Actual, Unit.One), ""))))
                .Text("required", string.Join(context.Say("，", ", "), counts.Select(c => Number(context, c, context.Paper.Value(c.Measured!.Bound, Unit.One), Paper.Sign(c.Measured!.Comparison) + " "))))
                .Markup("class", counts.Count == 0 ? "na" : unmet.Count > 0 ? "unmet" : open ? "undecided" : "met")
                .Text("verdict", counts.Count == 0 ? ""
                    : unmet.Count > 0 ? string.Join(context.Say("，", ", "), unmet.Select(c => Number(context, c, Paper.Number(c.Gap ?? CriterionWords.LeastGap(c) ?? 0), c.Gap is null ? context.Say("至少差 ", "short at least ") : context.Say("差 ", "short "))))
                    : open ? context.Say("待定", "undecided") : context.Say("够", "enough"))
                .Done;
        }
    }

    private static string Number(ReportContext context, CriterionResult result, string number, string sign) =>
        ((Condition.SceneCount)result.Criterion.When!).Tag is { } tag ? $"{context.MarkOf(tag)} {sign}{number}" : context.Say($"{sign}{number} 个", $"{sign}{number}");

    private static string Gauge(ReportContext context, int rungs, int level, string name) =>
        LevelGauge.Draw([.. Enumerable.Range(1, rungs).Select(r => r <= level ? RungState.Certain : RungState.NotReached)], 22, name);
}
