using RongTong.Hosting;
using RongTong.Matching;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.Tests;

/// <summary>The shipped catalogue of example offers, and its own cases of what matches.</summary>
public class OfferTests
{
    private static readonly OfferDirectory Offers = new(new ModelCache(new RuleDirectory(Repository.Rules)));
    private static readonly Lazy<OfferCatalogue> Shipped = new(() => Offers.Compile() is { Value: { } offers, Diagnostics: [] } ? offers : throw new InvalidOperationException(string.Join('\n', Offers.Compile().Diagnostics)));

    public static TheoryData<string> Cases => [.. Offers.Cases().Cases.Select(c => c.Name)];

    [Fact]
    public void The_catalogue_compiles_without_a_word_and_is_marked_as_examples()
    {
        Offers.Cases().Diagnostics.ShouldBeEmpty();
        (Shipped.Value.Solutions.Length, Shipped.Value.Services.Length, Shipped.Value.Opportunities.Length).ShouldBe((30, 8, 12));
        Shipped.Value.Solutions.ShouldAllBe(s => s.IsExample);
        Shipped.Value.Services.ShouldAllBe(s => s.IsExample);
        Shipped.Value.Opportunities.ShouldAllBe(o => o.IsExample);
        Shipped.Value.Status.ShouldHaveSingleItem().En.ShouldContain("examples");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_matches_as_stated(string name) =>
        Offers.Cases().Cases.Single(c => c.Name == name).Run(Shipped.Value).Select(f => f.In(Language.En)).ShouldBeEmpty();
}
