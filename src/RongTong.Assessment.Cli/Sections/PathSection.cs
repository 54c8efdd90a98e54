using System.Globalization;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Cli.Output;
using RongTong.Compiling;
using RongTong.Planning;

namespace RongTong.Cli.Sections;

/// <summary>The least-effort path: its steps in order with where the firm stands after each, what it takes, its margin, and other paths.</summary>
internal sealed class PathSection : IAdviceSection
{
    /// <summary>Steps up to which the evidence of each is named without being asked for.</summary>
    private const int Few = 12;

    public void Write(TextPage page, AdviceRequest request)
    {
        if (request.Path is not { } plan) return;
        switch (plan.Outcome)
        {
            case PathOutcome.Found or PathOutcome.FoundUnproven:
                WriteFound(page, request, plan);
                break;
            case PathOutcome.Unreachable:
                WriteBlocks(page, request, plan);
                break;
            case PathOutcome.OverBudget:
                Head(page, request, request.Say("预算不够", "The budget is too small"));
                page.Paragraph(plan.LeastCash is { } least
                    ? request.Say($"预算 {Figures.Of(plan.Request.Budget ?? 0)} 万元走不到：最少要 {Figures.Of(least)} 万元（已证明）。", $"{Figures.Of(plan.Request.Budget ?? 0)} (10k CNY) does not suffice: every path takes {Figures.Of(least)} or more (proven).")
                    : request.Say($"预算 {Figures.Of(plan.Request.Budget ?? 0)} 万元走不到（已证明）。", $"{Figures.Of(plan.Request.Budget ?? 0)} (10k CNY) does not suffice (proven)."));
                break;
            case PathOutcome.Open:
                Head(page, request, request.Say("走法", "The way there"));
                page.Paragraph(request.Say("步骤太多，没有算完：既没有找到走法，也没有证明走不到。", "Too many steps to finish: neither was a path found, nor is it proven that there is none."));
                break;
            case PathOutcome.NotPlannable:
                Head(page, request, request.Say("走法", "The way there"));
                page.Paragraph(SetbackWords.Of(plan.Setback).In(request.Language));
                break;
        }
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request)
    {
        json.WritePropertyName("path");
        if (request.Path is { } plan) PathJson.Write(json, plan, request.DataLanguage);
        else json.WriteNullValue();
    }

    private static void Head(TextPage page, AdviceRequest request, string text)
    {
        page.Gap();
        page.Line(request.Ink.Bold(text));
    }

    private static void WriteFound(TextPage page, AdviceRequest request, PathPlan plan)
    {
        var what = plan.Request.Aim == PathAim.Weeks ? request.Say("项目周数最少的走法", "Fewest project weeks") : request.Say("最省的走法", "Least effort");
        Head(page, request, $"{what}{(plan.Outcome == PathOutcome.Found ? request.Say("（已证明最小）", " (proven minimal)") : request.Say("（没有算完，未必最小）", " (search stopped; perhaps not minimal)"))}");
        WriteTable(page, request, plan.Best!);
        WriteTotals(page, request, plan, plan.Best!);
        WriteMargin(page, request, plan.Best!);
        if (plan.Best!.Steps.Length <= Few || request.All) WriteEvidence(page, request, plan.Best);
        WriteOthers(page, request, plan);
        WriteNotes(page, request, plan);
    }

