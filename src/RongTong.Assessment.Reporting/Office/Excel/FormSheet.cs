using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace RongTong.Reporting.Office.Excel;

/// <summary>
/// A sheet to be filled in: locked but for the cells that look like answers, without a password; rules say what may be typed, formulas what is
/// missing. Small enough to be held as a whole. Not thread-safe.
/// </summary>
public sealed class FormSheet
{
    /// <summary>Height of a line of text and of a line of small text, in points, and of what stands above and below it.</summary>
    private const decimal Line = 14.5m, SmallLine = 12.8m, Around = 6;

    /// <summary>The highest a row can be, in points.</summary>
    private const decimal Highest = 409;

    /// <summary>The longest prompt, and the longest refusal, a spreadsheet shows.</summary>
    private const int LongestPrompt = 250, LongestRefusal = 220;

    private readonly IReadOnlyList<FormColumn> _columns;
    private readonly List<(decimal Height, List<FormCell> Cells)> _rows = [];
    private readonly List<string> _merges = [];
    private readonly List<(string Cells, CellRule Rule)> _rules = [];
    private readonly List<string> _verdicts = [];
    private readonly List<(string Cell, string Target)> _links = [];

    /// <summary>Starts a form.</summary>
    /// <param name="name">Its name, without the characters <c>[ ] : * ? / \</c>, at most 31 long.</param>
    /// <param name="columns">Its columns.</param>
    public FormSheet(string name, IReadOnlyList<FormColumn> columns) => (Name, _columns) = (name, columns);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it is one nobody is to see.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether only answers may be typed; else every cell, and rows may come and go.</summary>
    public bool IsLocked { get; init; } = true;

    /// <summary>Columns that stay in place, hidden ones counted.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Whether only what is not hidden is printed, to the last row there is.</summary>
    public bool HasArea { get; init; }

    /// <summary>Rows that stay in place, and stand on every page of paper.</summary>
    public int Frozen { get; init; }

    /// <summary>Colour of its tab, as RRGGBB.</summary>
    public string? Tab { get; init; }

    /// <summary>What stands at the foot of every page.</summary>
    public string Foot { get; init; } = "";

    /// <summary>The row added last, from 1.</summary>
    public int Row => _rows.Count;

    /// <summary>Adds a row, as high as its texts need.</summary>
    /// <param name="cells">Its cells, from left to right.</param>
    /// <returns>Its number, from 1.</returns>
    public int Add(params IEnumerable<FormCell> cells) => Add(0, cells);

    /// <summary>Adds a row of a height of its own.</summary>
    /// <param name="height">In points; 0 is as high as its texts need.</param>
    /// <param name="cells">Its cells, from left to right.</param>
    public int Add(decimal height, params IEnumerable<FormCell> cells)
    {
        var row = cells.ToList();
        var needed = row.Where(c => !_columns[c.Column].IsHidden).Select(c => HeightOf(c, _columns[c.Column].Width)).DefaultIfEmpty(Line).Max();
        _rows.Add((height > 0 ? height : Math.Min(Highest, needed + Around), row));
        return _rows.Count;
    }

    /// <summary>Adds a row of one text across columns.</summary>
    /// <param name="text">The text.</param>
    /// <param name="look">How it looks.</param>
    /// <param name="first">The first column, from 0.</param>
    /// <param name="last">The last column.</param>
    /// <param name="height">In points; 0 is as high as the text needs.</param>
    public int AddAcross(string text, CellLook look, int first, int last, decimal height = 0)
    {
        var width = Enumerable.Range(first, last - first + 1).Sum(c => _columns[c].Width);
        var row = Add(height > 0 ? height : HeightOf(new FormCell(first, look) { Text = text }, width) + Around, Enumerable.Range(first, last - first + 1).Select(c => new FormCell(c, look) { Text = c == first ? text : null }));
        _merges.Add($"{CellName.Of(first, row)}:{CellName.Of(last, row)}");
        return row;
    }

    /// <summary>Makes cells of a row one, as far as they are looked at.</summary>
    public void Merge(int row, int first, int last)
    {
        if (last > first) _merges.Add($"{CellName.Of(first, row)}:{CellName.Of(last, row)}");
    }

    /// <summary>Puts a cell into a row, left of those it has.</summary>
    public void Put(int row, FormCell cell) => _rows[row - 1].Cells.Insert(0, cell);

