using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>
/// The first reading of a table: its hash, its rows, whether its bytes are text, and which credit codes stand in several rows. Keeps sixteen
/// bytes for each valid code and nothing else of a row. Immutable once made.
/// </summary>
internal sealed class TableSurvey
{
    /// <summary>How many rows below the first are looked at for titles.</summary>
    private const int TitleSearch = 4;

    private readonly Dictionary<UInt128, ImmutableArray<int>> _repeated;

    private TableSurvey(TableFile table, byte delimiter, ImmutableArray<string> titles, (string Name, int Others) sheet, long bodyOffset, long rows, string sha256, CodeIndex codes) =>
        (Table, Delimiter, Titles, Sheet, BodyOffset, Rows, Sha256, HasUndatedRows, _repeated) = (table, delimiter, titles, sheet, bodyOffset, rows, sha256, codes.HasUndated, codes.Repeated());

    /// <summary>The table, in the encoding it turned out to have.</summary>
    public TableFile Table { get; }

    /// <summary>What separates cells: a comma, or a tab.</summary>
    public byte Delimiter { get; }

    /// <summary>The cells of the first row.</summary>
    public ImmutableArray<string> Titles { get; }

    /// <summary>The sheet read of a workbook, and how many others there are; nothing else has any.</summary>
    public (string Name, int Others) Sheet { get; }

    /// <summary>Where in the text the second row begins.</summary>
    public long BodyOffset { get; }

    /// <summary>How many rows follow the header, empty lines included.</summary>
    public long Rows { get; }

    /// <summary>Hash of the bytes of the file.</summary>
    public string Sha256 { get; }

    /// <summary>Whether a row states no date.</summary>
    public bool HasUndatedRows { get; }

    /// <summary>All rows a valid code stands in when there are several; else nothing.</summary>
    public ImmutableArray<int> RowsOf(ReadOnlySpan<byte> code) => KeyOf(code) is { } key && _repeated.TryGetValue(key, out var rows) ? rows : [];

    /// <summary>How many codes stand in several rows.</summary>
    public int Repeated => _repeated.Count;

    /// <summary>Reads the table once.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columnsOf">Which columns to look at, told from the titles and a few rows below them.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="BatchUnreadableException">The text cannot be read.</exception>
    public static TableSurvey Of(TableFile table, Func<ImmutableArray<ImmutableArray<string>>, SurveyColumns> columnsOf, CancellationToken cancellation)
    {
        try
        {
            return Read(table, columnsOf, cancellation);
        }
        catch (BatchUnreadableException) when (!table.IsCertain)
        {
            // Nothing but ASCII at the beginning, and no UTF-8 further on.
            return Read(table.AsGb18030(), columnsOf, cancellation);
        }
    }

    private static TableSurvey Read(TableFile table, Func<ImmutableArray<ImmutableArray<string>>, SurveyColumns> columnsOf, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var text = table.Open(hash);
        var delimiter = (byte)',';
        using var reader = new RecordBlockReader(text, table, delimiter);
        if (reader.Next() is not { } first) throw new BatchUnreadableException(DiagnosticCatalog.EmptyTable(SourceSpan.WholeFile(table.Shown)));
        if (first.Span[..LineEnd(first.Span)] is var line && !line.Contains((byte)',') && line.Contains((byte)'\t')) return ReadTabs(table, columnsOf, cancellation);
        return ReadFrom(first, reader, table, delimiter, SheetOf(text), hash, columnsOf, cancellation);
    }

    private static TableSurvey ReadTabs(TableFile table, Func<ImmutableArray<ImmutableArray<string>>, SurveyColumns> columnsOf, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var text = table.Open(hash);
        using var reader = new RecordBlockReader(text, table, (byte)'\t');
        return ReadFrom(reader.Next() ?? throw new InvalidOperationException("the table was there a moment ago"), reader, table, (byte)'\t', SheetOf(text), hash, columnsOf, cancellation);
    }

    private static (string Name, int Others) SheetOf(Stream text) => text is WorkbookText workbook ? (workbook.Name, Math.Max(0, workbook.Sheets - 1)) : ("", 0);

    /// <summary>The next few rows: enough to see that the titles stand there instead.</summary>
    private static IEnumerable<ImmutableArray<string>> RowsBelow(RecordBlock block, RowCells cells, int at)
    {
        for (var i = 0; i < TitleSearch && at < block.Length; i++)
        {
            var row = at;
            cells.Read(block.Span, ref row);
            at = row;
            yield return [.. Enumerable.Range(0, cells.Count).Select(c => Encoding.UTF8.GetString(cells[block.Span, c]))];
        }
    }

