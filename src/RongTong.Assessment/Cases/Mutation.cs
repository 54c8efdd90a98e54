using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;

namespace RongTong.Cases;

/// <summary>
/// Measures a specification: changes one thing in a model at a time (a weight, points, a threshold, a border, a tag, a requirement) and
/// counts the changes that no proof and no case notices. Stateless and thread-safe.
/// </summary>
public static class Mutation
{
    /// <summary>Every mutant of a model file, in file order.</summary>
    public static ImmutableArray<Mutant> Mutants(ModelSources sources) =>
        ModelCompiler.Parse(sources) is { Model: not null } trees ? [.. new MutantGenerator(trees).All()] : [];

    /// <summary>Runs one mutant against the cases, stopping at the first that notices.</summary>
    public static MutantResult Run(Mutant mutant, IEnumerable<ModelCase> cases)
    {
        if (Compile(mutant.Trees) is not { } model) return new MutantResult(mutant, MutantFate.Refused);
        var noticed = cases.Any(c => !CaseRunner.Run(model, c).Passed);
        return new MutantResult(mutant, noticed ? MutantFate.Noticed : MutantFate.Survived);
    }

    private static CompiledModel? Compile(ModelTrees trees)
    {
        var (model, plan, diagnostics) = ModelCompiler.Compile(trees);
        return diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : new CompiledModel(model, null, plan, "");
    }
}
