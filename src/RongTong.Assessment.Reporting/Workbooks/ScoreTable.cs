using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Reporting.Parts;

namespace RongTong.Reporting.Workbooks;

/// <summary>The score and every node it comes from.</summary>
internal static class ScoreTable
{
    public static ReportTable? Of(ReportContext context)
    {
        if (context.Assessment.Score is not { } total) return null;
        return new ReportTable(context.Say("得分", "Scores"),
        [
            new(context.Say("层级", "tier"), 7, ColumnKind.Number), new(context.Say("编号", "id"), 40, ColumnKind.Code), new(context.Say("指标", "indicator"), 44, ColumnKind.Words),
            new(context.Say("至少得", "points at least"), 14, ColumnKind.Number), new(context.Say("至多得", "points at most"), 14, ColumnKind.Number), new(context.Say("满分", "of"), 10, ColumnKind.Number), new(context.Say("达成率", "share earned"), 16, ColumnKind.Share),
        ], [Row(context, total, 0), .. context.Assessment.Scores.Where(s => s.Indicator != total.Indicator).Select(s => Row(context, s, s.Indicator.Path.Count(c => c == '/') + 1))], Frozen: 3);
    }

    private static ImmutableArray<ReportCell> Row(ReportContext context, ScoreResult result, int depth)
    {
        var (value, outOf) = (result.Value, result.Indicator.OutOf);
        return
        [
            depth, result.Indicator.Path.Length == 0 ? result.Indicator.Id : result.Indicator.Path, context.In(result.Indicator.Name),
            value.HasMin ? value.Min : default(ReportCell), value.HasMax ? value.Max : default(ReportCell), outOf,
            value.IsKnown && outOf > 0 ? value.Min / outOf : default(ReportCell),
        ];
    }
}
