using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>Finds characters a reader cannot see: controls, bidirectional overrides, zero-width marks. They can make a rule read as another one.</summary>
internal static class HiddenCharacters
{
    /// <summary>The first hidden character of a text as a diagnostic, or null.</summary>
    public static Diagnostic? FirstIn(SourceText source)
    {
        var text = source.Content;
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') (line, lineStart) = (line + 1, i + 1);
            if (!IsHidden(c)) continue;
            var column = i - lineStart + 1;
            return DiagnosticCatalog.HiddenCharacter(new SourceSpan(source.Path, line, column, line, column + 1), c);
        }
        return null;
    }

    private static bool IsHidden(char c) => c switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' or (>= '\u007f' and <= '\u009f') => true,
        >= '\u200b' and <= '\u200f' => true,
        >= '\u202a' and <= '\u202e' => true,
        >= '\u2060' and <= '\u2069' => true,
        '\ufeff' or '\ufffe' or '\uffff' => true,
        _ => false,
    };
}
