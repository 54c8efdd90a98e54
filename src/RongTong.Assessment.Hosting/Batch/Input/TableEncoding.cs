using System.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>How the bytes of a table are text. Immutable.</summary>
/// <param name="Name">Name for messages and <c>run.json</c>.</param>
/// <param name="Preamble">Bytes before the text.</param>
/// <param name="Codec">What turns it into UTF-8; null when it is UTF-8 already.</param>
internal sealed record TableEncoding(string Name, int Preamble, Encoding? Codec)
{
    private const int Sample = 1 << 20;

    public static TableEncoding Utf8 { get; } = new("UTF-8", 0, null);

    public static TableEncoding Utf8WithMark { get; } = new("UTF-8（带 BOM）", 3, null);

    public static TableEncoding Utf16 { get; } = new("UTF-16 LE", 2, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true));

    public static TableEncoding Utf16BigEndian { get; } = new("UTF-16 BE", 2, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true));

    public static TableEncoding Gb18030 { get; } = new("GB18030", 0, CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new InvalidOperationException("the framework has no GB18030"));

    /// <summary>
    /// Tells the encoding from the first megabyte: a mark; else zero bytes of ASCII in UTF-16; else UTF-8 when it is valid; else GB18030, which
    /// is what Excel writes on Chinese Windows.
    /// </summary>
    /// <param name="start">The first bytes of the file, as many as there are up to a megabyte.</param>
    /// <param name="isCertain">Whether bytes further on can no longer change it: pure ASCII says nothing yet.</param>
    public static TableEncoding Of(ReadOnlySpan<byte> start, out bool isCertain)
    {
        isCertain = true;
        if (start.StartsWith("\uFEFF"u8)) return Utf8WithMark;
        if (start is [0xFF, 0xFE, ..]) return Utf16;
        if (start is [0xFE, 0xFF, ..]) return Utf16BigEndian;
        if (start is [not 0, 0, not 0, 0, ..]) return Utf16 with { Preamble = 0 };
        if (start is [0, not 0, 0, not 0, ..]) return Utf16BigEndian with { Preamble = 0 };
        if (!IsUtf8(start)) return Gb18030;
        isCertain = !Ascii.IsValid(start);
        return Utf8;
    }

    /// <summary>The first bytes of a stream.</summary>
    public static byte[] StartOf(Stream stream)
    {
        var start = new byte[Sample];
        return start[..stream.ReadAtLeast(start, Sample, throwOnEndOfStream: false)];
    }

    /// <summary>Whether bytes are UTF-8; a character cut off at the end of the sample does not count against it.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 0; cut <= (bytes.Length == Sample ? 3 : 0); cut++)
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut])) return true;
        return false;
    }
}
