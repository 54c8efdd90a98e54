using RongTong.Models;
using RongTong.Reporting.Office.Excel;
using RongTong.Text;

namespace RongTong.Hosting.Batch.Documents;

/// <summary>The columns of the CSV files of a batch as columns for people: names instead of ids, words instead of codes.</summary>
internal sealed class ResultColumns(BatchModel model, Language language)
{
    private const int Status = 3, Grade = 4;

    private readonly Dictionary<string, BatchBinding> _criteria = BatchBinding.Nothing(model).ToDictionary(b => b.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _grades = model.Editions.Reverse().SelectMany(e => e.Model.Grades).DistinctBy(g => g.Id, StringComparer.Ordinal).ToDictionary(g => g.Id, g => g.Name.In(language), StringComparer.Ordinal);

    /// <summary>A column of <c>results.csv</c>.</summary>
    public WorkbookColumn Of(string title) => title switch
    {
        "row" => WorkbookColumn.Number(Say("行号", "row"), 7),
        "status" => WorkbookColumn.Words(Say("判定", "outcome"), 11, (table, at) => Outcome(table.Text(at), isGraded: !table[Grade].IsEmpty)),
        "grade" => WorkbookColumn.Words(Say("结论", "grade"), 24, (table, at) => (_grades.GetValueOrDefault(table.Text(at), table.Text(at)), CellLook.Text)),
        "recommendation" => WorkbookColumn.Words(Say("推荐", "recommendation"), 10, (table, at) => Recommendation(table.Text(at))),
        ['c', ':', .. var id] => WorkbookColumn.Words($"{id} {_criteria[id].Name.In(language)}", 18, (table, at) => Verdict(table.Text(at))),
        ['m', ':', .. var id] => Margin(_criteria[id]),
        _ => Who(title),
    };

    /// <summary>A column of <c>rejects.csv</c>.</summary>
    public WorkbookColumn OfRejects(string title) => title switch
    {
        "row" => WorkbookColumn.Number(Say("行号", "row"), 7),
        "column" => WorkbookColumn.Text(Say("列", "column"), 30, CellLook.Wrapped),
        "code" => WorkbookColumn.Text(Say("代码", "code"), 9),
        "message" => WorkbookColumn.Text(Say("问题和改法", "what is wrong, and what to write"), 70, CellLook.Wrapped),
        "value" => WorkbookColumn.Text(Say("原来填的", "as filed"), 30, CellLook.Wrapped),
        _ => Who(title),
    };

    /// <summary>A column of <c>review.csv</c>.</summary>
    public WorkbookColumn OfReview(string title) => title switch
    {
        "row" => WorkbookColumn.Number(Say("行号", "row"), 7),
        "status" => WorkbookColumn.Words(Say("判定", "outcome"), 11, (table, at) => Open(table.Text(at))),
        "severity" => WorkbookColumn.Words(Say("怎么办", "what to do"), 14, (table, at) => Severity(table.Text(at))),
        "code" => WorkbookColumn.Text(Say("代码", "code"), 9),
        "field" => WorkbookColumn.Words(Say("哪一项", "answer"), 34, (table, at) => (FieldName(table.Text(at)), CellLook.Wrapped)),
        "message" => WorkbookColumn.Text(Say("问题", "what was found"), 80, CellLook.Wrapped),
        _ => Who(title),
    };

    private WorkbookColumn Who(string title) => title switch
    {
        "uscc" => WorkbookColumn.Text(Say("统一社会信用代码", "credit code"), 22),
        "name" => WorkbookColumn.Text(Say("企业名称", "enterprise"), 36),
        _ => WorkbookColumn.Text(Say("模型", "model"), 22),
    };

    private WorkbookColumn Margin(BatchBinding criterion)
    {
        var unit = criterion.Measure switch
        {
            { IsShare: true } => Say("个百分点", "percentage points"),
            { Unit.IsOne: true } => "",
            var measure when measure.Unit.Equals(Unit.Date) => Say("天", "days"),
            var measure => UnitNames.InEnglish(measure.Unit, model.Editions[^1].Model) is { Length: > 0 } english && language == Language.En ? english : measure.Unit.ToString(),
        };
        var title = criterion.Id + Say(" 余量", " margin") + (unit.Length == 0 ? "" : Say($"（{unit}）", $" ({unit})"));
        return WorkbookColumn.Number(title, 13, criterion.Measure.IsShare ? CellLook.Percent : CellLook.Plain);
    }

    private (string, CellLook) Outcome(string status, bool isGraded) => status == "decided"
        ? isGraded ? (Say("符合", "met"), CellLook.Met) : (Say("不符合", "not met"), CellLook.Unmet)
        : Open(status);

    private (string, CellLook) Open(string status) => status switch
    {
        "undecided" => (Say("待定", "undecided"), CellLook.Undecided),
        "data_error" => (Say("数据退回", "returned"), CellLook.NotApplicable),
        _ => (Say("已判定", "decided"), CellLook.Text),
    };

    private (string, CellLook) Verdict(string verdict) => verdict switch
    {
        "met" => (Say("符合", "met"), CellLook.Met),
        "unmet" => (Say("不符合", "not met"), CellLook.Unmet),
        "undecided" => (Say("待定", "undecided"), CellLook.Undecided),
        "not_applicable" => (Say("不适用", "not applicable"), CellLook.NotApplicable),
        _ => ("", CellLook.Text),
    };

    private (string, CellLook) Recommendation(string word) => word switch
    {
        "recommend" => (Say("推荐", "recommend"), CellLook.Text),
        "refuse" => (Say("不推荐", "refuse"), CellLook.Text),
        "review" => (Say("待评审", "review"), CellLook.Text),
        _ => ("", CellLook.Text),
    };

    private (string, CellLook) Severity(string severity) => severity switch
    {
        "error" => (Say("退回企业更正", "firm corrects"), CellLook.Unmet),
        "review" => (Say("等评审", "reviewer decides"), CellLook.Undecided),
        _ => (Say("请核对", "check"), CellLook.Text),
    };

    private string FieldName(string id) => model.Fields.FirstOrDefault(f => f.Id == id)?.Name.In(language) ?? id;

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
