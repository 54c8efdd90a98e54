using System.Collections.Concurrent;
using System.Collections.Immutable;
using RongTong.Cases;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.Tests;

/// <summary>
/// Every number and rule of a shipped model, and of a province's layer, is shifted in turn; a proof of the compiler or a case must notice, or
/// the specification says why nothing can.
/// </summary>
public class MutationTests
{
    private static readonly RuleDirectory Rules = new(Repository.Rules);

    /// <summary>Layers that state no rule of their own.</summary>
    private static readonly string[] ProcedureOnly = ["miit/srdi-sme@2026+beijing", "miit/srdi-sme@2026+zhejiang"];

    public static TheoryData<string> Models => [.. Rules.Models().Select(m => m.ToString()).Except(ProcedureOnly)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_change_of_the_model_is_noticed_or_explained(string reference)
    {
        var shipped = Shipped.Of(reference);
        var mutants = Mutation.Mutants(Shipped.Sources(reference));
        var results = new ConcurrentBag<MutantResult>();
        Parallel.ForEach(mutants, mutant => results.Add(Mutation.Run(mutant, shipped.Cases)));
        ModelRef.TryParse(reference, out var parsed).ShouldBeTrue();
        var (changes, problems) = Rules.EquivalentChanges(parsed!).Value is { } text ? EquivalentChange.Read(text) : ([], []);
        var (explained, stale) = EquivalentChange.Explain([.. results], changes);

        mutants.ShouldNotBeEmpty();
        explained.Where(r => r.Fate == MutantFate.Survived).Select(r => $"{r.Mutant.Span} {r.Mutant.Node}: {r.Mutant.Change}").Order(StringComparer.Ordinal).ShouldBeEmpty();
        problems.Concat(stale).ShouldBeEmpty();
    }

    /// <summary>One mutant of every kind, so that none is lost without a word.</summary>
    [Theory]
    [InlineData("miit/sme-digital-level@2024", "level-2-score", "score total: atLeast 40 → 41")]
    [InlineData("miit/sme-digital-level@2024", "level-2-score", "score total: atLeast → above")]
    [InlineData("miit/sme-digital-level@2024", "foundation", "weight 50 → 51")]
    [InlineData("miit/sme-digital-level@2024", "q04-auto-data-collection", "points 7 → 8")]
    [InlineData("miit/sme-digital-level@2024", "q04-auto-data-collection", "without exclusive")]
    [InlineData("miit/sme-digital-level@2024", "level-2", "without level-2-scenes in requires")]
    [InlineData("miit/sme-digital-level@2024", "scenes", "notApplicable lowest → excluded")]
    [InlineData("miit/sme-digital-level@2024", "equipment-digital-rate", "formula equipment-digital / equipment-total → equipment-digital * equipment-total")]
    [InlineData("miit/srdi-sme@2022", "C03-years", "formula min(5, floor(value / 2)) → max(5, floor(value / 2))")]
    [InlineData("miit/srdi-sme@2022", "C03-years", "formula min(5, floor(value / 2)) → min(5, floor(value / 3))")]
    [InlineData("miit/srdi-sme@2022", "C10", "combine max → min")]
    [InlineData("miit/srdi-sme@2022", "C07-margin", "border 0.02 → 0.03")]
    [InlineData("miit/srdi-sme@2022", "C07-margin", "border 0.02 given to the other side")]
    public void Every_kind_of_change_is_made(string reference, string node, string change) =>
        Mutation.Mutants(Shipped.Sources(reference)).Where(m => m.Node == node).Select(m => m.Change).ShouldContain(change);

    [Theory]
    [InlineData("is true → false")]
    [InlineData("not grade ")]
    [InlineData("not answered ")]
    [InlineData("not review ")]
    [InlineData("onOrAfter ")]
    [InlineData("onOrBefore ")]
    [InlineData("without not")]
    [InlineData("without applies")]
    [InlineData("all → any")]
    public void Every_kind_of_condition_is_changed_somewhere(string change) =>
        Rules.Models().SelectMany(m => Mutation.Mutants(Shipped.Sources(m.ToString()))).ShouldContain(m => m.Change.Contains(change, StringComparison.Ordinal));

    [Fact]
    public void A_layer_that_states_procedure_only_has_nothing_to_change()
    {
        foreach (var reference in ProcedureOnly) Mutation.Mutants(Shipped.Sources(reference)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("points 0 → 5", "C10-A")]
    [InlineData("points 0 → -1", "C10-X")]
    public void A_reason_for_what_is_noticed_or_is_not_there_is_refused(string change, string node)
    {
        var reason = new EquivalentChange([node], change, new RongTong.Text.LocalizedText("无", "none"), new RongTong.Text.SourceSpan("equivalent.yaml", 1, 1, 1, 1));
        var mutants = Mutation.Mutants(Shipped.Sources("miit/srdi-sme@2022")).Where(m => m.Node.StartsWith("C10-", StringComparison.Ordinal)).Select(m => new MutantResult(m, MutantFate.Survived)).ToImmutableArray();

        EquivalentChange.Explain(mutants, [reason]).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("RT6003");
    }
}
