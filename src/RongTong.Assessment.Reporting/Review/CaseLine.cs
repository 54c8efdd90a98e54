using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Reporting.Opinions;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Review;

/// <summary>One case in a list for those who decide: the verdict, and the one thing it hangs on. Plain text in one language. Immutable.</summary>
/// <param name="Style">met, unmet, undecided or na.</param>
/// <param name="Word">The verdict in a word; of a ladder the grade.</param>
/// <param name="Key">What is short, what is open, or where it stands closest to a line.</param>
/// <param name="Nearest">How far from that line, as a share of the number required; null where no number decides.</param>
public sealed record CaseLine(string Style, string Word, string Key, decimal? Nearest)
{
    private const int Named = 3;

    /// <summary>Reads it off an assessment.</summary>
    public static CaseLine Of(Assessment assessment, Language language)
    {
        var context = new ReportContext(assessment, language, ReportFormat.Html);
        var (style, word) = Verdict(context);
        var (key, nearest) = HangsOn(context, style);
        return new CaseLine(style, word, key, nearest);
    }

    private static (string Style, string Word) Verdict(ReportContext context) => context.Assessment switch
    {
        { Outcome.Status: OutcomeStatus.DataError } => ("na", context.Say("数据退回", "returned")),
        { Outcome.Status: OutcomeStatus.Undecided } => ("undecided", context.Say("待定", "undecided")),
        { Grade: { } grade } when context.IsLadder || context.Model.IsClassification => ("met", context.In(grade.Name)),
        { Grade: not null } => ("met", context.Say("符合", "met")),
        _ => ("unmet", context.Say("不符合", "not met")),
    };

    private static (string Key, decimal? Nearest) HangsOn(ReportContext context, string style)
    {
        var assessment = context.Assessment;
        if (style == "na") return (assessment.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error ? context.In(error.Message) : "", null);
        if (style == "met")
        {
            var closest = OpinionMargins.Results(context).FirstOrDefault();
            return closest is null ? ("", null) : (context.Say($"最近界线：{context.In(closest.Criterion.Name)}　＋{context.Criteria.Margin(closest)}", $"closest: {context.In(closest.Criterion.Name)}, +{context.Criteria.Margin(closest)}"), OpinionMargins.ShareOf(closest));
        }
        var missing = context.Target is { } target ? context.RequiredBy(target).SelectMany(r => VerdictPart.Missing(context, r)).ToList() : [];
        var unmet = missing.Where(r => r.Status == Truth.Unmet).ToList();
        if (unmet.Count == 0) return (context.Row(missing.Take(Named).Select(r => context.In(r.Criterion.Name))), null);
        var words = unmet.Take(Named).Select(r => context.In(r.Criterion.Name) + (context.Criteria.Gap(r) is { } gap ? context.Say($"　−{gap}", $", −{gap}") : ""));
        return (string.Join(context.Say("；", "; "), words) + (unmet.Count > Named ? context.Say($" 等 {Paper.Count(unmet.Count)} 项", $" and {Paper.Count(unmet.Count - Named)} more") : ""), Farthest(unmet));
    }

    /// <summary>The share by which the farthest of several misses its number: all of them have to be mended.</summary>
    private static decimal? Farthest(List<CriterionResult> unmet) =>
        unmet.All(r => r is { Gap: not null, Measured.Bound: { IsKnown: true, Min: not 0 } }) ? unmet.Max(r => r.Gap!.Value / Math.Abs(r.Measured!.Bound.Min)) : null;
}
