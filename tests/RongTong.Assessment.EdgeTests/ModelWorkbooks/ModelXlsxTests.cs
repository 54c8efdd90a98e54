using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RongTong.Cli;
using RongTong.EdgeTests.Questionnaires;
using RongTong.Hosting;
using RongTong.Snapshots;

namespace RongTong.EdgeTests.ModelWorkbooks;

/// <summary><c>model xlsx export</c> and <c>import</c>: yaml, workbook, yaml.</summary>
public sealed class ModelXlsxTests
{
    private const string Digital = "miit/sme-digital-level@2024";

    /// <summary>Every shipped model and overlay, and the catalogue.</summary>
    public static TheoryData<string> References => [.. new RuleDirectory(Repository.Rules).Models().Select(m => m.ToString()).Append("miit/enterprise-fields@2026")];

    [Theory]
    [MemberData(nameof(References))]
    public void A_model_comes_back_byte_for_byte(string reference)
    {
        foreach (var language in (string[])["zh", "en", "zh+en"])
        {
            using var directory = new TemporaryDirectory();
            CommandRun.Of("model", "xlsx", "export", reference, "-o", directory["m.xlsx"], "--lang", language).ShouldBeDone();
            CommandRun.Of("model", "xlsx", "import", directory["m.xlsx"], "-o", directory["m.yaml"], "--lang", "en").Messages.ShouldContain("0 changes, written to");
            File.ReadAllBytes(directory["m.yaml"]).ShouldBe(File.ReadAllBytes(FileOf(reference)));
        }
    }

    [LibreOfficeTheory]
    [InlineData(Digital)]
    [InlineData("miit/srdi-sme@2022+shandong")]
    public void A_workbook_saved_by_LibreOffice_comes_back_byte_for_byte(string reference)
    {
        using var directory = new TemporaryDirectory();
        CommandRun.Of("model", "xlsx", "export", reference, "-o", directory["m.xlsx"]).ShouldBeDone();
        directory.Write("saved.xlsx", LibreOffice.Convert(LibreOffice.Convert(File.ReadAllBytes(directory["m.xlsx"]), "m.xlsx", "ods"), "m.ods", "xlsx"));
        CommandRun.Of("model", "xlsx", "import", directory["saved.xlsx"], "-o", directory["m.yaml"], "--lang", "en").Messages.ShouldContain("0 changes, written to");
        File.ReadAllBytes(directory["m.yaml"]).ShouldBe(File.ReadAllBytes(FileOf(reference)));
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        using var directory = new TemporaryDirectory();
        foreach (var name in (string[])["a.xlsx", "b.xlsx"]) CommandRun.Of("model", "xlsx", "export", Digital, "-o", directory[name]).ShouldBeDone();
        File.ReadAllBytes(directory["a.xlsx"]).ShouldBe(File.ReadAllBytes(directory["b.xlsx"]));
    }

    [Fact]
    public void An_edited_threshold_is_the_one_line_that_differs()
    {
        using var directory = Exported(Digital, b => Type(b, "criteria", r => Has(r, "level-2-score"), "不低于", "45"));
        CommandRun.Of("model", "xlsx", "import", directory["m.xlsx"], "-o", directory["m.yaml"]).ShouldBeDone();
        var (was, now) = (File.ReadAllLines(FileOf(Digital)), File.ReadAllLines(directory["m.yaml"]));
        now.Length.ShouldBe(was.Length);
        was.Zip(now).Where(l => l.First != l.Second).ShouldHaveSingleItem().ShouldBe(("    when: { score: total, atLeast: 40 }", "    when: { score: total, atLeast: 45 }"));
    }

    [Theory]
    [InlineData("zh", "错误")]
    [InlineData("en", "error")]
    public void Problems_of_the_model_are_told_at_the_cell_and_the_line(string language, string severity)
    {
        using var directory = Exported(Digital, b => Type(b, "indicators", r => Has(r, "foundation"), "权重", "45"));
        var run = CommandRun.Of("model", "xlsx", "import", directory["m.xlsx"], "-o", directory["m.yaml"], "--lang", language);
        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        File.Exists(directory["m.yaml"]).ShouldBeFalse();
        var line = run.Messages.Split('\n').First(l => l.Contains("RT3001", StringComparison.Ordinal));
        line.ShouldContain("m.xlsx!指标与题目!");
        line.ShouldContain(severity);
        line.ShouldContain("rules/miit/sme-digital-level/2024/model.yaml(");
        CommandRun.Of("model", "xlsx", "import", directory["m.xlsx"], "-o", directory["m.yaml"], "--anyway").Exit.ShouldBe(ExitCode.ModelInvalid);
        File.ReadAllText(directory["m.yaml"]).ShouldContain("    weight: 45\n");
    }

