using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace RongTong.Reporting.Office.Word;

/// <summary>
/// A document (docx) being written from top to bottom, in memory that does not grow with it: real heads, real tables whose head row repeats,
/// page x of y in the foot. No macros, no links, no fields but the page numbers. The same content gives the same bytes. Not thread-safe.
/// </summary>
public sealed class WordDocumentWriter : IDisposable
{
    /// <summary>A4 with the margins of official papers, in twentieths of a point.</summary>
    private const int PageWidth = 11906, PageHeight = 16838, Side = 1474, TextWidth = PageWidth - 2 * Side;

    private readonly OfficePackage _package;
    private readonly Stream _part;
    private readonly OpenXmlWriter _xml;
    private readonly bool _isChinese;
    private readonly string _foot;

    /// <summary>Starts a document.</summary>
    /// <param name="target">Where it goes; left open.</param>
    /// <param name="isChinese">Its language: Chinese, else English.</param>
    /// <param name="foot">What stands at the left of the foot of every page.</param>
    public WordDocumentWriter(Stream target, bool isChinese, string foot)
    {
        (_package, _isChinese, _foot) = (new OfficePackage(target), isChinese, foot);
        _part = _package.Part("word/document.xml", Type("document.main"));
        _xml = OpenXmlWriter.Create(_part);
        _xml.WriteStartDocument(true);
        _xml.WriteStartElement(new Document());
        _xml.WriteStartElement(new Body());
    }

    /// <summary>Writes the title, or a line under it.</summary>
    public void AddTitle(string text, bool isSubtitle = false) => Write(text, isSubtitle ? WordStyles.Subtitle : WordStyles.Title);

    /// <summary>Writes a head of the first depth.</summary>
    public void AddHeading(string text) => Write(text, WordStyles.Heading1);

    /// <summary>Writes a paragraph.</summary>
    public void AddText(string text) => Write(text, WordStyles.Body);

    /// <summary>Writes a line to sign.</summary>
    public void AddSignature(string text) => Write(text, WordStyles.Right);

    /// <summary>Writes a paragraph in small print.</summary>
    public void AddNote(string text) => Write(text, WordStyles.Note);

    /// <summary>Starts a table. Between the paragraphs before and after it only <see cref="AddRow"/> may be called.</summary>
    /// <param name="heads">The head of each column, on every page.</param>
    /// <param name="parts">The width of each column, in parts of the sum.</param>
    public void StartTable(IReadOnlyList<string> heads, IReadOnlyList<int> parts)
    {
        var sum = parts.Sum();
        _xml.WriteStartElement(new Table());
        _xml.WriteElement(new TableProperties(
            new TableWidth { Width = Number(TextWidth), Type = TableWidthUnitValues.Dxa },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 12, Color = "14202B" }, new BottomBorder { Val = BorderValues.Single, Size = 8, Color = "14202B" },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "C8D0D7" }),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa })));
        _xml.WriteElement(new TableGrid(parts.Select(p => new GridColumn { Width = Number(TextWidth * p / sum) })));
        _xml.WriteElement(Row(heads, WordStyles.Head, isHead: true));
    }

    /// <summary>Writes a row of the table.</summary>
    public void AddRow(IReadOnlyList<string> cells) => _xml.WriteElement(Row(cells, WordStyles.Cell, isHead: false));

    /// <summary>Ends the table.</summary>
    public void EndTable() => _xml.WriteEndElement();

    /// <summary>Ends the document.</summary>
    public void Dispose()
    {
        _xml.WriteElement(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "foot" },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = 1701, Bottom = 1531, Left = Side, Right = Side, Header = 851, Footer = 851, Gutter = 0 }));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.Dispose();
        _part.Dispose();
        Add("styles.xml", "styles", "styles", "styles", WordStyles.All(_isChinese));
        Add("footer1.xml", "footer", "foot", "footer", Foot());
        Add("settings.xml", "settings", "settings", "settings", new Settings(
            new DefaultTabStop { Val = 420 },
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" })));
        _package.Relate("", "rId1", "officeDocument", "word/document.xml");
        _package.Dispose();
    }

    private static TableRow Row(IReadOnlyList<string> cells, string style, bool isHead)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHead) row.TableRowProperties!.Append(new TableHeader());
        row.Append(cells.Select(c => new TableCell(Paragraph(c, style))));
        return row;
    }

    private Footer Foot()
    {
        var line = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Note }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth })));
        line.Append(Run(_foot), new Run(new TabChar()), Run(_isChinese ? "第 " : "Page "), Field("PAGE"), Run(_isChinese ? " 页，共 " : " of "), Field("NUMPAGES"));
        if (_isChinese) line.Append(Run(" 页"));
        return new Footer(line);
    }

    private static SimpleField Field(string name) => new(new Run(new WordText("1"))) { Instruction = $" {name} " };

    private void Write(string text, string style) => _xml.WriteElement(Paragraph(text, style));

    private static Paragraph Paragraph(string text, string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    private static Run Run(string text) => new(new WordText(OfficeText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });

    private void Add(string file, string kind, string id, string relation, OpenXmlElement root)
    {
        using (var part = _package.Part("word/" + file, Type(kind)))
        using (var xml = OpenXmlWriter.Create(part))
        {
            xml.WriteStartDocument(true);
            xml.WriteElement(root);
        }
        _package.Relate("word/document.xml", id, relation, file);
    }

    private static string Type(string kind) => $"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
