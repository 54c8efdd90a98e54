using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RongTong.EdgeTests.Batch;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Lab;
using RongTong.Lab;
using RongTong.Models;
using RongTong.Reporting.Lab;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.EdgeTests.Lab;

/// <summary>A cohort in a file, rule sets to try it under, and a whole batch run under any of them to hold the numbers against.</summary>
internal sealed class LabTrial(byte[] table) : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 15);
    private static readonly RuleDirectory Rules = new(Repository.Rules);

    private readonly TemporaryDirectory _directory = new();

    /// <summary>The sample batch.</summary>
    public static byte[] Sample { get; } = File.ReadAllBytes(Path.Combine(Repository.Rules, "samples/batch/applicants-2026.csv"));

    /// <summary>A model as it is.</summary>
    public static Variant Edition(string reference) => Variant.Of(Rules.Compile(Reference(reference), withMeasures: false).Value.ShouldNotBeNull());

    /// <summary>A model under edits.</summary>
    public static Variant Scenario(string reference, string id, string edits)
    {
        var read = RongTong.Lab.Scenario.Read(new SourceText($"{id}.yaml", $"scenario: {id}\nname: {{ zh: 情景, en: scenario }}\n{edits}"));
        read.Diagnostics.ShouldBeEmpty();
        var compiled = Rules.Suppose(Reference(reference), read.Value!.Text);
        compiled.HasErrors.ShouldBeFalse(string.Join('\n', compiled.Diagnostics));
        return Variant.Of(read.Value, compiled.Value!);
    }

    /// <summary>The model with one threshold moved.</summary>
    public static Variant Moved(string reference, ThresholdResult result, decimal threshold) => Scenario(reference, "moved",
        FormattableString.Invariant($"edits: [ {string.Join(", ", result.Criteria.Select(c => FormattableString.Invariant($"{{ set: {c.Id}, {Bound(result.Comparison)}: {threshold} }}")))} ]"));

    /// <summary>Tries the cohort.</summary>
    public WhatIf Run(Variant baseline, params IEnumerable<Variant> scenarios) => Run(baseline, scenarios, []);

    /// <summary>Tries the cohort, looking for thresholds.</summary>
    public WhatIf Run(Variant baseline, IEnumerable<Variant> scenarios, IReadOnlyList<string> questions, int workers = 3, string? listsFor = null)
    {
        var sought = questions.Select((asked, i) =>
        {
            var question = (ThresholdQuestion.Read(asked, baseline.Model).Value ?? throw new InvalidOperationException(asked)) with { Number = i };
            return (question, Rules.Suppose(baseline.Model.Model.Ref, question.Scenario).Value.ShouldNotBeNull());
        }).ToImmutableArray();
        var cohort = new Cohort { Path = _directory.Write("cohort.csv", table), Shown = "cohort.csv", Today = Today, Workers = workers, ListsFor = listsFor };
        var result = CohortRun.Run([baseline, .. scenarios], sought, cohort, CancellationToken.None);
        return result.Value.ShouldNotBeNull();
    }

    /// <summary>A whole batch run under a rule set.</summary>
    public WholeRun Whole(Variant variant)
    {
        var model = new BatchModel(variant.Id, [variant.Model]);
        var path = _directory.Write("cohort.csv", table);
        var read = BatchTable.Open(path, "cohort.csv", model, null, CancellationToken.None).Value.ShouldNotBeNull();
        var output = _directory[$"out-{Guid.NewGuid():N}"];
        new BatchRun(read, model, new BatchOptions { Today = Today, Explain = BatchExplain.None }, output, "out").Run(null, CancellationToken.None).Value.ShouldNotBeNull();
        return new WholeRun(
            Csv.Read(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(output, "results.csv")))), Csv.Read(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(output, "rejects.csv")))),
            JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "statistics.json"))).RootElement);
    }

    public void Dispose() => _directory.Dispose();

    private static ModelRef Reference(string text) => ModelRef.TryParse(text, out var reference) ? reference : throw new InvalidOperationException(text);

    private static string Bound(Comparison comparison) => comparison switch { Comparison.AtLeast => "atLeast", Comparison.AtMost => "atMost", Comparison.Above => "above", _ => "below" };
}

/// <summary>What a whole batch run came to: read back from its files.</summary>
internal sealed record WholeRun(List<Dictionary<string, string>> Results, List<Dictionary<string, string>> Rejects, JsonElement Statistics)
{
    /// <summary>Where each row ended up, by its number.</summary>
    public Dictionary<string, string> Places => Results.Select(r => (Row: r["row"], Place: r["status"] switch { "data_error" => "returned", "undecided" => "undecided", _ => r["grade"].Length > 0 ? r["grade"] : "none" }))
        .Concat(Rejects.Select(r => (Row: r["row"], Place: "returned")).Distinct()).ToDictionary(r => r.Row, r => r.Place, StringComparer.Ordinal);
}
