namespace RongTong.Reporting.Office.Word.Report;

/// <summary>Tables of Word, and the runs in their cells: head row repeated, rows whole, verdicts and levels by colour beside their words. Not thread-safe.</summary>
internal sealed class WordTable(WordXml xml, WordLook look)
{
    /// <summary>How the cells of levels, suggested steps and open answers are filled, and the colour of the words on it.</summary>
    private static readonly Dictionary<string, (string Fill, string? Ink)> Fills = new(StringComparer.Ordinal)
    {
        ["l1"] = ("C4DDE8", null), ["l2"] = ("86B6CC", null), ["l3"] = ("2A7597", "FFFFFF"), ["l4"] = ("0A3348", "FFFFFF"), ["go"] = ("FFFFFF", null), ["open"] = ("FBF2DE", "7D5200"),
    };

    private const string GroupFill = "F3F5F7";

    /// <summary>How far a row stands in for each step of depth: one full-width character.</summary>
    private const int IndentWidth = 180;

    /// <summary>Writes a table.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="width">How wide it is.</param>
    /// <param name="name">Its name, for those who cannot see it; null without one.</param>
    public void Add(TableContent content, int width, string? name)
    {
        if (content.Columns == 0) return;
        var widths = ColumnWidths.Of([.. content.Rows.Where(r => !r.IsGroup).Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => c.Plain)])], content.Columns, width);
        Start(ReportStyle.Table, widths, name);
        foreach (var row in content.Rows) Row(row, content, widths);
        End();
    }

    /// <summary>Writes blocks beside each other, without rules between.</summary>
    public void SideBySide(int width, IReadOnlyList<Action> cells)
    {
        var widths = Enumerable.Repeat(width / Math.Max(1, cells.Count), cells.Count).ToArray();
        if (widths.Length == 0) return;
        Start(ReportStyle.Plain, widths, null);
        xml.Open("tr");
        for (var i = 0; i < cells.Count; i++)
        {
            xml.Open("tc");
            xml.Open("tcPr");
            xml.Leaf("tcW", ("w", WordXml.Number(widths[i])), ("type", "dxa"));
            if (i < cells.Count - 1)
            {
                xml.Open("tcMar");
                xml.Leaf("right", ("w", "280"), ("type", "dxa"));
                xml.Close();
            }
            xml.Close();
            cells[i]();
            xml.Close();
        }
        xml.Close();
        End();
    }

    /// <summary>Writes runs into the paragraph just started.</summary>
    public void Runs(IEnumerable<Run> runs, RunLook shown)
    {
        foreach (var run in runs)
        {
            if (run.Field is { } field)
            {
                xml.Open("fldSimple");
                xml.Set("instr", $" {field} ");
                Write(run with { Text = "1" }, shown);
                xml.Close();
            }
            else
            {
                Write(run, shown);
            }
        }
    }

    private void Write(Run run, RunLook shown)
    {
        xml.Open("r");
        var style = run.IsCode ? ReportStyle.Code : shown.Style ?? (run.IsBold && shown.KeepsStress ? ReportStyle.Strong : null);
        if (style is not null || shown.Colour is not null)
        {
            xml.Open("rPr");
            if (style is not null) xml.Leaf("rStyle", look.Id(style));
            if (shown.Colour is { } colour) xml.Leaf("color", colour);
            xml.Close();
        }
        if (run.IsBreak) xml.Leaf("br");
        else xml.Text(run.Text);
        xml.Close();
    }

    private void Start(string style, int[] widths, string? name)
    {
        xml.Open("tbl");
        xml.Open("tblPr");
        xml.Leaf("tblStyle", look.Id(style));
        xml.Leaf("tblW", ("w", WordXml.Number(widths.Sum())), ("type", "dxa"));
        xml.Leaf("tblLayout", ("type", "fixed"));
        xml.Leaf("tblLook", ("val", "0420"), ("firstRow", "1"), ("noVBand", "1"));
        if (name is { Length: > 0 }) xml.Leaf("tblCaption", name);
        xml.Close();
        xml.Open("tblGrid");
        foreach (var width in widths) xml.Leaf("gridCol", ("w", WordXml.Number(width)));
        xml.Close();
    }

    /// <summary>Ends a table. Word joins two tables that touch: a small line keeps them apart.</summary>
    private void End()
    {
        xml.Close();
        xml.Open("p");
        xml.Open("pPr");
        xml.Leaf("pStyle", look.Id(ReportStyle.Normal));
        xml.Leaf("spacing", ("before", "0"), ("after", "0"), ("line", "120"), ("lineRule", "exact"));
        xml.Close();
        xml.Close();
    }

    private void Row(RowContent row, TableContent content, int[] widths)
    {
        xml.Open("tr");
        xml.Open("trPr");
        xml.Leaf("cantSplit");
        if (row.IsHead) xml.Leaf("tblHeader");
        xml.Close();
        if (row.IsGroup) Cell(row.Cells[0], widths.Sum(), content.Columns, isHead: false, isRight: false);
        else
            for (var i = 0; i < content.Columns; i++) Cell(i < row.Cells.Count ? row.Cells[i] : InlineRuns.Of(null), widths[i], 1, row.IsHead, content.IsRight[i]);
        xml.Close();
    }

    private void Cell(InlineRuns text, int width, int columns, bool isHead, bool isRight)
    {
        var (fill, ink) = columns > 1 ? (GroupFill, null) : text.Class is { } named && Fills.TryGetValue(named, out var known) ? known : (null, null);
        xml.Open("tc");
        xml.Open("tcPr");
        xml.Leaf("tcW", ("w", WordXml.Number(width)), ("type", "dxa"));
        if (columns > 1) xml.Leaf("gridSpan", columns);
        if (text.Class == "go")
        {
            xml.Open("tcBorders");
            foreach (var side in (string[])["top", "left", "bottom", "right"]) xml.Leaf(side, ("val", "dashed"), ("sz", "8"), ("space", "0"), ("color", "125878"));
            xml.Close();
        }
        if (fill is not null) xml.Leaf("shd", ("val", "clear"), ("color", "auto"), ("fill", fill));
        xml.Close();
        xml.Open("p");
        xml.Open("pPr");
        xml.Leaf("pStyle", look.Id(isHead ? ReportStyle.Head : ReportStyle.Cell));
        // A row that names those below it stays with them.
        if (columns > 1) xml.Leaf("keepNext");
        var indent = text.Plain.TakeWhile(c => c == InlineRuns.Indent).Count();
        if (indent > 0) xml.Leaf("ind", ("left", WordXml.Number(indent * IndentWidth)));
        if (isRight) xml.Leaf("jc", "right");
        xml.Close();
        Runs(text.Outdented, new RunLook(KeepsStress: !isHead, text.Class == "go" ? ReportStyle.Strong : text.Class is null && !isHead ? ReportStyle.OfMark(text.Plain) : null, ink));
        xml.Close();
        xml.Close();
    }
}
