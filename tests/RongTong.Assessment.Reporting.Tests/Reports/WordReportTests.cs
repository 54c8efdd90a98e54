using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using RongTong.Assessing;
using RongTong.Reporting;
using RongTong.Reporting.Office.Word.Report;
using RongTong.Snapshots;
using RongTong.Text;
using Charting = DocumentFormat.OpenXml.Drawing.Charts;

namespace RongTong.Tests.Reports;

/// <summary>Reports as documents of Word: what the SDK takes for a sound file, what stands in it, and that nothing of a firm gets out of its place.</summary>
public partial class WordReportTests
{
    public static TheoryData<string, string> Documents
    {
        get
        {
            var documents = new TheoryData<string, string>();
            foreach (var sample in SampleReports.All)
                foreach (var languages in (string[])["zh", "en", "zh+en"])
                    documents.Add(sample, languages);
            return documents;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_is_sound_and_holds_what_the_report_says(string sample, string languages)
    {
        var assessment = SampleReports.OfItsModel(sample);
        var bytes = Make(assessment, Of(languages));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Problems(document).ShouldBeEmpty();
        Make(assessment, Of(languages)).ShouldBe(bytes, "the same report is the same file");
        var text = Plain(Text(document));
        text.ShouldContain(Plain(assessment.Sheet.Enterprise.Name));
        text.ShouldNotContain("{{");
        text.ShouldNotContain(":::");
        foreach (var language in Of(languages).All)
        {
            foreach (var clause in assessment.Model.Clauses) text.ShouldContain(Plain((clause.Rule ?? LocalizedText.Same(clause.Id)).In(language)));
            foreach (var award in assessment.Awards) text.ShouldContain(Plain(award.Award.Name.In(language)));
            foreach (var option in assessment.Awards.SelectMany(a => a.Chosen)) text.ShouldContain(Plain(option.Text.In(language)));
            foreach (var scene in assessment.Scenes) text.ShouldContain(Plain(scene.Scene.Name.In(language)));
        }
        document.MainDocumentPart!.FooterParts.Single().Footer.InnerText.ShouldContain(assessment.Model.Ref.ToString());
        document.MainDocumentPart.FooterParts.Single().Footer.Descendants<SimpleField>().Select(f => f.Instruction!.Value!.Trim()).ShouldBe(
            Of(languages).All.SelectMany(_ => new[] { "PAGE", "NUMPAGES" }));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void English_document_is_English(string sample, string languages)
    {
        if (languages != "en") return;
        var assessment = SampleReports.OfItsModel(sample);
        using var document = WordprocessingDocument.Open(new MemoryStream(Make(assessment, Of(languages))), isEditable: false);
        var names = assessment.Model.Clauses.Select(c => c.Document).Append(assessment.Model.Authority.Document).Append(assessment.Sheet.Enterprise.Name).Concat(assessment.Sheet.Answers.Values.SelectMany(a => a.Values)).Concat(SideBySideTests.Terms);
        foreach (var paragraph in document.MainDocumentPart!.Document.Descendants<Paragraph>())
            Chinese().Match(names.OrderByDescending(n => n.Length).Aggregate(paragraph.InnerText, (t, n) => n.Length == 0 ? t : t.Replace(n, "", StringComparison.Ordinal)).Replace('　', ' ')).Value.ShouldBe("", paragraph.InnerText);
    }

    [Fact]
    public void Heads_are_numbered_by_Word_and_tables_repeat_their_heads()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Make(SampleReports.Sample("qiheng"), Of("zh"))), isEditable: false);
        var (main, body) = (document.MainDocumentPart!, document.MainDocumentPart!.Document.Body!);
        var numbers = main.NumberingDefinitionsPart!.Numbering.Elements<AbstractNum>().First().Elements<Level>().Select(l => l.LevelText!.Val!.Value);
        numbers.ShouldBe(["%1、", "（%2）", "%3.", "（%4）"]);
        var heads = body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Heading1").Select(p => p.InnerText).ToList();
        heads.ShouldBe(["结论", "逐条对照", "得分", "十六个场景", "到二级的最省走法", "改进建议", "依据与可信度", "附：逐题作答"]);
        var tables = body.Descendants<Table>().Where(t => t.GetFirstChild<TableProperties>()!.TableCaption is not null).ToList();
        tables.Count.ShouldBeGreaterThan(5);
        var captions = body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Caption").Select(p => p.InnerText).ToList();
        captions[0].ShouldBe("表 1　逐条对照");
        var headed = tables.Where(t => t.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>() is not null).ToList();
        headed.Count.ShouldBe(captions.Count, "a caption for each table that names its columns");
        body.Descendants<TableCell>().Count(c => c.TableCellProperties?.Shading?.Fill?.Value == "C4DDE8").ShouldBe(13, "scenes at level 1 that show it as a fill");
    }

