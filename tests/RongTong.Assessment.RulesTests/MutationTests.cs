using System.Collections.Concurrent;
using RongTong.Cases;

namespace RongTong.Tests;

/// <summary>Every number and rule of a shipped model is shifted in turn; a proof of the compiler or a case must notice.</summary>
public class MutationTests
{
    private const string Readiness = "rongtong/integration-readiness@2025";
    private const string NoSuchScore = "no answers give a chain a score between the two lines";

    /// <summary>Changes that mean nothing, each with its reason; where a change means nothing on one line only, with the text of that line.</summary>
    private static readonly (string Model, string Change, string Line, string Reason)[] Harmless =
    [
        ("miit/sme-digital-level@2024", "notApplicable lowest → excluded", "", "scenes earn no points, and neither a scene at level 0 nor one left out counts for any level"),
        (Readiness, "atLeast 30 → 29", "score: service, atLeast: 30", NoSuchScore),
        (Readiness, "atLeast 30 → 31", "score: talent, atLeast: 30", NoSuchScore),
        (Readiness, "atLeast → above", "score: talent, atLeast: 30", NoSuchScore),
        (Readiness, "atLeast → above", "score: talent, atLeast: 55", NoSuchScore),
        (Readiness, "atLeast → above", "score: industry, atLeast: 50", NoSuchScore),
        (Readiness, "atLeast → above", "score: capital, atLeast: 50", NoSuchScore),
        (Readiness, "atLeast → above", "score: talent, atLeast: 50", NoSuchScore),
        (Readiness, "atLeast → above", "score: service, atLeast: 70", NoSuchScore),
        (Readiness, "atLeast 70 → 71", "score: service, atLeast: 70", NoSuchScore),
        (Readiness, "atLeast 40 → 39", "atLeast: 40", "fits are sums of fives and tens"),
    ];

    [Theory]
    [InlineData("miit/sme-digital-level@2024")]
    [InlineData("eu/dma-sme@2023")]
    [InlineData(Readiness)]
    public void Every_change_of_the_model_is_noticed(string reference)
    {
        var shipped = Shipped.Of(reference);
        var sources = Shipped.Sources(reference);
        var lines = sources.Model.Content.Split('\n');
        var mutants = Mutation.Mutants(sources);
        var survivors = new ConcurrentBag<string>();
        Parallel.ForEach(mutants, mutant =>
        {
            if (Mutation.Run(mutant, shipped.Cases).Fate != MutantFate.Survived) return;
            var line = lines[mutant.Span.Line - 1];
            if (!Harmless.Any(h => h.Model == reference && h.Change == mutant.Change && line.Contains(h.Line, StringComparison.Ordinal)))
                survivors.Add($"{mutant.Span}: {mutant.Change}: {line.Trim()}");
        });

        mutants.Length.ShouldBeGreaterThan(250);
        survivors.Order(StringComparer.Ordinal).ShouldBeEmpty();
    }
}
