using System.Collections.Concurrent;
using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Cases;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.Tests;

/// <summary>A shipped model with its cases, read once.</summary>
internal sealed class Shipped
{
    private static readonly RuleDirectory Rules = new(Repository.Rules);
    private static readonly ConcurrentDictionary<string, Shipped> Known = new(StringComparer.Ordinal);

    private Shipped(string reference)
    {
        ModelRef.TryParse(reference, out var parsed).ShouldBeTrue();
        var compiled = Rules.Compile(parsed!);
        var problems = compiled.Diagnostics.Select(d => d.ToString()).ToList();
        var reader = new CaseReader(Rules.Read);
        foreach (var file in Rules.CaseFiles(parsed!))
        {
            var (cases, found) = reader.Read(file.Value.ShouldNotBeNull());
            Cases = Cases.AddRange(cases);
            problems.AddRange(found.Select(d => d.ToString()));
        }
        Problems = [.. problems];
        Model = compiled.Value ?? throw new InvalidOperationException(string.Join("\n", problems));
    }

    public CompiledModel Model { get; }

    public ImmutableArray<ModelCase> Cases { get; } = [];

    /// <summary>Diagnostics of the model, its measures and its cases.</summary>
    public ImmutableArray<string> Problems { get; }

    public static Shipped Of(string reference) => Known.GetOrAdd(reference, r => new Shipped(r));

    /// <summary>The texts of a model.</summary>
    public static ModelSources Sources(string reference) =>
        ModelRef.TryParse(reference, out var parsed) && Rules.Sources(parsed, withMeasures: false).Value is { } sources ? sources : throw new InvalidOperationException(reference);

    /// <summary>A sample sheet under rules/samples.</summary>
    public static AnswerSheet Sample(string name) => SheetReader.Read(Rules.Read($"samples/{name}.yaml").Value.ShouldNotBeNull()).Sheets.ShouldHaveSingleItem();
}
