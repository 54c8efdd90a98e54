using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RongTong.Reporting.Office.Excel;

/// <summary>
/// A workbook (xlsx) being written sheet after sheet, in memory that does not grow with its rows. Texts are texts and numbers numbers; there
/// are no macros and no links, and no formulas but those of a form. The same content gives the same bytes. Not thread-safe.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    private readonly OfficePackage _package;
    private readonly List<(string Name, string? Repeated, string? Printed, bool IsHidden)> _sheets = [];
    private (string Name, SheetWriter Sheet)? _open;
    private bool _isForm;

    /// <summary>Starts a workbook.</summary>
    /// <param name="target">Where it goes; left open.</param>
    public WorkbookWriter(Stream target) => _package = new OfficePackage(target);

    /// <summary>Starts the next sheet and ends the one before.</summary>
    /// <param name="name">Its name, without the characters <c>[ ] : * ? / \</c>, at most 31 long.</param>
    /// <param name="columns">Its columns, at least one.</param>
    /// <param name="frozen">How many columns stay in place when it is moved sideways.</param>
    public SheetWriter StartSheet(string name, IReadOnlyList<SheetColumn> columns, int frozen)
    {
        Close();
        var sheet = new SheetWriter(Part(), columns, frozen, _sheets.Count == 0);
        _open = (name, sheet);
        return sheet;
    }

    /// <summary>Adds a form, and ends the sheet before.</summary>
    public void Add(FormSheet form)
    {
        Close();
        _isForm |= form.IsLocked;
        using (var part = Part()) form.WriteTo(part, _sheets.Count == 0);
        _sheets.Add((form.Name, form.Repeated, form.Printed, form.IsHidden));
    }

    private Stream Part()
    {
        var number = (_sheets.Count + 1).ToString(CultureInfo.InvariantCulture);
        _package.Relate("xl/workbook.xml", "rId" + number, "worksheet", $"worksheets/sheet{number}.xml");
        return _package.Part($"xl/worksheets/sheet{number}.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
    }

    private void Close()
    {
        if (_open is not var (name, sheet)) return;
        sheet.Dispose();
        _sheets.Add((name, sheet.Repeated(name), sheet.Printed(name), false));
        _open = null;
    }

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        Close();
        Write("xl/styles.xml", "styles", Looks.Sheet());
        _package.Relate("xl/workbook.xml", "styles", "styles", "styles.xml");
        var workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
        if (_isForm) workbook.Append(new WorkbookProtection { LockStructure = true });
        workbook.Append(new BookViews(new WorkbookView()));
        workbook.Append(new Sheets(_sheets.Select((s, i) =>
        {
            var sheet = new Sheet { Name = s.Name, SheetId = (uint)i + 1, Id = "rId" + (i + 1).ToString(CultureInfo.InvariantCulture) };
            if (s.IsHidden) sheet.State = SheetStateValues.VeryHidden;
            return sheet;
        })));
        workbook.Append(new DefinedNames(
        [
            .. _sheets.Select((s, i) => (s.Printed, Place: (uint)i)).Where(s => s.Printed is not null).Select(s => new DefinedName(s.Printed!) { Name = "_xlnm.Print_Area", LocalSheetId = s.Place }),
            .. _sheets.Select((s, i) => (s.Repeated, Place: (uint)i)).Where(s => s.Repeated is not null).Select(s => new DefinedName(s.Repeated!) { Name = "_xlnm.Print_Titles", LocalSheetId = s.Place }),
        ]));
        if (_isForm) workbook.Append(new CalculationProperties { FullCalculationOnLoad = true });
        Write("xl/workbook.xml", "sheet.main", workbook);
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
