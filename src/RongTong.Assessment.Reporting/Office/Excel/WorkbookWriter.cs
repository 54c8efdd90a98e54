using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RongTong.Reporting.Office.Excel;

/// <summary>
/// A workbook (xlsx) being written sheet after sheet, in memory that does not grow with its rows. Texts are texts and numbers numbers; there
/// are no formulas, no macros and no links. The same content gives the same bytes. Not thread-safe.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    private readonly OfficePackage _package;
    private readonly List<(string Name, SheetWriter Sheet)> _sheets = [];

    /// <summary>Starts a workbook.</summary>
    /// <param name="target">Where it goes; left open.</param>
    public WorkbookWriter(Stream target) => _package = new OfficePackage(target);

    /// <summary>Starts the next sheet and ends the one before.</summary>
    /// <param name="name">Its name, without the characters <c>[ ] : * ? / \</c>, at most 31 long.</param>
    /// <param name="columns">Its columns, at least one.</param>
    /// <param name="frozen">How many columns stay in place when it is moved sideways.</param>
    public SheetWriter StartSheet(string name, IReadOnlyList<SheetColumn> columns, int frozen)
    {
        if (_sheets is [.., var last]) last.Sheet.Dispose();
        var number = (_sheets.Count + 1).ToString(CultureInfo.InvariantCulture);
        var part = _package.Part($"xl/worksheets/sheet{number}.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
        _package.Relate("xl/workbook.xml", "rId" + number, "worksheet", $"worksheets/sheet{number}.xml");
        var sheet = new SheetWriter(part, columns, frozen, _sheets.Count == 0);
        _sheets.Add((name, sheet));
        return sheet;
    }

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        if (_sheets is [.., var last]) last.Sheet.Dispose();
        Write("xl/styles.xml", "styles", Looks.Sheet());
        _package.Relate("xl/workbook.xml", "styles", "styles", "styles.xml");
        var titles = _sheets.Select((s, i) => new DefinedName(s.Sheet.Repeated(s.Name)) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
        Write("xl/workbook.xml", "sheet.main", new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new BookViews(new WorkbookView()),
            new Sheets(_sheets.Select((s, i) => new Sheet { Name = s.Name, SheetId = (uint)i + 1, Id = "rId" + (i + 1).ToString(CultureInfo.InvariantCulture) })),
            new DefinedNames(titles)));
        _package.Relate("", "rId1", "officeDocument", "xl/workbook.xml");
        _package.Dispose();
    }

    private void Write(string path, string kind, OpenXmlElement root)
    {
        using var part = _package.Part(path, $"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml");
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartDocument(true);
        xml.WriteElement(root);
    }
}
