namespace RongTong.Reporting.Office.Excel;

/// <summary>A column of a form. Immutable.</summary>
/// <param name="Width">Its width in characters.</param>
/// <param name="IsHidden">Whether nobody sees it.</param>
public sealed record FormColumn(int Width, bool IsHidden = false);

/// <summary>A cell of a form: a text, a number, a formula, or nothing but a look. Immutable.</summary>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Look">How it looks.</param>
public sealed record FormCell(int Column, CellLook Look)
{
    /// <summary>Its text; never computed.</summary>
    public string? Text { get; init; }

    /// <summary>What stands in bold before the text, on a line of its own.</summary>
    public string? Lead { get; init; }

    /// <summary>Its number, as XML writes a decimal.</summary>
    public string? Number { get; init; }

    /// <summary>Its formula, without the sign before it. Made of addresses and words of this program, never of what somebody typed.</summary>
    public string? Formula { get; init; }

    /// <summary>Whether its formula makes a number; else it makes words.</summary>
    public bool IsCount { get; init; }
}

/// <summary>What may be typed into a cell. A closed union; immutable.</summary>
/// <param name="Prompt">What is shown beside the cell while it is filled in; cut where a spreadsheet has no room.</param>
/// <param name="Refusal">What is shown when something else is typed.</param>
public abstract record CellRule(string? Prompt, string? Refusal)
{
    private CellRule() : this(null, null) { }

    /// <summary>One of a list.</summary>
    /// <param name="List">A range, or texts in quotes with commas between them.</param>
    public sealed record OneOf(string List, string? Prompt, string? Refusal) : CellRule(Prompt, Refusal);

    /// <summary>A number within bounds; null is none.</summary>
    public sealed record Number(decimal? Least, decimal? Most, bool IsWhole, string? Prompt, string? Refusal) : CellRule(Prompt, Refusal);

    /// <summary>A day.</summary>
    public sealed record Day(string? Prompt, string? Refusal) : CellRule(Prompt, Refusal);

    /// <summary>Whatever makes a formula true.</summary>
    public sealed record Formula(string Condition, string? Prompt, string? Refusal) : CellRule(Prompt, Refusal);

    /// <summary>Anything; the cell only says what is wanted.</summary>
    public sealed record Anything(string? Prompt) : CellRule(Prompt, (string?)null);
}
