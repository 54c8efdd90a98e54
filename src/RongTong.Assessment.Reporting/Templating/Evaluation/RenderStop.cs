using System.Diagnostics.CodeAnalysis;
using RongTong.Diagnostics;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>Carries the error that ends a rendering out of the evaluator; caught once, where the rendering began.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Never leaves the assembly.")]
internal sealed class RenderStop(Diagnostic diagnostic) : Exception(diagnostic.ToString())
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