    private static void WriteTable(TextPage page, AdviceRequest request, Roadmap path)
    {
        // Requirements that are met from the start need no column, but the score always has one.
        var shown = Enumerable.Range(0, path.Before.Length).Where(i => path.Before[i].Measured is not null && (path.Before[i].Status != Truth.Met || path.Before[i].Criterion.When is Models.Condition.Score)).ToList();
        var hasScore = shown.Any(i => path.Before[i].Criterion.When is Models.Condition.Score);
        var showsScore = !hasScore && path.Steps[0].Score.HasMin;
        var columns = new List<(string, bool)> { ("", true), (request.Say("做什么", "step"), false), (request.Say("费用 万元", "cost 10k CNY"), true), (request.Say("第几周", "in weeks"), true) };
        if (showsScore) columns.Add((request.Say("得分", "score"), true));
        columns.AddRange(shown.Select(i => (CriterionWords.Label(path.Before[i].Criterion, request.Language), true)));
        var table = new TextTable([.. columns]);
        table.Add(["", request.Say("现状", "today"), "", "", .. showsScore ? [ScoreOf(request.Assessment)] : Array.Empty<string>(), .. shown.Select(i => Actual(path.Before[i], false))]);
        var before = path.Before;
        foreach (var (step, number) in path.Steps.Select((s, i) => (s, i + 1)))
        {
            table.Add(
            [
                number.ToString(CultureInfo.InvariantCulture), What(step, request), Figures.Span(step.Cost), $"{Figures.Of(step.Begin)}-{Figures.Of(step.End)}",
                .. showsScore ? [Figures.Of(step.Score.Min)] : Array.Empty<string>(), .. shown.Select(i => Actual(step.Standing[i], before[i].Status != Truth.Met && step.Standing[i].Status == Truth.Met)),
            ]);
            before = step.Standing;
        }
        table.Add(["", request.Say("合计", "total"), Figures.Span(path.Cost), Figures.Of(path.Weeks.Typical), .. showsScore ? [""] : Array.Empty<string>(), .. shown.Select(_ => "")]);
        page.Add(table.Lines(2, flexible: 1));
        if (path.Steps.Any(s => s.Standing.Zip(path.Before).Any(p => p.First.Status == Truth.Met && p.Second.Status != Truth.Met))) page.Line("  " + request.Say("* 从这一步起，该条件达标", "* the criterion is met from this step on"));
    }

    private static string ScoreOf(Assessment assessment) => assessment.Score is { Value.HasMin: true } score ? Figures.Of(score.Value.Min) : "";

    private static string Actual(CriterionResult result, bool isNew) => result.Measured is { Actual.HasMin: true } measured ? Figures.Of(measured.Actual.Min) + (isNew ? "*" : "") : "";

    /// <summary>A step in words, with what comes along and what it shares.</summary>
    private static string What(PlannedStep step, AdviceRequest request)
    {
        var text = $"{StepWords.Subject(step.Field, step.To, request.Assessment.Model, request.Language)}{request.Say("：", ": ")}{step.Measure.Title.In(request.Language)}";
        var along = step.Earned.Select(e => e.Field).Distinct().Select(f => StepWords.Name(f, request.Language)).ToList();
        if (along.Count > 0) text += request.Say($"；连带{string.Join("、", along)}", $"; brings {string.Join(", ", along)} along");
        if (step.Shares is { } bundle) text += request.Say($"；{bundle.Name.Zh}已买", $"; {bundle.Name.En} bought before");
        if (step.IsOwnEstimate) text += request.Say("（自己的数）", " (own figures)");
        return text;
    }

    private static void WriteTotals(TextPage page, AdviceRequest request, PathPlan plan, Roadmap path)
    {
        page.Gap();
        page.Paragraph(request.Say(
            $"首年现金 {Figures.Span(path.Cost)} 万元，常见 {Figures.Of(path.Cost.Typical)}；自有人工 {Figures.Of(path.StaffDays)} 人天；历时约 {Figures.Of(path.Weeks.Typical)} 周（{Figures.Span(path.Weeks)}）；以后每年约 {Figures.Of(Rounded(path.Recurring))} 万元。",
            $"First-year cash {Figures.Span(path.Cost)} (10k CNY), typically {Figures.Of(path.Cost.Typical)}; {Figures.Of(path.StaffDays)} own person-days; about {Figures.Of(path.Weeks.Typical)} weeks ({Figures.Span(path.Weeks)}); some {Figures.Of(Rounded(path.Recurring))} every year after."));
        if (plan.Request.Aim == PathAim.Weeks) page.Paragraph(request.Say($"项目周数合计 {Figures.Of(path.Effort)}：把占用项目名额的各步的常见周数加起来；同样少时取较省的。", $"{Figures.Of(path.Effort)} project weeks: the typical weeks of all steps that count among projects; among equals the cheaper."));
        if (plan.Request.Budget is { } budget) page.Paragraph(request.Say($"在预算 {Figures.Of(budget)} 万元之内（按常见费用）。", $"Within the budget of {Figures.Of(budget)} (at typical cost)."));
    }

    private static decimal Rounded(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);

