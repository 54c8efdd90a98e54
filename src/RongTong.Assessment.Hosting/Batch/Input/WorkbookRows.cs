using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace RongTong.Hosting.Batch.Input;

/// <summary>A cell as it is read.</summary>
/// <param name="Text">What it holds: numbers with the fifteen digits a spreadsheet shows, days as year-month-day, yes and no as true and false.</param>
/// <param name="IsError">Whether it shows the error of a formula.</param>
internal readonly record struct WorkbookCell(string Text, bool IsError = false);

/// <summary>What all sheets of a workbook share. Immutable once read.</summary>
/// <param name="Texts">The texts of cells.</param>
/// <param name="DateFormats">The cell formats that show a number as a day.</param>
/// <param name="From1904">Whether days count from 1904.</param>
internal sealed record WorkbookShared(List<string> Texts, HashSet<int> DateFormats, bool From1904);

/// <summary>The rows of one sheet as they are read, every byte and cell counted. Not thread-safe.</summary>
internal sealed class WorkbookRows : IDisposable
{
    private readonly XmlReader _sheet;
    private readonly WorkbookBudget _budget;
    private readonly WorkbookShared _shared;
    private readonly List<WorkbookCell> _cells = [];
    private readonly StringBuilder _text = new();

    /// <summary>Opens a sheet.</summary>
    public WorkbookRows(ZipArchive zip, string path, WorkbookShared shared, WorkbookBudget budget)
    {
        (_shared, _budget) = (shared, budget);
        _sheet = WorkbookParts.Open(zip, path, budget) ?? throw budget.Broken("没有工作表", "no worksheet");
    }

    /// <summary>The number of the row read last, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Its cells from the first column to the last that holds anything.</summary>
    public IReadOnlyList<WorkbookCell> Cells => _cells;

    /// <summary>Reads the next row; rows the sheet leaves out are passed over.</summary>
    public bool Next()
    {
        while (_budget.Next(_sheet))
        {
            if (_sheet is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            var number = int.TryParse(_sheet.GetAttribute("r"), CultureInfo.InvariantCulture, out var stated) ? stated : Number + 1;
            if (number is < 1 or > WorkbookLimits.LastRow) throw _budget.Broken($"没有第 {number.ToString(CultureInfo.InvariantCulture)} 行", $"there is no row {number.ToString(CultureInfo.InvariantCulture)}");
            Number = number;
            _cells.Clear();
            if (!_sheet.IsEmptyElement) ReadCells();
            _budget.AddCells(_cells.Count);
            return true;
        }
        return false;
    }

    public void Dispose() => _sheet.Dispose();

    private void ReadCells()
    {
        // Not disposed: that would read on to the end of the element, whatever it holds.
        var row = _sheet.ReadSubtree();
        row.Read();
        var next = 0;
        while (_budget.Next(row))
        {
            if (row is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = row.GetAttribute("r") is { } reference ? Math.Max(next, ColumnOf(reference)) : next;
            next = column + 1;
            // A cell that only has a look holds nothing, but has its place.
            if (column >= WorkbookLimits.LastColumn || row.IsEmptyElement) continue;
            var (kind, style) = (row.GetAttribute("t"), row.GetAttribute("s"));
            _text.Clear();
            var cell = row.ReadSubtree();
            while (_budget.Next(cell))
            {
                while (cell is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) cell.Skip();
                if (cell is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" }) WorkbookParts.AppendText(cell, _text, _budget);
            }
            var value = _text.ToString();
            if (value.Length == 0 && kind is not "s") continue;
            while (_cells.Count < column) _cells.Add(new WorkbookCell(""));
            _cells.Add(new WorkbookCell(TextOf(kind, style, value), IsError: kind == "e"));
        }
    }

    /// <summary>The column of a reference such as <c>AB12</c>, from 0; −1 where it names none.</summary>
    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetterUpper(letter)) break;
            column = Math.Min(column * 26 + (letter - 'A' + 1), 1 << 20);
        }
        return column - 1;
    }

    private string TextOf(string? kind, string? style, string value)
    {
        switch (kind)
        {
            case "s":
                return int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _shared.Texts.Count ? _shared.Texts[index] : "";
            case "b":
                return value == "1" ? "true" : "false";
            case "d":
                return value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..^9] : value;
            case null or "n":
                if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
                if (int.TryParse(style, CultureInfo.InvariantCulture, out var format) && _shared.DateFormats.Contains(format)) return DateOf(number);
                return Digits15(number).ToString("0.############################", CultureInfo.InvariantCulture);
            default:
                return WorkbookParts.Unescaped(value);
        }
    }

    /// <summary>A spreadsheet holds binary numbers and shows fifteen digits of them: 0.02996 may be stored as 2.9959999999999999E-2.</summary>
    private static decimal Digits15(decimal number)
    {
        if (number == 0) return 0;
        var size = Math.Abs(number);
        var before = 0;
        while (size >= 1)
        {
            size /= 10;
            before++;
        }
        while (before <= 0 && size < 0.1m && before > -13)
        {
            size *= 10;
            before--;
        }
        return before >= 15 ? number : decimal.Round(number, Math.Min(28, 15 - before), MidpointRounding.AwayFromZero);
    }

    private string DateOf(decimal serial)
    {
        var first = _shared.From1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);
        return serial is >= 1 and < 2_900_000 && decimal.Truncate(serial) == serial
            ? first.AddDays((int)serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : serial.ToString(CultureInfo.InvariantCulture);
    }
}
