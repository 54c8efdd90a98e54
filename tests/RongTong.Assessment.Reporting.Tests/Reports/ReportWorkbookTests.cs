using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RongTong.Assessing;
using RongTong.Reporting.Workbooks;
using RongTong.Text;

namespace RongTong.Tests.Reports;

/// <summary>Reports as workbooks: sound, complete, and nothing in them computes.</summary>
public class ReportWorkbookTests
{
    [Theory]
    [MemberData(nameof(WordReportTests.Documents), MemberType = typeof(WordReportTests))]
    public void Workbook_is_sound_and_holds_every_answer(string sample, string languages)
    {
        var assessment = SampleReports.OfItsModel(sample);
        var bytes = ReportWorkbook.Write(assessment, WordReportTests.Of(languages));
        ReportWorkbook.Write(assessment, WordReportTests.Of(languages)).ShouldBe(bytes, "the same report is the same file");
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        WordReportTests.Problems(workbook).ShouldBeEmpty();
        var sheets = Sheets(workbook);
        var answers = sheets[languages == "zh" ? "答卷" : languages == "en" ? "Answers" : "答卷 Answers"];
        var ids = answers.SelectMany(r => r).Where(c => c.Reference.StartsWith(languages == "zh+en" ? 'D' : 'C')).Select(c => c.Text).ToList();
        foreach (var id in assessment.Sheet.Answers.Keys) ids.ShouldContain(id);
        var texts = sheets.Values.SelectMany(s => s).SelectMany(r => r).Select(c => c.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var language in WordReportTests.Of(languages).All)
        {
            foreach (var criterion in assessment.Criteria) texts.ShouldContain(criterion.Criterion.Name.In(language));
            foreach (var score in assessment.Scores) texts.ShouldContain(score.Indicator.Name.In(language));
            foreach (var clause in assessment.Model.Clauses) texts.ShouldContain((clause.Rule ?? LocalizedText.Same(clause.Id)).In(language));
            foreach (var advice in assessment.Advice.Where(a => a.Measure is not null)) texts.ShouldContain(t => t.StartsWith(advice.Measure!.Title.In(language), StringComparison.Ordinal));
        }
        foreach (var part in workbook.WorkbookPart!.WorksheetParts)
        {
            part.Worksheet.Descendants<CellFormula>().ShouldBeEmpty();
            part.Worksheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
            part.Worksheet.Elements<AutoFilter>().Count().ShouldBe(1);
            part.Worksheet.Elements<PageSetup>().Single().PaperSize!.Value.ShouldBe(9u);
        }
    }

