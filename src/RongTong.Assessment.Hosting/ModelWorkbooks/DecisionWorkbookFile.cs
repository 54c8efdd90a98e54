using System.Collections.Immutable;
using RongTong.Authoring.DecisionTables;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Questionnaires;
using RongTong.Reporting.Office.Excel;
using RongTong.Text;

namespace RongTong.Hosting.ModelWorkbooks;

/// <summary>Plain workbooks of decision tables, one a sheet. Stateless and thread-safe.</summary>
public static class DecisionWorkbookFile
{
    /// <summary>Reads the tables of a workbook and looks for gaps and overlaps.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name in messages; a place in it is <c>name!sheet!D7</c>.</param>
    /// <param name="policy">Which rule counts where several hold.</param>
    /// <returns>The tables, and everything that is wrong with them, at their cells.</returns>
    public static (ImmutableArray<DecisionTable> Tables, ImmutableArray<Diagnostic> Diagnostics) Read(string path, string shown, HitPolicy policy)
    {
        try
        {
            using var workbook = HandedInWorkbook.Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), shown, WorkbookLimits.Model);
            var (tables, problems) = (ImmutableArray.CreateBuilder<DecisionTable>(), ImmutableArray.CreateBuilder<Diagnostic>());
            foreach (var sheet in workbook.Sheets.Where(s => s.IsVisible))
            {
                var rows = Rows(workbook, sheet, shown);
                if (rows.Count == 0) continue;
                var (table, found) = DecisionTable.Read(sheet.Name, rows, rows[0][0].Span);
                problems.AddRange(found);
                if (table is null) continue;
                tables.Add(table);
                problems.AddRange(DecisionAnalysis.Of(table, policy));
            }
            if (tables.Count == 0 && problems.Count == 0) problems.Add(DiagnosticCatalog.NoDecisionTable(SourceSpan.WholeFile(shown)));
            return (tables.ToImmutable(), problems.ToImmutable());
        }
        catch (BatchUnreadableException error)
        {
            return ([], [error.Diagnostic]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ([], [error is FileNotFoundException or DirectoryNotFoundException ? DiagnosticCatalog.FileUnreadable(shown, new LocalizedText("没有这个文件", "not found")) : DiagnosticCatalog.FileUnreadable(shown, error.Message)]);
        }
    }

    private static List<IReadOnlyList<(string Text, SourceSpan Span)>> Rows(HandedInWorkbook workbook, WorkbookSheet sheet, string shown)
    {
        var rows = new List<(int Number, List<string> Texts)>();
        workbook.Read(sheet, (number, cells) =>
        {
            if (cells.Any(c => c.Text.Trim().Length > 0)) rows.Add((number, [.. cells.Select(c => c.Text)]));
        });
        var width = rows.Count == 0 ? 0 : rows[0].Texts.Count;
        return [.. rows.Select(r => (IReadOnlyList<(string, SourceSpan)>)[.. Enumerable.Range(0, width).Select(c => (c < r.Texts.Count ? r.Texts[c] : "", SourceSpan.Cell(shown, sheet.Name, CellName.Of(c, r.Number))))])];
    }
}