    [Fact]
    public void Charts_can_be_edited_and_say_in_words_what_they_show()
    {
        var assessment = SampleReports.Sample("qiheng-incomplete");
        using var document = WordprocessingDocument.Open(new MemoryStream(Make(assessment, Of("zh"))), isEditable: false);
        var charts = document.MainDocumentPart!.ChartParts.ToList();
        charts.Count.ShouldBe(2);
        foreach (var chart in charts)
        {
            using var book = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), isEditable: false);
            Problems(book).ShouldBeEmpty();
            var cached = chart.ChartSpace.Descendants<Charting.NumericValue>().Select(v => v.Text).Where(v => decimal.TryParse(v, NumberStyles.Number, CultureInfo.InvariantCulture, out _)).ToList();
            var stored = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellValue>().Select(v => v.Text).ToList();
            cached.Order(StringComparer.Ordinal).ShouldBe(stored.Order(StringComparer.Ordinal));
        }
        var described = document.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Select(d => d.Description!.Value!).ToList();
        described.ShouldAllBe(d => d.Contains("数字化基础", StringComparison.Ordinal) || d.Contains("设备系统", StringComparison.Ordinal));
        charts.SelectMany(c => c.ChartSpace.Descendants<Charting.SeriesText>()).Select(t => t.InnerText).ShouldContain(t => t.Contains("可能再得", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_a_firm_writes_leaves_its_place()
    {
        var plain = Shape("Plain");
        foreach (var payload in HostileTextTests.Payloads.Concat(["::: cover", "::l4 x::", ":::: pair", "a::b::c", "1. x", "2) x", "<br>", "a&Tab;b", "::PAGE::", "&#58;&#58;l4 x&#58;&#58;"]))
        {
            var shape = Shape(payload);
            shape.ShouldBe(plain, payload);
        }
    }

    [Fact]
    public async Task Markdown_as_Word_writes_it()
    {
        const string markdown = """
            ::: header
            left&Tab;right
            :::

            :::: cover
            ::: kind
            Kind
            :::

            # Title
            ::::

            ## One

            **All of it stressed**

            Text with **stress**, `code`, <u>markup</u> and a break<br>here.

            - a
            - b

            1. first
            2. second

            | Name | n | Verdict | State |
            |---|--:|---|---|
            | **Group** | | | |
            | 一 | 1.5 | ✓ met | ::l3 done:: |
            | 二 | 2 | ? undecided | ::go next:: |

            ### Deeper

            | | |
            |---|---|
            | key | value |

            ::::: pair
            :::: side
            left
            ::::
            :::: side
            right
            ::::
            :::::
            """;
        using var document = WordprocessingDocument.Open(new MemoryStream(WordReport.Write(markdown, WordLook.English, Of("en"))), isEditable: false);
        Problems(document).ShouldBeEmpty();
        await Snapshot.Verify(System.Xml.Linq.XElement.Parse(document.MainDocumentPart!.Document.OuterXml).ToString(), "", "xml");
    }

    /// <summary>Spreadsheet programs leave names out that have no room; the line above a chart goes to its page with it.</summary>
    [Theory]
    [InlineData("上年度主营业务收入总额占营业收入总额比重 100%", 850)]
    [InlineData("创新能力 75%", 500)]
    [InlineData("Valid intellectual property rights related to the leading product 75%", 850)]
    [InlineData("Innovation 75%", 500)]
    public void Names_on_a_chart_have_the_room_they_need(string name, int thousandthsOfCentimetre)
    {
        var markdown = $"# T\n\n## Score\n\nTotal 80 / 100\n\n::: bars Shares\n| Indicator | Share |\n|---|--:|\n| {name} | 75 |\n:::\n";
        using var document = WordprocessingDocument.Open(new MemoryStream(WordReport.Write(markdown, WordLook.English, Of("en"))), isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().ShouldHaveSingleItem().Cy!.Value.ShouldBe(360 * (thousandthsOfCentimetre + 1500));
        body.Elements<Paragraph>().Single(p => p.InnerText == "Total 80 / 100").ParagraphProperties!.KeepNext.ShouldNotBeNull();
    }

    internal static ReportLanguages Of(string languages) => languages switch { "zh" => new ReportLanguages(Language.Zh), "en" => new ReportLanguages(Language.En), _ => ReportLanguages.ChineseAndEnglish };

    internal static byte[] Make(Assessment assessment, ReportLanguages languages, WordLook? look = null)
    {
        var made = ReportRenderer.Document(SampleReports.Templates, assessment, languages, look ?? (languages.First == Language.Zh ? WordLook.Chinese : WordLook.English));
        made.Diagnostics.ShouldBeEmpty();
        return made.Value!;
    }

    private static readonly ThreadLocal<OpenXmlValidator> Validator = new(() => new OpenXmlValidator(FileFormatVersions.Office2019));

    internal static List<string> Problems(OpenXmlPackage document) => [.. Validator.Value!.Validate(document).Select(p => $"{p.Part?.Uri} {p.Path?.XPath}: {p.Description}")];

    /// <summary>The elements of a document with a firm of that name, without what the name makes wider or longer.</summary>
    private static string Shape(string name)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Make(SampleReports.Named(name), Of("zh"))), isEditable: false);
        Problems(document).ShouldBeEmpty(name);
        document.ExternalRelationships.ShouldBeEmpty();
        var elements = document.MainDocumentPart!.Document.Descendants().Where(e => e is not (DocumentFormat.OpenXml.Wordprocessing.Run or DocumentFormat.OpenXml.Wordprocessing.Text or TabChar));
        var title = document.MainDocumentPart.Document.Descendants<Paragraph>().Count(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Title");
        return string.Join(' ', elements.Select(e => e.LocalName).Append(title.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Text(WordprocessingDocument document) => string.Join('\n', document.MainDocumentPart!.Document.Descendants<Paragraph>().Select(p => p.InnerText));

    /// <summary>Without white space, which Markdown and Word set their own way.</summary>
    private static string Plain(string text) => Spaces().Replace(WebUtility.HtmlDecode(text), "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\u3001-\u9FFF\uFF01-\uFF5E]+")]
    private static partial Regex Chinese();
}
