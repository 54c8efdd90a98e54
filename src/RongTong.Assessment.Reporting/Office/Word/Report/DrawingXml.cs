using System.Globalization;
using RongTong.Reporting.Charts;

namespace RongTong.Reporting.Office.Word.Report;

/// <summary>The place of a chart in the text. Stateless.</summary>
internal static class DrawingXml
{
    private const string Place = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private const string Art = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>Lengths of drawings in one twentieth of a point, and in a centimetre.</summary>
    private const long Unit = 635, Centimetre = 360_000, Point = 12_700;

    /// <summary>The type of names on a chart, in points.</summary>
    private const int Type = 9;

    /// <summary>Names have two fifths of the width; one that takes two lines needs the room of two, or names beside it are left out.</summary>
    private static long RowHeight(ChartTable chart, long width) => chart.Rows.Any(r => TextWidth.Of(r.Name, Type) * Point > width * 2 / 5) ? Centimetre * 85 / 100 : Centimetre / 2;

    /// <summary>Writes the place of the n-th chart: as wide as the text, as high as its rows need.</summary>
    public static void Write(WordXml xml, int number, ChartTable chart, int textWidth)
    {
        var full = textWidth * Unit;
        var (width, height) = chart.Kind == ChartKind.Bars
            ? (full, Math.Min(18 * Centimetre, chart.Rows.Count * RowHeight(chart, full) + Centimetre * 15 / 10))
            : (Math.Min(full, 13 * Centimetre), 85 * Centimetre / 10);
        var (raw, id) = (xml.Raw, WordXml.Number(number));
        xml.Open("drawing");
        raw.WriteStartElement("wp", "inline", Place);
        foreach (var side in (string[])["distT", "distB", "distL", "distR"]) raw.WriteAttributeString(side, "0");
        raw.WriteStartElement("wp", "extent", Place);
        raw.WriteAttributeString("cx", width.ToString(CultureInfo.InvariantCulture));
        raw.WriteAttributeString("cy", height.ToString(CultureInfo.InvariantCulture));
        raw.WriteEndElement();
        raw.WriteStartElement("wp", "docPr", Place);
        raw.WriteAttributeString("id", id);
        raw.WriteAttributeString("name", "Chart " + id);
        raw.WriteAttributeString("descr", OfficeText.Clean(chart.Finding));
        raw.WriteEndElement();
        raw.WriteStartElement("wp", "cNvGraphicFramePr", Place);
        raw.WriteEndElement();
        raw.WriteStartElement("a", "graphic", Art);
        raw.WriteStartElement("a", "graphicData", Art);
        raw.WriteAttributeString("uri", Chart);
        raw.WriteStartElement("c", "chart", Chart);
        raw.WriteAttributeString("r", "id", WordXml.Relationships, "chart" + id);
        raw.WriteEndElement();
        raw.WriteEndElement();
        raw.WriteEndElement();
        raw.WriteEndElement();
        xml.Close();
    }
}
