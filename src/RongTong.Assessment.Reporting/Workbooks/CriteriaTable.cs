using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Workbooks;

/// <summary>Every criterion: actual, required, gap and margin as numbers, and the verdict.</summary>
internal static class CriteriaTable
{
    public static ReportTable? Of(ReportContext context)
    {
        if (context.Assessment.Criteria.IsEmpty) return null;
        return new ReportTable(context.Say("条件", "Criteria"),
        [
            new(context.Say("编号", "id"), 26, ColumnKind.Code), new(context.Say("用于等级", "for grades"), 18, ColumnKind.Words), new(context.Say("条件", "criterion"), 40, ColumnKind.Words), new(context.Say("结论", "verdict"), 13, ColumnKind.Words),
            new(context.Say("实际", "actual"), 14, ColumnKind.Number), new(context.Say("比较", "sign"), 7, ColumnKind.Code), new(context.Say("要求", "required"), 14, ColumnKind.Number), new(context.Say("单位", "unit"), 12, ColumnKind.Words),
            new(context.Say("差距", "gap"), 12, ColumnKind.Number), new(context.Say("余量", "margin"), 12, ColumnKind.Number), new(context.Say("实际与要求", "actual and required"), 30, ColumnKind.Words), new(context.Say("出处", "source"), 36, ColumnKind.Words),
        ], [.. context.Assessment.Criteria.Select(c => Row(context, c))], Frozen: 3);
    }

    private static ImmutableArray<ReportCell> Row(ReportContext context, CriterionResult result)
    {
        var (criterion, measured) = (result.Criterion, result.Measured);
        var (_, mark, word) = FixedWords.Verdict(result.Status);
        var isDate = measured?.Unit.Equals(Unit.Date) == true;
        return
        [
            criterion.Id,
            context.Row(context.Model.Grades.Where(g => g.Requires.SelectMany(r => context.ResultOf(r.Id).Criterion.SelfAndParts()).Any(c => c.Id == criterion.Id)).Select(g => context.In(g.Name))),
            context.In(criterion.Name),
            new ReportCell($"{mark} {context.In(word)}", null, result.Status switch { Truth.Met => CellLook.Met, Truth.Unmet => CellLook.Unmet, Truth.NotApplicable => CellLook.NotApplicable, _ => CellLook.Undecided }),
            isDate ? default : Exact(measured?.Actual),
            measured is { } compared ? Paper.Sign(compared.Comparison) : null,
            isDate ? default : Exact(measured?.Bound),
            UnitOf(context, result),
            result.Status is Truth.Met or Truth.Unmet && measured is not null ? result.Gap : default(ReportCell),
            measured?.Margin is { } margin ? margin : default(ReportCell),
            InWords(context, result), criterion.Clause is { } clause ? $"{clause.Document} {context.In(clause.Place)}" : null,
        ];
    }

    private static string? InWords(ReportContext context, CriterionResult result) => (context.Criteria.Actual(result), context.Criteria.Required(result)) switch
    {
        ({ } actual, { } required) => context.Say($"{actual}，要 {required}", $"{actual}; required: {required}"),
        ({ } actual, null) => actual,
        (null, { } required) => context.Say($"要 {required}", $"required: {required}"),
        _ => null,
    };

    private static ReportCell Exact(Number? number) => number is { IsKnown: true } known ? known.Min : default(ReportCell);

    internal static ReportCell UnitOf(ReportContext context, CriterionResult result) => result switch
    {
        { Measured: null } => default,
        { Criterion.When: Condition.Score } => context.Say("分", "points"),
        { Criterion.When: Condition.SceneCount } => context.Say("个场景", "scenes"),
        { Measured.IsShare: true } => context.Say("比例", "share"),
        { Measured.Unit: var unit } when unit.Equals(Unit.Money) => context.Say("万元", "CNY 10,000"),
        { Measured.Unit: var unit } when unit.Equals(Unit.Date) => context.Say("天", "days"),
        { Measured.Unit: { IsOne: false } unit } => context.Say(unit.ToString(), UnitNames.InEnglish(unit, context.Model)),
        _ => default,
    };
}