    private static void WriteMargin(TextPage page, AdviceRequest request, Roadmap path)
    {
        if (path.Steps[^1].Standing.FirstOrDefault(c => c.Criterion.When is Models.Condition.Score) is not { Measured.Margin: { } margin }) return;
        var text = request.Say($"得分余量 {Figures.Of(margin)}。", $"The score has {Figures.Of(margin)} to spare.");
        if (path.Reserve is { } reserve && reserve.Score.HasMin)
        {
            var more = margin + reserve.Score.Min - path.Steps[^1].Score.Min;
            text += request.Say(
                $"怕被核减，可加一步“{reserve.Measure.Title.Zh}”（{StepWords.Name(reserve.Field, request.Language)}，{Figures.Span(reserve.Cost)} 万元），余量 {Figures.Of(more)}。",
                $" Against an answer being marked down, add '{reserve.Measure.Title.En}' ({StepWords.Name(reserve.Field, request.Language)}, {Figures.Span(reserve.Cost)}): {Figures.Of(more)} to spare.");
        }
        page.Paragraph(text);
    }

    private static void WriteEvidence(TextPage page, AdviceRequest request, Roadmap path)
    {
        page.Gap();
        page.Line("  " + request.Say("每一步要留的证据", "Evidence to keep, step by step"));
        var table = new TextTable(("", true), ("", false));
        foreach (var (step, number) in path.Steps.Select((s, i) => (s, i + 1)))
            table.Add(number.ToString(CultureInfo.InvariantCulture), string.Join(request.Say("；", "; "), (request.All ? step.Measure.Evidence : step.Measure.Evidence.Take(1)).Select(e => e.In(request.Language))));
        page.Add(table.Lines(4, flexible: 1));
        foreach (var group in path.Steps.SelectMany(s => s.ToConfirm).GroupBy(e => e.Field))
            page.Paragraph(request.Say(
                $"通常还会连带、这里没有计入：{StepWords.Name(group.Key, request.Language)}“{string.Join("”“", group.Select(e => e.Option.Text.Zh))}”。{Confirm(request, group.Key)?.Zh}",
                $"Usually comes along too, not counted here: {StepWords.Name(group.Key, request.Language)} '{string.Join("', '", group.Select(e => e.Option.Text.En))}'. {Confirm(request, group.Key)?.En}"));
    }

    private static Text.LocalizedText? Confirm(AdviceRequest request, Models.Field field) => request.Compiled.Measures?.Confirm.GetValueOrDefault(field.Id);

    private static void WriteOthers(TextPage page, AdviceRequest request, PathPlan plan)
    {
        if (plan.Alternatives.IsEmpty) return;
        page.Gap();
        page.Line("  " + request.Say("另外的走法：每一种都不做前一种里最贵而又可以不做的那一步", "Other ways: each does without the dearest dispensable step of the one before"));
        foreach (var other in plan.Alternatives)
        {
            var left = other.Without[^1];
            var path = other.Roadmap;
            var now = path.Steps.Where(s => plan.Best!.Steps.All(b => b.Measure.Id != s.Measure.Id)).Select(s => StepWords.Subject(s.Field, s.To, request.Assessment.Model, request.Language)).Distinct().ToList();
            page.Paragraph(request.Say(
                $"不做“{left.Title.Zh}”：{Figures.Span(path.Cost)} 万元，常见 {Figures.Of(path.Cost.Typical)}，约 {Figures.Of(path.Weeks.Typical)} 周，{Figures.Count(path.Steps.Length)} 步{(now.Count > 0 ? "；改做" + string.Join("、", now) : "")}{(other.IsProven ? "" : "（未必最小）")}。",
                $"Without '{left.Title.En}': {Figures.Span(path.Cost)}, typically {Figures.Of(path.Cost.Typical)}, about {Figures.Of(path.Weeks.Typical)} weeks, {Figures.Count(path.Steps.Length)} steps{(now.Count > 0 ? "; instead " + string.Join(", ", now) : "")}{(other.IsProven ? "" : " (perhaps not minimal)")}."), 4, 2);
            if (request.All) WriteTable(page, request, path);
        }
    }

