using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Ledger;

/// <summary>
/// A row of a table as canonical JSON (RFC 8785): an object of texts, one for each cell that is not empty, under the title of its column,
/// in order of the titles' UTF-16 units. Its hash is that of a leaf of the <see cref="MerkleTree"/>. Not thread-safe.
/// </summary>
internal sealed class CanonicalRecord
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    private readonly (int Column, byte[] Key)[] _order;
    private readonly ByteText _record = new();

    /// <summary>Prepares the columns.</summary>
    public CanonicalRecord(IEnumerable<string> titles) =>
        _order = [.. titles.Select((title, i) => (Title: title, Column: i)).OrderBy(t => t.Title, StringComparer.Ordinal).Select(t => (t.Column, Key(t.Title)))];

    /// <summary>The record as it was written last.</summary>
    public ReadOnlySpan<byte> Json => _record.Span[1..];

    /// <summary>Writes the record of a row and hashes it.</summary>
    /// <param name="cells">The cells' bytes one after another.</param>
    /// <param name="ends">Where each cell ends.</param>
    /// <param name="hash">Where the hash goes.</param>
    /// <param name="plainFrom">The first column from which on no cell holds anything that JSON escapes.</param>
    public void Write(ReadOnlySpan<byte> cells, ReadOnlySpan<int> ends, Span<byte> hash, int plainFrom = int.MaxValue)
    {
        _record.Clear();
        _record.Add(MerkleTree.LeafMark);
        _record.Add((byte)'{');
        var isFirst = true;
        foreach (var (column, key) in _order)
        {
            if (column >= ends.Length) continue;
            var start = column == 0 ? 0 : ends[column - 1];
            if (ends[column] == start) continue;
            _record.Add(isFirst ? key.AsSpan(1) : key);
            isFirst = false;
            if (column < plainFrom) Escape(cells[start..ends[column]], _record);
            else _record.Add(cells[start..ends[column]]);
            _record.Add((byte)'"');
        }
        _record.Add((byte)'}');
        SHA256.HashData(_record.Span, hash);
    }

    private static byte[] Key(string title)
    {
        var text = new ByteText(64);
        text.Add(",\""u8);
        Escape(Encoding.UTF8.GetBytes(title), text);
        text.Add("\":\""u8);
        return text.Span.ToArray();
    }

    /// <summary>A text as it stands inside JSON quotes.</summary>
    public static void Escape(ReadOnlySpan<byte> text, ByteText json)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Escaped);
            json.Add(plain < 0 ? text : text[..plain]);
            if (plain < 0) return;
            json.Add((byte)'\\');
            switch (text[plain])
            {
                case (byte)'"' or (byte)'\\': json.Add(text[plain]); break;
                case (byte)'\b': json.Add((byte)'b'); break;
                case (byte)'\t': json.Add((byte)'t'); break;
                case (byte)'\n': json.Add((byte)'n'); break;
                case (byte)'\f': json.Add((byte)'f'); break;
                case (byte)'\r': json.Add((byte)'r'); break;
                default:
                    json.Add("u00"u8);
                    json.AddHex([text[plain]]);
                    break;
            }
            text = text[(plain + 1)..];
        }
    }
}
