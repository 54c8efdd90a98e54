namespace RongTong.Reporting.Office.Excel;

/// <summary>A column of a sheet. Immutable.</summary>
/// <param name="Title">What its head says.</param>
/// <param name="Width">Its width in characters.</param>
public sealed record SheetColumn(string Title, int Width);

/// <summary>How a cell looks.</summary>
public enum CellLook
{
    /// <summary>As it comes.</summary>
    Plain,

    /// <summary>The head of a column.</summary>
    Head,

    /// <summary>A text, whatever it looks like: credit codes keep their digits.</summary>
    Text,

    /// <summary>A text a spreadsheet would take for a formula were it typed in: marked as text, as a typed apostrophe marks it.</summary>
    Quoted,

    /// <summary>A long text, over several lines.</summary>
    Wrapped,

    /// <summary>A share, in per cent.</summary>
    Percent,

    /// <summary>A verdict: met.</summary>
    Met,

    /// <summary>A verdict: not met.</summary>
    Unmet,

    /// <summary>A verdict: undecided.</summary>
    Undecided,

    /// <summary>A verdict: not applicable.</summary>
    NotApplicable,
}