    private static void WriteNotes(TextPage page, AdviceRequest request, PathPlan plan)
    {
        page.Gap();
        if (!plan.Best!.TouchesCore) page.Paragraph(request.Say("这一方案未触及生产现场。", "This path does not touch the shop floor."));
        else if (plan.Core is not null) page.Paragraph(request.Say("制造企业的方案至少含生产现场一项；--any-scene 可以不要求。", "A manufacturer's path takes in at least one step on the shop floor; --any-scene leaves that out."));
        if (plan.IsSizeAssumed) page.Paragraph(SizeNote(request, plan));
        if (plan.Scale != 1 && request.Compiled.Measures?.Scaling is { } scaling && plan.Best.Steps.Any(s => scaling.Applies(s.Measure))) page.Paragraph(request.Say($"设备类费用按设备台数乘以 {Figures.Of(decimal.Round(plan.Scale, 2, MidpointRounding.AwayFromZero))}。", $"Equipment costs are multiplied by {Figures.Of(decimal.Round(plan.Scale, 2, MidpointRounding.AwayFromZero))} for the number of machines."));
        WriteUnanswered(page, request, plan);
        if (request.Compiled.Measures is not { } measures) return;
        if (measures.Honesty is { } honesty) page.Paragraph(honesty.In(request.Language));
        page.Paragraph(measures.Status.In(request.Language));
    }

    private static string SizeNote(AdviceRequest request, PathPlan plan) => plan.Size == "medium"
        ? request.Say("费用按中型企业估计；大型企业当作下限看。", "The estimates are those of a medium firm; a large one reads them as a lower bound.")
        : request.Say("答卷没有写企业规模，费用按小型企业估计。", "The sheet states no size class; the estimates are those of a small firm.");

    private static void WriteUnanswered(TextPage page, AdviceRequest request, PathPlan plan)
    {
        if (plan.Unanswered.IsEmpty) return;
        var names = string.Join(request.Say("、", ", "), plan.Unanswered.Select(f => StepWords.Name(f, request.Language)));
        page.Paragraph(request.Say($"没有答的不计入，也不安排：{names}。答了可能更省。", $"What is not answered is not counted on, and no step is planned for it: {names}. Answering may make the path cheaper."));
    }

    private static void WriteBlocks(TextPage page, AdviceRequest request, PathPlan plan)
    {
        var target = CountWords.Inside(plan.Request.Target.Name.In(request.Language));
        Head(page, request, request.Say($"走不到{target}：能做的全做了也不够（已证明）", $"Out of reach: {target} is not met even after every possible step (proven)"));
        foreach (var block in plan.Blocks)
        {
            var label = CriterionWords.Label(block.Best.Criterion, request.Language);
            page.Paragraph(block.Best.Measured is { Actual.HasMin: true, Bound.IsKnown: true } measured
                ? request.Say($"{label}：最多到 {Figures.Of(measured.Actual.Min)}，要求 {Figures.Of(measured.Bound.Min)}", $"{label}: {Figures.Of(measured.Actual.Min)} at most, {Figures.Of(measured.Bound.Min)} required")
                : label);
            Reason(page, request, "没有答", "not answered", block.Unanswered.Select(f => StepWords.Name(f, request.Language)));
            WriteTargets(page, request, block);
            Reason(page, request, "没有步骤能再提高", "no step raises it any further", block.Fixed.Select(f => StepWords.Name(f, request.Language)));
            Reason(page, request, "企业不做", "ruled out", block.Refused.Select(m => m.Title.In(request.Language)));
            Reason(page, request, "前提达不到", "what it needs is out of reach", block.Waiting.Select(m => m.Title.In(request.Language)));
        }
        WriteUnanswered(page, request, plan);
    }

    /// <summary>Results that bear on a criterion: not steps but targets, and how far they would carry.</summary>
    private static void WriteTargets(TextPage page, AdviceRequest request, PathBlock block)
    {
        if (block.WithTargets is not { } hoped) return;
        var names = string.Join(request.Say("、", ", "), block.Targets.Select(f => StepWords.Name(f, request.Language)));
        var text = request.Say($"只能当目标跟踪、不能排成步骤：{names}", $"targets to follow, not steps: {names}");
        if (hoped.Measured is { Actual.HasMin: true } measured)
            text += hoped.Status == Truth.Met
                ? request.Say($"；都达到最好可到 {Figures.Of(measured.Actual.Min)}，就够了", $"; all at their best give {Figures.Of(measured.Actual.Min)}, which is enough")
                : request.Say($"；都达到最好也只到 {Figures.Of(measured.Actual.Min)}", $"; even all at their best give only {Figures.Of(measured.Actual.Min)}");
        page.Paragraph(text, 4, 2);
    }

    private static void Reason(TextPage page, AdviceRequest request, string zh, string en, IEnumerable<string> names)
    {
        var list = names.ToList();
        if (list.Count > 0) page.Paragraph($"{request.Say(zh + "：", en + ": ")}{string.Join(request.Say("、", ", "), list)}", 4, 2);
    }
}
