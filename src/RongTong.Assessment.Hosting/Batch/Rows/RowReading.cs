using System.Text;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Input;
using RongTong.Models;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>
/// Reads the rows of a table, one at a time: who it is about, which date, and its cells straight into the frame of an edition. Not
/// thread-safe; one per worker.
/// </summary>
internal sealed class RowReading
{
    private readonly TableSurvey _survey;
    private readonly TableHeader _header;
    private readonly DateOnly? _asOf;
    private readonly DateOnly _today;
    private readonly int _code;
    private readonly int _name;
    private readonly int _region;
    private readonly int _industry;
    private readonly int _stated;
    private readonly int _applied;

    /// <summary>Prepares to read.</summary>
    /// <param name="table">The table.</param>
    /// <param name="asOf">The date for every row; null when rows state theirs.</param>
    /// <param name="today">The date of rows that state none.</param>
    public RowReading(BatchTable table, DateOnly? asOf, DateOnly today)
    {
        (_survey, _header, _asOf, _today) = (table.Survey, table.Header, asOf, today);
        Cells = new RowCells(_survey.Delimiter);
        (_code, _name, _region) = (_header.Of(ColumnRole.Code), _header.Of(ColumnRole.Name), _header.Of(ColumnRole.Region));
        (_industry, _stated, _applied) = (_header.Of(ColumnRole.Industry), _header.Of(ColumnRole.AsOf), _header.Of(ColumnRole.ApplicationDate));
    }

    /// <summary>The cells of the row.</summary>
    public RowCells Cells { get; }

    /// <summary>What keeps the row from being read.</summary>
    public List<Diagnostic> Rejects { get; } = [];

    /// <summary>What sends it back.</summary>
    public List<Diagnostic> Problems { get; } = [];

    /// <summary>Answers that were written otherwise than a sheet writes them, by column, as a sheet would.</summary>
    public Dictionary<int, string> Plain { get; } = [];

    /// <summary>The column of the credit code, or −1.</summary>
    public int Code => _code;

    /// <summary>Goes to the next record of a text.</summary>
    /// <returns>False for an empty line.</returns>
    public bool Next(ReadOnlySpan<byte> text, ref int at)
    {
        Cells.Read(text, ref at);
        return !Cells.IsBlank(text);
    }

    /// <summary>Who the row is about; and whether it is a row at all, in <see cref="Rejects"/>.</summary>
    public RowFirm Begin(ReadOnlySpan<byte> text, long row)
    {
        Rejects.Clear();
        Problems.Clear();
        Plain.Clear();
        if (Cells.IsBroken) Rejects.Add(DiagnosticCatalog.BrokenQuotes(null));
        else if (Cells.Count > _header.Columns.Length && HasExtra(text)) Rejects.Add(DiagnosticCatalog.TooManyCells(null, Cells.Count, _header.Columns.Length));
        else if (TotalsRow.WordIn(Cells, text, _code) is { } totals) Rejects.Add(DiagnosticCatalog.TotalsRow(totals));
        return new RowFirm(row, Cell(text, _code), Cell(text, _name), Cell(text, _region), Cell(text, _industry));
    }

    /// <summary>A cell; nothing where there is no such column.</summary>
    public ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> text, int column) => column < 0 ? [] : Cells[text, column];

    private bool HasExtra(ReadOnlySpan<byte> text)
    {
        for (var i = _header.Columns.Length; i < Cells.Count; i++)
            if (!Cells[text, i].IsEmpty) return true;
        return false;
    }

    /// <summary>The date whose rules apply to the row.</summary>
    public DateOnly DateOf(ReadOnlySpan<byte> text)
    {
        if (_asOf is { } day) return day;
        foreach (var column in (ReadOnlySpan<int>)[_stated, _applied])
        {
            if (column < 0 || Cell(text, column) is not { IsEmpty: false } cell) continue;
            if (RowScorer.TryDay(cell, out var plain)) return plain;
            var written = Encoding.UTF8.GetString(cell);
            if (CellForms.Date(written) is { } stated) return stated;
            Rejects.Add(DiagnosticCatalog.UnreadableAnswer(null, _header.Columns[column].Field ?? "asOf", written, "日期（如 2026-07-15）", "a date such as 2026-07-15"));
        }
        return _today;
    }

    /// <summary>Reads the cells as answers to an edition, and runs it unless something cannot be read.</summary>
    public void Read(ReadOnlySpan<byte> text, DateOnly day, EditionRows edition)
    {
        Rejects.Clear();
        Problems.Clear();
        var scorer = edition.Scorer;
        scorer.Begin(day);
        var columns = Math.Min(Cells.Count, edition.FieldOfColumn.Length);
        for (var column = 0; column < columns; column++)
        {
            var field = edition.FieldOfColumn[column];
            if (field < 0 || column == _code) continue;
            var cell = Cells[text, column];
            if (cell.IsEmpty) continue;
            var fault = scorer.Read(field, cell);
            if (fault != AnswerFault.None) ReadAgain(scorer, column, field, cell, fault);
        }
        if (edition.Code >= 0 && _code >= 0) scorer.Read(edition.Code, Cell(text, _code));
        if (Rejects.Count == 0) scorer.Run();
    }

    private void ReadAgain(RowScorer scorer, int column, int field, ReadOnlySpan<byte> cell, AnswerFault fault)
    {
        var (asked, written) = (scorer.Fields[field], Encoding.UTF8.GetString(cell));
        if (CellForms.Plain(asked, fault, written) is { } plain)
        {
            Plain[column] = plain;
            var bytes = Encoding.UTF8.GetBytes(plain);
            fault = scorer.Read(field, bytes);
            if (fault == AnswerFault.None) return;
        }
        if (fault == AnswerFault.OutOfRange) Problems.Add(scorer.Describe(field, fault, cell));
        else if (fault == AnswerFault.BadCreditCode) Problems.Add(scorer.Describe(field, fault, cell));
        else Rejects.Add((fault == AnswerFault.NotANumber ? CellForms.OfNumber(asked, written) : null) ?? scorer.Describe(field, fault, cell));
    }

    /// <summary>What is wrong with the code: it is missing, none at all, or stands in other rows too.</summary>
    public void CheckCode(ReadOnlySpan<byte> code)
    {
        if (_code < 0) return;
        if (code.IsEmpty) Problems.Add(DiagnosticCatalog.NoCode());
        else if (!CreditCode.IsValid(code)) Problems.Add(CellForms.OfCode(Encoding.UTF8.GetString(code)));
        else if (_survey.RowsOf(code) is { IsEmpty: false } rows)
        {
            var named = string.Join(", ", rows.Take(20).Select(r => r.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Problems.Add(DiagnosticCatalog.DuplicateCode(Encoding.UTF8.GetString(code), rows.Length > 20 ? named + ", …" : named));
        }
    }
}
