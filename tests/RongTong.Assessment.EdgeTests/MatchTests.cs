using System.Text.Json;
using RongTong.Cli;
using RongTong.Cli.Output;
using RongTong.Snapshots;

namespace RongTong.EdgeTests;

public sealed class MatchTests
{
    private const string Opportunities = "rules/catalogue/opportunities.yaml";
    private const string Firms = "rules/samples/firms";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Page(string language) => await Snapshot.Verify(CommandRun.Of("match", Opportunities, Firms, "--lang", language).Page, language);

    [Fact]
    public async Task Page_with_all() => await Snapshot.Verify(CommandRun.Of("match", Opportunities, Firms, "--all", "--lang", "zh").Page);

    [Fact]
    public async Task Data() => await Snapshot.Verify(CommandRun.Of("match", OneOpportunity(), Firms, "--format", "json").Page, extension: "json");

    [Fact]
    public void No_line_is_wider_than_the_page()
    {
        foreach (var language in (string[])["zh", "en"])
        foreach (var line in CommandRun.Of("match", Opportunities, Firms, "--all", "--lang", language).Text.Split('\n'))
            DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(100, line);
    }

    [Fact]
    public void The_order_of_the_sheets_does_not_matter()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, Firms)).Order(StringComparer.Ordinal).Select(f => $"{Firms}/{Path.GetFileName(f)}").ToList();

        var forward = CommandRun.Of(["match", Opportunities, .. files, "--format", "json"]);
        var backward = CommandRun.Of(["match", Opportunities, .. Enumerable.Reverse(files), "--format", "json"]);

        forward.Exit.ShouldBe(ExitCode.Done);
        backward.Bytes.ShouldBe(forward.Bytes);
    }

    [Fact]
    public void After_the_deadline_nobody_takes_part()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("match", OneOpportunity(), Firms, "--as-of", "2027-01-01", "--format", "json").Bytes);
        json.RootElement.GetProperty("opportunities")[0].GetProperty("firms").GetArrayLength().ShouldBe(0);

        using var lastDay = JsonDocument.Parse(CommandRun.Of("match", OneOpportunity(), Firms, "--as-of", "2026-12-31", "--format", "json").Bytes);
        lastDay.RootElement.GetProperty("opportunities")[0].GetProperty("firms").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void A_file_without_opportunities_is_refused()
    {
        var run = CommandRun.Of("match", "rules/catalogue/services.yaml", Firms);
        (run.Exit, run.Text).ShouldBe((ExitCode.InputInvalid, ""));
        run.Messages.ShouldContain("RT6004");
    }

    [Theory]
    [InlineData("RT2022", "capability: heat-treatment", "capability: heat-treatmnt", "heat-treatment")]
    [InlineData("RT2023", "outcome: digital-level", "outcome: digital-levl", "digital-level")]
    [InlineData("RT2003", "field: qms_certified", "field: qms_certifed", "qms_certified")]
    public void A_name_the_catalogue_does_not_know_is_told_with_the_nearest(string code, string right, string wrong, string near)
    {
        using var directory = new TemporaryDirectory();
        var path = directory["bad.yaml"];
        var text = File.ReadAllText(Path.Combine(Repository.Root, Opportunities));
        text.ShouldContain(right);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));

        var run = CommandRun.Of("catalogue", "check", path, "--lang", "en");

        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        run.Messages.ShouldContain(code);
        run.Messages.ShouldContain($"did you mean '{near}'?");
    }

    [Fact]
    public void Every_firm_on_the_page_comes_with_a_reason()
    {
        var lines = CommandRun.Of("match", Opportunities, Firms, "--all", "--lang", "en").Text.Split('\n');
        var standings = lines.Index().Where(l => l.Item.Contains("  ✓ matches", StringComparison.Ordinal) || l.Item.Contains("  ? ", StringComparison.Ordinal) || l.Item.Contains("  ✕ no", StringComparison.Ordinal)).ToList();
        standings.Count.ShouldBe(36);
        standings.ShouldAllBe(s => lines[s.Index + 1].StartsWith("    lacks: ") || lines[s.Index + 1].StartsWith("    not known: ") || lines[s.Index + 1].StartsWith("    rests on: "));
    }

    [Fact]
    public void A_sheet_of_another_firm_is_left_out_of_advice_and_said_so()
    {
        var own = CommandRun.Of("advise", $"{Firms}/housing-digital.yaml", "--format", "json");
        var mixed = CommandRun.Of("advise", $"{Firms}/housing-digital.yaml", "--also", $"{Firms}/surface-facts.yaml", "--format", "json");

        mixed.Messages.ShouldContain("RT4031");
        mixed.Bytes.ShouldBe(own.Bytes);
    }

    [Fact]
    public void Advice_with_a_catalogue_that_cannot_be_used_does_without_offers_and_says_so_at_the_end()
    {
        var run = CommandRun.Of("advise", $"{Firms}/housing-digital.yaml", "--catalogue", "rules/samples/qiheng.yaml", "--format", "json");
        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        using var json = JsonDocument.Parse(run.Bytes);
        json.RootElement.GetProperty("offers").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_catalogue_with_mistakes_names_file_line_and_column()
    {
        using var directory = new TemporaryDirectory();
        var path = directory["bad.yaml"];
        File.WriteAllText(path, File.ReadAllText(Path.Combine(Repository.Root, Opportunities)).Replace("scene: quality, atLeast: 3", "scene: qualty, atLeast: 3", StringComparison.Ordinal));

        var run = CommandRun.Of("match", path, Firms);

        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        run.Messages.ShouldContain("RT2003");
        run.Messages.ShouldContain("quality");
        run.Messages.ShouldContain("bad.yaml:");
        CommandRun.Of("catalogue", "check", path).Exit.ShouldBe(ExitCode.ModelInvalid);
    }

    [Fact]
    public void The_catalogue_of_the_rule_directory_is_checked_with_its_cases()
    {
        var run = CommandRun.Of("catalogue", "check", "--lang", "en");
        (run.Exit, run.Text).ShouldBe((ExitCode.Done, "30 solutions, 8 services, 12 opportunities, 10 cases\n"));
    }

    [Fact]
    public void Advice_names_offers_and_does_without_a_catalogue()
    {
        using var advice = JsonDocument.Parse(CommandRun.Of("advise", $"{Firms}/housing-digital.yaml", "--also", $"{Firms}/housing-facts.yaml", "--format", "json").Bytes);
        var offers = advice.RootElement.GetProperty("offers");
        offers.GetProperty("solutions").EnumerateArray().Select(s => s.GetProperty("id").GetString()).ShouldContain("sol-08");
        offers.GetProperty("opportunities").EnumerateArray().Select(o => (o.GetProperty("id").GetString(), o.GetProperty("status").GetString())).ShouldContain(("opp-01", "matched"));

        var alone = CommandRun.Of("advise", $"{Firms}/housing-digital.yaml", "--catalogue", OneOpportunity(), "--format", "json");
        using var one = JsonDocument.Parse(alone.Bytes);
        one.RootElement.GetProperty("offers").GetProperty("solutions").GetArrayLength().ShouldBe(0);
        one.RootElement.GetProperty("offers").GetProperty("opportunities")[0].GetProperty("status").GetString().ShouldBe("undecided");
    }

    private static string OneOpportunity() => "tests/RongTong.Assessment.EdgeTests/Catalogues/one-opportunity.yaml";
}
