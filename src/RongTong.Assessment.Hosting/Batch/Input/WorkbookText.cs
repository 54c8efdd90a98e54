using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml;
using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Batch.Input;

/// <summary>
/// The first sheet of a workbook as CSV in UTF-8, produced as it is read. Numbers come with the fifteen digits a spreadsheet shows, dates as
/// year-month-day. Sizes are counted as the parts are unpacked, whatever they claim. Not thread-safe.
/// </summary>
internal sealed class WorkbookText : Stream
{
    private readonly ZipArchive _zip;
    private readonly WorkbookBudget _budget;
    private readonly XmlReader _sheet;
    private readonly List<string> _texts;
    private readonly HashSet<int> _dateFormats;
    private readonly bool _from1904;
    private readonly ByteText _line = new(64 * 1024);
    private readonly List<string> _cells = [];
    private int _given;
    private int _row;

    private WorkbookText(ZipArchive zip, WorkbookBudget budget)
    {
        (_zip, _budget) = (zip, budget);
        if (zip.Entries.Count > WorkbookBudget.MostParts) throw budget.Broken("部件太多", "too many parts");
        (var path, Name, Sheets, _from1904) = WorkbookParts.FirstSheet(zip, budget);
        _texts = WorkbookParts.Texts(zip, budget);
        _dateFormats = WorkbookParts.DateFormats(zip, budget);
        _sheet = WorkbookParts.Open(zip, path, budget) ?? throw budget.Broken("没有工作表", "no worksheet");
    }

    /// <summary>The name of the sheet.</summary>
    public string Name { get; }

    /// <summary>How many sheets there are that are not hidden.</summary>
    public int Sheets { get; }

    /// <summary>Opens a workbook.</summary>
    /// <param name="workbook">The file.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="hash">Takes in every byte of the file; null when nobody asks.</param>
    /// <exception cref="BatchUnreadableException">It is no workbook, or one that is refused.</exception>
    public static WorkbookText Open(Stream workbook, string shown, IncrementalHash? hash)
    {
        if (hash is not null)
        {
            var chunk = new byte[256 * 1024];
            for (int read; (read = workbook.Read(chunk)) > 0;) hash.AppendData(chunk, 0, read);
            workbook.Position = 0;
        }
        var budget = new WorkbookBudget(workbook.Length, shown);
        try
        {
            return Sound(() => new WorkbookText(new ZipArchive(workbook, ZipArchiveMode.Read), budget), budget);
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    /// <summary>Whatever is wrong inside the file is one thing to its reader.</summary>
    private static T Sound<T>(Func<T> read, WorkbookBudget budget)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or FormatException or OverflowException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            throw budget.Broken("文件已损坏，不是完好的 xlsx", "it is damaged, no sound xlsx file");
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_given == _line.Length)
        {
            _line.Clear();
            _given = 0;
            while (_line.Length < 32 * 1024 && Sound(AddRow, _budget)) { }
            _budget.AddWritten(_line.Length);
        }
        var part = _line.Span[_given..];
        var length = Math.Min(part.Length, buffer.Length);
        part[..length].CopyTo(buffer);
        _given += length;
        return length;
    }

    /// <summary>Writes the next row, and an empty line for each row the sheet leaves out.</summary>
    private bool AddRow()
    {
        while (_budget.Next(_sheet))
        {
            if (_sheet is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            var number = int.TryParse(_sheet.GetAttribute("r"), CultureInfo.InvariantCulture, out var stated) ? stated : _row + 1;
            if (number is < 1 or > WorkbookBudget.LastRow) throw _budget.Broken($"没有第 {number.ToString(CultureInfo.InvariantCulture)} 行", $"there is no row {number.ToString(CultureInfo.InvariantCulture)}");
            // A header that does not stand in the first row begins the table all the same.
            for (; _row > 0 && _row + 1 < number; _row++) _line.Add("\r\n"u8);
            _row = number;
            _cells.Clear();
            if (!_sheet.IsEmptyElement) ReadCells();
            _budget.AddCells(_cells.Count);
            for (var i = 0; i < _cells.Count; i++)
            {
                if (i > 0) _line.Add((byte)',');
                _line.AddQuoted(System.Text.Encoding.UTF8.GetBytes(_cells[i]));
            }
            _line.Add("\r\n"u8);
            return true;
        }
        return false;
    }

    private void ReadCells()
    {
        // Not disposed: that would read on to the end of the element, whatever it holds.
        var row = _sheet.ReadSubtree();
        row.Read();
        while (_budget.Next(row))
        {
            if (row is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = ColumnOf(row.GetAttribute("r"));
            if (column >= WorkbookBudget.LastColumn) continue;
            var (kind, style) = (row.GetAttribute("t"), row.GetAttribute("s"));
            var value = "";
            if (!row.IsEmptyElement)
            {
                var cell = row.ReadSubtree();
                while (_budget.Next(cell))
                {
                    while (cell is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) cell.Skip();
                    if (cell is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" }) value += cell.ReadElementContentAsString();
                }
            }
            // A cell that only has a look takes no place.
            if (value.Length == 0 && kind is not "s") continue;
            while (_cells.Count < column) _cells.Add("");
            _cells.Add(TextOf(kind, style, value));
        }
    }

    /// <summary>The column of a reference such as <c>AB12</c>, from 0; without one the next.</summary>
    private int ColumnOf(string? reference)
    {
        if (reference is null) return _cells.Count;
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper)) column = Math.Min(column * 26 + (letter - 'A' + 1), 1 << 20);
        return Math.Max(_cells.Count, column - 1);
    }

    private string TextOf(string? kind, string? style, string value)
    {
        switch (kind)
        {
            case "s":
                return int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _texts.Count ? _texts[index] : "";
            case "b":
                return value == "1" ? "true" : "false";
            case null or "n":
                if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
                if (int.TryParse(style, CultureInfo.InvariantCulture, out var format) && _dateFormats.Contains(format)) return DateOf(number);
                return Digits15(number).ToString("0.############################", CultureInfo.InvariantCulture);
            default:
                return value;
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
        var first = _from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30);
        return serial is >= 1 and < 2_900_000 && decimal.Truncate(serial) == serial
            ? first.AddDays((int)serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : serial.ToString(CultureInfo.InvariantCulture);
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sheet.Dispose();
            _zip.Dispose();
        }
        base.Dispose(disposing);
    }
}
