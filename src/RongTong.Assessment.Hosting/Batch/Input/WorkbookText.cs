using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Output;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Input;

/// <summary>
/// The first sheet of a workbook as CSV in UTF-8, produced as it is read. Numbers come with the fifteen digits a spreadsheet shows, dates as
/// year-month-day. Sizes are counted as the parts are unpacked, whatever they claim. Not thread-safe.
/// </summary>
internal sealed class WorkbookText : Stream
{
    private const long MostBytes = 2L << 30;
    private const int MostStrings = 4_000_000;
    private const int MostEntries = 2000;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly ZipArchive _zip;
    private readonly XmlReader _sheet;
    private readonly List<string> _strings;
    private readonly HashSet<int> _dateStyles;
    private readonly bool _from1904;
    private readonly ByteText _line = new(64 * 1024);
    private readonly List<string> _cells = [];
    private int _given;
    private int _row;

    private WorkbookText(ZipArchive zip, XmlReader sheet, List<string> strings, HashSet<int> dateStyles, bool from1904) =>
        (_zip, _sheet, _strings, _dateStyles, _from1904) = (zip, sheet, strings, dateStyles, from1904);

    /// <summary>Opens a workbook.</summary>
    /// <param name="workbook">The file.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="hash">Takes in every byte of the file; null when nobody asks.</param>
    /// <exception cref="BatchUnreadableException">It is no workbook, or one that is refused.</exception>
    public static Stream Open(Stream workbook, string shown, IncrementalHash? hash)
    {
        try
        {
            if (hash is not null)
            {
                var chunk = new byte[256 * 1024];
                for (int read; (read = workbook.Read(chunk)) > 0;) hash.AppendData(chunk, 0, read);
                workbook.Position = 0;
            }
            var zip = new ZipArchive(workbook, ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries) throw Broken(shown, "文件太多", "too many parts");
            var (sheet, from1904) = FirstSheet(zip, shown);
            var strings = Strings(zip);
            if (strings.Count > MostStrings) throw Broken(shown, "文字太多，请另存为 CSV", "too many texts; save it as CSV");
            return new WorkbookText(zip, Reader(zip, sheet) ?? throw Broken(shown, "没有工作表", "no worksheet"), strings, DateStyles(zip), from1904);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or FormatException or OverflowException)
        {
            throw Broken(shown, "不是完好的 xlsx 文件", "it is not a sound xlsx file");
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
            while (_line.Length < 32 * 1024 && AddRow()) { }
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
        while (_sheet.Read())
        {
            if (_sheet is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            var number = int.TryParse(_sheet.GetAttribute("r"), CultureInfo.InvariantCulture, out var stated) ? stated : _row + 1;
            // A header that does not stand in the first row begins the table all the same.
            for (; _row > 0 && _row + 1 < number; _row++) _line.Add("\r\n"u8);
            _row = number;
            _cells.Clear();
            if (!_sheet.IsEmptyElement) ReadCells();
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
        using var row = _sheet.ReadSubtree();
        row.Read();
        while (row.Read())
        {
            if (row is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = ColumnOf(row.GetAttribute("r"));
            if (column > 16_384) continue;
            while (_cells.Count < column) _cells.Add("");
            var (kind, style) = (row.GetAttribute("t"), row.GetAttribute("s"));
            var value = "";
            if (!row.IsEmptyElement)
            {
                using var cell = row.ReadSubtree();
                while (cell.Read())
                    if (cell is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" }) value += cell.ReadElementContentAsString();
            }
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
                return int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _strings.Count ? _strings[index] : "";
            case "b":
                return value == "1" ? "true" : "false";
            case null or "n":
                if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
                if (int.TryParse(style, CultureInfo.InvariantCulture, out var format) && _dateStyles.Contains(format)) return DateOf(number);
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

    private static (string Path, bool From1904) FirstSheet(ZipArchive zip, string shown)
    {
        string? id = null;
        var from1904 = false;
        using (var workbook = Reader(zip, "xl/workbook.xml") ?? throw Broken(shown, "没有工作簿部件", "no workbook part"))
            while (workbook.Read())
            {
                if (workbook.NodeType != XmlNodeType.Element) continue;
                if (workbook.LocalName == "workbookPr") from1904 = workbook.GetAttribute("date1904") is "1" or "true";
                if (workbook.LocalName == "sheet" && workbook.GetAttribute("state") is null or "visible") id ??= workbook.GetAttribute("id", Relations);
            }
        using var relations = Reader(zip, "xl/_rels/workbook.xml.rels");
        while (relations?.Read() == true)
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") == id && relations.GetAttribute("Target") is { } target)
                return (target.StartsWith('/') ? target[1..] : "xl/" + target, from1904);
        return ("xl/worksheets/sheet1.xml", from1904);
    }

    private static List<string> Strings(ZipArchive zip)
    {
        var strings = new List<string>();
        using var reader = Reader(zip, "xl/sharedStrings.xml");
        while (reader?.Read() == true)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            var text = "";
            using var item = reader.ReadSubtree();
            while (item.Read())
            {
                // What helps to pronounce a text is not part of it.
                if (item is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) item.Skip();
                if (item is { NodeType: XmlNodeType.Element, LocalName: "t" }) text += item.ReadElementContentAsString();
            }
            strings.Add(text);
            if (strings.Count > MostStrings) break;
        }
        return strings;
    }

    private static HashSet<int> DateStyles(ZipArchive zip)
    {
        var (dates, formats, styles, inCells, index) = (new HashSet<int>(), new HashSet<int>(), Reader(zip, "xl/styles.xml"), false, 0);
        using (styles)
            while (styles?.Read() == true)
            {
                if (styles.LocalName == "cellXfs") inCells = styles.NodeType == XmlNodeType.Element;
                if (styles.NodeType != XmlNodeType.Element || styles.NamespaceURI != Main) continue;
                if (styles.LocalName == "numFmt" && Number(styles, "numFmtId") is { } custom && IsDate(styles.GetAttribute("formatCode") ?? "")) formats.Add(custom);
                if (styles.LocalName != "xf" || !inCells) continue;
                if (Number(styles, "numFmtId") is { } format && (format is >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 58 || formats.Contains(format))) dates.Add(index);
                index++;
            }
        return dates;
    }

    private static bool IsDate(string format)
    {
        var bare = string.Concat(format.Split('"').Where((_, i) => i % 2 == 0));
        return bare.Contains('y', StringComparison.OrdinalIgnoreCase) || bare.Contains('d', StringComparison.OrdinalIgnoreCase) && bare.Contains('m', StringComparison.OrdinalIgnoreCase);
    }

    private static int? Number(XmlReader reader, string attribute) => int.TryParse(reader.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static XmlReader? Reader(ZipArchive zip, string path)
    {
        var entry = zip.GetEntry(path);
        return entry is null ? null : XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = MostBytes, IgnoreWhitespace = false });
    }

    private static BatchUnreadableException Broken(string shown, string zh, string en) => new(DiagnosticCatalog.WorkbookUnreadable(SourceSpan.WholeFile(shown), new LocalizedText(zh, en)));

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
