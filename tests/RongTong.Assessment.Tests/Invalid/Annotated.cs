using System.Text;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Tests.Invalid;

/// <summary>A text with its diagnostics under the lines they name, in both languages: the snapshot reads as a story.</summary>
internal static class Annotated
{
    /// <summary>The text with its diagnostics.</summary>
    /// <param name="text">The text as it stands in the repository; the diagnostics may be of a longer one.</param>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="context">Show only so many lines around each diagnostic; all of them when null.</param>
    public static string Of(string text, IReadOnlyCollection<Diagnostic> diagnostics, int? context = null)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        var byLine = diagnostics.ToLookup(d => Math.Clamp(d.Span?.Line ?? 1, 1, lines.Length));
        var result = new StringBuilder();
        var skipped = false;
        for (var number = 1; number <= lines.Length; number++)
        {
            if (context is { } near && !Enumerable.Range(number - near, 2 * near + 1).Any(byLine.Contains))
            {
                if (!skipped) result.Append("…\n");
                skipped = true;
                continue;
            }
            skipped = false;
            result.Append(lines[number - 1]).Append('\n');
            foreach (var diagnostic in byLine[number].Take(3)) Append(result, diagnostic, lines[number - 1].Length);
            if (byLine[number].Skip(3).Any()) result.Append($"#   … and {byLine[number].Count() - 3} more\n");
        }
        return result.ToString();
    }

    private static void Append(StringBuilder result, Diagnostic diagnostic, int width)
    {
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        result.Append('#').Append(' ', Math.Clamp((diagnostic.Span?.Column ?? 1) - 2, 0, Math.Max(0, width - 1))).Append("^\n");
        foreach (var language in new[] { Language.Zh, Language.En })
            result.Append("#   ").Append(severity).Append(' ').Append(diagnostic.Code).Append(": ").Append(diagnostic.Message.In(language)).Append(diagnostic.Fix is { } fix ? $" → {fix.In(language)}" : "").Append('\n');
    }
}
