using RongTong.Text;

namespace RongTong.Diagnostics;

public static partial class DiagnosticCatalog
{
    /// <summary>RT4201: a workbook that is no questionnaire of this program.</summary>
    public static Diagnostic NotAQuestionnaire(SourceSpan? span) =>
        Error("RT4201", span, "这个工作簿不是问卷：里面没有问卷的标识", "the workbook is no questionnaire: it does not say which model it asks for", Fix("用 rongtong questionnaire export 导出一份再填；一行一家企业的表用 batch run", "export one with rongtong questionnaire export; a table of enterprises goes to batch run"));

    /// <summary>RT4202: a questionnaire of another text of its model.</summary>
    public static Diagnostic QuestionnaireOfOtherText(SourceSpan? span, string model, string was, string now, int differences) =>
        Error("RT4202", span,
            differences == 0 ? $"问卷导出以后 {model} 的规则改过（指纹 {was}，现在 {now}），题目没有变" : $"问卷导出以后 {model} 改过（指纹 {was}，现在 {now}），题目有 {N(differences)} 处不同",
            differences == 0 ? $"the rules of {model} have changed since the export (fingerprint {was}, now {now}); its questions have not" : $"{model} has changed since the export (fingerprint {was}, now {now}); {N(differences)} of its questions differ",
            Fix("重新导出问卷填写；或加 --anyway，只读两边相同的题", "export it anew; or read what both have alike, with --anyway"));

    /// <summary>RT4203: a question that was added, removed or changed since a questionnaire was exported.</summary>
    public static Diagnostic QuestionDiffers(SourceSpan? span, string id, LocalizedText name, LocalizedText? was, LocalizedText? now) =>
        Warning("RT4203", span,
            was is null ? $"新增“{name.Zh}”（{id}）：{now?.Zh}" : now is null ? $"删去“{name.Zh}”（{id}）：{was.Zh}" : $"改动“{name.Zh}”（{id}）：原来 {was.Zh}，现在 {now.Zh}",
            was is null ? $"added '{name.En}' ({id}): '{now?.En}'" : now is null ? $"removed '{name.En}' ({id}): '{was.En}'" : $"changed '{name.En}' ({id}): was '{was.En}', is '{now.En}'",
            field: id);

    /// <summary>RT4204: a question whose row is no longer in the workbook.</summary>
    public static Diagnostic QuestionRowMissing(SourceSpan? span, string id, LocalizedText name) =>
        Warning("RT4204", span, $"“{name.Zh}”（{id}）这一行已不在工作簿里，算没有回答", $"the row of '{name.En}' ({id}) is no longer in the workbook; it counts as not answered", field: id);

    /// <summary>RT4205: a question that stands in two rows.</summary>
    public static Diagnostic QuestionRowTwice(SourceSpan? span, string id, string first) =>
        Error("RT4205", span, $"“{id}”有两行，另一行在 {first}", $"'{id}' has two rows, the other one is {first}", Fix("删去一行", "delete one of them"), id);

    /// <summary>RT4206: something else than a tick in the cell of an option.</summary>
    public static Diagnostic NotATick(SourceSpan? span, string id, LocalizedText option, string value) =>
        Error("RT4206", span, $"选项“{option.Zh}”的格子里是“{value}”", $"the cell of option '{option.En}' holds '{value}'", Fix("选中的打 ✓，不选的留空", "tick it with ✓, or leave it empty"), id);

    /// <summary>RT4207: a cell that shows an error of its formula.</summary>
    public static Diagnostic CellInError(SourceSpan? span, string id, string value) =>
        Error("RT4207", span, $"“{id}”的格子显示 {value}，公式算不出", $"the cell of '{id}' shows {value}; its formula has no value", Fix("改填数值", "write the value itself"), id);

    /// <summary>RT4208: a row that names something the questionnaire does not ask.</summary>
    public static Diagnostic StrayRow(SourceSpan? span, string key) =>
        Warning("RT4208", span, $"不认识的行标识“{key}”，这一行没有读", $"unknown row mark '{key}'; the row is not read");

    /// <summary>RT4209: a title record that is not whole, or not of a known title.</summary>
    public static Diagnostic TitleRecordIncomplete(SourceSpan? span, LocalizedText what) =>
        Error("RT4209", span, $"称号记录的{what.Zh}读不出来", $"{what.En} of the title record cannot be read", Fix("称号从列表里选，起止都写成日期", "choose the title from the list; both days as dates"), "titles");

    /// <summary>RT4210: an answer a cell of a spreadsheet cannot hold.</summary>
    public static Diagnostic NotHeldByCell(SourceSpan? span, string id, LocalizedText reason) =>
        Warning("RT4210", span, $"“{id}”的答案放不进表格：{reason.Zh}", $"the answer to '{id}' does not fit a spreadsheet: {reason.En}", field: id);

    /// <summary>RT4211: something else than one of the choices of a list.</summary>
    public static Diagnostic NotInList(SourceSpan? span, string id, LocalizedText name, string value) =>
        Error("RT4211", span, $"“{name.Zh}”（{id}）的列表里没有“{value}”", $"the list of '{name.En}' ({id}) has no '{value}'", Fix("从下拉列表里选", "choose from the list of the cell"), id);
}
