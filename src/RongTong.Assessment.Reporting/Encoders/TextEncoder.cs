using System.Text;

namespace RongTong.Reporting.Encoders;

/// <summary>Makes any text inert where it is put. Stateless and thread-safe.</summary>
internal abstract class TextEncoder
{
    /// <summary>For text and attributes of HTML, and for SVG inside it.</summary>
    public static TextEncoder Html { get; } = new HtmlText();

    /// <summary>For Markdown, table cells included.</summary>
    public static TextEncoder Markdown { get; } = new MarkdownText();

    /// <summary>For the Markdown that documents of Word are made from.</summary>
    public static TextEncoder Word { get; } = new WordText();

    /// <summary>For a string inside a style sheet inside HTML.</summary>
    public static TextEncoder CssString { get; } = new CssString();

    /// <summary>The text, encoded.</summary>
    public string Encode(string text)
    {
        var at = 0;
        while (at < text.Length && IsPlain(text, at)) at++;
        if (at == text.Length) return text;
        var result = new StringBuilder(text.Length + 32).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) result.Append(c).Append(text[++at]);
            else if (IsInvisible(c)) result.Append(c is '\n' or '\r' or '\t' ? " " : "");
            else if (char.IsSurrogate(c)) result.Append('\uFFFD');
            else if (IsPlain(text, at)) result.Append(c);
            else Append(result, c);
        }
        return result.ToString();
    }

    /// <summary>Whether the character at a position may stand as it is.</summary>
    protected abstract bool IsPlain(string text, int at);

    /// <summary>Writes a character that may not.</summary>
    protected abstract void Append(StringBuilder result, char c);

    /// <summary>Controls, and marks that turn the direction of writing: nobody sees them, and they can make a text read as another.</summary>
    protected static bool IsInvisible(char c) =>
        char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
