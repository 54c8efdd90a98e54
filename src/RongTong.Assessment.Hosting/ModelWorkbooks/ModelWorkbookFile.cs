using System.Collections.Immutable;
using System.Text;
using RongTong.Authoring;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Questionnaires;
using RongTong.Reporting.ModelWorkbooks;
using RongTong.Reporting.Office.Excel;
using RongTong.Text;

namespace RongTong.Hosting.ModelWorkbooks;

/// <summary>Model files edited as workbooks: reads one back as the text of the file. Stateless and thread-safe.</summary>
public static class ModelWorkbookFile
{
    /// <summary>Reads a workbook. What is wrong with it is told in one go, cell by cell.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name in messages; a place in it is <c>name!sheet!D7</c>.</param>
    /// <returns>The file as the cells have it, or what is wrong.</returns>
    public static Result<ModelEdition> Read(string path, string shown)
    {
        try
        {
            using var workbook = HandedInWorkbook.Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), shown, WorkbookLimits.Model);
            return Read(workbook, shown);
        }
        catch (BatchUnreadableException error)
        {
            return Failed(error.Diagnostic);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed(error is FileNotFoundException or DirectoryNotFoundException ? DiagnosticCatalog.FileUnreadable(shown, new LocalizedText("没有这个文件", "not found")) : DiagnosticCatalog.FileUnreadable(shown, error.Message));
        }
    }

    private static Result<ModelEdition> Read(HandedInWorkbook workbook, string shown)
    {
        var (source, problem) = Original(workbook, SourceSpan.WholeFile(shown));
        if (source is null) return Failed(problem!);
        var book = ModelBook.Of(source);
        if (book.Value is not { } tables) return new Result<ModelEdition>(null, book.Diagnostics);
        var warnings = new List<Diagnostic>();
        var sheets = workbook.Sheets.Where(s => s.Name != ModelWorkbook.TextSheet).Select(s => Table(workbook, s, tables, shown, warnings)).OfType<FilledSheet>().ToList();
        var edition = ModelEditing.Apply(tables, sheets);
        return new Result<ModelEdition>(edition, [.. warnings, .. edition.Problems.Select(p => p.Span is null ? p with { Span = SourceSpan.WholeFile(shown) } : p)]);
    }

    /// <summary>The text the workbook was made from, held against its hash.</summary>
    private static (SourceText? Source, Diagnostic? Problem) Original(HandedInWorkbook workbook, SourceSpan span)
    {
        if (workbook.Sheets.FirstOrDefault(s => s.Name == ModelWorkbook.TextSheet) is not { } sheet) return (null, DiagnosticCatalog.NotAModelWorkbook(span));
        var (format, name, hash, text, last, isWhole) = ("", "", "", new StringBuilder(), 1, true);
        workbook.Read(sheet, (row, cells) =>
        {
            string At(int column) => column < cells.Count ? cells[column].Text : "";
            if (row == 1)
            {
                (format, name, hash) = (At(0), At(2), At(3));
                return;
            }
            var line = At(0);
            var end = line.LastIndexOf('|');
            isWhole &= row == last + 1 && line.Length >= 2 && line[0] == '|' && end > 0;
            last = row;
            if (!isWhole) return;
            if (row > 2) text.Append('\n');
            text.Append(line, 1, end - 1).Append(line.EndsWith("|r", StringComparison.Ordinal) ? "\r" : "");
        });
        if (format != ModelWorkbook.Format) return (null, DiagnosticCatalog.NotAModelWorkbook(span));
        return isWhole && ModelWorkbook.HashOf(text.ToString()) == hash ? (new SourceText(name, text.ToString()), null) : (null, DiagnosticCatalog.ModelTextDamaged(span));
    }

    private static FilledSheet? Table(HandedInWorkbook workbook, WorkbookSheet sheet, ModelBook book, string shown, List<Diagnostic> warnings)
    {
        ModelSheet? table = null;
        (string Key, int Column)[]? columns = null;
        var rows = ImmutableArray.CreateBuilder<FilledRow>();
        workbook.Read(sheet, (row, cells) =>
        {
            string At(int column) => column < cells.Count ? cells[column].Text : "";
            var key = At(0);
            if (key.StartsWith(ModelWorkbook.TitleMark, StringComparison.Ordinal)) table ??= book.Sheets.FirstOrDefault(s => s.Id == key[ModelWorkbook.TitleMark.Length..]);
            else if (key == ModelWorkbook.HeadMark && table is not null) columns ??= [.. Columns(table, cells, SourceSpan.Cell(shown, sheet.Name, CellName.Of(0, row)), warnings)];
            else if (columns is not null) rows.Add(Row(columns, key, column => column < cells.Count ? cells[column] : new WorkbookCell(""), column => SourceSpan.Cell(shown, sheet.Name, CellName.Of(column, row))));
        });
        return table is null || columns is null ? null : new FilledSheet(table.Id, rows.ToImmutable());
    }

    /// <summary>Where each column stands now: they are known by their heads, in either language.</summary>
    private static IEnumerable<(string Key, int Column)> Columns(ModelSheet table, IReadOnlyList<WorkbookCell> heads, SourceSpan span, List<Diagnostic> warnings)
    {
        if (table.Id == "clauses") yield return (ModelBookColumns.Label, 1);
        foreach (var column in table.Columns)
        {
            var at = heads.ToList().FindIndex(h => h.Text.Trim() == column.Title.Zh || h.Text.Trim() == column.Title.En);
            if (at < 0) warnings.Add(DiagnosticCatalog.ModelColumnMissing(span, column.Title));
            else yield return (column.Key, at);
        }
    }

    private static FilledRow Row((string Key, int Column)[] columns, string key, Func<int, WorkbookCell> cell, Func<int, SourceSpan> place) =>
        new(key, columns.ToImmutableDictionary(c => c.Key, c => new FilledCell(cell(c.Column).Text, place(c.Column), cell(c.Column).IsError), StringComparer.Ordinal), place(1));

    private static Result<ModelEdition> Failed(Diagnostic diagnostic) => new(null, [diagnostic]);
}
