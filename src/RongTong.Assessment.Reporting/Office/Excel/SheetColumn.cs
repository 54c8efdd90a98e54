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

    /// <summary>Of a form: the band at its top.</summary>
    Title,

    /// <summary>Of a form: what stands under the band.</summary>
    Subtitle,

    /// <summary>Of a form: the head of a group.</summary>
    Group,

    /// <summary>Of a form: what is asked.</summary>
    Asked,

    /// <summary>Of a form: a number or a mark beside what is asked.</summary>
    Mark,

    /// <summary>Of a form: how to answer.</summary>
    Hint,

    /// <summary>Of a form: what a formula says of the answer.</summary>
    Verdict,

    /// <summary>Of a form: room for remarks; unlocked.</summary>
    Remark,

    /// <summary>Of a form: an answer in words; unlocked, as the following.</summary>
    AnswerText,

    /// <summary>Of a form: an answer in words that a spreadsheet would take for a formula were it typed in.</summary>
    AnswerQuoted,

    /// <summary>Of a form: a number.</summary>
    AnswerNumber,

    /// <summary>Of a form: a whole number.</summary>
    AnswerInteger,

    /// <summary>Of a form: a share, in per cent.</summary>
    AnswerPercent,

    /// <summary>Of a form: a day.</summary>
    AnswerDate,

    /// <summary>Of a form: a tick.</summary>
    AnswerTick,

    /// <summary>Of a form: the same seven for those who review.</summary>
    ReviewText,

    /// <summary>A text like a formula, for those who review.</summary>
    ReviewQuoted,

    /// <summary>A number, for those who review.</summary>
    ReviewNumber,

    /// <summary>A whole number, for those who review.</summary>
    ReviewInteger,

    /// <summary>A share, for those who review.</summary>
    ReviewPercent,

    /// <summary>A day, for those who review.</summary>
    ReviewDate,

    /// <summary>A tick, for those who review.</summary>
    ReviewTick,

    /// <summary>A whole number that is counted by a formula.</summary>
    Count,

    /// <summary>Of a table of a standard: a text, boxed.</summary>
    GridText,

    /// <summary>Of a table of a standard: a text a spreadsheet would take for a formula were it typed in.</summary>
    GridQuoted,

    /// <summary>Of a table of a standard: a number.</summary>
    GridNumber,

    /// <summary>Of a table of a standard: the head of what stands below it.</summary>
    GridGroup,

    /// <summary>Of a table of a standard: a number of such a head.</summary>
    GridGroupNumber,

    /// <summary>Of a table of a standard: where nothing can stand.</summary>
    GridNone,
}
