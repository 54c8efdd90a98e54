using RongTong.Text;

namespace RongTong.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth a look; changes no result.</summary>
    Warning,

    /// <summary>The model, the sheet or the template cannot be used as it is.</summary>
    Error,
}

/// <summary>
/// One problem in what a user wrote: a model, an answer sheet or a template. One type for model authors (a line of YAML),
/// certifying staff (a row and column) and people filling a form (a field). Immutable.
/// </summary>
/// <param name="Code"><c>RT1…</c> text and shape, <c>RT2…</c> references, <c>RT3…</c> meaning, <c>RT4…</c> answers, <c>RT5…</c> templates. Never reused.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Span">The place, when the problem has one in a text.</param>
/// <param name="Message">What is wrong, with the offending value in quotes, and what was expected. One line, no full stop.</param>
/// <param name="Fix">What to write instead, when that can be said.</param>
/// <param name="Field">The id of the question, scene or field concerned, for RT4.</param>
public sealed record Diagnostic(
    string Code,
    DiagnosticSeverity Severity,
    SourceSpan? Span,
    LocalizedText Message,
    LocalizedText? Fix = null,
    string? Field = null)
{
    /// <summary><c>file(line,column): error RT3001: text</c>, the shape build tools know.</summary>
    public string Format(Language language)
    {
        var severity = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var place = Span is { } span ? $"{span}: " : "";
        var fix = Fix is null ? "" : language == Language.Zh ? $"；{Fix.Zh}" : $"; {Fix.En}";
        return $"{place}{severity} {Code}: {Message.In(language)}{fix}";
    }

    /// <inheritdoc/>
    public override string ToString() => Format(Language.En);
}
