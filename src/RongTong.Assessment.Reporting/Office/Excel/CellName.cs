using System.Globalization;

namespace RongTong.Reporting.Office.Excel;

/// <summary>Names of cells and columns. Stateless and thread-safe.</summary>
public static class CellName
{
    /// <summary>The letters of a column, from 0.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>A cell: <c>D7</c>.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Of(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of a sheet as formulas write it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";
}
