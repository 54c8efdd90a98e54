namespace RongTong.Reporting.Office.Word.Report;

/// <summary>How a table is drawn.</summary>
internal enum ChartKind
{
    /// <summary>A bar for each row, from zero.</summary>
    Bars,

    /// <summary>An axis for each row, around a middle.</summary>
    Radar,
}
