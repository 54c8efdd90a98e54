using System.Collections.Concurrent;
using RongTong.Cases;
using RongTong.Compiling;
using RongTong.Comparing;
using RongTong.Diagnostics;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests.Comparing;

/// <summary>Whatever can be changed in a shipped model and still compiles, a comparison tells, as something that decides.</summary>
public class ShippedChangesTests
{
    private const int Tried = 250;

    public static TheoryData<string> Models => [.. Directory.GetFiles(Repository.Rules, "model.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Rules, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_change_is_told(string file)
    {
        var sources = new ModelSources(Read(file), Find: Find);
        var before = ModelCompiler.Compile(sources).Value.ShouldNotBeNull();
        var mutants = Mutation.Mutants(sources);
        var untold = new ConcurrentBag<string>();
        // Evenly through the file.
        Parallel.ForEach(Enumerable.Range(0, Math.Min(Tried, mutants.Length)).Select(i => mutants[i * mutants.Length / Math.Min(Tried, mutants.Length)]), mutant =>
        {
            var (model, plan, found) = ModelCompiler.Compile(mutant.Trees);
            if (found.Any(d => d.Severity == DiagnosticSeverity.Error)) return;
            var after = new CompiledModel(model, null, plan, "");
            if (!ModelComparison.Of(before, after).Changes.Any(c => c.Decides)) untold.Add($"{mutant.Span} {mutant.Node}: {mutant.Change}");
        });

        untold.ShouldBeEmpty();
    }

    private static SourceText Read(string file) => new(file, File.ReadAllText(Path.Combine(Repository.Rules, file)).ReplaceLineEndings("\n"));

    private static Result<SourceText> Find(string reference)
    {
        var folder = reference.Replace('@', '/');
        var catalogue = $"{folder}/catalogue.yaml";
        return new Result<SourceText>(Read(File.Exists(Path.Combine(Repository.Rules, catalogue)) ? catalogue : $"{folder}/model.yaml"), []);
    }
}
