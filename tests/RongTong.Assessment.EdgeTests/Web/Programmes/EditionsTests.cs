using RongTong.Hosting;
using RongTong.Models;
using RongTong.Snapshots;
using RongTong.Web.Pages.Console;
using RongTong.Web.Pages.Texts;

namespace RongTong.EdgeTests.Web.Programmes;

/// <summary>What a department chooses from when it opens a round, and ranges of shares in words.</summary>
public sealed class EditionsTests
{
    private static readonly ModelCache Models = new(new RuleDirectory(Repository.Rules));

    [Fact]
    public void Titles_in_force_stand_first_and_the_newest_in_front()
    {
        var groups = Editions.On(Models, new DateOnly(2026, 7, 15));
        groups[0].Editions[0].Reference.ShouldBe("miit/srdi-sme@2026");
        groups[0].Editions.ShouldContain(e => e.Reference == "miit/srdi-sme@2026+zhejiang");
        groups[1].Editions.ShouldContain(e => e.Reference == "miit/srdi-sme@2022");
        groups[2].Editions.ShouldContain(e => e.Reference == "eu/dma-sme@2023");
        groups.SelectMany(g => g.Editions).Count().ShouldBe(Models.Rules.Models().Length);
    }

    [Fact]
    public void Before_an_edition_comes_into_force_the_one_before_holds() =>
        Editions.On(Models, new DateOnly(2025, 7, 15)).Single(g => g.Name == ProgrammeTexts.Of(EditionKind.Title)).Editions.ShouldContain(e => e.Reference == "miit/srdi-sme@2022");

    [Fact]
    public void A_band_of_the_digital_level_is_said_in_words_and_the_form_keeps_its_own()
    {
        ModelRef.TryParse("miit/sme-digital-level@2024", out var reference).ShouldBeTrue();
        var model = Models.Get(reference!).Value.ShouldNotBeNull().Model;
        var options = model.Answerable.Single(f => f.Id == "q02-equipment-digital-rate").Options;
        options.Select(o => RangeTexts.Of(o).Zh).ShouldBe(["不超过 10%", "超过 10%，至多 20%", "超过 20%，至多 40%", "超过 40%，至多 60%", "超过 60%，至多 100%"]);
        options.Select(o => o.Text.Zh).ShouldContain("(20%,40%]");
        options.ShouldAllBe(o => RangeTexts.Of(o).En == o.Text.En);
    }
}
