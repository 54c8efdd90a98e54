using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT4501: a workbook that is no model of this program.</summary>
    public static Diagnostic NotAModelWorkbook(SourceSpan? span) =>
        Error("RT4501", span, "这个工作簿不是模型：里面没有模型原文", "the workbook is no model: it does not hold the text of one", Fix("用 rongtong model xlsx export 导出一份再改；决策表加 --table", "export one with rongtong model xlsx export; a decision table needs --table"));

    /// <summary>RT4502: a cell that must hold a number and does not.</summary>
    public static Diagnostic ModelCellNoNumber(SourceSpan? span, LocalizedText column, string value) =>
        Error("RT4502", span, $"“{column.Zh}”应当是数，现在是“{value}”", $"'{column.En}' must be a number; got '{value}'", Fix("写成 0.03 这样的数，不带单位和百分号", "write a number such as 0.03, without unit or per cent sign"));

    /// <summary>RT4503: a cell that must hold one of a few words and does not.</summary>
    public static Diagnostic ModelCellNoWord(SourceSpan? span, LocalizedText column, string value, IEnumerable<string> known) =>
        Error("RT4503", span, $"“{column.Zh}”不能是“{value}”", $"'{column.En}' cannot be '{value}'", DidYouMean(value, known));

    /// <summary>RT4504: a row mark that belongs to nothing in the model the workbook was exported from.</summary>
    public static Diagnostic StrayModelRow(SourceSpan? span, string key) =>
        Error("RT4504", span, $"不认识的行标识“{key}”", $"unknown row mark '{key}'", Fix("新增的行把隐藏的 A 列留空", "leave the hidden column A of a new row empty"));

    /// <summary>RT4505: the hidden text of a workbook is not the one it was exported with.</summary>
    public static Diagnostic ModelTextDamaged(SourceSpan? span) =>
        Error("RT4505", span, "隐藏的模型原文被改动过，与导出时的指纹不符", "the hidden text of the model was changed; it is not the one exported", Fix("从原来的模型重新导出", "export the model anew"));

    /// <summary>RT4506: a new row that is not below one of its kind.</summary>
    public static Diagnostic ModelRowOutOfPlace(SourceSpan? span) =>
        Error("RT4506", span, "新增的一行上面没有同类的行，不知道加到哪里", "the new row has no row of its kind above; it is not known where it belongs", Fix("插在同类的一行下面，或复制一行再改", "insert it below a row of its kind, or copy one and change it"));

    /// <summary>RT4507: a cell that shows an error of its formula.</summary>
    public static Diagnostic ModelCellInError(SourceSpan? span, string value) =>
        Error("RT4507", span, $"格子显示 {value}，公式算不出", $"the cell shows {value}; its formula has no value", Fix("改填数值", "write the value itself"));

    /// <summary>RT4508: a table that is no longer in the workbook.</summary>
    public static Diagnostic ModelSheetMissing(SourceSpan? span, LocalizedText sheet) =>
        Warning("RT4508", span, $"工作簿里没有“{sheet.Zh}”这张表，按没有改动读", $"the workbook has no sheet '{sheet.En}'; it is read as unchanged");

    /// <summary>RT4509: a column that is no longer in its table.</summary>
    public static Diagnostic ModelColumnMissing(SourceSpan? span, LocalizedText column) =>
        Warning("RT4509", span, $"没有“{column.Zh}”这一列，按没有改动读", $"the column '{column.En}' is gone; it is read as unchanged");

    /// <summary>RT4510: a model with a line no cell can hold.</summary>
    public static Diagnostic NotHeldByWorkbook(SourceSpan? span) =>
        Error("RT4510", span, "这一行太长，放不进表格的一格", "the line is too long for a cell of a spreadsheet", Fix("把这一行拆开", "break the line"));
}
