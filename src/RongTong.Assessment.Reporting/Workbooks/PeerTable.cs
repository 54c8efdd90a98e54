using System.Collections.Immutable;
using RongTong.Benchmarking;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;

namespace RongTong.Reporting.Workbooks;

/// <summary>Each score beside the quartiles of the peers.</summary>
internal static class PeerTable
{
    public static ReportTable? Of(ReportContext context) => context.Assessment.Peers is not { } standing ? null : new ReportTable(
        context.Say("同行", "Peers"),
        [
            new(context.Say("层级", "tier"), 7, ColumnKind.Number), new(context.Say("编号", "id"), 40, ColumnKind.Code), new(context.Say("指标", "indicator"), 36, ColumnKind.Words),
            new(context.Say("至少得（分）", "points at least"), 12, ColumnKind.Number), new(context.Say("至多得（分）", "points at most"), 12, ColumnKind.Number), new(context.Say("满分", "of"), 9, ColumnKind.Number),
            new(context.Say("同行下四分位（分）", "peers' lower quartile (points)"), 13, ColumnKind.Number), new(context.Say("同行中位数（分）", "peers' median (points)"), 13, ColumnKind.Number), new(context.Say("同行上四分位（分）", "peers' upper quartile (points)"), 13, ColumnKind.Number),
            new(context.Say("同行家数", "firms"), 9, ColumnKind.Number), new(context.Say("处在", "stands in"), 18, ColumnKind.Words),
        ], [.. standing.Scores.Select(s => Row(context, s))], Frozen: 3);

    private static ImmutableArray<ReportCell> Row(ReportContext context, PeerScore score)
    {
        var (node, value) = (score.Score.Indicator, score.Score.Value);
        return
        [
            node.Path.Length == 0 ? 0 : node.Path.Count(c => c == '/') + 1, node.Path.Length == 0 ? node.Id : node.Path, context.In(node.Name),
            value.HasMin ? value.Min : default(ReportCell), value.HasMax ? value.Max : default(ReportCell), node.OutOf,
            score.Peers.Lower, score.Peers.Median, score.Peers.Upper, score.Peers.Firms,
            new ReportCell(context.In(PeerWords.Of(score.Quarter)), null, score.Quarter switch { PeerQuarter.Highest or PeerQuarter.AboveMedian => CellLook.Met, PeerQuarter.Lowest => CellLook.Unmet, null => CellLook.NotApplicable, _ => CellLook.Undecided }),
        ];
    }
}
