using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Snapshots;
using RongTong.Text;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace RongTong.EdgeTests.Batch;

/// <summary>The workbook and the document of a batch are what Office takes them for, and say what the CSV files say.</summary>
public sealed class OfficeOutputTests
{
    private static readonly string[] Names = ["=1+1", "=HYPERLINK(\"http://example.invalid\",\"x\")", "@SUM(A1)", "-1", "'=1", "_x0041_", "a\u0001b\uFFFFc", "<b>&\"'", "　　", "一\n二", "𠮷野"];

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Office_finds_nothing_wrong(string language)
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(400), "--xlsx", "--lang", language);
        using var workbook = SpreadsheetDocument.Open(Path.Combine(trial.Out, "results.xlsx"), isEditable: false);
        Problems(workbook).ShouldBeEmpty();
        using var document = WordprocessingDocument.Open(Path.Combine(trial.Out, "notice.docx"), isEditable: false);
        Problems(document).ShouldBeEmpty();
    }

    [Fact]
    public void A_batch_without_firms_gives_sound_files_too()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(BatchSample.Row(1, ("revenue_y1", "x"))), "--xlsx");
        using var workbook = SpreadsheetDocument.Open(Path.Combine(trial.Out, "results.xlsx"), isEditable: false);
        Problems(workbook).ShouldBeEmpty();
        Cells(workbook, "结果").Count.ShouldBe(1, "the head");
        using var document = WordprocessingDocument.Open(Path.Combine(trial.Out, "notice.docx"), isEditable: false);
        Problems(document).ShouldBeEmpty();
    }

    [Fact]
    public void The_workbook_says_what_the_results_say()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(400), "--xlsx");
        using var workbook = SpreadsheetDocument.Open(Path.Combine(trial.Out, "results.xlsx"), isEditable: false);
        var (rows, csv) = (Cells(workbook, "结果"), trial.Rows("results.csv"));
        rows.Count.ShouldBe(csv.Count + 1);
        var columns = csv[0].Keys.ToList();
        foreach (var (row, stated) in rows.Skip(1).Zip(csv))
        {
            row["B"].ShouldBe((stated["uscc"], CellValues.InlineString));
            foreach (var (title, i) in columns.Select((t, i) => (t, i)).Where(t => t.t.StartsWith("m:", StringComparison.Ordinal)))
                (row.TryGetValue(Letters(i), out var cell) ? cell.Text : "").ShouldBe(stated[title], title);
            var outcome = (stated["status"], stated["grade"]) switch { ("decided", "certified") => "符合", ("decided", _) => "不符合", ("undecided", _) => "待定", _ => "数据退回" };
            row["D"].Text.ShouldBe(outcome);
        }
        Cells(workbook, "退件").Count.ShouldBe(trial.Rows("rejects.csv").Count + 1);
        Cells(workbook, "待审").Count.ShouldBe(trial.Rows("review.csv").Count + 1);
    }

    [Fact]
    public void Texts_are_texts_and_nothing_computes()
    {
        using var trial = BatchTrial.Of(BatchSample.Table(Names.Select((n, i) => BatchSample.Row(i + 1, ("enterprise_name", n), ("region_code", n)))), "--xlsx");
        using var workbook = SpreadsheetDocument.Open(Path.Combine(trial.Out, "results.xlsx"), isEditable: false);
        Problems(workbook).ShouldBeEmpty();
        workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()).ShouldBeEmpty();
        workbook.WorkbookPart.GetPartsOfType<VbaProjectPart>().ShouldBeEmpty();
        workbook.WorkbookPart.WorksheetParts.SelectMany(p => p.ExternalRelationships).ShouldBeEmpty();
        var formats = workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var names = workbook.WorkbookPart.WorksheetParts.First(p => p.Uri.ToString().EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet.Descendants<Cell>().Where(c => c.CellReference!.Value!.StartsWith('C')).Skip(1).ToList();
        // As typed, less the spaces around it; what XML cannot hold is left out, and what reads as an escape is escaped.
        names.Select(c => c.InnerText.Replace("_x005F_", "_", StringComparison.Ordinal)).ShouldBe(Names.Where(n => n.Trim('　').Length > 0).Select(n => n.Replace("\u0001", "", StringComparison.Ordinal).Replace("\uFFFF", "", StringComparison.Ordinal)));
        names.Where(c => formats[(int)c.StyleIndex!.Value].QuotePrefix?.Value == true).Select(c => c.InnerText).ShouldBe(Names[..5], "marked as text, so that editing them does not make formulas of them");

        using var document = WordprocessingDocument.Open(Path.Combine(trial.Out, "notice.docx"), isEditable: false);
        Problems(document).ShouldBeEmpty();
        document.MainDocumentPart!.Document.Descendants<Word.TableRow>().Skip(1).First().Elements<Word.TableCell>().Select(c => c.InnerText).ShouldBe(["1", "=1+1", "=1+1", BatchSample.Code(1)]);
    }

    [Fact]
    public void The_notice_is_the_list_with_the_root_real_heads_and_pages()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(300), "--title", "第二批 <2026>");
        using var document = WordprocessingDocument.Open(Path.Combine(trial.Out, "notice.docx"), isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        var list = trial.Rows("notice.csv");
        body.Descendants<Word.TableRow>().Skip(1).Select(r => r.Elements<Word.TableCell>().Select(c => c.InnerText).ToArray())
            .ShouldBe(list[..^1].Select(r => r.Values.ToArray()));
        body.InnerText.Replace(" ", "", StringComparison.Ordinal).ShouldContain(list[^1]["统一社会信用代码"], Case.Sensitive, "the batch root");
        body.Descendants<Word.Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").Select(p => p.InnerText[..2]).ShouldBe(["一、", "二、"]);
        body.Descendants<Word.Paragraph>().First().InnerText.ShouldBe("第二批 <2026>");
        body.Descendants<Word.TableHeader>().Count().ShouldBe(1, "the head of the table stands on every page");
        document.MainDocumentPart.FooterParts.Single().Footer.Descendants<Word.SimpleField>().Select(f => f.Instruction!.Value!.Trim()).ShouldBe(["PAGE", "NUMPAGES"]);
    }

    [Fact]
    public void The_same_batch_gives_the_same_bytes_whatever_the_workers_and_the_time()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(2000), "--xlsx");
        foreach (var file in (string[])["results.xlsx", "notice.docx"])
        {
            using var zip = ZipFile.OpenRead(Path.Combine(trial.Out, file));
            zip.Entries.ShouldAllBe(e => e.LastWriteTime.Year == 1980);
        }
        foreach (var workers in (int[])[1, 5])
        {
            var (model, directory) = (BatchSample.Open(), trial[string.Create(CultureInfo.InvariantCulture, $"w{workers}")]);
            var options = new BatchOptions { Today = new DateOnly(2026, 7, 15), Workers = workers, WithWorkbook = true, Language = Language.Zh };
            var table = BatchTable.Open(trial["applicants.csv"], "applicants.csv", model, null, CancellationToken.None).Value!;
            new BatchRun(table, model, options, directory, directory, TemplateDirectory.Load(Repository.Templates).Value).Run(null, CancellationToken.None).Value.ShouldNotBeNull();
            BatchTrial.HashOf(directory).ShouldBe(trial.Hash);
        }
    }

    [Fact]
    public void A_workbook_left_by_an_earlier_run_does_not_stay_beside_other_results()
    {
        using var trial = BatchTrial.Of(BatchSample.Invented(50), "--xlsx");
        CommandRun.Of("batch", "run", trial["applicants.csv"], "--model", BatchSample.Model, "-o", trial.Out);
        File.Exists(Path.Combine(trial.Out, "results.xlsx")).ShouldBeFalse();
        trial.Verify().ShouldBe(RongTong.Cli.ExitCode.Done);
    }

    private static List<string> Problems(OpenXmlPackage package) => [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];

    private static List<Dictionary<string, (string Text, CellValues Type)>> Cells(SpreadsheetDocument workbook, string name)
    {
        var sheet = workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Single(s => s.Name == name);
        return
        [
            .. ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>()
                .Select(r => r.Elements<Cell>().ToDictionary(c => c.CellReference!.Value!.TrimEnd([.. "0123456789"]), c => (c.InnerText, c.DataType?.Value ?? CellValues.Number), StringComparer.Ordinal)),
        ];
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