    [Fact]
    public void Problems_of_cells_are_told_all_at_once_and_nothing_is_written()
    {
        using var directory = Exported(Digital, b =>
        {
            Type(b, "indicators", r => Has(r, "foundation"), "权重", "一半");
            Type(b, "clauses", r => Has(r, "level-rule"), "把握", "sure");
        });
        var run = CommandRun.Of("model", "xlsx", "import", directory["m.xlsx"], "-o", directory["m.yaml"], "--lang", "zh");
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain("RT4502  “权重”应当是数，现在是“一半”");
        run.Messages.ShouldContain("RT4503  “把握”不能是“sure”");
        run.Messages.ShouldContain("m.xlsx!依据!");
        File.Exists(directory["m.yaml"]).ShouldBeFalse();
    }

    [Fact]
    public void A_hidden_text_that_was_changed_is_refused()
    {
        using var directory = Exported(Digital, b => Sheet(b, "_model").Descendants<Cell>().First(c => c.CellReference == "A9").InlineString!.Text!.Text = "| |");
        var run = CommandRun.Of("model", "xlsx", "import", directory["m.xlsx"]);
        run.Exit.ShouldBe(ExitCode.InputInvalid);
        run.Messages.ShouldContain("RT4505");
    }

    [Fact]
    public void A_workbook_of_something_else_is_refused()
    {
        using var directory = new TemporaryDirectory();
        CommandRun.Of("questionnaire", "export", "--model", Digital, "-o", directory["q.xlsx"]).ShouldBeDone();
        CommandRun.Of("model", "xlsx", "import", directory["q.xlsx"]).Messages.ShouldContain("RT4501");
        CommandRun.Of("model", "xlsx", "import", directory["none.xlsx"]).Exit.ShouldBe(ExitCode.InputOutput);
        CommandRun.Of("model", "xlsx", "export", "miit/nothing").Exit.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public void A_line_no_cell_can_hold_is_told_by_its_place()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("rules/test/long/1/model.yaml", System.Text.Encoding.UTF8.GetBytes($"model: test/long@1\nname: {new string('长', 33_000)}\n"));
        var run = CommandRun.Of("model", "xlsx", "export", "test/long@1", "--rules", directory["rules"], "-o", directory["m.xlsx"]);
        run.Exit.ShouldBe(ExitCode.ModelInvalid);
        run.Messages.ShouldContain("rules/test/long/1/model.yaml:2:1");
        run.Messages.ShouldContain("RT4510");
        File.Exists(directory["m.xlsx"]).ShouldBeFalse();
    }

    [Fact]
    public void Columns_may_be_moved_and_lost()
    {
        using var directory = Exported(Digital, b =>
        {
            foreach (var cell in Sheet(b, "grades").Descendants<Cell>().Where(c => c.CellReference!.Value!.StartsWith('D') && c.CellReference != "D1")) cell.Remove();
        });
        var run = CommandRun.Of("model", "xlsx", "import", directory["m.xlsx"], "-o", directory["m.yaml"]);
        run.Exit.ShouldBe(ExitCode.Done);
        run.Messages.ShouldContain("RT4509");
        File.ReadAllBytes(directory["m.yaml"]).ShouldBe(File.ReadAllBytes(FileOf(Digital)));
    }

    private static string FileOf(string reference)
    {
        var (name, overlay) = reference.Split('+') is [var a, var b] ? (a, b) : (reference, null);
        var parts = name.Split('/', '@');
        var folder = Path.Combine(Repository.Rules, parts[0], parts[1], parts[2]);
        return overlay is not null ? Path.Combine(Repository.Rules, "provinces", overlay, $"{parts[1]}@{parts[2]}.overlay.yaml") : Directory.GetFiles(folder, "*.yaml").First(f => Path.GetFileName(f) is "model.yaml" or "catalogue.yaml");
    }

    private static TemporaryDirectory Exported(string reference, Action<SpreadsheetDocument> edit)
    {
        var directory = new TemporaryDirectory();
        CommandRun.Of("model", "xlsx", "export", reference, "-o", directory["m.xlsx"], "--lang", "zh").ShouldBeDone();
        using var document = SpreadsheetDocument.Open(directory["m.xlsx"], isEditable: true);
        edit(document);
        return directory;
    }

    private static Worksheet Sheet(SpreadsheetDocument document, string id) =>
        document.WorkbookPart!.WorksheetParts.Select(p => p.Worksheet).First(w => w.Descendants<Cell>().Any(c => c.InnerText == "#sheet:" + id || id == "_model" && c.InnerText == "rongtong/model-workbook@1"));

    private static bool Has(Row row, string text) => row.Elements<Cell>().Any(c => c.InnerText == text && c.CellReference != "A" + row.RowIndex);

    private static void Type(SpreadsheetDocument document, string id, Func<Row, bool> where, string column, string text)
    {
        var sheet = Sheet(document, id);
        var head = sheet.Descendants<Row>().First(r => r.InnerText.StartsWith("#head", StringComparison.Ordinal));
        var letters = head.Elements<Cell>().First(c => c.InnerText == column).CellReference!.Value!.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var row = sheet.Descendants<Row>().First(r => r != head && where(r));
        var cell = row.Elements<Cell>().First(c => c.CellReference == letters + row.RowIndex);
        cell.RemoveAllChildren();
        if (decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)) (cell.DataType, cell.CellValue) = (null, new CellValue(text));
        else (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)));
    }
}
