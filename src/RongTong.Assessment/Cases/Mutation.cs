using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>
/// Measures a specification: changes one thing in a model at a time (a weight, points, a threshold, a border, a tag, a requirement) and
/// counts the changes that no proof and no case notices. Stateless and thread-safe.
/// </summary>
public static class Mutation
{
    /// <summary>Every mutant of a model file, in file order.</summary>
    public static ImmutableArray<Mutant> Mutants(SourceText model)
    {
        var tree = YamlReader.ReadDocument(model, TextLimits.Model).Value;
        return tree is null ? [] : [.. new MutantGenerator(tree).All()];
    }

    /// <summary>Runs one mutant against the cases, stopping at the first that notices.</summary>
    public static MutantResult Run(Mutant mutant, IEnumerable<ModelCase> cases)
    {
        if (Compile(mutant.Tree) is not { } model) return new MutantResult(mutant, MutantFate.Refused);
        var noticed = cases.Any(c => !CaseRunner.Run(model, c).Passed);
        return new MutantResult(mutant, noticed ? MutantFate.Noticed : MutantFate.Survived);
    }

    private static CompiledModel? Compile(SyntaxNode tree)
    {
        var (model, diagnostics) = ModelReader.Read(tree);
        var (plan, problems) = PlanBuilder.Build(model);
        if (HasErrors(diagnostics) || HasErrors(problems) || HasErrors(Reachability.Check(model, plan))) return null;
        return new CompiledModel(model, null, plan, "");

        static bool HasErrors(ImmutableArray<Diagnostic> found) => found.Any(d => d.Severity == DiagnosticSeverity.Error);
    }
}
