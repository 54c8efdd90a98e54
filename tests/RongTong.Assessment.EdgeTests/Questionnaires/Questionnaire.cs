using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Hosting.Questionnaires;
using RongTong.Reporting.Questionnaires;
using RongTong.Snapshots;
using RongTong.Text;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>Questionnaires of the shipped models, written, filled in and read by tests.</summary>
internal static class Questionnaire
{
    /// <summary>The shipped models.</summary>
    public static ModelCache Models { get; } = new(new RuleDirectory(Repository.Rules));

    /// <summary>Every shipped model, by its reference.</summary>
    public static TheoryData<string> References => [.. Models.Rules.Models().Select(m => m.ToString())];

    public static CompiledModel Model(string reference) => Models.Get(Models.Rules.Models().Single(m => m.ToString() == reference), withMeasures: false).Value!;

    /// <summary>The workbook of a model, with the answers of a sheet if there is one.</summary>
    public static byte[] Write(CompiledModel model, AnswerSheet? sheet, Language language = Language.Zh)
    {
        var (form, bytes) = (QuestionnaireForm.Of(model), new MemoryStream());
        QuestionnaireWorkbook.Write(bytes, form, language, sheet, [.. form.Titles.Select(t => (t, new LocalizedText("称号 " + t, "title " + t)))]).ShouldBeEmpty();
        return bytes.ToArray();
    }

    /// <summary>The workbook read back.</summary>
    public static QuestionnaireReading Read(byte[] workbook, bool anyway = false)
    {
        using var directory = new TemporaryDirectory();
        return QuestionnaireFile.Read(directory.Write("q.xlsx", workbook), "q.xlsx", Models, anyway);
    }

    /// <summary>Types into the answer cells of a workbook as a spreadsheet stores what is typed: texts shared, numbers as numbers.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="typed">What is typed, by the key of the row; a number when it looks like one, TRUE and FALSE as such.</param>
    /// <param name="change">What else is done to it.</param>
    public static byte[] Fill(byte[] workbook, IReadOnlyDictionary<string, string> typed, Action<SpreadsheetDocument>? change = null)
    {
        var stream = new MemoryStream();
        stream.Write(workbook);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var part = document.WorkbookPart!;
            var shared = part.SharedStringTablePart ?? part.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable ??= new SharedStringTable();
            foreach (var row in Rows(document))
            {
                if (row.Elements<Cell>().FirstOrDefault() is not { } first || !typed.TryGetValue(first.InnerText, out var text)) continue;
                Set(CellOf(row, "D"), text, shared.SharedStringTable);
            }
            change?.Invoke(document);
        }
        return stream.ToArray();
    }

    /// <summary>All rows of all sheets.</summary>
    public static IEnumerable<Row> Rows(SpreadsheetDocument document) => document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Row>());

    /// <summary>The cell of a row in a column.</summary>
    public static Cell CellOf(Row row, string column) => row.Elements<Cell>().First(c => c.CellReference == column + row.RowIndex);

    /// <summary>What a sheet says, told so that two sheets can be compared.</summary>
    public static string Said(AnswerSheet sheet) => string.Join('\n',
    [
        $"{sheet.Model} {sheet.AsOf:yyyy-MM-dd} {sheet.Enterprise with { Capabilities = null }} {(sheet.Enterprise.Capabilities is { } capabilities ? $"can [{string.Join('|', capabilities)}]" : "says nothing of what it can do")}",
        .. sheet.Efforts.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"),
        .. sheet.Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={string.Join('|', a.Value.Values)}"),
        .. sheet.NotApplicable.Keys.Order(StringComparer.Ordinal).Select(n => $"{n}: n/a"),
        .. sheet.Titles.Select(t => $"{t.Title} {t.From:yyyy-MM-dd} {t.To:yyyy-MM-dd}"),
    ]);

    private static void Set(Cell cell, string text, SharedStringTable shared)
    {
        cell.RemoveAllChildren();
        if (text is "TRUE" or "FALSE") (cell.DataType, cell.CellValue) = (CellValues.Boolean, new CellValue(text == "TRUE" ? "1" : "0"));
        else if (text.StartsWith('#')) (cell.DataType, cell.CellValue) = (CellValues.Error, new CellValue(text));
        else if (decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _)) (cell.DataType, cell.CellValue) = (null, new CellValue(text));
        else
        {
            shared.Append(new SharedStringItem(new Run(new DocumentFormat.OpenXml.Spreadsheet.Text(text[..(text.Length / 2)]) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }), new Run(new DocumentFormat.OpenXml.Spreadsheet.Text(text[(text.Length / 2)..]) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve })));
            (cell.DataType, cell.CellValue) = (CellValues.SharedString, new CellValue((shared.ChildElements.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
