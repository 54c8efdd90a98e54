using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>
/// Finds characters a reader cannot see: controls, bidirectional overrides, zero-width marks, line ends only some programs know, halves of
/// characters. They can make a rule read as another one.
/// </summary>
internal static class HiddenCharacters
{
    /// <summary>The first hidden character of a text as a diagnostic, or null.</summary>
    public static Diagnostic? FirstIn(SourceText source)
    {
        if (Find(source.Content) is not var (at, code)) return null;
        var before = source.Content.AsSpan(0, at);
        var (line, column) = (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
        return DiagnosticCatalog.HiddenCharacter(new SourceSpan(source.Path, line, column, line, column + 1), code);
    }

    /// <summary>The first hidden character of a value that may have been written with an escape, or null.</summary>
    public static Diagnostic? FirstIn(string value, SourceSpan span) => Find(value) is var (_, code) ? DiagnosticCatalog.HiddenCharacter(span, code) : null;

    private static (int At, int Code)? Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var code = isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
            if (IsHidden(code)) return (i, code);
            if (isPair) i++;
        }
        return null;
    }

    private static bool IsHidden(int code) => code switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' or (>= 0x7f and <= 0x9f) or 0xad or 0x61c or 0x180e => true,
        >= 0x200b and <= 0x200f or (>= 0x2028 and <= 0x202e) or (>= 0x2060 and <= 0x2069) => true,
        >= 0xd800 and <= 0xdfff or 0xfeff or (>= 0xfff9 and <= 0xfffb) or 0xfffe or 0xffff or (>= 0xe0000 and <= 0xe007f) => true,
        _ => false,
    };
}
