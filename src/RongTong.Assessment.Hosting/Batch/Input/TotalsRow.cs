using System.Collections.Immutable;
using System.Text;
using RongTong.Models;

namespace RongTong.Hosting.Batch.Input;

/// <summary>Rows that add up the others, as people leave them at the end of a table.</summary>
internal static class TotalsRow
{
    private static readonly ImmutableArray<string> Words = ["合计", "总计", "小计", "共计", "合計", "total", "sum"];

    /// <summary>The word a row of sums begins with; null for any other row. A row with a credit code is none.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="text">The block it is in.</param>
    /// <param name="code">The column of the credit code, or −1.</param>
    public static string? WordIn(RowCells cells, ReadOnlySpan<byte> text, int code)
    {
        if (code < 0 || CreditCode.IsValid(cells[text, code])) return null;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[text, i] is not { IsEmpty: false } cell) continue;
            var word = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 32)]);
            return Words.Contains(CellText.Narrow(word), StringComparer.OrdinalIgnoreCase) ? word : null;
        }
        return null;
    }
}
