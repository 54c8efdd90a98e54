using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Output;
using RongTong.Reporting.Office.Excel;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Documents;

/// <summary><c>results.xlsx</c>: results, rejects and review for people, verdicts in words, figures as numbers.</summary>
internal sealed class ResultsWorkbook(BatchModel model, BatchOptions options) : IBatchDocument
{
    public IEnumerable<string> Make(OutputSet outputs, string directory)
    {
        using var stream = new FileStream(Path.Combine(directory, BatchFiles.Workbook), FileMode.Create, FileAccess.ReadWrite);
        using (var workbook = new WorkbookWriter(stream))
        {
            var columns = new ResultColumns(model, options.Language);
            Write(workbook, directory, BatchFiles.Results, Say("结果", "Results"), columns.Of, frozen: 3);
            Write(workbook, directory, BatchFiles.Rejects, Say("退件", "Rejects"), columns.OfRejects, frozen: 1);
            Write(workbook, directory, BatchFiles.Review, Say("待审", "Review"), columns.OfReview, frozen: 3);
        }
        stream.Flush(flushToDisk: true);
        return [BatchFiles.Workbook];
    }

    /// <summary>Copies a table, over several sheets when one has no room.</summary>
    private static void Write(WorkbookWriter workbook, string directory, string file, string name, Func<string, WorkbookColumn> columnOf, int frozen)
    {
        using var table = OwnTable.Open(Path.Combine(directory, file), file);
        var columns = table.Titles.Select(columnOf).ToArray();
        var heads = columns.Select(c => new SheetColumn(c.Title, c.Width)).ToArray();
        var (sheet, number) = (workbook.StartSheet(name, heads, frozen), 1);
        while (table.Next())
        {
            if (sheet.IsFull) sheet = workbook.StartSheet(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {++number}"), heads, frozen);
            sheet.StartRow();
            for (var i = 0; i < columns.Length; i++) columns[i].Write(table, i, sheet);
        }
    }

    private string Say(string zh, string en) => options.Language == Language.Zh ? zh : en;
}
