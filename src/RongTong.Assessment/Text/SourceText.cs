using System.Text;
using RongTong.Diagnostics;

namespace RongTong.Text;

/// <summary>A text with the path it is known by. The path only names the text in messages; nothing is opened. Immutable.</summary>
/// <param name="Path">The name shown in diagnostics, with forward slashes.</param>
/// <param name="Content">The characters, without a byte order mark.</param>
public sealed record SourceText(string Path, string Content)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes UTF-8 bytes, with or without a byte order mark.</summary>
    /// <returns>The text, or RT1002 when the bytes are not UTF-8.</returns>
    public static Result<SourceText> FromUtf8(string path, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var body = bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes;
        try
        {
            return new Result<SourceText>(new SourceText(path, Strict.GetString(body)), []);
        }
        catch (DecoderFallbackException error)
        {
            var before = Encoding.UTF8.GetString(body[..Math.Clamp(error.Index, 0, body.Length)]);
            var line = before.Count(c => c == '\n') + 1;
            var column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
            var span = new SourceSpan(path, line, column, line, column);
            return new Result<SourceText>(null, [DiagnosticCatalog.NotUtf8(span)]);
        }
    }

    /// <summary>One line of the text without its line break, or an empty string beyond the end.</summary>
    /// <param name="number">The line number, from one.</param>
    public string Line(int number)
    {
        var start = 0;
        for (var line = 1; line < number; line++)
        {
            var at = Content.IndexOf('\n', start);
            if (at < 0) return "";
            start = at + 1;
        }
        var end = Content.IndexOf('\n', start);
        return (end < 0 ? Content[start..] : Content[start..end]).TrimEnd('\r');
    }
}
