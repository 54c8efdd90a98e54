using System.Buffers;
using System.Text;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>
/// Cuts a stream of CSV into blocks of whole records (RFC 4180: a line end inside quotes belongs to its cell), so that blocks can be read
/// apart from each other. Holds one block and what is left over. Not thread-safe.
/// </summary>
internal sealed class RecordBlockReader(Stream text, TableFile table, byte delimiter, long firstRow = 0, long offset = 0, int firstBlock = 0) : IDisposable
{
    /// <summary>The longest record.</summary>
    public const int LongestRecord = 1 << 20;

    /// <summary>The most records.</summary>
    public const long MostRows = 1_048_576;

    private const int Target = 256 * 1024;

    private byte[] _rest = [];
    private int _restLength;
    private long _row = firstRow;
    private long _offset = offset;
    private int _number = firstBlock;
    private bool _ended;

    /// <summary>The next block, or null at the end. Its array is rented from the shared pool.</summary>
    /// <exception cref="BatchUnreadableException">The text cannot be read on.</exception>
    public RecordBlock? Next()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(Target, _restLength * 2));
        _rest.AsSpan(0, _restLength).CopyTo(buffer);
        var length = _restLength;
        var scan = new Scan(delimiter);
        while (true)
        {
            length += Fill(buffer, length);
            scan.Advance(buffer.AsSpan(0, length));
            if (_ended || scan.Records > 0) break;
            if (length > LongestRecord) throw new BatchUnreadableException(DiagnosticCatalog.RowTooLong(SourceSpan.WholeFile(table.Shown), _row, LongestRecord));
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        var end = _ended ? length : scan.End;
        // The last record may end with the file; one quote left open makes everything after it one record.
        var records = scan.Records + (_ended && length > scan.End ? 1 : 0);
        if (length - scan.End > LongestRecord) throw new BatchUnreadableException(DiagnosticCatalog.RowTooLong(SourceSpan.WholeFile(table.Shown), _row + scan.Records, LongestRecord));
        Keep(buffer.AsSpan(end, length - end));
        if (records == 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return null;
        }
        var block = new RecordBlock(_number++, buffer, end, _row, records, _offset);
        (_row, _offset) = (_row + records, _offset + end);
        if (_row > MostRows + 1) throw new BatchUnreadableException(DiagnosticCatalog.TooManyRows(SourceSpan.WholeFile(table.Shown), MostRows));
        return block;
    }

    /// <summary>Gives up a block's array.</summary>
    public static void Return(RecordBlock block) => ArrayPool<byte>.Shared.Return(block.Text);

    private int Fill(byte[] buffer, int at)
    {
        var filled = 0;
        try
        {
            while (!_ended && at + filled < buffer.Length)
            {
                var read = text.Read(buffer, at + filled, buffer.Length - at - filled);
                if (read == 0) _ended = true;
                filled += read;
            }
        }
        catch (DecoderFallbackException)
        {
            throw new BatchUnreadableException(DiagnosticCatalog.UnknownEncoding(SourceSpan.WholeFile(table.Shown), table.Encoding.Name, _row));
        }
        catch (IOException error)
        {
            // Not to be taken for trouble with what is written.
            throw new BatchUnreadableException(DiagnosticCatalog.FileUnreadable(table.Shown, error.Message));
        }
        return filled;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (_rest.Length < rest.Length) _rest = new byte[Math.Max(rest.Length, Target)];
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }

    public void Dispose() => text.Dispose();

    /// <summary>Counts records from where it stopped before.</summary>
    private struct Scan(byte delimiter)
    {
        private int _at;
        private bool _quoted;

        /// <summary>Where the last whole record ends.</summary>
        public int End { get; private set; }

        /// <summary>How many whole records there are.</summary>
        public int Records { get; private set; }

        public void Advance(ReadOnlySpan<byte> text)
        {
            if (!_quoted && !text[_at..].Contains((byte)'"'))
            {
                var last = text[_at..].LastIndexOf((byte)'\n');
                if (last >= 0)
                {
                    Records += text.Slice(_at, last + 1).Count((byte)'\n');
                    End = _at + last + 1;
                }
                _at = text.Length;
                return;
            }
            while (_at < text.Length)
            {
                if (_quoted)
                {
                    var quote = text[_at..].IndexOf((byte)'"');
                    // A quote at the very end may be the first of two: it is looked at again when more is there.
                    if (quote < 0 || _at + quote + 1 == text.Length)
                    {
                        _at = quote < 0 ? text.Length : _at + quote;
                        return;
                    }
                    _at += quote + 1;
                    if (text[_at] == '"') _at++;
                    else _quoted = false;
                    continue;
                }
                var next = text[_at..].IndexOfAny((byte)'"', (byte)'\n');
                if (next < 0)
                {
                    _at = text.Length;
                    return;
                }
                _at += next;
                if (text[_at] == '\n')
                {
                    Records++;
                    End = _at + 1;
                }
                else if (_at == 0 || text[_at - 1] == delimiter || text[_at - 1] == '\n') _quoted = true;
                _at++;
            }
        }
    }
}
