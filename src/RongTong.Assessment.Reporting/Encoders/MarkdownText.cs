using System.Globalization;
using System.Text;

namespace RongTong.Reporting.Encoders;

/// <summary>
/// Text inside Markdown: no character starts a block, a link, an emphasis, a cell or a tag of HTML. What makes HTML or a link of its own
/// becomes a character reference, the rest gets a backslash.
/// </summary>
internal class MarkdownText : TextEncoder
{
    protected override bool IsPlain(string text, int at) =>
        text[at] is var c && c is not ('&' or '<' or '>' or '@') && !IsEscaped(c, at) && !IsInAddress(text, at) && !char.IsSurrogate(c) && !IsInvisible(c);

    protected override void Append(StringBuilder result, char c) => _ = c switch
    {
        '&' => result.Append("&amp;"),
        '<' => result.Append("&lt;"),
        '>' => result.Append("&gt;"),
        '@' or ':' or '.' => result.Append(CultureInfo.InvariantCulture, $"&#{(int)c};"),
        _ => result.Append('\\').Append(c),
    };

    private static bool IsEscaped(char c, int at) => c is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' || at == 0 && c is '#' or '+' or '=' or '-';

    /// <summary>Whether a colon or a full stop makes an address that turns into a link by itself: <c>x://</c>, <c>www.</c></summary>
    private static bool IsInAddress(string text, int at) => text[at] switch
    {
        ':' => at + 1 < text.Length && text[at + 1] == '/',
        '.' => at >= 3 && text.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
