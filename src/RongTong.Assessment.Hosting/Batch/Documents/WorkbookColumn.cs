using RongTong.Hosting.Batch.Input;
using RongTong.Reporting.Office.Excel;

namespace RongTong.Hosting.Batch.Documents;

/// <summary>A column of a table on its way into a sheet.</summary>
/// <param name="Title">What its head says there.</param>
/// <param name="Width">How wide it is, in characters.</param>
/// <param name="Write">Copies the cell of a row.</param>
internal sealed record WorkbookColumn(string Title, int Width, Action<OwnTable, int, SheetWriter> Write)
{
    /// <summary>A column of texts: marked where a spreadsheet would run them.</summary>
    public static WorkbookColumn Text(string title, int width, CellLook look = CellLook.Text) => new(title, width, (table, at, sheet) =>
    {
        var (text, wasMarked) = SpreadsheetFormula.Original(table.Text(at));
        sheet.Add(text, wasMarked ? CellLook.Quoted : look);
    });

    /// <summary>A column of numbers, empty where there is none.</summary>
    public static WorkbookColumn Number(string title, int width, CellLook look = CellLook.Plain) => new(title, width, (table, at, sheet) =>
    {
        if (table[at].IsEmpty) sheet.Skip();
        else sheet.AddNumber(table.Text(at), look);
    });

    /// <summary>A column of words for what the table says in codes.</summary>
    public static WorkbookColumn Words(string title, int width, Func<OwnTable, int, (string Word, CellLook Look)> word) => new(title, width, (table, at, sheet) =>
    {
        var (text, look) = word(table, at);
        sheet.Add(text, look);
    });
}
