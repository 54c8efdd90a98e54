using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Diagnostics;
using RongTong.Loading;

namespace RongTong.Compiling;

/// <summary>
/// Compile: turns model texts into a checked, immutable <see cref="CompiledModel"/>, or into diagnostics that point at lines. Never throws
/// for what a text says. Stateless and thread-safe.
/// </summary>
public static class ModelCompiler
{
    /// <summary>Compiles one model. All problems of all its files are reported together, in file order.</summary>
    /// <returns>The model, unless there are errors; and every diagnostic.</returns>
    public static Result<CompiledModel> Compile(ModelSources sources)
    {
        var diagnostics = new List<Diagnostic>();
        if (Parse(sources.Model) is not { } modelTree) return Failed(diagnostics);
        var (model, found) = ModelReader.Read(modelTree);
        diagnostics.AddRange(found);

        MeasureSet? measures = null;
        if (sources.Measures is { } text && Parse(text) is { } measuresTree)
        {
            (measures, found) = MeasureReader.Read(measuresTree, model);
            diagnostics.AddRange(found);
        }
        var (plan, problems) = PlanBuilder.Build(model);
        diagnostics.AddRange(problems);
        if (!diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) diagnostics.AddRange(Reachability.Check(model, plan));
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) return Failed(diagnostics);
        return new Result<CompiledModel>(new CompiledModel(model, measures, plan, Fingerprint.Of(modelTree)), InFileOrder(diagnostics));

        SyntaxNode? Parse(Text.SourceText source)
        {
            var (tree, problems) = YamlReader.ReadDocument(source, TextLimits.Model);
            diagnostics.AddRange(problems);
            return tree;
        }
    }

    private static Result<CompiledModel> Failed(List<Diagnostic> diagnostics) => new(null, InFileOrder(diagnostics));

    private static ImmutableArray<Diagnostic> InFileOrder(List<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct()
            .OrderBy(d => d.Span?.Path, StringComparer.Ordinal).ThenBy(d => d.Span?.Line).ThenBy(d => d.Span?.Column).ThenBy(d => d.Code, StringComparer.Ordinal),
    ];
}
