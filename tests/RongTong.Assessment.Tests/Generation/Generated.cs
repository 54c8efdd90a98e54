using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Tests.Generation;

/// <summary>Compiled random models.</summary>
internal static class Generated
{
    /// <summary>The model of a seed, or null when one of its grades came out unreachable; any other error is a fault of generator or compiler.</summary>
    public static CompiledModel? Compile(GeneratedModel model)
    {
        var result = ModelCompiler.Compile(new ModelSources(new SourceText($"generated-{model.Seed}.yaml", model.Yaml)));
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && d.Code != "RT3008").ToList();
        if (errors.Count > 0) Assert.Fail($"seed {model.Seed}: {string.Join("\n", errors)}\n{model.Yaml}");
        return result.Value;
    }

    /// <summary>So many models that compile, from a seed on.</summary>
    public static IEnumerable<(GeneratedModel Source, CompiledModel Compiled)> Models(int count, int firstSeed, ModelProfile profile = ModelProfile.Everything)
    {
        for (var seed = firstSeed; count > 0; seed++)
        {
            var source = ModelGenerator.Generate(seed, profile);
            if (Compile(source) is not { } compiled) continue;
            count--;
            yield return (source, compiled);
        }
    }
}
