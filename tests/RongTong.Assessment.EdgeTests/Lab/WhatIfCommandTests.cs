using System.Text;
using System.Text.Json;
using RongTong.Cli;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.Lab;

/// <summary>The verb over the sample batch: its pages, its forms, who is named and who is not.</summary>
public sealed class WhatIfCommandTests
{
    private const string Table = "rules/samples/batch/applicants-2026.csv";
    private const string Stricter = "rules/scenarios/srdi-2026-stricter-rd.yaml";

    private static CommandRun Of(params string[] more) => CommandRun.Of(["whatif", Table, "--model", "miit/srdi-sme@2026", "-q", .. more]);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Page(string language) =>
        await Snapshot.Verify(Of("--scenario", Stricter, "rules/scenarios/srdi-2026-without-score.yaml", "--solve", "S3-3=150", "--solve", "S1-2=100", "--lang", language).Page, language);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Firms_due_for_re_examination(string language) =>
        await Snapshot.Verify(CommandRun.Of("whatif", Table, "--model", "miit/srdi-sme@2022", "-q", "--scenario", "rules/scenarios/reexamination-2026.yaml", "--due", "rules/samples/batch/titles.csv", "--from", "2026-07-01", "--to", "2026-12-31", "--lang", language).Page, language);

    /// <summary>Who moves is named only on request, and the list says for whom it is.</summary>
    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    [InlineData("text")]
    public void Firms_are_named_on_request_only(string format)
    {
        Of("--scenario", Stricter, "--format", format).Text.ShouldNotContain("9133");
        var named = Of("--scenario", Stricter, "--format", format, "--list-for", "认定处初审岗").Text;
        named.ShouldContain("9133");
        named.ShouldContain("认定处初审岗");
    }

    [Fact]
    public void A_scenario_can_be_the_baseline()
    {
        using var json = JsonDocument.Parse(Of("--scenario", Stricter, "--baseline", "stricter-rd", "--format", "json").Bytes);
        json.RootElement.GetProperty("baseline").GetProperty("id").GetString().ShouldBe("stricter-rd");
        var back = json.RootElement.GetProperty("scenarios")[0];
        back.GetProperty("id").GetString().ShouldBe("miit/srdi-sme@2026");
        back.GetProperty("flow").GetProperty("gained").GetInt32().ShouldBe(23);
    }

    [Fact]
    public void The_workbook_is_one()
    {
        var workbook = Of("--scenario", Stricter, "--solve", "S3-3=150", "--list-for", "t", "--format", "xlsx").Bytes;
        using var package = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        package.WorkbookPart!.WorksheetParts.Count().ShouldBe(7);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(package).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 2, "RT6014")]
    [InlineData("--scenario nothing.yaml", 5, "RT6001")]
    [InlineData("--scenario miit/srdi-sme@2031", 2, "RT2012")]
    [InlineData("--scenario rules/scenarios/reexamination-2026.yaml", 2, "RT2025")]
    [InlineData("--scenario " + Stricter + " " + Stricter, 3, "RT2009")]
    [InlineData("--scenario " + Stricter + " --baseline nobody", 2, "RT6013")]
    [InlineData("--scenario " + Stricter + " --format pdf", 2, "RT6013")]
    [InlineData("--scenario " + Stricter + " --as-of 2026-02-30", 2, "RT1016")]
    [InlineData("--solve S3-9=100", 2, "RT6091")]
    [InlineData("--solve S3-3", 2, "RT6090")]
    [InlineData("--scenario " + Stricter + " --due rules/samples/batch/titles.csv", 2, "RT6014")]
    public void Ends(string line, int exit, string code)
    {
        var run = CommandRun.Of(["whatif", Table, "--model", "miit/srdi-sme@2026", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        ((int)run.Exit).ShouldBe(exit, run.Messages);
        run.Messages.ShouldContain(code);
    }

    [Theory]
    [InlineData("edits: [ { set: S3-33, atLeast: 1 } ]", "RT2017")]
    [InlineData("edits: [ { set: S3-3, atMost: 1 } ]", "RT2020")]
    [InlineData("edits: [ { set: S3-3, atleast: 1 } ]", "RT1")]
    [InlineData("edition: miit/srdi-sme@2022\nedits: []", "RT2024")]
    [InlineData("edits: [ { add: { id: X, name: { zh: 甲, en: x }, when: { value: revenu_y1, atLeast: 1 } }, to: certified } ]", "RT2003")]
    [InlineData("subsidies: [ { grade: certified, amount: much } ]", "RT1")]
    public void A_scenario_that_cannot_be_used_is_told_why(string text, string code)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Write("s.yaml", Encoding.UTF8.GetBytes($"scenario: s\nname: {{ zh: 甲, en: x }}\n{text}\n"));
        var run = Of("--scenario", path);
        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        run.Messages.ShouldContain(code);
    }
}
