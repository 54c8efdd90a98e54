using System.Globalization;
using System.Text;
using RongTong.Text;

namespace RongTong.Reporting.Templating.Syntax;

/// <summary>Reads a string literal: <c>'…'</c> and <c>"…"</c> with backslash escapes, <c>`…`</c> verbatim with the backtick doubled.</summary>
internal static class StringLiteral
{
    private static readonly LocalizedText Unclosed = new("字符串没有结束", "the string is not closed");

    /// <summary>Reads from the opening quote to behind the closing one.</summary>
    public static string Read(string source, ref int at, out LocalizedText? problem)
    {
        var quote = source[at++];
        var text = new StringBuilder();
        while (at < source.Length)
        {
            var c = source[at++];
            if (c == quote)
            {
                if (quote != '`' || at == source.Length || source[at] != '`')
                {
                    problem = null;
                    return text.ToString();
                }
                text.Append('`');
                at++;
            }
            else if (c != '\\' || quote == '`')
            {
                text.Append(c);
            }
            else if (!ReadEscape(source, ref at, text))
            {
                problem = new LocalizedText("字符串里的反斜杠只能接 0 ' \" \\ b f n r t v uXXXX xXX", "a backslash in a string takes 0 ' \" \\ b f n r t v uXXXX xXX only");
                return "";
            }
        }
        problem = Unclosed;
        return "";
    }

    private static bool ReadEscape(string source, ref int at, StringBuilder text)
    {
        if (at == source.Length) return false;
        var c = source[at++];
        switch (c)
        {
            case '\n':
                return true;
            case '\r':
                if (at < source.Length && source[at] == '\n') at++;
                return true;
            case 'u':
                return ReadHex(source, ref at, 4, text);
            case 'x':
                return ReadHex(source, ref at, 2, text);
        }
        const string Marks = "0'\"\\bfnrtv", Meanings = "\0'\"\\\b\f\n\r\t\v";
        var index = Marks.IndexOf(c);
        if (index < 0) return false;
        text.Append(Meanings[index]);
        return true;
    }

    private static bool ReadHex(string source, ref int at, int digits, StringBuilder text)
    {
        if (at + digits > source.Length) return false;
        if (!ushort.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return false;
        at += digits;
        text.Append((char)code);
        return true;
    }
}
