using System.Buffers;
using System.Globalization;
using System.Text;
using RongTong.Reporting.Office.Excel;

namespace RongTong.Hosting.Batch.Output;

/// <summary>Bytes being written: texts in UTF-8, numbers the same in every culture, cells of CSV. Not thread-safe.</summary>
internal sealed class ByteText
{
    private const int MostPlaces = 12;

    private static readonly ulong[] PowersOfTen = [.. Enumerable.Range(0, MostPlaces + 1).Select(p => Enumerable.Repeat(10UL, p).Aggregate(1UL, (a, b) => a * b))];

    private byte[] _bytes;

    public ByteText(int capacity = 4096) => _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Add(byte one)
    {
        Reserve(1)[0] = one;
        Length++;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void Add(string text) => Length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Add(long number)
    {
        if (!number.TryFormat(Reserve(20), out var written, provider: CultureInfo.InvariantCulture)) throw new InvalidOperationException("a number longer than twenty digits");
        Length += written;
    }

    /// <summary>A decimal without trailing zeros, exact.</summary>
    public void Add(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = unchecked((ulong)(uint)bits[1] << 32 | (uint)bits[0]);
        if (bits[2] == 0 && number.Scale <= MostPlaces) AddShort(digits, number.Scale, number < 0);
        else AddLong(number);
    }

    /// <summary>One that fits sixty-four bits: most do.</summary>
    private void AddShort(ulong digits, int places, bool isNegative)
    {
        for (; places > 0 && digits % 10 == 0; places--) digits /= 10;
        if (isNegative) Add((byte)'-');
        var target = Reserve(24 + MostPlaces);
        var (whole, part) = (digits / PowersOfTen[places], digits % PowersOfTen[places]);
        if (!whole.TryFormat(target, out var length, provider: CultureInfo.InvariantCulture)) throw new InvalidOperationException("room was reserved");
        Length += length;
        if (places == 0) return;
        target[length] = (byte)'.';
        for (var i = places; i > 0; i--)
        {
            target[length + i] = (byte)('0' + part % 10);
            part /= 10;
        }
        Length += places + 1;
    }

    private void AddLong(decimal number)
    {
        var target = Reserve(32);
        if (!number.TryFormat(target, out var written, provider: CultureInfo.InvariantCulture)) throw new InvalidOperationException("a decimal longer than thirty-two characters");
        if (target[..written].Contains((byte)'.'))
        {
            while (target[written - 1] == '0') written--;
            if (target[written - 1] == '.') written--;
        }
        if (number == 0)
        {
            target[0] = (byte)'0';
            written = 1;
        }
        Length += written;
    }

    /// <summary>A hash as lower-case hexadecimal digits.</summary>
    public void AddHex(ReadOnlySpan<byte> hash)
    {
        if (!Convert.TryToHexStringLower(hash, Reserve(hash.Length * 2), out var written)) throw new InvalidOperationException("room was reserved");
        Length += written;
    }

    /// <summary>A text that no spreadsheet runs as a formula: an apostrophe goes in front of one that would be run.</summary>
    public void AddHarmless(ReadOnlySpan<byte> text)
    {
        if (SpreadsheetFormula.IsLike(text)) Add((byte)'\'');
        Add(text);
    }

    /// <summary>A text in quotes where CSV needs them (RFC 4180).</summary>
    public void AddQuoted(ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(",\"\r\n"u8))
        {
            Add(text);
            return;
        }
        Add((byte)'"');
        foreach (var b in text)
        {
            if (b == '"') Add((byte)'"');
            Add(b);
        }
        Add((byte)'"');
    }

    /// <summary>A cell of text, harmless and quoted where needed.</summary>
    public void AddCell(ReadOnlySpan<byte> text)
    {
        if (!SpreadsheetFormula.IsLike(text))
        {
            AddQuoted(text);
            return;
        }
        var harmless = ArrayPool<byte>.Shared.Rent(text.Length + 1);
        harmless[0] = (byte)'\'';
        text.CopyTo(harmless.AsSpan(1));
        AddQuoted(harmless.AsSpan(0, text.Length + 1));
        ArrayPool<byte>.Shared.Return(harmless);
    }

    /// <summary>A cell of text.</summary>
    public void AddCell(string text)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        AddCell(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        return _bytes.AsSpan(Length);
    }
}
