using System.Collections.Immutable;
using System.Globalization;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>What is filled into a questionnaire comes back as the same sheet.</summary>
public sealed class RoundTripTests
{
    /// <summary>Random sheets a model; RONGTONG_SHEETS asks for more.</summary>
    private static int Sheets => int.TryParse(Environment.GetEnvironmentVariable("RONGTONG_SHEETS"), CultureInfo.InvariantCulture, out var asked) ? asked : 15;

    public static TheoryData<string> References => Questionnaire.References;

    [Theory]
    [MemberData(nameof(References))]
    public void A_random_sheet_comes_back_as_it_was(string reference)
    {
        var model = Questionnaire.Model(reference);
        var sheets = new RandomSheets(model.Model, reference.Length);
        for (var i = 0; i < Sheets; i++)
        {
            var sheet = sheets.Next();
            var reading = Questionnaire.Read(Questionnaire.Write(model, sheet, i % 2 == 0 ? Language.Zh : Language.En));
            reading.Diagnostics.ShouldBeEmpty();
            Questionnaire.Said(reading.Sheet!).ShouldBe(Questionnaire.Said(sheet));
        }
    }

    [Theory]
    [MemberData(nameof(References))]
    public void The_sheet_written_out_reads_as_the_same_sheet(string reference)
    {
        var model = Questionnaire.Model(reference).Model;
        var sheets = new RandomSheets(model, reference.Length + 1);
        for (var i = 0; i < Sheets; i++)
        {
            var sheet = sheets.Next();
            foreach (var (name, bytes) in new[] { ("s.yaml", SheetDocument.Yaml(sheet, model)), ("s.json", SheetDocument.Json(sheet, model)) })
            {
                var (read, problems) = SheetReader.Read(SourceText.FromUtf8(name, bytes).Value!);
                problems.ShouldBeEmpty();
                Questionnaire.Said(read.Single()).ShouldBe(Questionnaire.Said(sheet));
            }
        }
    }

    [Fact]
    public void Own_figures_and_what_a_firm_can_do_are_written_out_too()
    {
        var model = Questionnaire.Model("miit/sme-digital-level@2024").Model;
        var sheet = new AnswerSheet
        {
            Enterprise = new Enterprise("", "", "") { Capabilities = ["die-casting", "no"] },
            Efforts = ImmutableDictionary<string, OwnEffort>.Empty.Add("product-design/level-2", new OwnEffort(12.50m, null, 0)).Add("q01-network/none", OwnEffort.Never).Add("warehousing/level-1", new OwnEffort(0, 4, 30)),
        };
        foreach (var (name, bytes) in new[] { ("s.yaml", SheetDocument.Yaml(sheet, model)), ("s.json", SheetDocument.Json(sheet, model)) })
        {
            var (read, problems) = SheetReader.Read(SourceText.FromUtf8(name, bytes).Value!);
            problems.ShouldBeEmpty();
            read.Single().Enterprise.Capabilities.ShouldNotBeNull().ShouldBe(["die-casting", "no"]);
            read.Single().Efforts.OrderBy(e => e.Key, StringComparer.Ordinal).ShouldBe(sheet.Efforts.OrderBy(e => e.Key, StringComparer.Ordinal));
        }
    }

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Path.Combine(Repository.Rules, "samples"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_is_assessed_alike_from_its_questionnaire(string sample)
    {
        using var directory = new TemporaryDirectory();
        var (sheet, workbook) = ($"rules/samples/{sample}", directory[sample + ".xlsx"]);
        CommandRun.Of("questionnaire", "export", "--sheet", sheet, "-o", workbook);
        var (first, second) = (CommandRun.Of("assess", sheet, "--format", "json"), CommandRun.Of("assess", workbook, "--format", "json"));
        second.Text.ShouldBe(first.Text);
        second.Exit.ShouldBe(first.Exit);
    }

    [Fact]
    public void The_same_form_gives_the_same_bytes()
    {
        var model = Questionnaire.Model("miit/srdi-sme@2026");
        Questionnaire.Write(model, null).ShouldBe(Questionnaire.Write(model, null));
    }

    [Fact]
    public void What_no_cell_can_hold_is_told()
    {
        var model = Questionnaire.Model("miit/srdi-sme@2026");
        var sheet = new AnswerSheet().With("niche_market", "a\u0001b").With("leading_product", new string('长', 40_000));
        var form = Reporting.Questionnaires.QuestionnaireForm.Of(model);
        var problems = Reporting.Questionnaires.QuestionnaireWorkbook.Write(new MemoryStream(), form, Language.Zh, sheet, [.. form.Titles.Select(t => (t, LocalizedText.Same(t)))]);
        problems.Select(p => (p.Code, p.Field)).ShouldBe([("RT4210", "niche_market"), ("RT4210", "leading_product")], ignoreOrder: true);
        problems.ShouldAllBe(p => p.Severity == DiagnosticSeverity.Warning);
    }
}