    /// <summary>Says what may be typed into a stretch of a column.</summary>
    public void Allow(int column, int first, int last, CellRule rule) => _rules.Add(($"{CellName.Of(column, first)}:{CellName.Of(column, last)}", rule));

    /// <summary>Says what may be typed into a cell.</summary>
    public void Allow(int column, int row, CellRule rule) => _rules.Add((CellName.Of(column, row), rule));

    /// <summary>Colours a cell by the mark its verdict begins with.</summary>
    public void Colour(int column, int row) => _verdicts.Add(CellName.Of(column, row));

    /// <summary>Makes a cell lead to a sheet of the same workbook.</summary>
    public void Link(int column, int row, string sheet) => _links.Add((CellName.Of(column, row), CellName.Quoted(sheet) + "!A1"));

    /// <summary>What stands on every page of paper.</summary>
    internal string? Repeated => Frozen == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{CellName.Quoted(Name)}!$1:${Frozen}");

    /// <summary>What is printed; null is everything.</summary>
    internal string? Printed => HasArea && _rows.Count > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{CellName.Quoted(Name)}!${CellName.Letters(_columns.TakeWhile(c => c.IsHidden).Count())}$1:${CellName.Letters(_columns.Count - 1)}${_rows.Count}")
        : null;

    internal void WriteTo(Stream part, bool isFirst)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartDocument(true);
        xml.WriteStartElement(new Worksheet());
        var properties = new SheetProperties();
        if (Tab is not null) properties.Append(new TabColor { Rgb = "FF" + Tab });
        properties.Append(new PageSetupProperties { FitToPage = true });
        xml.WriteElement(properties);
        var view = new SheetView { WorkbookViewId = 0, TabSelected = isFirst, ShowGridLines = false };
        if (FrozenColumns > 0) view.Append(new Pane { VerticalSplit = Frozen, HorizontalSplit = FrozenColumns, TopLeftCell = CellName.Of(FrozenColumns, Frozen + 1), ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen });
        else if (Frozen > 0) view.Append(new Pane { VerticalSplit = Frozen, TopLeftCell = CellName.Of(0, Frozen + 1), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        xml.WriteElement(new SheetViews(view));
        xml.WriteElement(new Columns(_columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true, Hidden = c.IsHidden ? true : null })));
        xml.WriteStartElement(new SheetData());
        for (var i = 0; i < _rows.Count; i++) WriteRow(xml, i + 1, _rows[i].Height, _rows[i].Cells);
        xml.WriteEndElement();
        if (IsLocked) xml.WriteElement(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false });
        if (_merges.Count > 0) xml.WriteElement(new MergeCells(_merges.Select(m => new MergeCell { Reference = m })));
        if (_verdicts.Count > 0) xml.WriteElement(Verdicts());
        if (_rules.Count > 0) xml.WriteElement(new DataValidations(_rules.Select(r => Validation(r.Cells, r.Rule))) { Count = (uint)_rules.Count });
        if (_links.Count > 0) xml.WriteElement(new Hyperlinks(_links.Select(l => new Hyperlink { Reference = l.Cell, Location = l.Target })));
        xml.WriteElement(new PageMargins { Left = 0.45, Right = 0.45, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        xml.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        xml.WriteElement(new HeaderFooter(new OddFooter($"&L&8{Foot.Replace("&", "&&", StringComparison.Ordinal)}&R&8&A　&P / &N")));
        xml.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter xml, int number, decimal height, List<FormCell> cells)
    {
        xml.WriteStartElement(new Row(), [new OpenXmlAttribute("r", "", N(number)), new OpenXmlAttribute("ht", "", height.ToString(CultureInfo.InvariantCulture)), new OpenXmlAttribute("customHeight", "", "1")]);
        foreach (var cell in cells) xml.WriteElement(Element(cell, number));
        xml.WriteEndElement();
    }

    private static SheetCell Element(FormCell cell, int row)
    {
        var element = new SheetCell { CellReference = CellName.Of(cell.Column, row), StyleIndex = (uint)cell.Look };
        if (cell.Formula is { } formula)
        {
            if (!cell.IsCount) element.DataType = CellValues.String;
            element.CellFormula = new CellFormula(formula);
        }
        else if (cell.Number is { } number) element.CellValue = new CellValue(number);
        else if (cell.Lead is not null || !string.IsNullOrEmpty(cell.Text))
        {
            element.DataType = CellValues.InlineString;
            element.InlineString = cell.Lead is { } lead ? Rich(lead, cell.Text) : new InlineString(Words(cell.Text!));
        }
        return element;
    }

    /// <summary>A line in bold, and quieter ones below it.</summary>
    private static InlineString Rich(string lead, string? text)
    {
        var rich = new InlineString(new Run(new RunProperties(new Bold(), new FontSize { Val = 10 }, new Color { Rgb = "FF14202B" }, new RunFont { Val = "微软雅黑" }, new FontFamily { Val = 2 }, new RunPropertyCharSet { Val = 134 }), Words(text is null ? lead : lead + "\n")));
        if (text is not null) rich.Append(new Run(new RunProperties(new FontSize { Val = 9 }, new Color { Rgb = "FF3B4854" }, new RunFont { Val = "微软雅黑" }, new FontFamily { Val = 2 }, new RunPropertyCharSet { Val = 134 }), Words(text)));
        return rich;
    }

    private static SheetText Words(string text) => new(CellContent.Fit(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Met, unmet and open, told by the mark the text begins with.</summary>
    private ConditionalFormatting Verdicts()
    {
        var first = _verdicts[0];
        ConditionalFormattingRule Begins(string mark, uint look, int priority) =>
            new(new Formula($"LEFT({first},1)=\"{mark}\"")) { Type = ConditionalFormatValues.Expression, FormatId = look, Priority = priority };
        return new ConditionalFormatting(Begins("✓", 0, 1), Begins("✕", 1, 2), Begins("○", 2, 3)) { SequenceOfReferences = new ListValue<StringValue>(_verdicts.Select(v => new StringValue(v))) };
    }

    private static DataValidation Validation(string cells, CellRule rule)
    {
        var validation = new DataValidation
        {
            SequenceOfReferences = new ListValue<StringValue>([new StringValue(cells)]), AllowBlank = true, ShowInputMessage = rule.Prompt is not null, ShowErrorMessage = rule is not CellRule.Anything,
        };
        if (rule.Prompt is { } prompt) validation.Prompt = Cut(prompt, LongestPrompt);
        if (rule.Refusal is { } refusal) validation.Error = Cut(refusal, LongestRefusal);
        switch (rule)
        {
            case CellRule.OneOf one:
                validation.Type = DataValidationValues.List;
                validation.Append(new Formula1(one.List));
                break;
            case CellRule.Number number:
                validation.Type = number.IsWhole ? DataValidationValues.Whole : DataValidationValues.Decimal;
                var (least, most) = (number.Least ?? -1_000_000_000_000m, number.Most ?? 1_000_000_000_000m);
                validation.Operator = DataValidationOperatorValues.Between;
                validation.Append(new Formula1(N(least)), new Formula2(N(most)));
                break;
            case CellRule.Day:
                validation.Type = DataValidationValues.Date;
                validation.Operator = DataValidationOperatorValues.Between;
                validation.Append(new Formula1("1"), new Formula2("2958465"));
                break;
            case CellRule.Formula formula:
                validation.Type = DataValidationValues.Custom;
                validation.Append(new Formula1(formula.Condition));
                break;
        }
        return validation;
    }

    private static string Cut(string text, int length)
    {
        var clean = OfficeText.Clean(text);
        return clean.Length <= length ? clean : clean[..(length - 1)] + "…";
    }

    /// <summary>How high a cell has to be for what it shows, in points.</summary>
    private static decimal HeightOf(FormCell cell, int width) => cell switch
    {
        { Look: CellLook.Hint or CellLook.Subtitle or CellLook.Remark, Text: { } text } => SmallLines(text, width) * SmallLine,
        { Lead: { } lead } => CellContent.Lines(lead, width) * Line + (cell.Text is { } below ? SmallLines(below, width) * SmallLine : 0),
        { Look: CellLook.Head or CellLook.Wrapped or CellLook.Asked or CellLook.Mark or CellLook.AnswerText or CellLook.AnswerQuoted or CellLook.ReviewText or CellLook.ReviewQuoted or CellLook.GridText or CellLook.GridQuoted or CellLook.GridGroup, Text: { } text } => CellContent.Lines(text, width) * Line,
        _ => Line,
    };

    /// <summary>Small letters are nine tenths as wide.</summary>
    private static int SmallLines(string text, int width) => CellContent.Lines(text, (width * 10 + 8) / 9);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string N(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
