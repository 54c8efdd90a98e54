using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;

namespace RongTong.Reporting.Workbooks;

/// <summary>What was found in the answers.</summary>
internal static class NoticeTable
{
    public static ReportTable? Of(ReportContext context) => context.Assessment.Diagnostics.IsEmpty ? null : new ReportTable(
        context.Say("核对", "Notices"),
        [
            new(context.Say("类别", "kind"), 12, ColumnKind.Words), new(context.Say("编号", "id"), 26, ColumnKind.Code), new(context.Say("问题", "what is wrong"), 70, ColumnKind.Words), new(context.Say("改法", "what to do"), 50, ColumnKind.Words), new(context.Say("代码", "code"), 10, ColumnKind.Code),
        ],
        [.. context.Assessment.Diagnostics.Select(d => Row(context, d))], Frozen: 0);

    private static ImmutableArray<ReportCell> Row(ReportContext context, Diagnostic diagnostic)
    {
        var isError = diagnostic.Severity == DiagnosticSeverity.Error;
        return
        [
            new ReportCell(isError ? context.Say("须更正", "to correct") : context.Say("提示", "note"), null, isError ? CellLook.Unmet : CellLook.Undecided),
            diagnostic.Field, context.In(diagnostic.Message), diagnostic.Fix is { } fix ? context.In(fix) : null, diagnostic.Code,
        ];
    }
}
