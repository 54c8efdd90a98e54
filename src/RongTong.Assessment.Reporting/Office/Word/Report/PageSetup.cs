namespace RongTong.Reporting.Office.Word.Report;

/// <summary>The margins of a page, in twentieths of a point.</summary>
internal readonly record struct Sides(int Top, int Right, int Bottom, int Left, int Header, int Footer);

/// <summary>The page of a document, in twentieths of a point. Immutable.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Margins">What stays free on each side.</param>
/// <param name="IsLandscape">Whether it lies on its side.</param>
internal sealed record PageSetup(int Width, int Height, Sides Margins, bool IsLandscape)
{
    /// <summary>The width of the text.</summary>
    public int TextWidth => Width - Margins.Left - Margins.Right;
}
