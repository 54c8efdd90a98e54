using System.Text;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>A CSV file this program wrote itself, read row by row: UTF-8, commas, a header. Not thread-safe.</summary>
internal sealed class OwnTable : IDisposable
{
    private readonly RecordBlockReader _reader;
    private readonly RowCells _cells = new((byte)',');
    private RecordBlock? _block;
    private int _at;

    private OwnTable(RecordBlockReader reader) => _reader = reader;

    /// <summary>The titles of the columns.</summary>
    public IReadOnlyList<string> Titles { get; private set; } = [];

    /// <summary>How many cells the row has.</summary>
    public int Count => _cells.Count;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="BatchUnreadableException">It has none.</exception>
    public static OwnTable Open(string path, string shown)
    {
        var found = TableFile.Find(path, shown);
        if (found.Value is not { } file) throw new BatchUnreadableException(found.Diagnostics[0]);
        var table = new OwnTable(new RecordBlockReader(file.Open(), file, (byte)','));
        if (!table.Next())
        {
            table.Dispose();
            throw new BatchUnreadableException(DiagnosticCatalog.EmptyTable(SourceSpan.WholeFile(shown)));
        }
        table.Titles = [.. Enumerable.Range(0, table.Count).Select(table.Text)];
        return table;
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Next()
    {
        if (_block is null || _at >= _block.Length)
        {
            if (_block is { } old) RecordBlockReader.Return(old);
            _block = _reader.Next();
            _at = 0;
            if (_block is null) return false;
        }
        _cells.Read(_block.Span, ref _at);
        return true;
    }

    /// <summary>A cell of the row as bytes.</summary>
    public ReadOnlySpan<byte> this[int column] => _block is null ? [] : _cells.Exact(_block.Span, column);

    /// <summary>A cell of the row as text.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(this[column]);

    public void Dispose() => _reader.Dispose();
}
