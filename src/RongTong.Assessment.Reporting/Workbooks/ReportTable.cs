using System.Collections.Immutable;
using RongTong.Reporting.Office.Excel;

namespace RongTong.Reporting.Workbooks;

/// <summary>How a column is read, and coloured by what stands in it.</summary>
internal enum ColumnKind
{
    /// <summary>Words in the language of the report.</summary>
    Words,

    /// <summary>A name that no language changes: ids, credit codes, documents.</summary>
    Code,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A share of one, shown in per cent with a bar.</summary>
    Share,

    /// <summary>A level, from 0, filled as the reports fill it.</summary>
    Level,
}

/// <summary>A column of a table. Immutable.</summary>
/// <param name="Title">What its head says.</param>
/// <param name="Width">Its width in characters.</param>
/// <param name="Kind">How it is read.</param>
internal sealed record ReportColumn(string Title, int Width, ColumnKind Kind);

/// <summary>A cell: a text, a number, or nothing. Immutable.</summary>
/// <param name="Text">The text; null for none.</param>
/// <param name="Number">The number; null for none.</param>
/// <param name="Look">How it looks; a text that a spreadsheet would run is marked as text besides.</param>
internal readonly record struct ReportCell(string? Text, decimal? Number, CellLook Look)
{
    /// <summary>A text.</summary>
    public static implicit operator ReportCell(string? text) => new(text, null, CellLook.Wrapped);

    /// <summary>A number.</summary>
    public static implicit operator ReportCell(decimal? number) => new(null, number, CellLook.Plain);

    /// <summary>A number.</summary>
    public static implicit operator ReportCell(decimal number) => new(null, number, CellLook.Plain);

    /// <summary>A whole number.</summary>
    public static implicit operator ReportCell(int number) => new(null, number, CellLook.Plain);

    /// <summary>A whole number.</summary>
    public static implicit operator ReportCell(long number) => new(null, number, CellLook.Plain);
}

/// <summary>One sheet of a workbook in one language. Immutable.</summary>
/// <param name="Name">Its name, at most 14 long, so that two of them fit a tab.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell for each column.</param>
/// <param name="Frozen">How many columns stay in place.</param>
internal sealed record ReportTable(string Name, ImmutableArray<ReportColumn> Columns, ImmutableArray<ImmutableArray<ReportCell>> Rows, int Frozen)
{
    /// <summary>This table beside itself in another language: words twice, everything else once.</summary>
    public ReportTable Beside(ReportTable other)
    {
        ImmutableArray<T> Both<T>(ImmutableArray<T> one, ImmutableArray<T> its) => [.. Columns.SelectMany((c, i) => c.Kind == ColumnKind.Words ? new[] { one[i], its[i] } : [one[i]])];
        var heads = Columns.Zip(other.Columns, (c, o) => c.Kind == ColumnKind.Words || c.Title == o.Title ? c : c with { Title = $"{c.Title}\n{o.Title}" }).ToImmutableArray();
        return new ReportTable(
            $"{Name} {other.Name}", Both(heads, other.Columns), [.. Rows.Zip(other.Rows, (r, o) => Both(r, o))],
            Columns.Take(Frozen).Sum(c => c.Kind == ColumnKind.Words ? 2 : 1));
    }
}
