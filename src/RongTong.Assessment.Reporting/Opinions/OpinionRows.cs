using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Opinions;

/// <summary>
/// The criteria of the grade as a table of judgements: what is required, what there is, how much room. A group met throughout that only asks
/// for facts stands in one line; so does a group met by one route, in the figures of that route.
/// </summary>
internal static class OpinionRows
{
    public static IEnumerable<TemplateObject> Of(ReportContext context)
    {
        var grade = context.Assessment.Grade ?? context.Assessment.NextGrade;
        return grade is null ? [] : context.RequiredBy(grade).SelectMany(r => Rows(context, r, 0));
    }

    private static IEnumerable<TemplateObject> Rows(ReportContext context, CriterionResult result, int depth)
    {
        var parts = result.Criterion.Parts.Select(p => context.ResultOf(p.Id)).ToList();
        if (parts.Count == 0) return [Row(context, result, result, depth)];
        if (IsPlain(result, parts)) return [Row(context, result, null, depth, context.Say("全部满足", "all of them"), context.Say($"{Paper.Count(parts.Count)} 项", Paper.Count(parts.Count)))];
        var isMetByRoute = result is { Status: Truth.Met, Criterion.Grouping: not Grouping.All };
        var shown = parts.Where(p => isMetByRoute ? p.Status == Truth.Met : p.Status != Truth.NotApplicable).ToList();
        if (isMetByRoute && shown is [{ Criterion.Parts.IsEmpty: true } route])
            return [route.Measured is null ? Row(context, result, null, depth, by: context.In(route.Criterion.Name)) : Row(context, result, route, depth)];
        return shown.SelectMany(p => Rows(context, p, depth + 1)).Prepend(Row(context, result, null, depth, context.Criteria.Required(result), null, isGroup: true));
    }

    private static bool IsPlain(CriterionResult group, List<CriterionResult> parts) =>
        group is { Status: Truth.Met, Criterion.Grouping: Grouping.All } && parts.TrueForAll(p => p is { Status: Truth.Met, Measured: null } && p.Criterion.Parts.IsEmpty);

    /// <summary>A line.</summary>
    /// <param name="context">The opinion.</param>
    /// <param name="named">The criterion it is about.</param>
    /// <param name="shown">The criterion whose figures it shows; null for the words given.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="required">What is required, where no figures are shown.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="isGroup">Whether its parts follow.</param>
    /// <param name="by">The route by which it is met, where that has no figures.</param>
    private static TemplateObject Row(ReportContext context, CriterionResult named, CriterionResult? shown, int depth, string? required = null, string? actual = null, bool isGroup = false, string? by = null)
    {
        var (style, mark, word) = FixedWords.Verdict(named.Status);
        var words = context.Criteria;
        // Of a fact that is as it must be the verdict says all.
        var isSaid = shown is { Status: Truth.Met, Criterion.When: Condition.Is };
        return context.New()
            .Text("id", named.Criterion.Id)
            .Text("name", context.In(named.Criterion.Name))
            .Text("indent", string.Concat(Enumerable.Repeat("　", depth)))
            .Flag("is_group", isGroup)
            .Flag("is_bad", named.Status == Truth.Unmet && !isGroup)
            .Text("required", shown is null ? required : isSaid ? null : words.Required(shown))
            .Text("by", by)
            .Flag("is_long", shown?.Measured is null)
            .Text("actual", shown is null ? actual : isSaid ? null : words.Actual(shown))
            .Text("gap", shown is { Status: Truth.Unmet } ? words.Gap(shown) : null)
            .Text("margin", shown is { Status: Truth.Met } ? words.Margin(shown) : null)
            .Text("clause", named.Criterion.Clause is { } clause ? $"{clause.Document} {context.In(clause.Place)}" : null)
            .Markup("class", style)
            .Text("mark", mark)
            .Text("word", context.In(word))
            .Done;
    }
}
