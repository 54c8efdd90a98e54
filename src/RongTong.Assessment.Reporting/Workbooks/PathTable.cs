using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Planning;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Workbooks;

/// <summary>The least-effort path and the other ways, step after step with where the firm stands; or what stands in the way.</summary>
internal static class PathTable
{
    public static ReportTable? Of(ReportContext context) => context.Assessment.Path switch
    {
        { Best: { } best } plan => Ways(context, plan, best),
        { Blocks: { IsEmpty: false } blocks } => Blocks(context, blocks),
        _ => null,
    };

    /// <summary>How the search came out, in a few words; null where there is nothing to say.</summary>
    public static string? Outcome(ReportContext context) => context.Assessment.Path switch
    {
        { Best: { } best, Outcome: var outcome } => context.Say(
            $"{Paper.Count(best.Steps.Length)} 步，首年现金 {context.Paper.Money(best.Cost.Min, best.Cost.Max)}，约 {context.Paper.Weeks(best.Weeks.Typical, best.Weeks.Typical)}；{Proof(context, outcome == PathOutcome.Found)}",
            $"{Paper.Count(best.Steps.Length)} {(best.Steps.Length == 1 ? "step" : "steps")}, {context.Paper.Money(best.Cost.Min, best.Cost.Max)} cash in the first year, about {context.Paper.Weeks(best.Weeks.Typical, best.Weeks.Typical)}; {Proof(context, outcome == PathOutcome.Found)}"),
        { Outcome: PathOutcome.Unreachable } => context.Say("已证明：能做的全做了也不够", "proven: not even all steps together are enough"),
        { Outcome: PathOutcome.OverBudget } => context.Say("已证明：预算之内走不到", "proven: every path takes more than the budget"),
        { Outcome: PathOutcome.NotPlannable } plan => context.In(SetbackWords.Of(plan.Setback)),
        { Outcome: PathOutcome.Open } => context.Say("步骤太多，没有算完", "too many steps: the search was stopped"),
        _ => null,
    };

    private static string Proof(ReportContext context, bool isProven) => isProven ? context.Say("已证明没有更省的", "proven: none takes less") : context.Say("没有算完，未必最省", "not searched to the end: another may take less");

