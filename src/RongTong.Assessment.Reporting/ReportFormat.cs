namespace RongTong.Reporting;

/// <summary>What a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>One self-contained page: no outside requests, prints on A4.</summary>
    Html,

    /// <summary>Markdown with tables.</summary>
    Markdown,

    /// <summary>The Markdown that a document of Word is made from, with charts as tables and what a part is in containers.</summary>
    Word,
}
