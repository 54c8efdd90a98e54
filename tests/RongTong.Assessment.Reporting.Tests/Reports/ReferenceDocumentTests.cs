using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using RongTong.Diagnostics;
using RongTong.Reporting.Office.Word.Report;

namespace RongTong.Tests.Reports;

/// <summary>A document lends its looks to reports, and nothing else; what is no such document is refused.</summary>
public class ReferenceDocumentTests
{
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>As a Chinese Word saves it: ids are numbers, names are English.</summary>
    private const string Styles = $"""
        <w:styles {Word}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style></w:styles>
        """;

    private const string Numbering = $"""
        <w:numbering {Word}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="1"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>
        """;

    private const string Document = $"""
        <w:document {Word}><w:body><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" w:right="2000" w:bottom="1000" w:left="2000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>
        """;

    [Fact]
    public void Styles_numbering_and_page_are_taken_by_name()
    {
        var look = ReferenceDocument.Read(Zip(("word/styles.xml", Styles), ("word/numbering.xml", Numbering), ("word/document.xml", Document)), "house.docx", isChinese: true);
        look.Diagnostics.ShouldBeEmpty();
        using var document = WordprocessingDocument.Open(new MemoryStream(WordReportTests.Make(SampleReports.Sample("qiheng"), WordReportTests.Of("zh"), look.Value)), isEditable: false);
        WordReportTests.Problems(document).ShouldBeEmpty();
        var main = document.MainDocumentPart!;
        main.Document.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "1").Select(p => p.InnerText).ShouldContain("结论");
        main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == "1").StyleRunProperties!.Color!.Val!.Value.ShouldBe("FF0000");
        main.StyleDefinitionsPart.Styles!.Elements<Style>().Count(s => s.Default?.Value == true && s.Type! == StyleValues.Paragraph).ShouldBe(1);
        main.NumberingDefinitionsPart!.Numbering.Descendants<LevelText>().Select(t => t.Val!.Value).ShouldContain("第%1章");
        var section = main.Document.Body!.Elements<SectionProperties>().Single();
        section.GetFirstChild<PageSize>()!.Width!.Value.ShouldBe(16838u);
        section.GetFirstChild<PageMargin>()!.Left!.Value.ShouldBe(2000u);
    }

    [Fact]
    public void A_report_of_ours_can_be_the_reference()
    {
        var own = WordReportTests.Make(SampleReports.Sample("qiheng"), WordReportTests.Of("zh"));
        var look = ReferenceDocument.Read(own, "own.docx", isChinese: true).Value!;
        using var document = WordprocessingDocument.Open(new MemoryStream(WordReportTests.Make(SampleReports.Sample("qiheng"), WordReportTests.Of("zh"), look)), isEditable: false);
        WordReportTests.Problems(document).ShouldBeEmpty();
        look.Styles.Elements().Count().ShouldBe(DefaultStyles.All(isChinese: true).Elements().Count(), "nothing is added to what is all there");
    }

    [Theory]
    [InlineData("no zip")]
    [InlineData("nothing")]
    [InlineData("no styles")]
    [InlineData("another kind")]
    [InlineData("macros")]
    [InlineData("a document type")]
    [InlineData("deep nesting")]
    [InlineData("a bomb")]
    [InlineData("broken XML")]
    [InlineData("too large")]
    [InlineData("too many parts")]
    public void What_cannot_lend_its_looks_is_refused(string what)
    {
        var read = ReferenceDocument.Read(Hostile(what), "x.docx", isChinese: true);
        read.Value.ShouldBeNull();
        read.Diagnostics.Single().Code.ShouldBe("RT6040");
        read.Diagnostics.Single().Severity.ShouldBe(DiagnosticSeverity.Error);
    }

    private static byte[] Hostile(string what) => what switch
    {
        "no zip" => "not a zip at all"u8.ToArray(),
        "nothing" => [],
        "no styles" => Zip(("word/document.xml", Document)),
        "another kind" => Zip(("xl/workbook.xml", "<workbook/>")),
        "macros" => Zip(("word/styles.xml", Styles), ("word/vbaProject.bin", "x")),
        "a document type" => Zip(("word/styles.xml", $"<!DOCTYPE w:styles [<!ENTITY a 'aaaaaaaaaa'>]>{Styles}")),
        "deep nesting" => Zip(("word/styles.xml", $"<w:styles {Word}>{string.Concat(Enumerable.Repeat("<w:style>", 50_000))}{string.Concat(Enumerable.Repeat("</w:style>", 50_000))}</w:styles>")),
        "a bomb" => Zip(("word/styles.xml", $"<w:styles {Word}>{new string(' ', 16 * 1024 * 1024)}</w:styles>")),
        "broken XML" => Zip(("word/styles.xml", "<w:styles")),
        "too large" => new byte[ReferenceDocument.MostBytes + 1],
        _ => Zip([.. Enumerable.Range(0, 2100).Select(i => ($"word/{i}.xml", ""))]),
    };

    [Fact]
    public void Pictures_and_links_stay_behind()
    {
        var linked = Numbering.Replace("<w:abstractNum ", "<w:numPicBullet w:numPicBulletId=\"0\"><w:pict/></w:numPicBullet><w:abstractNum ", StringComparison.Ordinal);
        var theme = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><a:blip r:link=\"rId1\"/></a:theme>";
        var look = ReferenceDocument.Read(Zip(("word/styles.xml", Styles), ("word/numbering.xml", linked), ("word/theme/theme1.xml", theme)), "house.docx", isChinese: true).Value!;
        look.Theme.ShouldBeNull();
        look.Numbering(0).ToString().ShouldNotContain("numPicBullet");
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        return bytes.ToArray();
    }
}
