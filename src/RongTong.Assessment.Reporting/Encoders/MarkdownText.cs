using System.Globalization;
using System.Text;

namespace RongTong.Reporting.Encoders;

/// <summary>
/// Text inside Markdown: no character starts a block, a link, an emphasis, a cell or a tag of HTML. What makes HTML or a link of its own
/// becomes a character reference, the rest gets a backslash.
/// </summary>
internal sealed class MarkdownText : TextEncoder
{
    protected override bool IsPlain(char c, int at) => !IsReferred(c) && !IsEscaped(c, at) && !char.IsSurrogate(c) && !IsInvisible(c);

    protected override void Append(StringBuilder result, char c)
    {
        if (IsEscaped(c, 0)) result.Append('\\').Append(c);
        else result.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
    }

    /// <summary>A colon and an at sign only matter in addresses, which GitHub turns into links.</summary>
    private static bool IsReferred(char c) => c is '&' or '<' or '>' or ':' or '@' or '"' or '\'';

    private static bool IsEscaped(char c, int at) => c is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' || at == 0 && c is '#' or '+' or '=' or '-';
}
