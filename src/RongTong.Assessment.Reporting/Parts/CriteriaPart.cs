using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>Every criterion, grade by grade: actual, required, gap, verdict.</summary>
internal static class CriteriaPart
{
    public static IEnumerable<TemplateObject> Build(ReportContext context)
    {
        var target = context.Target;
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var grade in context.Model.Grades)
        {
            var results = context.RequiredBy(grade).ToList();
            foreach (var id in results.SelectMany(r => r.Criterion.SelfAndParts()).Select(c => c.Id)) shown.Add(id);
            var inOne = context.IsLadder && grade != target && grade != context.Assessment.Grade && results.Count is > 1 and <= 4 && results.All(r => r.Measured is not null);
            yield return Group(context, context.In(grade.Name), grade.Alias is { } alias ? context.In(alias) : null, grade == target, inOne ? [InOneRow(context, results)] : [.. Rows(context, results, 0)]);
        }
        if (context.Model.Recommendation is { } recommendation)
        {
            var wanted = recommendation.Requires.Select(r => context.ResultOf(r.Id)).Where(r => !shown.Contains(r.Criterion.Id)).ToList();
            foreach (var id in wanted.SelectMany(r => r.Criterion.SelfAndParts()).Select(c => c.Id)) shown.Add(id);
            if (wanted.Count > 0) yield return Group(context, context.Say("推荐条件", "For a recommendation"), null, false, [.. Rows(context, wanted, 0)]);
        }
        var rest = context.Model.Criteria.Where(c => !shown.Contains(c.Id)).Select(c => context.ResultOf(c.Id)).ToList();
        if (rest.Count > 0) yield return Group(context, context.Say("其他条件", "Other criteria"), null, false, [.. Rows(context, rest, 0)]);
    }

    private static TemplateObject Group(ReportContext context, string name, string? alias, bool isTarget, IReadOnlyList<TemplateObject> rows) => context.New()
        .Text("name", name)
        .Text("alias", alias)
        .Flag("is_next", isTarget && context.Next is not null && context.IsLadder)
        .List("rows", rows)
        .Count("count", rows.Count)
        .Done;

    private static IEnumerable<TemplateObject> Rows(ReportContext context, IEnumerable<CriterionResult> results, int depth)
    {
        Criterion? previous = null;
        foreach (var result in results)
        {
            yield return Row(context, result, previous, depth);
            previous = result.Criterion;
            foreach (var part in Rows(context, result.Criterion.Parts.Select(p => context.ResultOf(p.Id)), depth + 1)) yield return part;
        }
    }

    private static TemplateObject Row(ReportContext context, CriterionResult result, Criterion? previous, int depth)
    {
        var words = context.Criteria;
        var name = words.Subject(result.Criterion, previous);
        return Verdict(context, result.Status)
            .Text("id", result.Criterion.Id)
            .Text("name", name)
            .Count("depth", depth)
            .Text("indent", string.Concat(Enumerable.Repeat("　", depth)))
            .Text("actual", words.Actual(result))
            .Text("required", words.Required(result))
            .Text("gap", words.Gap(result))
            .Text("margin", words.Margin(result))
            .Text("note", result.Criterion.Note is { } note ? context.In(note) : null)
            .Flag("far", false)
            .Done;
    }

    /// <summary>The criteria of a grade neither held nor next, in one row.</summary>
    private static TemplateObject InOneRow(ReportContext context, List<CriterionResult> results)
    {
        var between = context.Say("；", "; ");
        var status = results.Any(r => r.Status == Truth.Unmet) ? Truth.Unmet : results.All(r => r.Status == Truth.Met) ? Truth.Met : Truth.Undecided;
        return Verdict(context, status)
            .Text("id", string.Join(' ', results.Select(r => r.Criterion.Id)))
            .Text("name", string.Join(between, results.Select(r => context.Criteria.Label(r.Criterion))))
            .Count("depth", 0)
            .Text("indent", "")
            .Text("actual", string.Join(between, results.Select(r => context.Paper.Score(r.Measured!.Actual))))
            .Text("required", string.Join(between, results.Select((r, i) => (i == 0 ? Paper.Sign(r.Measured!.Comparison) + " " : "") + context.Paper.Score(r.Measured!.Bound))))
            .Text("gap", results.Any(r => r.Status == Truth.Unmet) ? string.Join(between, results.Select(Gap)) : null)
            .Text("margin", null)
            .Text("note", null)
            .Flag("far", true)
            .Done;
    }

    private static string Gap(CriterionResult result) =>
        result.Gap is { } gap ? Paper.Number(gap) : CriterionWords.LeastGap(result) is { } least ? $"≥ {Paper.Number(least)}" : "?";

    /// <summary>A verdict as mark, word and class.</summary>
    public static PartBuilder Verdict(ReportContext context, Truth status)
    {
        var (style, mark, word) = FixedWords.Verdict(status);
        return context.New().Markup("class", style).Text("mark", mark).Text("word", context.In(word));
    }
}
