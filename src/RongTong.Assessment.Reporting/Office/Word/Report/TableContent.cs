using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>A row of a table: the text of each cell. Immutable.</summary>
/// <param name="Cells">The cells, in order.</param>
/// <param name="IsHead">Whether it names the columns.</param>
internal sealed record RowContent(IReadOnlyList<InlineRuns> Cells, bool IsHead)
{
    /// <summary>Whether the row names those below it: its first cell alone says something, and stresses it.</summary>
    public bool IsGroup => !IsHead && Cells.Count > 2 && Cells[0].IsBold && Cells.Skip(1).All(c => c.Runs.Count == 0);
}

/// <summary>A table as it stands in the text. Immutable.</summary>
/// <param name="Rows">Its rows, the head first where there is one.</param>
/// <param name="IsRight">Whether the texts of each column stand at its right.</param>
internal sealed record TableContent(IReadOnlyList<RowContent> Rows, IReadOnlyList<bool> IsRight)
{
    /// <summary>How many columns it has.</summary>
    public int Columns => IsRight.Count;

    /// <summary>Whether a head names the columns.</summary>
    public bool HasHead => Rows.Count > 0 && Rows[0].IsHead;

    /// <summary>Reads a table; a head without words is none.</summary>
    public static TableContent Of(Table table)
    {
        var rows = table.OfType<TableRow>().Select(r => new RowContent([.. r.OfType<TableCell>().Select(c => InlineRuns.Of((c.FirstOrDefault() as LeafBlock)?.Inline))], r.IsHeader))
            .Where(r => !r.IsHead || r.Cells.Any(c => c.Plain.Trim().Length > 0)).ToList();
        var columns = rows.Select(r => r.Cells.Count).DefaultIfEmpty(0).Max();
        return new TableContent(rows, [.. Enumerable.Range(0, columns).Select(i => i < table.ColumnDefinitions.Count && table.ColumnDefinitions[i].Alignment == TableColumnAlign.Right)]);
    }
}