    private static int LineEnd(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is >= 0 and var end ? end : text.Length;

    private static TableSurvey ReadFrom(RecordBlock first, RecordBlockReader reader, TableFile table, byte delimiter, (string Name, int Others) sheet, IncrementalHash hash, Func<ImmutableArray<ImmutableArray<string>>, SurveyColumns> columnsOf, CancellationToken cancellation)
    {
        Check(first, table);
        var cells = new RowCells(delimiter);
        var at = 0;
        cells.Read(first.Span, ref at);
        var titles = Enumerable.Range(0, cells.Count).Select(i => Encoding.UTF8.GetString(cells[first.Span, i])).ToImmutableArray();
        // A spreadsheet pads the header with empty cells.
        while (titles is [.., ""]) titles = titles[..^1];
        var columns = columnsOf([titles, .. RowsBelow(first, cells, at)]);
        var bodyOffset = (long)at;

        var codes = new CodeIndex();
        using var blocks = new BlockingCollection<RecordBlock>(8);
        var worker = Task.Run(() => Index(blocks, cells, columns, at, codes, table), CancellationToken.None);
        long rows = first.Rows - 1;
        try
        {
            blocks.Add(first, cancellation);
            while (!worker.IsCompleted && reader.Next() is { } block)
            {
                rows += block.Rows;
                while (!blocks.TryAdd(block, 50, cancellation))
                    if (worker.IsCompleted) break;
            }
        }
        finally
        {
            blocks.CompleteAdding();
        }
        worker.GetAwaiter().GetResult();
        if (rows == 0) throw new BatchUnreadableException(DiagnosticCatalog.EmptyTable(SourceSpan.WholeFile(table.Shown)));
        return new TableSurvey(table, delimiter, titles, sheet, bodyOffset, rows, Convert.ToHexStringLower(hash.GetHashAndReset()), codes);
    }

    private static void Index(BlockingCollection<RecordBlock> blocks, RowCells cells, SurveyColumns columns, int bodyStart, CodeIndex codes, TableFile table)
    {
        foreach (var block in blocks.GetConsumingEnumerable())
        {
            Check(block, table);
            var at = block.Number == 0 ? bodyStart : 0;
            var row = (int)block.FirstRow + (block.Number == 0 ? 1 : 0);
            for (; at < block.Length; row++)
            {
                var start = at;
                var code = cells.Upto(block.Span, ref at, columns.Code);
                if (at - start > RecordBlockReader.LongestRecord) throw new BatchUnreadableException(DiagnosticCatalog.RowTooLong(SourceSpan.WholeFile(table.Shown), row, RecordBlockReader.LongestRecord));
                if (KeyOf(code) is { } key) codes.Add(key, row);
                if (!codes.HasUndated && columns.Dates is { IsDefault: false } dates) codes.HasUndated = IsUndated(block.Span, start, cells, dates, columns.Code);
            }
            RecordBlockReader.Return(block);
        }
    }

    private static bool IsUndated(ReadOnlySpan<byte> text, int start, RowCells cells, ImmutableArray<int> dates, int code)
    {
        foreach (var column in dates)
        {
            var at = start;
            if (!cells.Upto(text, ref at, column).IsEmpty) return false;
        }
        var end = start;
        cells.Read(text, ref end);
        return !cells.IsBlank(text) && TotalsRow.WordIn(cells, text, code) is null;
    }

    private static void Check(RecordBlock block, TableFile table)
    {
        if (table.Encoding.Codec is null && !Utf8.IsValid(block.Span))
            throw new BatchUnreadableException(DiagnosticCatalog.UnknownEncoding(SourceSpan.WholeFile(table.Shown), table.Encoding.Name, block.FirstRow));
    }

    /// <summary>A valid code as a number; null for anything else, which is an error in its own row already.</summary>
    public static UInt128? KeyOf(ReadOnlySpan<byte> code)
    {
        if (!CreditCode.IsValid(code)) return null;
        UInt128 key = 0;
        foreach (var letter in code[..17]) key = key << 7 | letter;
        return key;
    }

    /// <summary>First row of each code, and all rows of those met again.</summary>
    private sealed class CodeIndex
    {
        private readonly Dictionary<UInt128, int> _first = [];

        public bool HasUndated { get; set; }

        private readonly Dictionary<UInt128, ImmutableArray<int>.Builder> _again = [];

        public void Add(UInt128 code, int row)
        {
            if (_first.TryAdd(code, row)) return;
            if (!_again.TryGetValue(code, out var rows))
            {
                _again[code] = rows = ImmutableArray.CreateBuilder<int>();
                rows.Add(_first[code]);
            }
            rows.Add(row);
        }

        public Dictionary<UInt128, ImmutableArray<int>> Repeated() => _again.ToDictionary(a => a.Key, a => a.Value.ToImmutable());
    }
}

/// <summary>The columns a survey looks at.</summary>
/// <param name="Code">The credit code, or −1.</param>
/// <param name="Dates">The dates of which a row needs one; default when it does not matter.</param>
internal readonly record struct SurveyColumns(int Code, ImmutableArray<int> Dates);
