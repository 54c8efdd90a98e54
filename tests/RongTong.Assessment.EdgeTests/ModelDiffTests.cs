using System.Text.Json;
using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

/// <summary><c>model diff</c>: the redline as text and data, on small standards with something of everything, and on the shipped ones.</summary>
public sealed class ModelDiffTests
{
    [Theory]
    [InlineData("editions", "zh", "test/grant@1", "test/grant@2")]
    [InlineData("editions", "en", "test/grant@1", "test/grant@2")]
    [InlineData("province", "zh", "test/grant@1", "test/grant@1+north")]
    [InlineData("province", "en", "test/grant@1", "test/grant@1+north")]
    [InlineData("nothing", "zh", "test/grant@1", "test/grant@1")]
    public async Task Page(string name, string language, string before, string after)
    {
        using var directory = SmallStandards.Directory();
        var run = CommandRun.With(c => c with { Rules = directory["rules"] }, "model", "diff", before, after, "--lang", language);

        run.Exit.ShouldBe(ExitCode.Done);
        await Snapshot.Verify(run.Page, $"{name}_{language}");
    }

    [Fact]
    public async Task Data()
    {
        using var directory = SmallStandards.Directory();
        var run = CommandRun.With(c => c with { Rules = directory["rules"] }, "model", "diff", "test/grant@1", "test/grant@2", "--format", "json");

        run.Exit.ShouldBe(ExitCode.Done);
        await Snapshot.Verify(run.Text, extension: "json");
    }

    [Fact]
    public void Without_edition_the_newest_is_taken_and_nothing_differs_from_itself()
    {
        using var directory = SmallStandards.Directory();
        var run = CommandRun.With(c => c with { Rules = directory["rules"] }, "model", "diff", "test/grant", "test/grant@2", "--format", "json");

        JsonDocument.Parse(run.Bytes).RootElement.GetProperty("changes").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("model diff test/grant@1", 2)]
    [InlineData("model diff test/grant@1 test/grant@3", 2)]
    [InlineData("model diff test/grant@1 test/grant@1+south", 2)]
    [InlineData("model diff test/grant@1 test/grant@2 --format pdf", 2)]
    [InlineData("model diff test/grant@1 test/grant@2 -o missing/x/", 5)]
    public void What_is_wrong_has_its_exit_code(string line, int exit)
    {
        using var directory = SmallStandards.Directory();
        ((int)CommandRun.With(c => c with { Rules = directory["rules"], Directory = directory.Path }, line.Split(' ')).Exit).ShouldBe(exit);
    }

    [Fact]
    public void A_page_goes_to_a_file_and_asks_for_nothing_outside()
    {
        using var directory = SmallStandards.Directory();
        var path = directory["diff.html"];
        CommandRun.With(c => c with { Rules = directory["rules"] }, "model", "diff", "test/grant@1", "test/grant@2", "--format", "html", "-o", path).Exit.ShouldBe(ExitCode.Done);

        var page = File.ReadAllText(path);
        page.ShouldContain("<del>");
        page.ShouldNotContain("http");
        page.ShouldNotContain("url(");
    }

    /// <summary>Facts of the two measures that do not move with the wording of the models.</summary>
    [Fact]
    public void The_editions_of_the_provincial_title_are_told_apart()
    {
        var run = CommandRun.Of("model", "diff", "miit/srdi-sme@2022", "miit/srdi-sme@2026", "--format", "json", "--lang", "zh");
        var changes = JsonDocument.Parse(run.Bytes).RootElement.GetProperty("changes").EnumerateArray().ToList();
        (string? Was, string? Is) Requirement(string after) => changes.Single(c => c.GetProperty("after").GetString() == after).GetProperty("differences").EnumerateArray()
            .Where(d => d.GetProperty("aspect").GetString() == "requirement").Select(d => (d.GetProperty("was").GetString(), d.GetProperty("is").GetString())).Single();

        Requirement("S2-1a").ShouldBe(("上年度营业收入总额 >= 1000 万元", "上年度营业收入总额 >= 1500 万元"));
        Requirement("S1-2").ShouldBe(("截至上年末从事特定细分市场年限 >= 2 年", "截至上年末从事特定细分市场年限 >= 3 年"));
        changes.Where(c => c.GetProperty("kind").GetString() == "removed").Select(c => c.GetProperty("before").GetString()).ShouldContain("P4-score");
    }
}
