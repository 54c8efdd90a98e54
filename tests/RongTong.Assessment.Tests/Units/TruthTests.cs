using RongTong.Compiling;
using RongTong.Tests.Reference;

namespace RongTong.Tests.Units;

/// <summary>Groups of verdicts against every way their parts may turn out.</summary>
public class TruthTests
{
    private static readonly Truth[] Every = [Truth.Met, Truth.Unmet, Truth.Undecided, Truth.NotApplicable, Truth.MetIfApplicable, Truth.UnmetIfApplicable];

    [Fact]
    public void A_group_is_settled_exactly_where_every_combination_agrees()
    {
        foreach (var parts in Combinations(4))
            for (var atLeast = 1; atLeast <= parts.Length + 1; atLeast++)
                Run(parts, (slots, target) => new SomeParts(slots, atLeast, target)).ShouldBe(Reported(Verdicts.Group([.. parts.Select(Of)], atLeast)), $"{atLeast} of {string.Join(", ", parts)}");
    }

    [Fact]
    public void All_is_as_many_as_there_are()
    {
        foreach (var parts in Combinations(4))
            Run(parts, (slots, target) => new SomeParts(slots, SomeParts.All, target)).ShouldBe(Reported(Verdicts.Group([.. parts.Select(Of)], parts.Length)), string.Join(", ", parts));
    }

    [Theory]
    [InlineData(Truth.Met, Truth.Unmet)]
    [InlineData(Truth.Unmet, Truth.Met)]
    [InlineData(Truth.Undecided, Truth.Undecided)]
    [InlineData(Truth.NotApplicable, Truth.NotApplicable)]
    [InlineData(Truth.MetIfApplicable, Truth.UnmetIfApplicable)]
    [InlineData(Truth.UnmetIfApplicable, Truth.MetIfApplicable)]
    public void The_opposite_of_the_opposite_is_the_same(Truth truth, Truth opposite)
    {
        TruthLogic.Not(truth).ShouldBe(opposite);
        TruthLogic.Not(opposite).ShouldBe(truth);
    }

    [Fact]
    public void What_may_not_apply_keeps_what_it_would_be()
    {
        foreach (var pair in Combinations(2).Where(c => c.Length == 2))
            Run(pair, (slots, target) => new Applicability(slots[0], slots[1], target)).ShouldBe(Reported(Verdicts.Where(Of(pair[0]), Of(pair[1]))), string.Join(" then ", pair));
    }

    private static Truth Run(Truth[] inputs, Func<int[], int, Operator> make)
    {
        var frame = new Frame(0, inputs.Length + 1, 0);
        inputs.CopyTo(frame.Truths, 0);
        make([.. Enumerable.Range(0, inputs.Length)], inputs.Length).Run(frame);
        return frame.Truths[inputs.Length];
    }

    private static IEnumerable<Truth[]> Combinations(int most) =>
        most == 0 ? [[]] : Combinations(most - 1).SelectMany(c => c.Length == most - 1 ? Every.Select(t => (Truth[])[.. c, t]).Append(c) : [c]);

    private static Possible Of(Truth truth) => truth switch
    {
        Truth.Met => Possible.Met,
        Truth.Unmet => Possible.Unmet,
        Truth.NotApplicable => Possible.NotApplicable,
        Truth.MetIfApplicable => Possible.Met | Possible.NotApplicable,
        Truth.UnmetIfApplicable => Possible.Unmet | Possible.NotApplicable,
        _ => Possible.Met | Possible.Unmet,
    };

    private static Truth Reported(Possible possible) => possible switch
    {
        Possible.Met => Truth.Met,
        Possible.Unmet => Truth.Unmet,
        Possible.NotApplicable => Truth.NotApplicable,
        Possible.Met | Possible.NotApplicable => Truth.MetIfApplicable,
        Possible.Unmet | Possible.NotApplicable => Truth.UnmetIfApplicable,
        _ => Truth.Undecided,
    };
}
