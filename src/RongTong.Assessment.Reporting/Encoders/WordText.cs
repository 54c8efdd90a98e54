using System.Globalization;
using System.Text;

namespace RongTong.Reporting.Encoders;

/// <summary>Text inside the Markdown of Word: as in Markdown, and no text starts a container or a numbered list.</summary>
internal sealed class WordText : MarkdownText
{
    /// <summary>The space at the start of a deeper row, which Markdown would drop.</summary>
    private const char Indent = '\u3000';

    protected override bool IsPlain(string text, int at) => base.IsPlain(text, at) && text[at] != Indent && !IsFence(text, at) && !IsNumbering(text, at);

    protected override void Append(StringBuilder result, char c)
    {
        if (c == ')') result.Append("\\)");
        else if (c == Indent) result.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
        else base.Append(result, c);
    }

    /// <summary>A colon beside another: two of them are a mark of the language.</summary>
    private static bool IsFence(string text, int at) => text[at] == ':' && (at > 0 && text[at - 1] == ':' || at + 1 < text.Length && text[at + 1] == ':');

    /// <summary>The point or parenthesis after a number at the start.</summary>
    private static bool IsNumbering(string text, int at)
    {
        if (text[at] is not ('.' or ')') || at is 0 or > 9) return false;
        for (var i = 0; i < at; i++)
            if (!char.IsAsciiDigit(text[i])) return false;
        return true;
    }
}
