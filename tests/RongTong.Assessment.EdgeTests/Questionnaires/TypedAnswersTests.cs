using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RongTong.Cli;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>What people type into a questionnaire: taken where it can mean one thing, else told cell by cell.</summary>
public sealed class TypedAnswersTests
{
    private static readonly byte[] DigitalLevel = Questionnaire.Write(Questionnaire.Model("miit/sme-digital-level@2024"), null);
    private static readonly byte[] Srdi = Questionnaire.Write(Questionnaire.Model("miit/srdi-sme@2026"), null);

    [Theory]
    [InlineData("a:q02-equipment-digital-rate", "C", "r20-40")]
    [InlineData("a:q02-equipment-digital-rate", "c", "r20-40")]
    [InlineData("a:q02-equipment-digital-rate", "r20-40", "r20-40")]
    [InlineData("a:q02-equipment-digital-rate", "C over 20 %, up to 40 %", "r20-40")]
    [InlineData("a:product-design", "二级", "2")]
    [InlineData("a:product-design", "2", "2")]
    [InlineData("a:product-design", "Level 2", "2")]
    [InlineData("a:pass-rate-value", "0.982", "0.982")]
    [InlineData("a:pass-rate-value", "9.8199999999999998E-1", "0.982")]
    [InlineData("a:pass-rate-value", "98.2%", "0.982")]
    [InlineData("a:equipment-total", " 42 ", "42")]
    public void Forms_with_one_meaning_are_taken(string key, string typed, string expected)
    {
        var reading = Questionnaire.Read(Questionnaire.Fill(DigitalLevel, new Dictionary<string, string> { [key] = typed }));
        reading.Diagnostics.ShouldBeEmpty();
        reading.Sheet!.Answers[key[2..]].Values.ShouldBe([expected]);
    }

    [Theory]
    [InlineData("TRUE", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("是", "true")]
    [InlineData("no", "false")]
    public void Yes_and_no_are_taken_in_any_form(string typed, string expected)
    {
        var reading = Questionnaire.Read(Questionnaire.Fill(Srdi, new Dictionary<string, string> { ["a:registered_in_mainland"] = typed }));
        reading.Diagnostics.ShouldBeEmpty();
        reading.Sheet!.Answers["registered_in_mainland"].Values.ShouldBe([expected]);
    }

    [Theory]
    [InlineData("2012/5/20")]
    [InlineData("2012年5月20日")]
    [InlineData("41049")]
    public void Days_are_taken_in_any_form(string typed)
    {
        var reading = Questionnaire.Read(Questionnaire.Fill(Srdi, new Dictionary<string, string> { ["a:established_date"] = typed, ["e:asOf"] = "46218" }));
        reading.Diagnostics.ShouldBeEmpty();
        reading.Sheet!.Answers["established_date"].Values.ShouldBe(["2012-05-20"]);
        reading.Sheet.AsOf.ShouldBe(new DateOnly(2026, 7, 15));
    }

    [Theory]
    [InlineData("√")]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("TRUE")]
    public void Ticks_are_taken_in_any_form(string tick)
    {
        var reading = Questionnaire.Read(Questionnaire.Fill(DigitalLevel, new Dictionary<string, string> { ["o:q06-network-security:products"] = tick, ["o:q06-network-security:none"] = "0" }));
        reading.Diagnostics.ShouldBeEmpty();
        reading.Sheet!.Answers["q06-network-security"].Values.ShouldBe(["products"]);
    }