    [Fact]
    public void Numbers_are_numbers_and_codes_are_texts()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(ReportWorkbook.Write(SampleReports.Sample("qiheng"), WordReportTests.Of("zh"))), isEditable: false);
        var sheets = Sheets(workbook);
        sheets.Keys.ShouldBe(["概要", "答卷", "条件", "得分", "走法", "措施", "依据"]);
        Row(sheets["概要"], "统一社会信用代码")[1].ShouldBe(("B3", "91330400MA2JX7Q3K0", false));
        Row(sheets["概要"], "得分")[1].Text.ShouldBe("35.975");
        Row(sheets["概要"], "得分")[1].IsNumber.ShouldBeTrue();
        var criterion = sheets["条件"].Single(r => r[0].Text == "level-2-score");
        criterion.Where(c => c.IsNumber).Select(c => decimal.Parse(c.Text, CultureInfo.InvariantCulture)).ShouldBe([35.975m, 40, 4.025m, -4.025m]);
        criterion.Single(c => c.Reference.StartsWith('D')).Text.ShouldBe("✕ 不符合");
        Row(sheets["得分"], "数字化基础").Last().IsNumber.ShouldBeTrue();
        sheets["得分"][0].Select(c => c.Text).ShouldBe(["层级", "编号", "指标", "至少得", "至多得", "满分", "达成率"]);
        var rules = workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<ConditionalFormattingRule>()).ToList();
        rules.Count(r => r.Type! == ConditionalFormatValues.CellIs).ShouldBe(4, "a fill for each level");
        rules.Count(r => r.Type! == ConditionalFormatValues.DataBar).ShouldBe(1, "shares as bars");
    }

    [Theory]
    [InlineData("zh", "走法", "合计 5 步", "✓ 条件都符合")]
    [InlineData("en", "Path", "5 steps in all", "✓ all criteria met")]
    public void The_path_is_a_sheet_with_where_the_firm_stands_after_each_step(string language, string name, string total, string met)
    {
        var assessment = SampleReports.Sample("qiheng");
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(ReportWorkbook.Write(assessment, WordReportTests.Of(language))), isEditable: false);
        WordReportTests.Problems(workbook).ShouldBeEmpty();
        var rows = Sheets(workbook)[name];
        var best = assessment.Path!.Best!;
        rows.Count.ShouldBe(1 + 2 + best.Steps.Length + assessment.Path.Alternatives.Sum(a => a.Roadmap.Steps.Length + 2));
        foreach (var step in best.Steps) rows.ShouldContain(r => r.Exists(c => c.Text == step.Measure.Id));
        var sum = rows.First(r => r.Exists(c => c.Text == total));
        sum.Where(c => c.IsNumber).Select(c => decimal.Parse(c.Text, CultureInfo.InvariantCulture)).ShouldBe(
            [best.Cost.Min, best.Cost.Typical, best.Cost.Max, best.StaffDays, 0, best.Weeks.Typical, .. best.Steps[^1].Standing.Where(s => s.Measured is not null).Select(s => s.Measured!.Actual.Min)]);
        sum.ShouldContain(c => c.Text == met);
    }

    [Fact]
    public void A_grade_out_of_reach_is_a_sheet_with_what_holds_it_back()
    {
        var assessment = SampleReports.Sample("sf-12") with { Path = SampleReports.PathOf("sf-12", "level-4") };
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(ReportWorkbook.Write(assessment, WordReportTests.Of("zh+en"))), isEditable: false);
        WordReportTests.Problems(workbook).ShouldBeEmpty();
        foreach (var block in assessment.Path!.Blocks) Sheets(workbook)["走法 Path"].ShouldContain(r => r[0].Text == block.Best.Criterion.Id);
    }

    [Fact]
    public void Peers_are_a_sheet_where_a_benchmark_was_given()
    {
        var assessment = PeerTests.Among40("qiheng");
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(ReportWorkbook.Write(assessment, WordReportTests.Of("en"))), isEditable: false);
        WordReportTests.Problems(workbook).ShouldBeEmpty();
        Sheets(workbook)["Peers"].Count.ShouldBe(1 + assessment.Peers!.Scores.Length);
        Row(Sheets(workbook)["Peers"], "Digital foundation").Where(c => c.IsNumber).Select(c => decimal.Parse(c.Text, CultureInfo.InvariantCulture)).ShouldBe([1, 18.1m, 18.1m, 50, 20, 30, 40, 40]);
    }

    [Fact]
    public void What_would_have_been_enough_is_a_sheet_in_the_units_of_the_applicant()
    {
        var assessment = SampleReports.OfItsModel("srdi-two-short");
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(ReportWorkbook.Write(assessment, WordReportTests.Of("zh"))), isEditable: false);
        WordReportTests.Problems(workbook).ShouldBeEmpty();
        var rows = Sheets(workbook)["怎样才够"];
        var found = assessment.Enough()!;
        foreach (var change in found.Changes)
        {
            var row = rows.First(r => r.Exists(c => c.Text == change.Field.Id));
            row[0].Text.ShouldBe("同时具备");
            if (change.Needed is { } needed) row.ShouldContain(c => c.IsNumber && decimal.Parse(c.Text, CultureInfo.InvariantCulture) == needed);
        }
        foreach (var one in found.Criteria) rows.ShouldContain(r => r.Exists(c => c.Text == one.Criterion.Id));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("\t=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    [InlineData("=HYPERLINK(\"http://example.invalid\",\"x\")")]
    public void No_text_becomes_a_formula(string payload)
    {
        var sheet = SampleReports.Sheet("qiheng") with { Enterprise = new Enterprise(payload, payload, payload, payload, payload, payload) };
        var own = sheet.Answers.SetItem("not_in_the_model", sheet.Answers.Values.First() with { Values = [payload] });
        var assessment = SampleReports.Assess(sheet with { Answers = own });
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(ReportWorkbook.Write(assessment, WordReportTests.Of("zh+en"))), isEditable: false);
        var formats = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var cells = workbook.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).ToList();
        cells.Count(c => c.CellFormula is not null).ShouldBe(0);
        // A number is a number, and computes nothing.
        var written = cells.Where(c => c.DataType is not null && c.InnerText.Trim() == payload.Trim()).ToList();
        written.Count.ShouldBeGreaterThan(3);
        foreach (var cell in written)
        {
            cell.DataType!.Value.ShouldBe(CellValues.InlineString);
            formats[(int)cell.StyleIndex!.Value].QuotePrefix!.Value.ShouldBeTrue(cell.CellReference);
        }
    }

    private static List<(string Reference, string Text, bool IsNumber)> Row(List<List<(string Reference, string Text, bool IsNumber)>> sheet, string name) => sheet.First(r => r.Exists(c => c.Text == name));

    private static Dictionary<string, List<List<(string Reference, string Text, bool IsNumber)>>> Sheets(SpreadsheetDocument workbook) =>
        workbook.WorkbookPart!.Workbook.Descendants<Sheet>().ToDictionary(
            s => s.Name!.Value!,
            s => ((WorksheetPart)workbook.WorkbookPart.GetPartById(s.Id!.Value!)).Worksheet.Descendants<Row>()
                .Select(r => r.Elements<Cell>().Select(c => (c.CellReference!.Value!, c.InnerText, c.DataType is null)).ToList()).ToList(),
            StringComparer.Ordinal);
}
