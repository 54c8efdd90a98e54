using System.Collections.Immutable;

namespace RongTong.Diagnostics;

/// <summary>A value, diagnostics, or both: what every stage of the pipeline returns. Immutable.</summary>
/// <param name="Value">The value; null exactly when an error left nothing usable.</param>
/// <param name="Diagnostics">Errors and warnings, in the order of their places.</param>
public sealed record Result<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics)
    where T : class
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
