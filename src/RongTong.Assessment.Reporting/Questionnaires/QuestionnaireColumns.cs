using RongTong.Reporting.Office.Excel;

namespace RongTong.Reporting.Questionnaires;

/// <summary>Where things stand in a questionnaire workbook: known to those who write it and to those who read it back.</summary>
public static class QuestionnaireColumns
{
    /// <summary>The hidden sheet that says what the workbook is, and holds the lists to choose from.</summary>
    public const string Definitions = "_rongtong";

    /// <summary>The first word of that sheet's first row, and what kind of workbook it names.</summary>
    public const string Head = "questionnaire", Format = "rongtong/questionnaire@1";

    /// <summary>First words of its other rows: an item with its name and kind; a choice of it with its id and what is shown.</summary>
    public const string Item = "item", Choice = "choice";

    /// <summary>First word of the rows, last of that sheet, with what a sheet says beside its answers: a sheet in JSON, a line in each.</summary>
    public const string Carried = "sheet";

    /// <summary>The key of the rows for titles; the last day stands where the help is.</summary>
    public const string Titles = "t:";

    /// <summary>Columns of every sheet to be filled in, from 0.</summary>
    public const int Key = 0, Number = 1, Asked = 2, Reply = 3, Units = 4, Help = 5, Remark = 6, Verdict = 7;

    internal static IReadOnlyList<FormColumn> Widths { get; } = [new(8, IsHidden: true), new(5), new(47), new(26), new(10), new(31), new(20), new(18)];
}
