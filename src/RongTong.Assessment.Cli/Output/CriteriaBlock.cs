using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>The criteria as a table. A ladder shows the grades up to the next one; a certification shows what is not met.</summary>
internal static class CriteriaBlock
{
    public static IEnumerable<string> Of(Assessment assessment, Ink ink, bool all)
    {
        var language = ink.Language;
        var isLadder = assessment.Model.Grades.Length > 1;
        var table = new TextTable(
            (isLadder ? language.Of("等级", "level") : "", false), (language.Of("条件", "criterion"), false), (language.Of("实际", "actual"), true),
            (language.Of("要求", "required"), true), (language.Of("差距", "gap"), true), (language.Of("判定", "verdict"), false));
        var results = assessment.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        var blocks = assessment.Model.Grades.Except(all ? [] : Hidden(assessment)).Select(g => (Head: g.Name.In(language), g.Requires));
        if (assessment.Model.Recommendation is { } layer && assessment.Recommendation is not (null or RecommendationStatus.None)) blocks = blocks.Append((language.Of("推荐", "put forward"), layer.Requires));
        foreach (var (name, requires) in blocks)
        {
            var head = isLadder ? name : "";
            CriterionResult? before = null;
            foreach (var (id, _) in requires)
            {
                foreach (var (result, depth) in Shown(results[id], 0, results, all, isLadder))
                {
                    var isPart = depth == 0 && before is not null && CountsAmong(before.Criterion, result.Criterion);
                    table.Add([head, .. Cells(result, depth + (isPart ? 1 : 0), assessment.Model, ink)]);
                    head = "";
                    if (depth == 0 && !isPart) before = result;
                }
            }
        }
        foreach (var line in table.Lines(2, flexible: 1)) yield return line;
        if (isLadder || all) yield break;
        var met = assessment.Criteria.Count(c => c.Criterion.Parts.IsEmpty && c.Status == Truth.Met);
        if (met > 0) yield return "  " + language.Of($"其余 {Figures.Count(met)} 条符合（--all 列出）", $"{Figures.Count(met)} others met (--all)");
    }

    /// <summary>Grades whose criteria are listed on demand only: those beyond the next one; of classes those ruled out.</summary>
    public static IEnumerable<Grade> Hidden(Assessment assessment) =>
        assessment.Model.IsClassification ? assessment.Model.Grades.Where(g => !assessment.Outcome.PossibleGrades.Contains(g.Id))
        : assessment.NextGrade is { } next ? assessment.Model.Grades.SkipWhile(g => g.Id != next.Id).Skip(1) : [];

    /// <summary>A criterion and, where they matter, its parts.</summary>
    private static IEnumerable<(CriterionResult Result, int Depth)> Shown(CriterionResult result, int depth, Dictionary<string, CriterionResult> results, bool all, bool isLadder)
    {
        var isSettled = result.Status is Truth.Met or Truth.NotApplicable;
        if (isSettled && !all && !(isLadder && depth == 0)) yield break;
        yield return (result, depth);
        if (isSettled && !all) yield break;
        foreach (var part in result.Criterion.Parts)
        foreach (var shown in Shown(results[part.Id], depth + 1, results, all, isLadder))
            yield return shown;
    }

    /// <summary>Whether a criterion counts some of the scenes the one before it counts.</summary>
    private static bool CountsAmong(Criterion whole, Criterion part) =>
        whole.When is Condition.SceneCount { Tag: null } all && part.When is Condition.SceneCount { Tag: not null } some && all.Level == some.Level;

    /// <summary>A criterion in cells: name, actual, required, gap, verdict.</summary>
    internal static string[] Cells(CriterionResult result, int depth, EvaluationModel model, Ink ink)
    {
        var language = ink.Language;
        var name = DisplayWidth.Spaces(2 * depth) + (result.Criterion.Label ?? result.Criterion.Name).In(language);
        var verdict = ink.Verdict(result.Status);
        if (result.Measured is { } measured)
        {
            var sign = NumberWords.Sign(measured.Comparison);
            if (measured.IsShare)
                return [name, NumberWords.Actual(measured, model).In(language), $"{sign} {NumberWords.Bound(measured, model).In(language)}", result.Gap is { } share and > 0 ? Figures.PercentagePoints(share, language) : "", verdict];
            var gap = result.Gap is { } missing and > 0 ? Number(Compiling.Number.Known(missing)) : "";
            return [name, Number(measured.Actual), $"{sign} {Figures.OfBound(measured)}", gap, verdict];

            string Number(Number value) => measured.Unit.Equals(Unit.Date) ? NumberWords.Of(value, Unit.Date, model).In(language) : WithUnit(Figures.Of(value), value, measured.Unit, model, language);
        }
        if (result.Wanted is not null) return [name, Found(result, model, language), Wanted(result.Criterion.When, model, language), "", verdict];
        return [name, "", "", "", verdict];
    }

    private static string Found(CriterionResult result, EvaluationModel model, Language language) => (result.Found, result.Criterion.When) switch
    {
        (null, _) => "?",
        (var found, Condition.Is) => YesNo(found == "true", language),
        (var found, Condition.OneOf oneOf) => Options(oneOf.Field, found.Split("; "), model, language),
        (var found, Condition.Has has) => Options(has.Field, found.Split("; "), model, language),
        (var found, _) => found,
    };

    private static string Wanted(Condition? condition, EvaluationModel model, Language language) => condition switch
    {
        Condition.Is fact => YesNo(fact.Expected, language),
        Condition.OneOf oneOf => Options(oneOf.Field, oneOf.Options, model, language),
        Condition.Has has => Options(has.Field, [has.Option], model, language),
        _ => "",
    };

    private static string YesNo(bool value, Language language) => value ? language.Of("是", "yes") : language.Of("否", "no");

    private static string Options(string field, IEnumerable<string> ids, EvaluationModel model, Language language)
    {
        var options = model.Answerable.FirstOrDefault(f => f.Id == field)?.Options ?? [];
        return string.Join(language.Of("、", " or "), ids.Select(id => options.FirstOrDefault(o => o.Id == id)?.Text.In(language) ?? id));
    }

    /// <summary>Counts of scenes and points carry no unit in a table; amounts do.</summary>
    private static string WithUnit(string text, Number value, Unit unit, EvaluationModel model, Language language)
    {
        if (unit.IsOne || unit.ToString() == "个" || !value.HasMin && !value.HasMax) return text;
        var name = language.Of(unit.ToString(), UnitNames.InEnglish(unit, model));
        return name.Length == 0 ? text : $"{text} {name}";
    }
}
