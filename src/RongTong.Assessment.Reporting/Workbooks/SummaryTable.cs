using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Benchmarking;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Workbooks;

/// <summary>Firm, model, result: what the first page of a report says, a line each.</summary>
internal static class SummaryTable
{
    public static ReportTable Of(ReportContext context)
    {
        var (assessment, model, firm) = (context.Assessment, context.Model, context.Assessment.Sheet.Enterprise);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<ReportCell>>();
        void Add(string zh, string en, ReportCell value)
        {
            if (value.Text is { Length: > 0 } || value.Number is not null) rows.Add([context.Say(zh, en), value]);
        }
        Add("企业名称", "enterprise", firm.Name);
        Add("统一社会信用代码", "credit code", new ReportCell(firm.Uscc, null, CellLook.Text));
        Add("地区代码", "region code", new ReportCell(firm.Region, null, CellLook.Text));
        Add("行业代码", "industry code", new ReportCell(firm.Industry, null, CellLook.Text));
        Add("规模", "size", firm.Size is { } size ? context.In(FixedWords.Size(size)) : null);
        Add("结论", "result", Result(context));
        Add("等级", "grade", assessment.Grade is { } grade ? context.In(grade.Name) : null);
        Add("可能的等级", "possible grades", assessment.Outcome.Status == OutcomeStatus.Undecided
            ? context.Row(assessment.Outcome.PossibleGrades.Select(g => context.In(g is null ? model.NoGradeName : model.Grades.First(m => m.Id == g).Name))) : null);
        if (assessment.Score is { Value: var score, Indicator: var root })
        {
            Add(score.IsKnown ? "得分" : "得分（至少）", score.IsKnown ? "score" : "score (at least)", score.HasMin ? score.Min : default(ReportCell));
            if (!score.IsKnown) Add("得分（至多）", "score (at most)", score.HasMax ? score.Max : default(ReportCell));
            Add("满分", "of", root.OutOf);
        }
        if (context.Next is { } next)
        {
            Add("下一级", "next grade", context.In(next.Name));
            Add("下一级还差", "lacking for it", string.Join(context.Say("；", "; "), context.RequiredBy(next).SelectMany(r => VerdictPart.Missing(context, r)).Select(r => Lacking(context, r))));
        }
        Add("到下一级的最省走法", "least effort to the next grade", PathTable.Outcome(context));
        if (assessment.Peers is { } standing) Add("同行", "peers", context.In(PeerWords.Of(standing.Group)));
        Add("模型", "model", context.In(model.Name));
        Add("模型编号", "model reference", model.Ref.ToString());
        Add("依据", "basis", model.Authority.Document);
        Add("发布机关", "issuer", context.In(model.Authority.Issuer));
        Add("规则日期", "rules of", assessment.Sheet.AsOf is { } day ? Paper.IsoDate(day) + (assessment.Sheet.AsOfAssumed ? context.Say("（答卷未写，按当天）", " (not stated, taken as the day of assessment)") : "") : null);
        Add("模型指纹", "model fingerprint", assessment.Fingerprint);
        Add("措施指纹", "measures fingerprint", assessment is { Measures: { } set, Advice.IsEmpty: false } ? set.Fingerprint : null);
        Add("说明", "note", context.Say("按公开规则作出的评估，不是认定结论。", "An assessment under published rules, not a certification."));
        return new ReportTable(context.Say("概要", "Summary"), [new(context.Say("项目", "item"), 24, ColumnKind.Words), new(context.Say("内容", "value"), 70, ColumnKind.Words)], rows.ToImmutable(), Frozen: 1);
    }

    private static string Result(ReportContext context) => context.Assessment switch
    {
        { Outcome.Status: OutcomeStatus.DataError } => context.Say("数据退回", "returned"),
        { Outcome.Status: OutcomeStatus.Undecided } => context.Say("待定", "undecided"),
        { Grade: { } grade } => context.In(grade.Name),
        _ => context.In(context.Model.NoGradeName),
    };

    private static string Lacking(ReportContext context, CriterionResult result) =>
        context.Criteria.Short(result) + (context.Criteria.Gap(result) is { } gap ? context.Say($"差 {gap}", $": {gap} short") : result.Status == Compiling.Truth.Unmet ? context.Say("不符合", " not met") : context.Say("待定", " undecided"));
}
