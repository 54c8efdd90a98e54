using System.Collections.Concurrent;
using RongTong.Cases;

namespace RongTong.Tests;

/// <summary>Every number and rule of a shipped model is shifted in turn; a proof of the compiler or a case must notice.</summary>
public class MutationTests
{
    /// <summary>Changes that mean nothing, each with its reason.</summary>
    private static readonly (string Model, string Change, string Reason)[] Harmless =
    [
        ("miit/sme-digital-level@2024", "notApplicable lowest → excluded", "scenes earn no points, and neither a scene at level 0 nor one left out counts for any level"),
    ];

    [Theory]
    [InlineData("miit/sme-digital-level@2024")]
    public void Every_change_of_the_model_is_noticed(string reference)
    {
        var shipped = Shipped.Of(reference);
        var mutants = Mutation.Mutants(Shipped.Sources(reference));
        var survivors = new ConcurrentBag<string>();
        Parallel.ForEach(mutants, mutant =>
        {
            if (Mutation.Run(mutant, shipped.Cases).Fate == MutantFate.Survived && !Harmless.Any(h => h.Model == reference && h.Change == mutant.Change))
                survivors.Add($"{mutant.Span}: {mutant.Change}");
        });

        mutants.Length.ShouldBeGreaterThan(300);
        survivors.Order(StringComparer.Ordinal).ShouldBeEmpty();
    }
}
