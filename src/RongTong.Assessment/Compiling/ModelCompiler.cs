using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

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
        var trees = Parse(sources, diagnostics);
        if (trees.Model is null) return Failed(diagnostics);
        var (model, plan, found) = Compile(trees);
        diagnostics.AddRange(found);

        MeasureSet? measures = null;
        if (sources.Measures is { } measuresText && Parse(measuresText, diagnostics) is { } measuresTree)
        {
            (measures, found) = MeasureReader.Read(measuresTree, model);
            diagnostics.AddRange(found);
        }
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) return Failed(diagnostics);
        return new Result<CompiledModel>(new CompiledModel(model, measures, plan, Fingerprint.Of(trees.All)), InFileOrder(diagnostics));
    }

    /// <summary>Compiles trees that are already read.</summary>
    internal static (EvaluationModel Model, EvaluationPlan Plan, ImmutableArray<Diagnostic> Diagnostics) Compile(ModelTrees trees)
    {
        var (model, found) = ModelReader.Read(trees.Model!, trees.Catalogue);
        var diagnostics = found.ToBuilder();
        var used = new Dictionary<string, EvaluationModel>(StringComparer.Ordinal);
        foreach (var (reference, tree) in trees.Used)
        {
            (used[reference], found) = ModelReader.Read(tree, trees.Catalogue);
            diagnostics.AddRange(found);
        }
        var (plan, problems) = PlanBuilder.Build(model, used);
        diagnostics.AddRange(problems);
        if (!diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) diagnostics.AddRange(Reachability.Check(model, plan));
        return (model, plan, diagnostics.ToImmutable());
    }

    /// <summary>The trees of a model's files, as far as they can be read.</summary>
    internal static ModelTrees Parse(ModelSources sources) => Parse(sources, []);

    /// <summary>What a file states to be, and its reference; a model where it says nothing else.</summary>
    public static (ModelFileKind Kind, string Reference) Stated(SourceText file)
    {
        var root = Parse(file, []);
        return root.Word("overlay") is { } overlay ? (ModelFileKind.Overlay, overlay)
            : root.Word("model") is null && root.Word("catalogue") is { } catalogue ? (ModelFileKind.Catalogue, catalogue)
            : (ModelFileKind.Model, root.Word("model") ?? "");
    }

    /// <summary>Whether a model reads a catalogue.</summary>
    public static bool ReadsCatalogue(SourceText model, string catalogue) => Parse(model, []).Word("catalogue") == catalogue;

    private static ModelTrees Parse(ModelSources sources, List<Diagnostic> diagnostics)
    {
        var model = Parse(sources.Model, diagnostics);
        if (model is not null && sources.Overlay is { } overlay && Parse(overlay, diagnostics) is { } edits)
        {
            (model, var found) = OverlayMerger.Merge(model, edits);
            diagnostics.AddRange(found);
        }
        foreach (var scenario in sources.Scenarios)
        {
            if (model is null || Parse(scenario, diagnostics) is not { } supposed) break;
            (model, var found) = OverlayMerger.Suppose(model, supposed);
            diagnostics.AddRange(found);
        }
        var trees = new ModelTrees { Model = model, Catalogue = model.Word("catalogue") is { } catalogue ? Find(sources, catalogue, diagnostics) : null };
        foreach (var reference in model.At("uses").Items().Select(u => u.Word("model")).OfType<string>())
            if (Find(sources, reference, diagnostics) is { } used) trees = trees with { Used = trees.Used.SetItem(reference, used) };
        return trees;
    }

    private static SyntaxNode? Find(ModelSources sources, string reference, List<Diagnostic> diagnostics)
    {
        if (sources.Find?.Invoke(reference) is not { } found) return null;
        diagnostics.AddRange(found.Diagnostics);
        return found.Value is { } text ? Parse(text, diagnostics) : null;
    }

    private static SyntaxNode? Parse(SourceText source, List<Diagnostic> diagnostics)
    {
        var (tree, problems) = YamlReader.ReadDocument(source, TextLimits.Model);
        diagnostics.AddRange(problems);
        return tree;
    }

    private static Result<CompiledModel> Failed(List<Diagnostic> diagnostics) => new(null, InFileOrder(diagnostics));

    private static ImmutableArray<Diagnostic> InFileOrder(List<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct()
            .OrderBy(d => d.Span?.Path, StringComparer.Ordinal).ThenBy(d => d.Span?.Line).ThenBy(d => d.Span?.Column).ThenBy(d => d.Code, StringComparer.Ordinal),
    ];
}

/// <summary>What a model file is.</summary>
public enum ModelFileKind
{
    /// <summary>A model.</summary>
    Model,

    /// <summary>A province's edits to one.</summary>
    Overlay,

    /// <summary>Facts several models share.</summary>
    Catalogue,
}

/// <summary>The syntax trees one model is compiled from. Immutable.</summary>
internal sealed record ModelTrees
{
    /// <summary>The model file.</summary>
    public SyntaxNode? Model { get; init; }

    /// <summary>The catalogue it reads.</summary>
    public SyntaxNode? Catalogue { get; init; }

    /// <summary>The models it uses, by reference.</summary>
    public ImmutableSortedDictionary<string, SyntaxNode> Used { get; init; } = ImmutableSortedDictionary.Create<string, SyntaxNode>(StringComparer.Ordinal);

    /// <summary>Everything that decides, in one order.</summary>
    public IEnumerable<SyntaxNode> All => new[] { Model, Catalogue }.OfType<SyntaxNode>().Concat(Used.Values);
}
