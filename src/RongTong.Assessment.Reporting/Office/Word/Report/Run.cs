namespace RongTong.Reporting.Office.Word.Report;

/// <summary>A stretch of text that looks the same. Immutable.</summary>
/// <param name="Text">What it says; empty for a line break or a field.</param>
internal readonly record struct Run(string Text)
{
    /// <summary>Stressed.</summary>
    public bool IsBold { get; init; }

    /// <summary>A code, such as a fingerprint.</summary>
    public bool IsCode { get; init; }

    /// <summary>The start of a new line.</summary>
    public bool IsBreak { get; init; }

    /// <summary>A number Word computes: PAGE or NUMPAGES; null otherwise.</summary>
    public string? Field { get; init; }
}
