using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace RongTong.Reporting.Office.Excel;

/// <summary>One sheet being written row after row: head frozen, filter on it, A4 across. Not thread-safe.</summary>
public sealed class SheetWriter : IDisposable
{
    /// <summary>How many characters stand side by side on paper and can still be read; wider sheets go on to further pages.</summary>
    private const int MostAcross = 230;

    /// <summary>The most rows of a sheet, its head included.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The longest text of a cell.</summary>
    public const int LongestText = CellContent.Longest;

    /// <summary>Height of a line of text, in points, and of what stands above and below it.</summary>
    private const int Line = 14, Around = 3;

    private readonly OpenXmlWriter _xml;
    private readonly IReadOnlyList<SheetColumn> _columns;
    private readonly string[] _letters;
    private readonly Stream _part;
    private readonly List<OpenXmlAttribute> _attributes = [];
    private readonly List<Cell> _cells = [];
    private readonly List<(int Column, ConditionalFormattingRule[] Rules)> _rules = [];
    private int _row = 1;
    private int _column;
    private bool _ended;

    internal SheetWriter(Stream part, IReadOnlyList<SheetColumn> columns, int frozen, bool isFirst)
    {
        (_part, _columns, Frozen) = (part, columns, frozen);
        _letters = [.. Enumerable.Range(0, columns.Count).Select(CellName.Letters)];
        _xml = OpenXmlWriter.Create(part);
        _xml.WriteStartDocument(true);
        _xml.WriteStartElement(new Worksheet());
        _xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        var corner = $"{CellName.Letters(frozen)}2";
        var pane = new Pane { VerticalSplit = 1, TopLeftCell = corner, ActivePane = frozen > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        if (frozen > 0) pane.HorizontalSplit = frozen;
        _xml.WriteElement(new SheetViews(new SheetView(pane) { WorkbookViewId = 0, TabSelected = isFirst, ShowGridLines = false }));
        _xml.WriteElement(new Columns(columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        _xml.WriteStartElement(new SheetData());
        foreach (var column in columns) Add(column.Title, CellLook.Head);
    }

    /// <summary>Rows written, the head left out.</summary>
    public int Rows => _row - 1;

    /// <summary>Whether no further row has room.</summary>
    public bool IsFull => _row == MostRows;

    /// <summary>Ends the row and starts the next.</summary>
    public void StartRow()
    {
        EndRow();
        _row++;
    }

    /// <summary>Leaves a cell empty.</summary>
    public void Skip() => _column++;

    /// <summary>Writes a text into the next cell: shown as it is, never computed.</summary>
    public void Add(string text, CellLook look)
    {
        if (text.Length > 0) _cells.Add(new Cell(_column, CellContent.Fit(text), look, IsNumber: false));
        _column++;
    }

    /// <summary>Writes a number into the next cell.</summary>
    /// <param name="number">Its digits, as XML writes a decimal.</param>
    /// <param name="look">Plain, or per cent.</param>
    public void AddNumber(string number, CellLook look = CellLook.Plain) => _cells.Add(new Cell(_column++, number, look, IsNumber: true));

    /// <summary>Draws the shares of a column as bars from nothing to the whole.</summary>
    /// <param name="column">The column, from 0.</param>
    public void Bar(int column) => _rules.Add((column,
    [
        new ConditionalFormattingRule(new DataBar(
            new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "0" }, new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "1" }, new Color { Rgb = "FFC4DDE8" }))
        { Type = ConditionalFormatValues.DataBar },
    ]));

    /// <summary>Fills the levels of a column, 1 to 4, as reports fill them.</summary>
    /// <param name="column">The column, from 0.</param>
    public void Levels(int column) => _rules.Add((column,
    [
        .. Enumerable.Range(0, Looks.Levels).Select(i => new ConditionalFormattingRule(new Formula(Number(i + 1))) { Type = ConditionalFormatValues.CellIs, Operator = ConditionalFormattingOperatorValues.Equal, FormatId = Looks.FirstLevel + (uint)i }),
    ]));

    /// <summary>What stands on every page of paper: the head, and the columns that stay in place.</summary>
    internal string Repeated(string name) => Frozen == 0 ? $"'{name}'!$1:$1" : $"'{name}'!$A:${_letters[Frozen - 1]},'{name}'!$1:$1";

    /// <summary>What is printed: every row and column, and nothing a reader tries out beside them.</summary>
    internal string Printed(string name) => $"'{name}'!$A$1:${_letters[^1]}${Number(_row)}";

    private int Frozen { get; }

    private uint PagesAcross => (uint)Math.Max(1, (_columns.Sum(c => c.Width) + MostAcross - 1) / MostAcross);

    /// <summary>Ends the sheet.</summary>
    public void Dispose()
    {
        if (_ended) return;
        _ended = true;
        EndRow();
        _xml.WriteEndElement();
        _xml.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{_letters[^1]}{_row}") });
        var priority = 0;
        foreach (var (column, rules) in _row > 1 ? _rules : [])
        {
            foreach (var rule in rules) rule.Priority = ++priority;
            _xml.WriteElement(new ConditionalFormatting(rules) { SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{_letters[column]}2:{_letters[column]}{Number(_row)}" } });
        }
        _xml.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        _xml.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = PagesAcross, FitToHeight = 0, PageOrder = PageOrderValues.OverThenDown });
        _xml.WriteElement(new HeaderFooter(new OddFooter("&L&A&R&P / &N")));
        _xml.WriteEndElement();
        _xml.Dispose();
        _part.Dispose();
    }

    /// <summary>A cell of the row. The row is written when it is whole, because its height comes first.</summary>
    private readonly record struct Cell(int Column, string Text, CellLook Look, bool IsNumber);

    private void EndRow()
    {
        _attributes.Clear();
        _attributes.Add(new OpenXmlAttribute("r", "", Number(_row)));
        if (_cells.Count > 0 && _cells.Max(LinesOf) is > 1 and var lines)
        {
            _attributes.Add(new OpenXmlAttribute("ht", "", Number(lines * Line + Around)));
            _attributes.Add(new OpenXmlAttribute("customHeight", "", "1"));
        }
        _xml.WriteStartElement(new Row(), _attributes);
        foreach (var cell in _cells) Write(cell);
        _xml.WriteEndElement();
        _cells.Clear();
        _column = 0;
    }

    private void Write(in Cell cell)
    {
        _attributes.Clear();
        _attributes.Add(new OpenXmlAttribute("r", "", _letters[cell.Column] + Number(_row)));
        if (cell.Look != CellLook.Plain) _attributes.Add(new OpenXmlAttribute("s", "", Number((int)cell.Look)));
        if (!cell.IsNumber) _attributes.Add(new OpenXmlAttribute("t", "", "inlineStr"));
        _xml.WriteStartElement(new SheetCell(), _attributes);
        _xml.WriteElement(cell.IsNumber ? new CellValue(cell.Text) : new InlineString(new SheetText(cell.Text) { Space = SpaceProcessingModeValues.Preserve }));
        _xml.WriteEndElement();
    }

    /// <summary>How many lines a text takes in its column.</summary>
    private int LinesOf(Cell cell) => cell.Look is CellLook.Head or CellLook.Wrapped ? Math.Min(20, CellContent.Lines(cell.Text, _columns[cell.Column].Width)) : 1;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
