using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>A diagnostic as one line: <c>file:line:column  severity  code  sentence</c>.</summary>
internal static class DiagnosticLine
{
    public static string Of(Diagnostic diagnostic, Ink ink)
    {
        var fix = diagnostic.Fix is { } way ? ink.Language.Of("；", "; ") + way.In(ink.Language) : "";
        return $"{Head(diagnostic, ink)}{Lines.Plain(diagnostic.Message.In(ink.Language) + fix)}";
    }

    /// <summary>Place, severity and code.</summary>
    public static string Head(Diagnostic diagnostic, Ink ink)
    {
        var place = diagnostic.Span is { } span ? $"{Place(span)}  " : "";
        return $"{place}{Severity(diagnostic, ink)}  {diagnostic.Code}  ";
    }

    /// <summary><c>file:line:column</c>; a span that names the whole file is the file alone.</summary>
    public static string Place(SourceSpan span) =>
        span == SourceSpan.WholeFile(span.Path) ? Lines.Plain(span.Path) : string.Create(CultureInfo.InvariantCulture, $"{Lines.Plain(span.Path)}:{span.Line}:{span.Column}");

    private static string Severity(Diagnostic diagnostic, Ink ink) =>
        diagnostic.Severity == DiagnosticSeverity.Error ? ink.Language.Of("错误", "error") : ink.Language.Of("警告", "warning");
}