    private static ReportTable Ways(ReportContext context, PathPlan plan, Roadmap best)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<ReportCell>>();
        Add(context, rows, context.Say("最省", "least effort"), best, plan.Outcome == PathOutcome.Found);
        foreach (var other in plan.Alternatives) Add(context, rows, context.Say($"不做“{other.Without[^1].Title.Zh}”", $"without “{other.Without[^1].Title.En}”"), other.Roadmap, other.IsProven);
        return new ReportTable(context.Say("走法", "Path"),
        [
            new(context.Say("走法", "way"), 16, ColumnKind.Words), new(context.Say("步骤", "step"), 7, ColumnKind.Number), new(context.Say("编号", "id"), 36, ColumnKind.Code), new(context.Say("做什么", "what"), 32, ColumnKind.Words),
            new(context.Say("对象", "about"), 24, ColumnKind.Words), new(context.Say("做到", "reach"), 20, ColumnKind.Words), new(context.Say("连带做到", "comes along"), 20, ColumnKind.Words),
            new(context.Say("费用至少（万元）", "cost at least (CNY 10,000)"), 11, ColumnKind.Number), new(context.Say("费用通常（万元）", "cost typical (CNY 10,000)"), 11, ColumnKind.Number), new(context.Say("费用至多（万元）", "cost at most (CNY 10,000)"), 11, ColumnKind.Number),
            new(context.Say("自有人工（人天）", "own staff (person-days)"), 11, ColumnKind.Number), new(context.Say("第几周开始", "begins in week"), 10, ColumnKind.Number), new(context.Say("第几周做完", "ends in week"), 10, ColumnKind.Number),
            .. best.Before.Where(c => c.Measured is not null).Select(c => new ReportColumn(Head(context, c), 13, ColumnKind.Number)),
            new(context.Say("到此为止", "by then"), 18, ColumnKind.Words), new(context.Say("评定时看什么", "evidence"), 36, ColumnKind.Words), new(context.Say("说明", "note"), 26, ColumnKind.Words),
        ], rows.ToImmutable(), Frozen: 4);
    }

    private static void Add(ReportContext context, ImmutableArray<ImmutableArray<ReportCell>>.Builder rows, string way, Roadmap path, bool isProven)
    {
        rows.Add([way, default, default, context.Say("现状", "as it is"), default, default, default, default, default, default, default, default, default, .. Values(path.Before), Stand(context, path.Before), default, default]);
        for (var i = 0; i < path.Steps.Length; i++) rows.Add(Step(context, way, path.Steps[i], i + 1));
        rows.Add(
        [
            way, default, default, context.Say($"合计 {Paper.Count(path.Steps.Length)} 步", $"{Paper.Count(path.Steps.Length)} {(path.Steps.Length == 1 ? "step" : "steps")} in all"), default, default, default,
            path.Cost.Min, path.Cost.Typical, path.Cost.Max, path.StaffDays, 0, path.Weeks.Typical, .. Values(path.Steps[^1].Standing), Stand(context, path.Steps[^1].Standing), default, Proof(context, isProven),
        ]);
    }

    private static ImmutableArray<ReportCell> Step(ReportContext context, string way, PlannedStep step, int number)
    {
        var notes = new List<string>();
        if (step.Shares is { } bundle) notes.Add(context.Say($"{bundle.Name.Zh}已买，不重复计", $"{bundle.Name.En} bought already, not counted again"));
        if (step.IsOwnEstimate) notes.Add(context.Say("企业自己的数", "the firm's own figures"));
        return
        [
            way, number, step.Measure.Id, context.In(step.Measure.Title), context.In(step.Field.Name), Level(context, step.Field, step.To), string.Join(context.Say("；", "; "), step.Earned.Select(e => $"{context.In(e.Field.Name)}{context.Say("：", ": ")}{Level(context, e.Field, e.Option)}")),
            step.Cost.Min, step.Cost.Typical, step.Cost.Max, step.StaffDays, step.Begin, step.End, .. Values(step.Standing), Stand(context, step.Standing),
            string.Join(context.Say("；", "; "), step.Measure.Evidence.Select(context.In)), string.Join(context.Say("；", "; "), notes),
        ];
    }

    private static IEnumerable<ReportCell> Values(ImmutableArray<CriterionResult> standing) => standing.Where(c => c.Measured is not null).Select(c => c.Measured!.Actual is { HasMin: true } actual ? actual.Min : default(ReportCell));

    /// <summary>Whether the grade is held by then, or how many of its criteria are.</summary>
    private static ReportCell Stand(ReportContext context, ImmutableArray<CriterionResult> standing)
    {
        var (met, all) = (standing.Count(c => c.Status is Truth.Met or Truth.NotApplicable), standing.Length);
        return met == all ? new ReportCell(context.Say("✓ 条件都符合", "✓ all criteria met"), null, CellLook.Met) : new ReportCell(context.Say($"{Paper.Count(met)} / {Paper.Count(all)} 条符合", $"{Paper.Count(met)} of {Paper.Count(all)} met"), null, CellLook.Undecided);
    }

    private static string Head(ReportContext context, CriterionResult result)
    {
        var name = context.In(result.Criterion.Label ?? result.Criterion.Name);
        var unit = CriteriaTable.UnitOf(context, result).Text;
        var required = context.Say($"要 {Paper.Sign(result.Measured!.Comparison)} {Paper.Number(result.Measured.Bound.Min)}", $"{Paper.Sign(result.Measured.Comparison)} {Paper.Number(result.Measured.Bound.Min)} required");
        return context.Say($"{name}（{(unit is null ? "" : unit + "，")}{required}）", $"{name} ({(unit is null ? "" : unit + ", ")}{required})");
    }

    private static string Level(ReportContext context, Field field, Option option) =>
        context.Model.Scenes is { } scenes && scenes.All.Any(s => s.Id == field.Id) ? context.In(scenes.LevelNames[field.OptionIndex(option.Id)]) : context.In(option.Text);

    private static ReportTable Blocks(ReportContext context, ImmutableArray<PathBlock> blocks) => new(
        context.Say("走法", "Path"),
        [
            new(context.Say("编号", "id"), 26, ColumnKind.Code), new(context.Say("条件", "criterion"), 40, ColumnKind.Words), new(context.Say("最多到", "at most"), 12, ColumnKind.Number), new(context.Say("要求", "required"), 12, ColumnKind.Number), new(context.Say("单位", "unit"), 12, ColumnKind.Words),
            new(context.Say("没有答", "not answered"), 34, ColumnKind.Words), new(context.Say("只能当目标的成效", "results: targets, not steps"), 34, ColumnKind.Words), new(context.Say("目标都达到最好时", "with targets at their best"), 12, ColumnKind.Number), new(context.Say("没有步骤能再提高", "no step raises further"), 34, ColumnKind.Words), new(context.Say("企业不做", "refused"), 34, ColumnKind.Words), new(context.Say("前提达不到", "first step out of reach"), 34, ColumnKind.Words),
        ],
        [
            .. blocks.Select(b => ImmutableArray.Create<ReportCell>(
                b.Best.Criterion.Id, context.In(b.Best.Criterion.Name), b.Best.Measured is { Actual: { HasMin: true } actual } ? actual.Min : default(ReportCell), b.Best.Measured is { Bound: { IsKnown: true } bound } ? bound.Min : default(ReportCell), CriteriaTable.UnitOf(context, b.Best),
                context.Row(b.Unanswered.Select(f => context.In(f.Name))), context.Row(b.Targets.Select(f => context.In(f.Name))), b.WithTargets is { Measured.Actual: { HasMin: true } hoped } ? hoped.Min : default(ReportCell), context.Row(b.Fixed.Select(f => context.In(f.Name))), context.Row(b.Refused.Select(m => context.In(m.Title))), context.Row(b.Waiting.Select(m => context.In(m.Title))))),
        ], Frozen: 2);
}