    [Fact]
    public void Rows_are_found_wherever_they_stand()
    {
        var moved = Questionnaire.Fill(Srdi, new Dictionary<string, string> { ["a:revenue_y1"] = "1500" }, document =>
        {
            // Empty rows gone, the others closed up: what spreadsheets do when rows are deleted or sorted.
            foreach (var data in document.WorkbookPart!.WorksheetParts.Select(p => p.Worksheet.GetFirstChild<SheetData>()!))
            {
                foreach (var row in data.Elements<Row>().Where(r => r.Elements<Cell>().FirstOrDefault() is { } first && !first.InnerText.StartsWith("a:", StringComparison.Ordinal) && !first.InnerText.StartsWith("e:", StringComparison.Ordinal)).ToList())
                    if (!row.InnerText.StartsWith("questionnaire", StringComparison.Ordinal) && !row.InnerText.StartsWith("item", StringComparison.Ordinal) && !row.InnerText.StartsWith("choice", StringComparison.Ordinal)) row.Remove();
                uint number = 0;
                foreach (var row in data.Elements<Row>())
                {
                    row.RowIndex = ++number;
                    foreach (var cell in row.Elements<Cell>()) cell.CellReference = cell.CellReference!.Value!.TrimEnd([.. "0123456789"]) + number;
                }
            }
        });
        var reading = Questionnaire.Read(moved);
        reading.Diagnostics.ShouldBeEmpty();
        reading.Sheet!.Answers["revenue_y1"].Values.ShouldBe(["1500"]);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Everything_wrong_is_told_at_its_cell(string language)
    {
        using var directory = new TemporaryDirectory();
        var typed = new Dictionary<string, string>
        {
            ["e:uscc"] = "91330604000000204M", ["e:asOf"] = "明天", ["e:size"] = "巨型", ["a:size_industry"] = "养殖", ["a:registered_in_mainland"] = "也许", ["a:established_date"] = "二〇一二年",
            ["a:revenue_y1"] = "1,500", ["a:revenue_y2"] = "1500 万元", ["a:employees_y1"] = "86.5", ["a:niche_years"] = "-3", ["a:total_assets_y1"] = "#REF!", ["a:rd_expense_y1"] = "很多",
        };
        var filled = Questionnaire.Fill(Srdi, typed, document =>
        {
            var rows = Questionnaire.Rows(document).Where(r => r.Elements<Cell>().FirstOrDefault() is { InnerText: [.., _] }).ToLookup(r => r.Elements<Cell>().First().InnerText, StringComparer.Ordinal);
            rows["a:rd_expense_y2"].Single().Remove();
            foreach (var (from, to) in new[] { ("a:total_liabilities_y1", "a:main_revenue_y1"), ("a:main_revenue_y2", "a:invented") })
            {
                var cell = rows[from].Single().Elements<Cell>().First();
                cell.RemoveAllChildren();
                (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(to)));
            }
            foreach (var row in rows["a:main_revenue_y1"].Append(rows["a:total_liabilities_y1"].Single())) Number(Questionnaire.CellOf(row, "D"), "7");
            Number(Questionnaire.CellOf(rows["t:"].First(), "D"), "41049");
        });
        directory.Write("filled.xlsx", filled);
        var run = CommandRun.With(c => c with { Directory = directory.Path }, "questionnaire", "import", "filled.xlsx", "--lang", language);
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Bytes.ShouldBeEmpty();
        await Snapshots.Snapshot.Verify(run.Messages, language);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Answers_are_judged_at_their_cells(string language)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("filled.xlsx", Questionnaire.Fill(DigitalLevel, new Dictionary<string, string>
        {
            ["a:q02-rate-value"] = "1.2", ["a:equipment-total"] = "14", ["a:equipment-networked"] = "18", ["a:equipment-digital"] = "9", ["a:product-design"] = "七级", ["o:q06-network-security:none"] = "✓", ["o:q06-network-security:products"] = "✓",
            ["o:q07-data-security:products"] = "有一些",
        }));
        var run = CommandRun.With(c => c with { Directory = directory.Path }, "questionnaire", "import", "filled.xlsx", "--lang", language);
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        await Snapshots.Snapshot.Verify(run.Messages, language);
    }

    [Fact]
    public void A_workbook_that_is_no_questionnaire_says_so()
    {
        using var directory = new TemporaryDirectory();
        using (var document = SpreadsheetDocument.Create(directory["other.xlsx"], DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            part.AddNewPart<WorksheetPart>("rId1").Worksheet = new Worksheet(new SheetData());
            part.Workbook = new Workbook(new Sheets(new Sheet { Name = "Sheet1", SheetId = 1, Id = "rId1" }));
        }
        var run = CommandRun.With(c => c with { Directory = directory.Path }, "assess", "other.xlsx");
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain("RT4201");
        CommandRun.Of("questionnaire", "import", directory["none.xlsx"]).Exit.ShouldBe(ExitCode.InputOutput);
        directory.Write("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0]);
        CommandRun.Of("questionnaire", "import", directory["old.xls"]).Messages.ShouldContain("RT4127");
    }

    [Fact]
    public void A_directory_of_questionnaires_is_assessed_in_one_run()
    {
        using var directory = new TemporaryDirectory();
        foreach (var name in (string[])["qiheng", "sf-01"]) CommandRun.Of("questionnaire", "export", "--sheet", $"rules/samples/{name}.yaml", "-o", directory[name + ".xlsx"]).Exit.ShouldBe(ExitCode.Done);
        directory.Write("~$qiheng.xlsx", [1, 2, 3]);
        CommandRun.Of("assess", directory.Path, "--format", "ndjson").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Fact]
    public void One_sheet_is_filled_in_and_no_more()
    {
        var run = CommandRun.Of("questionnaire", "export", "--sheet", CommandRun.Sheet("several.ndjson"), "-o", "-");
        (run.Exit, run.Messages.Contains("RT6019", StringComparison.Ordinal)).ShouldBe((ExitCode.Usage, true));
        CommandRun.Of("questionnaire", "export").Exit.ShouldBe(ExitCode.Usage);
    }

    private static void Number(Cell cell, string number)
    {
        cell.RemoveAllChildren();
        (cell.DataType, cell.CellValue) = (null, new CellValue(number));
    }
}
