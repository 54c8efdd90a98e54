namespace RongTong.Hosting.Batch.Input;

/// <summary>
/// The cells of one record after another. A cell in quotes that holds quotes is copied without their doubling; every other cell is a slice
/// of the block. Not thread-safe; reused for every record.
/// </summary>
internal sealed class RowCells(byte delimiter)
{
    private int[] _starts = new int[128];
    private int[] _ends = new int[128];
    private bool[] _copied = new bool[128];
    private byte[] _copies = new byte[256];
    private int _copiedLength;

    /// <summary>How many cells the record has; 0 for an empty line.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the quotes did not pair up.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads the record that begins at a place and moves the place behind it.</summary>
    public void Read(ReadOnlySpan<byte> text, ref int at)
    {
        (Count, IsBroken, _copiedLength) = (0, false, 0);
        if (text[at] == '\n' || text[at] == '\r' && (at + 1 == text.Length || text[at + 1] == '\n'))
        {
            at += text[at] == '\n' || at + 1 == text.Length ? 1 : 2;
            return;
        }
        while (true)
        {
            if (at < text.Length && text[at] == '"') ReadQuoted(text, ref at);
            else
            {
                var start = at;
                var length = text[at..].IndexOfAny(delimiter, (byte)'\n');
                at = length < 0 ? text.Length : at + length;
                var end = at;
                if (end > start && text[end - 1] == '\r' && (at == text.Length || text[at] == '\n')) end--;
                Add(start, end, copied: false);
            }
            if (at >= text.Length) return;
            if (text[at++] == '\n') return;
            // A delimiter at the end of the file is followed by one more, empty, cell.
            if (at == text.Length)
            {
                Add(at, at, copied: false);
                return;
            }
        }
    }

    /// <summary>A cell, without spaces around it. Valid until the next record is read.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> text, int column] =>
        CellText.Trim(Exact(text, column));

    /// <summary>A cell exactly as it stands. Valid until the next record is read.</summary>
    public ReadOnlySpan<byte> Exact(ReadOnlySpan<byte> text, int column) =>
        column >= Count ? [] : _copied[column] ? _copies.AsSpan(_starts[column].._ends[column]) : text[_starts[column].._ends[column]];

    /// <summary>Whether no cell holds anything.</summary>
    public bool IsBlank(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < Count; i++)
            if (!this[text, i].IsEmpty) return false;
        return !IsBroken;
    }

    /// <summary>Moves a place behind the record that begins there, and finds one of its cells on the way; nothing when the column is −1.</summary>
    public ReadOnlySpan<byte> Upto(ReadOnlySpan<byte> text, ref int at, int column)
    {
        var end = text[at..].IndexOf((byte)'\n');
        var line = end < 0 ? text[at..] : text.Slice(at, end);
        if (line.Contains((byte)'"'))
        {
            Read(text, ref at);
            return column < 0 ? [] : this[text, column];
        }
        at = end < 0 ? text.Length : at + end + 1;
        for (; column > 0; column--)
        {
            var next = line.IndexOf(delimiter);
            if (next < 0) return [];
            line = line[(next + 1)..];
        }
        if (column < 0) return [];
        var stop = line.IndexOf(delimiter);
        return CellText.Trim(stop < 0 ? line : line[..stop]);
    }

    private void ReadQuoted(ReadOnlySpan<byte> text, ref int at)
    {
        var start = ++at;
        var copyFrom = -1;
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                IsBroken = true;
                Add(start, text.Length, copied: false);
                at = text.Length;
                return;
            }
            at += quote;
            if (at + 1 >= text.Length || text[at + 1] != '"') break;
            if (copyFrom < 0) copyFrom = _copiedLength;
            Copy(text[start..(at + 1)]);
            start = at += 2;
        }
        if (copyFrom >= 0)
        {
            Copy(text[start..at]);
            Add(copyFrom, _copiedLength, copied: true);
        }
        else Add(start, at, copied: false);
        at++;
        // Only a delimiter or a line end may follow the closing quote.
        if (at < text.Length && text[at] == '\r') at++;
        if (at >= text.Length || text[at] == delimiter || text[at] == '\n') return;
        IsBroken = true;
        var rest = text[at..].IndexOfAny(delimiter, (byte)'\n');
        at = rest < 0 ? text.Length : at + rest;
    }

    private void Copy(ReadOnlySpan<byte> part)
    {
        if (_copies.Length < _copiedLength + part.Length) Array.Resize(ref _copies, Math.Max(_copies.Length * 2, _copiedLength + part.Length));
        part.CopyTo(_copies.AsSpan(_copiedLength));
        _copiedLength += part.Length;
    }

    private void Add(int start, int end, bool copied)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _copied, Count * 2);
        }
        (_starts[Count], _ends[Count], _copied[Count]) = (start, end, copied);
        Count++;
    }
}
