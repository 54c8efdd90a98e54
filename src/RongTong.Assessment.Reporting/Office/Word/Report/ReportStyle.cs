namespace RongTong.Reporting.Office.Word.Report;

/// <summary>The styles a report uses, by the names Word knows them under: those of a reference document count, whatever their ids are.</summary>
internal static class ReportStyle
{
    public const string
        Normal = "Normal", Body = "Body Text", Title = "Title", Subtitle = "Subtitle", Level = "Report Level", Lead = "Report Lead", Note = "Report Note",
        Caption = "caption", List = "List Paragraph", Cell = "Report Cell", Head = "Report Head", Header = "header", Footer = "footer",
        Table = "Report Table", Plain = "Report Layout",
        Code = "Report Code", Strong = "Strong", Met = "Report Met", Unmet = "Report Unmet", Undecided = "Report Undecided", NotApplicable = "Report Not Applicable";

    /// <summary>The depths of headings.</summary>
    public const int Depths = 4;

    /// <summary>A heading of a depth, from 1.</summary>
    public static string Heading(int depth) => "heading " + WordXml.Number(Math.Clamp(depth, 1, Depths));

    /// <summary>The style of a verdict, by the mark it begins with; null for none.</summary>
    public static string? OfMark(string text) => text.Length > 1 && text[1] != ' ' ? null : text.Length == 0 ? null : text[0] switch { '✓' => Met, '✕' => Unmet, '?' => Undecided, '–' => NotApplicable, _ => null };
}
