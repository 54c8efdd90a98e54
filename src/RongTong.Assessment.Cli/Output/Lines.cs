using System.Globalization;
using System.Text;

namespace RongTong.Cli.Output;

/// <summary>Breaks texts into lines of a width. Chinese breaks between any two characters but not before a closing mark; other words stay whole.</summary>
internal static class Lines
{
    /// <summary>The widest line of any output.</summary>
    public const int Width = 100;

    private const string NeverFirst = "，。；：、！？）》”’】〕…,.;:!?)]}%";
    private const string NeverLast = "（《“‘【〔([{";

    /// <summary>The lines of a text; the second and later ones begin with an indent.</summary>
    /// <param name="text">What to break.</param>
    /// <param name="width">Columns of a line, the indent included.</param>
    /// <param name="indent">Spaces before the second and later lines.</param>
    public static IReadOnlyList<string> Of(string text, int width, int indent = 0)
    {
        if (DisplayWidth.Of(text) <= width) return [text];
        var lines = new List<string>();
        var line = new StringBuilder();
        var column = 0;
        foreach (var piece in Pieces(text))
        {
            var wide = DisplayWidth.Of(piece);
            if (column + DisplayWidth.Of(piece.TrimEnd()) > width && column > (lines.Count == 0 ? 0 : indent))
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear().Append(' ', indent);
                column = indent;
            }
            foreach (var part in Hard(piece, width - indent, width - column))
            {
                if (part.Start)
                {
                    lines.Add(line.ToString().TrimEnd());
                    line.Clear().Append(' ', indent);
                    column = indent;
                }
                line.Append(part.Text);
                column += DisplayWidth.Of(part.Text);
            }
        }
        if (line.Length > 0) lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    /// <summary>What a text would do to a terminal, taken out: control characters and marks that turn the direction become a question mark.</summary>
    public static string Plain(string text) =>
        text.All(c => !IsHidden(c)) ? text : string.Concat(text.Select(c => IsHidden(c) ? '?' : c));

    private static bool IsHidden(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>The stretches that stay together.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (!MayBreak(text, i)) continue;
            yield return text[start..i];
            start = i;
        }
        if (start < text.Length) yield return text[start..];
    }

    private static bool MayBreak(string text, int at)
    {
        var (before, after) = (text[at - 1], text[at]);
        if (char.IsLowSurrogate(after) || NeverFirst.Contains(after, StringComparison.Ordinal) || NeverLast.Contains(before, StringComparison.Ordinal)) return false;
        if (before == ' ') return after != ' ';
        if (after == ' ') return false;
        return IsCjk(before) || IsCjk(after);
    }

    private static bool IsCjk(char c) => c >= '\u2E80';

    /// <summary>A stretch cut where it is wider than a whole line.</summary>
    private static IEnumerable<(string Text, bool Start)> Hard(string piece, int width, int room)
    {
        if (DisplayWidth.Of(piece.TrimEnd()) <= room)
        {
            yield return (piece, false);
            yield break;
        }
        var part = new StringBuilder();
        var (column, start) = (0, false);
        foreach (var rune in piece.EnumerateRunes())
        {
            if (column + DisplayWidth.Of(rune) > room)
            {
                yield return (part.ToString(), start);
                part.Clear();
                (column, start, room) = (0, true, width);
            }
            part.Append(rune.ToString());
            column += DisplayWidth.Of(rune);
        }
        yield return (part.ToString(), start);
    }
}
