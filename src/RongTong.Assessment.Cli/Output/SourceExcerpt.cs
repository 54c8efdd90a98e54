using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>A diagnostic with the lines it is about: place and sentence, the source lines, a caret under the spot, and what to write instead.</summary>
internal static class SourceExcerpt
{
    private const int Before = 2;
    private const int MostCarets = 40;

    /// <summary>The lines of the block.</summary>
    /// <param name="diagnostic">The problem.</param>
    /// <param name="source">The text it is in, when it is known and could be read.</param>
    /// <param name="ink">Language and marks.</param>
    public static IEnumerable<string> Of(Diagnostic diagnostic, SourceText? source, Ink ink)
    {
        foreach (var line in Lines.Of(DiagnosticLine.Head(diagnostic, ink) + Lines.Plain(diagnostic.Message.In(ink.Language)), Lines.Width, 2)) yield return line;
        if (source is not null && diagnostic.Span is { } span && span != SourceSpan.WholeFile(span.Path))
            foreach (var line in Source(source, span)) yield return line;
        if (diagnostic.Fix is { } fix)
            foreach (var line in Lines.Of($"   {ink.Language.Of("改法：", "fix: ")}{Lines.Plain(fix.In(ink.Language))}", Lines.Width, 5)) yield return line;
    }

    private static IEnumerable<string> Source(SourceText source, SourceSpan span)
    {
        var gutter = Math.Max(4, span.Line.ToString(CultureInfo.InvariantCulture).Length + 1);
        var room = Lines.Width - gutter - 5;
        // A long line is shown from where the spot comes into view.
        var shift = Math.Max(0, span.Column - 1 - room / 2);
        if (DisplayWidth.Of(Lines.Plain(source.Line(span.Line))) <= room) shift = 0;
        for (var number = Math.Max(1, span.Line - Before); number <= span.Line; number++)
        {
            var text = source.Line(number);
            if (number < span.Line && text.Trim().Length == 0) continue;
            yield return $"{number.ToString(CultureInfo.InvariantCulture).PadLeft(gutter + 1)} | {Cut(text, shift, room)}".TrimEnd();
        }
        var line = source.Line(span.Line);
        var start = Math.Clamp(span.Column - 1, 0, line.Length);
        var end = span.EndLine == span.Line ? Math.Clamp(span.EndColumn - 1, start, line.Length) : line.TrimEnd().Length;
        var before = DisplayWidth.Of(Lines.Plain(line[Math.Min(shift, start)..start]));
        var carets = Math.Clamp(DisplayWidth.Of(Lines.Plain(line[start..Math.Max(start, end)])), 1, Math.Clamp(room - before, 1, MostCarets));
        yield return $"{DisplayWidth.Spaces(gutter + 1)} | {DisplayWidth.Spaces(before)}{new string('^', carets)}";
    }

    private static string Cut(string text, int shift, int room)
    {
        var plain = Lines.Plain(text.Length > shift ? text[shift..] : "");
        while (DisplayWidth.Of(plain) > room) plain = plain[..^Math.Max(1, (DisplayWidth.Of(plain) - room) / 2)];
        return plain;
    }
}
