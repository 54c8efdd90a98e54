namespace RongTong.Reporting.Office.Word.Report;

/// <summary>What of the look of runs a paragraph keeps. Immutable.</summary>
/// <param name="KeepsStress">Whether stress is shown: not where the style of the paragraph already says it.</param>
/// <param name="Style">The style of characters all runs take; null for their own.</param>
/// <param name="Colour">A colour all runs take; null for their own.</param>
internal readonly record struct RunLook(bool KeepsStress, string? Style, string? Colour)
{
    /// <summary>As the text has it.</summary>
    public static RunLook AsWritten { get; } = new(KeepsStress: true, null, null);

    /// <summary>As the style of the paragraph has it.</summary>
    public static RunLook Plain { get; } = new(KeepsStress: false, null, null);
}
