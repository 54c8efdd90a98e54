using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>A questionnaire is what spreadsheets take it for: valid, locked where it must be, and its formulas say the truth.</summary>
public sealed class OfficeTests
{
    public static TheoryData<string> References => Questionnaire.References;

    [Theory]
    [MemberData(nameof(References))]
    public void Office_finds_nothing_wrong(string reference)
    {
        var model = Questionnaire.Model(reference);
        foreach (var language in Enum.GetValues<Language>())
        {
            using var document = Open(Questionnaire.Write(model, new RandomSheets(model.Model, 7).Next(), language));
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
            Sheets(document).ShouldAllBe(s => s.Name!.Value!.Length <= 31);
            Sheets(document).Select(s => s.Name!.Value!.ToUpperInvariant()).ShouldBeUnique();
        }
    }

    [Theory]
    [MemberData(nameof(References))]
    public void Every_item_has_its_row_and_only_answers_are_open(string reference)
    {
        var model = Questionnaire.Model(reference);
        using var document = Open(Questionnaire.Write(model, null));
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var form = QuestionnaireForm.Of(model);
        form.Items.Where(i => i.Key.StartsWith(FormItem.Answer, StringComparison.Ordinal)).Select(i => i.Field.Id).ShouldBe(model.Model.Answerable.Select(f => f.Id), ignoreOrder: true);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in document.WorkbookPart.WorksheetParts)
        {
            var protection = part.Worksheet.GetFirstChild<SheetProtection>()!;
            (protection.Sheet!.Value, protection.Password, protection.HashValue).ShouldBe((true, null, null));
            if (part.Worksheet.Descendants<Row>().First().InnerText.StartsWith(QuestionnaireColumns.Head, StringComparison.Ordinal)) continue;
            foreach (var row in part.Worksheet.Descendants<Row>())
            foreach (var cell in row.Elements<Cell>())
            {
                var isOpen = formats[(int)(cell.StyleIndex?.Value ?? 0)].GetFirstChild<Protection>()?.Locked?.Value == false;
                if (!isOpen) continue;
                cell.CellFormula.ShouldBeNull(cell.CellReference);
                if (cell.CellReference!.Value![0] == 'D' && row.Elements<Cell>().First() is { CellReference.Value: ['A', ..] } key) keys.Add(key.InnerText);
            }
        }
        foreach (var item in form.Items.Where(i => i.Control != FormControl.Ticks)) keys.ShouldContain(item.Key);
        foreach (var item in form.Items.Where(i => i.Control == FormControl.Ticks)) item.Choices.ShouldAllBe(c => keys.Contains($"o:{item.Field.Id}:{c.Id}"));
        Sheets(document).Single(s => s.State is not null).Name!.Value.ShouldBe(QuestionnaireColumns.Definitions);
        document.WorkbookPart.Workbook.GetFirstChild<WorkbookProtection>()!.LockStructure!.Value.ShouldBeTrue();
    }

    [Fact]
    public void What_reviewers_state_stands_apart_and_is_marked()
    {
        var review = QuestionnaireForm.Of(Questionnaire.Model("miit/srdi-sme@2026")).Sections.Single(s => s.Kind == FormSectionKind.Review);
        review.Items.Select(i => i.Field.Id).ShouldContain("market_position_reviewed");
        review.Items.ShouldAllBe(i => i.IsForReview);
    }

    [Fact]
    public void Lists_offer_the_options_and_numbers_have_their_bounds()
    {
        using var document = Open(Questionnaire.Write(Questionnaire.Model("miit/sme-digital-level@2024"), null));
        var rules = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DataValidation>().Select(v => (Sheet: p, Rule: v))).ToList();
        DataValidation Of(string key) => rules.Single(r => Questionnaire.Rows(document).Any(w => w.Ancestors<Worksheet>().First() == r.Sheet.Worksheet && w.Elements<Cell>().FirstOrDefault()?.InnerText == key && r.Rule.SequenceOfReferences!.InnerText == "D" + w.RowIndex)).Rule;

        var rate = Of("a:q02-rate-value");
        (rate.Type!.Value, rate.Formula1!.Text, rate.Formula2!.Text).ShouldBe((DataValidationValues.Decimal, "0", "1"));
        Of("a:equipment-total").Type!.Value.ShouldBe(DataValidationValues.Whole);
        var range = Of("a:q02-equipment-digital-rate").Formula1!.Text.Split('!')[1].Replace("$D$", "", StringComparison.Ordinal).Split(':').Select(int.Parse).ToList();
        var lists = Questionnaire.Rows(document).Where(r => r.Ancestors<Worksheet>().First().InnerText.StartsWith(QuestionnaireColumns.Head, StringComparison.Ordinal)).ToList();
        lists.Where(r => r.RowIndex! >= range[0] && r.RowIndex! <= range[1]).Select(r => Questionnaire.CellOf(r, "C").InnerText).ShouldBe(["r0-10", "r10-20", "r20-40", "r40-60", "r60-100"]);
    }

    [LibreOfficeTheory]
    [InlineData("miit/sme-digital-level@2024", "xlsx")]
    [InlineData("miit/srdi-sme@2026", "xlsx")]
    [InlineData("eu/dma-sme@2023", "ods")]
    public void Saved_by_LibreOffice_it_reads_the_same(string reference, string by)
    {
        var model = Questionnaire.Model(reference);
        var sheet = new RandomSheets(model.Model, 99).Next();
        var saved = LibreOffice.Convert(Questionnaire.Write(model, sheet), "q.xlsx", by);
        if (by != "xlsx") saved = LibreOffice.Convert(saved, "q." + by, "xlsx");
        var reading = Questionnaire.Read(saved);
        reading.Diagnostics.ShouldBeEmpty();
        Questionnaire.Said(reading.Sheet!).ShouldBe(Questionnaire.Said(sheet));
    }

    [LibreOfficeFact]
    public void The_column_of_verdicts_follows_the_answers()
    {
        var typed = new Dictionary<string, string>
        {
            ["e:uscc"] = "91330604000000204L", ["a:revenue_y1"] = "1500", ["a:revenue_y2"] = "-1", ["a:employees_y1"] = "86.5", ["a:main_revenue_y1"] = "很多", ["a:size_industry"] = "养殖", ["a:registered_in_mainland"] = "是", ["a:eval_score_current"] = "101",
        };
        var verdicts = Verdicts("miit/srdi-sme@2026", typed);
        verdicts["e:uscc"].ShouldBe("✓ 已填");
        verdicts["e:name"].ShouldBe("○ 未填");
        verdicts["e:industry"].ShouldBe("– 可不填");
        verdicts["a:revenue_y1"].ShouldBe("✓ 已填");
        verdicts["a:revenue_y2"].ShouldBe("✕ 超出范围");
        verdicts["a:employees_y1"].ShouldBe("✕ 要整数");
        verdicts["a:main_revenue_y1"].ShouldBe("✕ 不是数");
        verdicts["a:size_industry"].ShouldBe("✕ 请从列表里选");
        verdicts["a:registered_in_mainland"].ShouldBe("✓ 已填");
        verdicts["a:eval_score_current"].ShouldBe("✕ 超出范围");
        Verdicts("miit/srdi-sme@2026", new Dictionary<string, string> { ["e:uscc"] = "91330604000000204M" })["e:uscc"].ShouldBe("✕ 校验码不符");

        verdicts = Verdicts("miit/sme-digital-level@2024", new Dictionary<string, string> { ["o:q06-network-security:none"] = "✓", ["o:q06-network-security:products"] = "✓", ["o:q07-data-security:products"] = "✓", ["a:product-design"] = "二级" });
        verdicts["a:q06-network-security"].ShouldBe("✕ 有一项不能同选");
        verdicts["a:q07-data-security"].ShouldBe("✓ 选了 1");
        verdicts["a:q09-management-system"].ShouldBe("○ 未填");
        verdicts["a:product-design"].ShouldBe("✓ 已填");
        verdicts["a:q02-equipment-digital-rate"].ShouldBe("– 可由数字推定");
    }

    private static Dictionary<string, string> Verdicts(string reference, Dictionary<string, string> typed)
    {
        using var document = Open(LibreOffice.Convert(Questionnaire.Fill(Questionnaire.Write(Questionnaire.Model(reference), null), typed), "q.xlsx", "xlsx"));
        var shared = document.WorkbookPart!.SharedStringTablePart!.SharedStringTable.Elements<SharedStringItem>().Select(s => s.InnerText).ToList();
        string Text(Cell? cell) => cell?.CellValue is not { } value ? "" : cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture)] : value.Text;
        return Questionnaire.Rows(document)
            .Select(r => (Key: Text(r.Elements<Cell>().FirstOrDefault(c => c.CellReference == "A" + r.RowIndex)), Verdict: Text(r.Elements<Cell>().FirstOrDefault(c => c.CellReference == "H" + r.RowIndex))))
            .Where(r => r.Key is [_, ':', _, ..] && r.Verdict.Length > 0).DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => r.Verdict, StringComparer.Ordinal);
    }

    private static IEnumerable<Sheet> Sheets(SpreadsheetDocument document) => document.WorkbookPart!.Workbook.Descendants<Sheet>();

    private static SpreadsheetDocument Open(byte[] workbook) => SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
}
