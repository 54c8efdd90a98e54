using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>Checks the text of a model file that stands nowhere yet, with the catalogues and models of a directory around it. Stateless.</summary>
public static class ModelFileCheck
{
    /// <summary>Everything that is wrong with a model, an overlay on its base, or a catalogue.</summary>
    /// <param name="file">The text; what it states of itself tells what it is.</param>
    /// <param name="rules">What it refers to.</param>
    public static ImmutableArray<Diagnostic> Of(SourceText file, RuleDirectory rules)
    {
        var (kind, stated) = ModelCompiler.Stated(file);
        if (kind == ModelFileKind.Catalogue) return OfCatalogue(file, stated, rules);
        if (kind != ModelFileKind.Overlay || !ModelRef.TryParse(stated, out var reference)) return ModelCompiler.Compile(new ModelSources(file, Find: rules.Find)).Diagnostics;
        var basis = rules.Sources(reference with { Overlay = null }, withMeasures: false);
        return basis.Value is { } sources ? ModelCompiler.Compile(sources with { Overlay = file }).Diagnostics : basis.Diagnostics;
    }

    /// <summary>A catalogue is checked through the models that read it: its formulas and checks mean something only there.</summary>
    private static ImmutableArray<Diagnostic> OfCatalogue(SourceText file, string stated, RuleDirectory rules) =>
    [
        .. rules.Models().Where(m => m.Overlay is null).Select(m => rules.Sources(m, withMeasures: false).Value).OfType<ModelSources>()
            .Where(s => ModelCompiler.ReadsCatalogue(s.Model, stated))
            .SelectMany(s => ModelCompiler.Compile(s with { Find = r => r == stated ? new Result<SourceText>(file, []) : rules.Find(r) }).Diagnostics).Where(d => d.Span?.Path == file.Path).Distinct(),
    ];
}
