using System.IO.Compression;
using System.Security.Cryptography;
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
    private readonly WorkbookRows _rows;
    private readonly ByteText _line = new(64 * 1024);
    private int _given;

    private WorkbookText(ZipArchive zip, WorkbookBudget budget)
    {
        (_zip, _budget) = (zip, budget);
        if (zip.Entries.Count > budget.Limits.Parts) throw budget.Broken("部件太多", "too many parts");
        var (sheets, from1904) = WorkbookParts.Sheets(zip, budget);
        var shown = sheets.Where(s => s.IsVisible).ToList();
        (Name, Sheets) = (shown.FirstOrDefault()?.Name ?? "", shown.Count);
        var shared = new WorkbookShared(WorkbookParts.Texts(zip, budget), WorkbookParts.DateFormats(zip, budget), from1904);
        _rows = new WorkbookRows(zip, shown.FirstOrDefault()?.Path ?? "xl/worksheets/sheet1.xml", shared, budget);
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
        var budget = new WorkbookBudget(workbook.Length, shown, WorkbookLimits.Table);
        try
        {
            return budget.Sound(() => new WorkbookText(new ZipArchive(workbook, ZipArchiveMode.Read), budget));
        }
        catch
        {
            workbook.Dispose();
            throw;
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
            while (_line.Length < 32 * 1024 && _budget.Sound(AddRow)) { }
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
        var before = _rows.Number;
        if (!_rows.Next()) return false;
        // A header that does not stand in the first row begins the table all the same.
        for (; before > 0 && before + 1 < _rows.Number; before++) _line.Add("\r\n"u8);
        for (var i = 0; i < _rows.Cells.Count; i++)
        {
            if (i > 0) _line.Add((byte)',');
            _line.AddQuoted(System.Text.Encoding.UTF8.GetBytes(_rows.Cells[i].Text));
        }
        _line.Add("\r\n"u8);
        return true;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rows.Dispose();
            _zip.Dispose();
        }
        base.Dispose(disposing);
    }
}
