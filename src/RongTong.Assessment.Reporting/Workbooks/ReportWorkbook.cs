using System.Globalization;
using RongTong.Assessing;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;

namespace RongTong.Reporting.Workbooks;

/// <summary>
/// The report as a workbook (xlsx): a sheet for each table, numbers as numbers, credit codes as text, heads frozen and filtered, A4. Nothing in
/// it computes. The same assessment gives the same bytes. Stateless and thread-safe.
/// </summary>
public static class ReportWorkbook
{
    /// <summary>The bytes of a workbook.</summary>
    /// <param name="assessment">What to report.</param>
    /// <param name="languages">Its language, or two: columns of words then stand there twice.</param>
    public static byte[] Write(Assessment assessment, ReportLanguages languages)
    {
        var tables = Tables(new ReportContext(assessment, languages.First, ReportFormat.Markdown));
        if (languages.Beside is { } other) tables = [.. tables.Zip(Tables(new ReportContext(assessment, other, ReportFormat.Markdown)), (one, its) => one.Beside(its))];
        using var bytes = new MemoryStream();
        using (var workbook = new WorkbookWriter(bytes))
            foreach (var table in tables) Write(workbook, table);
        return bytes.ToArray();
    }

    private static List<ReportTable> Tables(ReportContext context) =>
    [
        .. new[]
        {
            SummaryTable.Of(context), AnswerTable.Of(context), CriteriaTable.Of(context), ScoreTable.Of(context), AlternativeTable.Of(context), PeerTable.Of(context), EnoughTable.Of(context),
            PathTable.Of(context), PlanTable.Of(context), ClauseTable.Of(context), NoticeTable.Of(context),
        }.OfType<ReportTable>(),
    ];

    /// <summary>Adds a table as a sheet.</summary>
    internal static void Write(WorkbookWriter workbook, ReportTable table)
    {
        var sheet = workbook.StartSheet(table.Name, [.. table.Columns.Select(c => new SheetColumn(c.Title, c.Width))], table.Frozen);
        for (var i = 0; i < table.Columns.Length; i++)
        {
            if (table.Columns[i].Kind == ColumnKind.Share) sheet.Bar(i);
            if (table.Columns[i].Kind == ColumnKind.Level) sheet.Levels(i);
        }
        foreach (var row in table.Rows)
        {
            sheet.StartRow();
            for (var i = 0; i < row.Length; i++) Write(sheet, row[i], table.Columns[i].Kind);
        }
    }

    private static void Write(SheetWriter sheet, ReportCell cell, ColumnKind kind)
    {
        if (cell.Number is { } number) sheet.AddNumber(number.ToString(CultureInfo.InvariantCulture), kind == ColumnKind.Share ? CellLook.Percent : CellLook.Plain);
        else if (cell.Text is not { Length: > 0 } text) sheet.Skip();
        else sheet.Add(text, SpreadsheetFormula.IsLike(text) ? CellLook.Quoted : kind == ColumnKind.Code ? CellLook.Text : cell.Look);
    }
}
