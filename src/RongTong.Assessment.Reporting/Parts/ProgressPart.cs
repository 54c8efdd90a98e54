using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>The picture under the verdict: the score against all thresholds, scenes against the number required.</summary>
internal static class ProgressPart
{
    /// <summary>The chart, or null when there is neither a score nor a count.</summary>
    public static string? Draw(ReportContext context)
    {
        if (!context.IsHtml || context.Assessment.Outcome.Status == OutcomeStatus.DataError) return null;
        var required = context.Target is { } target ? context.RequiredBy(target).SelectMany(r => r.Criterion.SelfAndParts()).Select(c => context.ResultOf(c.Id)).ToList() : [];
        var score = Score(context);
        var counts = required.Where(r => r.Criterion.When is Condition.SceneCount { Tag: null }).Select(r => Count(context, r, required)).ToList();
        if (score is null && counts.Count == 0) return null;
        return Progress.Draw(score, counts, Finding(context, required));
    }

    private static ScoreTrack? Score(ReportContext context)
    {
        if (context.Assessment.Score is not { Value: { HasMin: true, HasMax: true } value } result) return null;
        var thresholds = Thresholds(context);
        var aimed = context.Target is { } target ? Thresholds(context, target).FirstOrDefault() : null;
        var gap = aimed is null ? null : context.Criteria.Gap(aimed);
        var margin = aimed is null || context.Assessment.Outcome.Status == OutcomeStatus.Undecided ? null : context.Criteria.Margin(aimed);
        return new ScoreTrack(
            context.Say("得分", "Score"),
            context.Say($"满分 {Paper.Number(result.Indicator.OutOf)}", $"out of {Paper.Number(result.Indicator.OutOf)}"),
            result.Indicator.OutOf, value.Min, value.Max,
            value.IsKnown ? Paper.Number(value.Min) : context.Say($"至少 {Paper.Number(value.Min)}", $"at least {Paper.Number(value.Min)}"),
            value.IsKnown ? margin is null ? null : context.Say($"余量 {margin}", $"{margin} to spare") : context.Say($"至多 {Paper.Number(value.Max)}", $"at most {Paper.Number(value.Max)}"),
            gap is null ? null : context.Say($"差 {gap}", $"{gap} short"),
            thresholds);
    }

    /// <summary>The score each grade asks for, where it is a plain number.</summary>
    private static List<Threshold> Thresholds(ReportContext context) =>
    [
        .. context.Model.Grades.SelectMany(g => Thresholds(context, g).Select(r => (Grade: g, r.Measured!.Bound)))
            .Where(t => t.Bound.IsKnown)
            .Select(t => new Threshold(t.Bound.Min, context.Say($"{t.Grade.Name.Zh} {Paper.Number(t.Bound.Min)}", $"{t.Grade.Name.En}: {Paper.Number(t.Bound.Min)}"), t.Grade == context.Target))
            .OrderBy(t => t.At),
    ];

    private static IEnumerable<CriterionResult> Thresholds(ReportContext context, Grade grade) =>
        context.RequiredBy(grade).Where(r => r is { Criterion.When: Condition.Score { Path.Length: 0, Comparison: Comparison.AtLeast or Comparison.Above }, Measured: not null });

    private static CountTrack Count(ReportContext context, CriterionResult result, List<CriterionResult> required)
    {
        var count = (Condition.SceneCount)result.Criterion.When!;
        var actual = result.Measured!.Actual;
        var (least, most) = actual is { HasMin: true, HasMax: true } ? ((int)actual.Min, (int)actual.Max) : (0, 0);
        var total = context.Assessment.Scenes.Count(s => !(s.IsNotApplicable && s.Level is null));
        var number = least == most ? Paper.Count(least) : $"{Paper.Count(least)}–{Paper.Count(most)}";
        var gap = context.Criteria.Gap(result);
        return new CountTrack(
            context.In(result.Criterion.Label ?? result.Criterion.Name) is var name && context.Language == Text.Language.En ? Capital(name) : name,
            context.Say($"共 {Paper.Count(total)}", $"of {Paper.Count(total)}"),
            total, least, most, count.AtLeast,
            context.Say($"{number} 个", number),
            gap is null ? null : context.Say($"差 {gap}", $"{gap} short"),
            Note(context, count, required));
    }

    private static string Note(ReportContext context, Condition.SceneCount count, List<CriterionResult> required)
    {
        var note = context.Say($"要求 {Paper.Count(count.AtLeast)} 个", $"{Paper.Count(count.AtLeast)} required");
        foreach (var part in required)
        {
            if (part.Criterion.When is not Condition.SceneCount { Tag: { } tag } tagged || tagged.Level != count.Level || part.Measured is not { } measured) continue;
            var has = context.Paper.Value(measured.Actual, Unit.One);
            var (enoughZh, enoughEn) = part.Status switch { Truth.Met => ("，已够", ", enough"), Truth.Unmet => ("，不够", ", not enough"), _ => ("", "") };
            note += context.Say(
                $"，其中{TagName(context, tag)} {context.MarkOf(tag)} {Paper.Count(tagged.AtLeast)} 个（现有 {has} 个{enoughZh}）",
                $", {Paper.Count(tagged.AtLeast)} of them {TagName(context, tag)} {context.MarkOf(tag)} (now {has}{enoughEn})");
        }
        return note;
    }

    private static string TagName(ReportContext context, string tag) => context.Model.Scenes!.Tags.TryGetValue(tag, out var name) ? context.In(name) : tag;

    private static string Finding(ReportContext context, List<CriterionResult> required) =>
        string.Join(context.Say("；", "; "), required.Where(r => r.Measured is not null && r.Criterion.When is Condition.Score or Condition.SceneCount)
            .Select(r => context.Say($"{context.Criteria.Short(r)} {context.Criteria.Actual(r)}，{context.Target!.Name.Zh}要 {context.Criteria.Wanted(r)}", $"{context.Criteria.Short(r)} {context.Criteria.Actual(r)}, {context.Target.Name.En} needs {context.Criteria.Wanted(r)}")));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
