using System.Globalization;
using System.Xml.Linq;
using RongTong.Reporting.Office.Excel;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>
/// A chart Word draws and lets be edited: its numbers stand in the chart and in a workbook inside the document. Shares of a hundred, solid
/// what is certain, hatched what is possible. Stateless and thread-safe.
/// </summary>
internal static class ChartXml
{
    private const string Certain = "125878", Possible = "2A7597", Ink = "3B4854", Rule = "E2E7EB";

    /// <summary>The most a share can be.</summary>
    private const int Whole = 100;

    private const int CategoryAxis = 1, ValueAxis = 2;

    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = WordXml.Relationships;

    /// <summary>The chart.</summary>
    /// <param name="table">What it shows.</param>
    /// <param name="workbook">The relationship to its workbook.</param>
    public static XDocument Draw(ChartTable table, string workbook) => new(new XElement(C + "chartSpace",
        new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R),
        Val("roundedCorners", 0),
        new XElement(C + "chart",
            Val("autoTitleDeleted", 1),
            new XElement(C + "plotArea", new XElement(C + "layout"), table.Kind == ChartKind.Bars ? Bars(table) : Radar(table), Categories(table.Kind), Values(table.Kind)),
            table.Heads.Count > 2 ? new XElement(C + "legend", Val("legendPos", "b"), Val("overlay", 0)) : null,
            Val("plotVisOnly", 1), Val("dispBlanksAs", "gap")),
        new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
        new XElement(C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "p", new XElement(A + "pPr", Face()), new XElement(A + "endParaRPr", new XAttribute("lang", "zh-CN")))),
        new XElement(C + "externalData", new XAttribute(R + "id", workbook), Val("autoUpdate", 0))));

    /// <summary>The workbook behind it.</summary>
    public static byte[] Workbook(ChartTable table)
    {
        using var bytes = new MemoryStream();
        using (var book = new WorkbookWriter(bytes))
        {
            var sheet = book.StartSheet("data", [.. table.Heads.Select(h => new SheetColumn(h, 24))], 0);
            foreach (var (name, values) in table.Rows)
            {
                sheet.StartRow();
                sheet.Add(name, CellLook.Text);
                foreach (var value in values) sheet.AddNumber(N(value));
            }
        }
        return bytes.ToArray();
    }

    private static XElement Bars(ChartTable table) => new(C + "barChart",
        Val("barDir", "bar"), Val("grouping", "stacked"), Val("varyColors", 0),
        Series(table).Select((s, i) => Bar(table, s, i)),
        Val("gapWidth", 60), Val("overlap", 100), Val("axId", CategoryAxis), Val("axId", ValueAxis));

    private static XElement Bar(ChartTable table, string name, int series) => new(C + "ser",
        Val("idx", series), Val("order", series), Name(table, name, series),
        new XElement(C + "spPr", series == 0 ? Solid(Certain) : Hatched(), series == 0 ? null : Line(Possible, 6350)),
        Val("invertIfNegative", 0),
        Names(table), Numbers(table, series));

    private static XElement Radar(ChartTable table) => new(C + "radarChart",
        Val("radarStyle", "marker"), Val("varyColors", 0),
        Series(table).Select((s, i) => new XElement(C + "ser",
            Val("idx", i), Val("order", i), Name(table, s, i),
            new XElement(C + "spPr", Line(i == 0 ? Certain : Possible, i == 0 ? 22225 : 12700, isDashed: i > 0)),
            new XElement(C + "marker", Val("symbol", i == 0 ? "circle" : "none"), i > 0 ? null : Val("size", 5), i > 0 ? null : new XElement(C + "spPr", Solid(Certain), Line(Certain, 6350))),
            Names(table), Numbers(table, i))),
        Val("axId", CategoryAxis), Val("axId", ValueAxis));

    /// <summary>The axis of names; the first stands on top.</summary>
    private static XElement Categories(ChartKind kind) => new(C + "catAx",
        Val("axId", CategoryAxis), new XElement(C + "scaling", Val("orientation", kind == ChartKind.Bars ? "maxMin" : "minMax")), Val("delete", 0), Val("axPos", kind == ChartKind.Bars ? "l" : "b"),
        kind == ChartKind.Radar ? Grid() : null,
        Val("numFmt", null, ("formatCode", "General"), ("sourceLinked", "0")), Val("majorTickMark", "none"), Val("minorTickMark", "none"), Val("tickLblPos", "nextTo"),
        new XElement(C + "spPr", Line("84919C", 6350)), Val("crossAx", ValueAxis), Val("crosses", "autoZero"), Val("auto", 1), Val("lblAlgn", "ctr"), Val("lblOffset", Whole),
        // Every name is shown, however little room there is.
        Val("tickLblSkip", 1), Val("noMultiLvlLbl", 0));

    private static XElement Values(ChartKind kind) => new(C + "valAx",
        Val("axId", ValueAxis), new XElement(C + "scaling", Val("orientation", "minMax"), Val("max", Whole), Val("min", 0)), Val("delete", 0), Val("axPos", kind == ChartKind.Bars ? "b" : "l"),
        Grid(), Val("numFmt", null, ("formatCode", "0\"%\""), ("sourceLinked", "0")), Val("majorTickMark", "none"), Val("minorTickMark", "none"), Val("tickLblPos", "nextTo"),
        new XElement(C + "spPr", new XElement(A + "ln", new XElement(A + "noFill"))), Val("crossAx", CategoryAxis), Val("crosses", kind == ChartKind.Bars ? "max" : "autoZero"), Val("crossBetween", "between"), Val("majorUnit", Whole / 4));

    private static IEnumerable<string> Series(ChartTable table) => table.Heads.Skip(1);

    private static XElement Name(ChartTable table, string name, int series) => new(C + "tx", new XElement(C + "strRef",
        new XElement(C + "f", $"data!${Letter(series)}$1"), new XElement(C + "strCache", Val("ptCount", 1), Point(0, OfficeText.Clean(name)))));

    private static XElement Names(ChartTable table) => new(C + "cat", new XElement(C + "strRef",
        new XElement(C + "f", $"data!$A$2:$A${N(table.Rows.Count + 1)}"),
        new XElement(C + "strCache", Val("ptCount", table.Rows.Count), table.Rows.Select((r, i) => Point(i, OfficeText.Clean(r.Name))))));

    private static XElement Numbers(ChartTable table, int series) => new(C + "val", new XElement(C + "numRef",
        new XElement(C + "f", $"data!${Letter(series)}$2:${Letter(series)}${N(table.Rows.Count + 1)}"),
        new XElement(C + "numCache", new XElement(C + "formatCode", "General"), Val("ptCount", table.Rows.Count), table.Rows.Select((r, i) => Point(i, N(r.Values[series]))))));

    private static XElement Point(int index, string value) => new(C + "pt", new XAttribute("idx", index), new XElement(C + "v", value));

    private static XElement Grid() => new(C + "majorGridlines", new XElement(C + "spPr", Line(Rule, 6350)));

    private static XElement Line(string colour, int width, bool isDashed = false) => new(A + "ln", new XAttribute("w", width), Solid(colour), isDashed ? new XElement(A + "prstDash", new XAttribute("val", "dash")) : null);

    private static XElement Solid(string colour) => new(A + "solidFill", Colour(colour));

    private static XElement Hatched() => new(A + "pattFill", new XAttribute("prst", "wdUpDiag"), new XElement(A + "fgClr", Colour(Possible)), new XElement(A + "bgClr", Colour("FFFFFF")));

    private static XElement Colour(string colour) => new(A + "srgbClr", new XAttribute("val", colour));

    /// <summary>小五, in the faces of the document's theme or of the program that shows it.</summary>
    private static XElement Face() => new(A + "defRPr", new XAttribute("sz", 900), Solid(Ink));

    private static XElement Val(string name, object? value, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = new XElement(C + name);
        if (value is not null) element.Add(new XAttribute("val", value));
        foreach (var (attribute, text) in attributes) element.Add(new XAttribute(attribute, text));
        return element;
    }

    private static string Letter(int series) => ((char)('B' + series)).ToString();

    private static string N(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
