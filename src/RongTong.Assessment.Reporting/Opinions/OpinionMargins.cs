using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Opinions;

/// <summary>Where a firm that holds the grade stands closest to a line: the numbers on which the grade hangs, the least room first.</summary>
internal static class OpinionMargins
{
    private const int Shown = 3;

    public static IEnumerable<TemplateObject> Closest(ReportContext context) => Results(context).Take(Shown)
        .Select(r => context.New().Text("name", context.In(r.Criterion.Name)).Text("margin", context.Criteria.Margin(r)).Text("share", Paper.Percent(ShareOf(r))).Flag("none", r.Measured!.Margin == 0).Done);

    /// <summary>The numbers on which the grade held hangs, the least room first.</summary>
    public static IEnumerable<CriterionResult> Results(ReportContext context)
    {
        if (context.Assessment.Outcome.Status == OutcomeStatus.DataError || context.Assessment.Grade is not { } grade || context.Model.IsClassification) return [];
        return context.RequiredBy(grade).SelectMany(r => Needed(context, r))
            .Where(r => r.Measured is { Margin: >= 0, Bound: { IsKnown: true, Min: not 0 } })
            .OrderBy(ShareOf).ThenBy(r => r.Criterion.Id, StringComparer.Ordinal);
    }

    /// <summary>The room left, as a share of the number required.</summary>
    public static decimal ShareOf(CriterionResult result) => result.Measured!.Margin!.Value / Math.Abs(result.Measured.Bound.Min);

    /// <summary>The criteria without which the grade is lost: all parts of a group that needs all of them, and a route when it is the only one met.</summary>
    private static IEnumerable<CriterionResult> Needed(ReportContext context, CriterionResult result)
    {
        var met = result.Criterion.Parts.Select(p => context.ResultOf(p.Id)).Where(p => p.Status == Truth.Met).ToList();
        return result.Criterion.Grouping switch
        {
            Grouping.None => [result],
            Grouping.All => met.SelectMany(p => Needed(context, p)),
            Grouping.Any => met.Count == 1 ? Needed(context, met[0]) : [],
            _ => met.Count == result.Criterion.AtLeast ? met.SelectMany(p => Needed(context, p)) : [],
        };
    }
}
