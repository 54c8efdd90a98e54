using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Reporting.Parts;
using RongTong.Text;

namespace RongTong.Reporting.Workbooks;

/// <summary>What to do, in the order of the advice, with its estimates as numbers.</summary>
internal static class PlanTable
{
    public static ReportTable? Of(ReportContext context)
    {
        if (context.Assessment.Advice.IsEmpty) return Guidance(context);
        return new ReportTable(context.Say("措施", "Plan"),
        [
            new(context.Say("次序", "order"), 7, ColumnKind.Number), new(context.Say("编号", "id"), 30, ColumnKind.Code), new(context.Say("类别", "kind"), 12, ColumnKind.Words), new(context.Say("做什么", "what"), 36, ColumnKind.Words), new(context.Say("对象", "about"), 30, ColumnKind.Words),
            new(context.Say("做到", "reach"), 30, ColumnKind.Words), new(context.Say("可增（分）", "gain (points)"), 12, ColumnKind.Number), new(context.Say("推进的条件", "brings nearer"), 30, ColumnKind.Words),
            new(context.Say("费用至少（万元）", "cost at least (CNY 10,000)"), 12, ColumnKind.Number), new(context.Say("费用通常（万元）", "cost typical (CNY 10,000)"), 12, ColumnKind.Number), new(context.Say("费用至多（万元）", "cost at most (CNY 10,000)"), 12, ColumnKind.Number),
            new(context.Say("用时至少（周）", "weeks at least"), 10, ColumnKind.Number), new(context.Say("用时至多（周）", "weeks at most"), 10, ColumnKind.Number), new(context.Say("人天", "person-days"), 10, ColumnKind.Number),
            new(context.Say("先要", "first"), 30, ColumnKind.Words), new(context.Say("办法", "how"), 60, ColumnKind.Words), new(context.Say("工具", "tools"), 30, ColumnKind.Words), new(context.Say("证据", "evidence"), 40, ColumnKind.Words), new(context.Say("估计的根据", "basis of the estimate"), 40, ColumnKind.Words),
        ], [.. context.Assessment.Advice.Select((a, i) => Row(context, a, i + 1))], Frozen: 4);
    }

    private static ImmutableArray<ReportCell> Row(ReportContext context, Advice advice, int order)
    {
        string Said(IEnumerable<LocalizedText>? texts) => string.Join(context.Say("；", "; "), (texts ?? []).Select(context.In));
        var (measure, track, effort) = (advice.Measure, advice.Track, advice.Effort);
        var kind = advice.Kind switch { AdviceKind.Scene => context.Say("场景", "scene"), AdviceKind.Question => context.Say("题目", "question"), _ => context.Say("跟踪", "to follow") };
        var planning = measure?.Use switch { StepUse.Derived => context.Say("（随其他步骤取得）", " (follows from other steps)"), StepUse.Outcome => context.Say("（投入的结果，不单独安排）", " (a result of other spending, not planned on its own)"), _ => "" };
        return
        [
            order, advice.Id, kind, (measure is { } what ? context.In(what.Title) : context.In(track!.Indicator)) + planning, context.In(advice.Field.Name), Goal(context, advice), advice.Gain, context.Row(advice.Advances.Select(c => context.In(c.Name))),
            effort?.Cost.Min, effort?.Cost.Typical, effort?.Cost.Max, effort?.Weeks.Min, effort?.Weeks.Max, effort?.StaffDays,
            Said(advice.Open), Said(measure?.Actions ?? track?.HowToMeasure), Said(measure?.Tools), Said(measure?.Evidence ?? track?.Evidence), measure is { } estimated ? context.In(estimated.Rationale) : null,
        ];
    }

    private static string? Goal(ReportContext context, Advice advice)
    {
        if (advice.To is not { } to) return null;
        return context.Model.Scenes is { } scenes && scenes.All.Any(s => s.Id == advice.Field.Id) ? context.In(scenes.LevelNames[advice.Field.OptionIndex(to.Id)]) : context.In(to.Text);
    }

    /// <summary>Of a model with guidance for parts that score low instead of measures.</summary>
    private static ReportTable? Guidance(ReportContext context)
    {
        if (context.Assessment.Guidance.IsEmpty || GuidancePart.Build(context) is not { } part || !part.TryGet("nodes", out var nodes) || nodes is not IReadOnlyList<object?> list) return null;
        string? Text(Templating.TemplateObject node, string name) => node.TryGet(name, out var value) ? value as string : null;
        var rows = list.OfType<Templating.TemplateObject>().Select((n, i) => ImmutableArray.Create<ReportCell>(
            i + 1, Text(n, "name"), Text(n, "value"), Text(n, "out_of"), Text(n, "lacking"), n.TryGet("actions", out var actions) && actions is IReadOnlyList<object?> all ? string.Join(context.Say("；", "; "), all) : null));
        return new ReportTable(context.Say("措施", "Plan"),
        [
            new(context.Say("次序", "order"), 7, ColumnKind.Number), new(context.Say("部分", "part"), 26, ColumnKind.Words), new(context.Say("得分", "score"), 12, ColumnKind.Words), new(context.Say("满分", "of"), 10, ColumnKind.Words),
            new(context.Say("补上可增", "adds"), 14, ColumnKind.Words), new(context.Say("做什么", "what to do"), 80, ColumnKind.Words),
        ], [.. rows], Frozen: 2);
    }
}
