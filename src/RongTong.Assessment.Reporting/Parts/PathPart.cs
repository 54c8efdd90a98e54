using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Planning;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>The least-effort path to the next grade: its steps with where the firm stands after each, what it takes, other ways; or what stands in the way.</summary>
internal sealed class PathPart
{
    private readonly ReportContext _context;
    private readonly PathPlan _plan;
    private readonly List<int> _shown = [];

    private PathPart(ReportContext context, PathPlan plan)
    {
        (_context, _plan) = (context, plan);
        if (plan.Best is not { } best) return;
        // What is met from the start needs no column, but the score always has one.
        for (var i = 0; i < best.Before.Length; i++)
            if (best.Before[i].Measured is not null && (best.Before[i].Status != Truth.Met || best.Before[i].Criterion.When is Condition.Score)) _shown.Add(i);
    }

    /// <summary>The path as templates see it.</summary>
    public static TemplateObject Build(ReportContext context, PathPlan plan)
    {
        var part = new PathPart(context, plan);
        return context.New()
            .Markup("outcome", PathJson.Word(plan.Outcome))
            .Text("target", context.In(plan.Request.Target.Name))
            .Text("target_inside", context.Inside(plan.Request.Target.Name))
            .Texts("columns", part._shown.Select(i => part.Column(plan.Best!.Before[i])))
            .Texts("start", plan.Best is { } best ? part._shown.Select(i => Value(best.Before[i])) : [])
            .List("steps", part.Steps())
            .Part("total", plan.Best is { } path ? part.Total(path) : null)
            .Part("reserve", part.Reserve())
            .List("to_confirm", part.ToConfirm())
            .List("others", plan.Alternatives.Select(part.Other))
            .Markup("chart", context.IsHtml ? part.Chart() : null)
            .Flag("misses_core", plan.Best is { TouchesCore: false })
            .Flag("asks_core", plan is { Core: not null, Best: not null })
            .Text("size", context.In(FixedWords.Size(plan.Size)))
            .Flag("size_assumed", plan.IsSizeAssumed)
            .Text("scale", part.Scale())
            .Texts("unanswered", plan.Unanswered.Select(part.Name))
            .Text("status", context.Assessment.Measures is { } set ? context.In(set.Status) : null)
            .Text("honesty", context.Assessment.Measures?.Honesty is { } honesty ? context.In(honesty) : null)
            .List("blocks", plan.Blocks.Select(part.Block))
            .Text("setback", plan.Outcome == PathOutcome.NotPlannable ? context.In(SetbackWords.Of(plan.Setback)) : null)
            .Done;
    }

    private string Column(CriterionResult result) => _context.In(result.Criterion.Label ?? result.Criterion.Name) is { Length: > 0 } label ? char.ToUpperInvariant(label[0]) + label[1..] : "";

    private static string Value(CriterionResult result) => result.Measured is { Actual: { HasMin: true } actual } ? Paper.Number(actual.Min) : "";

    private string Name(Field field) => field.Number is { } number ? _context.Say($"第 {Paper.Count(number)} 题", $"question {Paper.Count(number)}") : _context.In(field.Name);

    private IEnumerable<TemplateObject> Steps()
    {
        if (_plan.Best is not { } path) yield break;
        var before = path.Before;
        for (var i = 0; i < path.Steps.Length; i++)
        {
            yield return Step(path.Steps[i], i + 1, before);
            before = path.Steps[i].Standing;
        }
    }

    private TemplateObject Step(PlannedStep step, int number, IReadOnlyList<CriterionResult> before)
    {
        var scene = _context.Model.Scenes?.All.FirstOrDefault(s => s.Id == step.Field.Id);
        return _context.New()
            .Text("number", Paper.Count(number))
            .Text("title", _context.In(step.Measure.Title))
            .Text("subject", scene is null ? Name(step.Field) : _context.In(step.Field.Name))
            .Text("marks", scene is null ? "" : _context.MarksOf(scene))
            .Flag("is_scene", scene is not null)
            .Text("from", scene is null || step.From is null ? null : Level(step.Field, step.From))
            .Text("to", scene is null ? null : Level(step.Field, step.To))
            .Texts("brings", step.Earned.Select(e => Name(e.Field)).Distinct(StringComparer.Ordinal))
            .Text("shares", step.Shares is { } bundle ? _context.In(bundle.Name) : null)
            .Flag("is_own", step.IsOwnEstimate)
            .Texts("evidence", step.Measure.Evidence.Select(_context.In))
            .Text("cost", _context.Paper.Cash(step.Cost.Min, step.Cost.Max))
            .Text("weeks", Paper.Span(step.Begin, step.End))
            .List("values", _shown.Select(i => _context.New()
                .Text("value", Value(step.Standing[i]))
                .Flag("is_met_now", before[i].Status != Truth.Met && step.Standing[i].Status == Truth.Met)
                .Done))
            .Done;
    }

    private string Level(Field field, Option option) => _context.In(_context.Model.Scenes!.LevelNames[field.OptionIndex(option.Id)]);

    private TemplateObject Total(Roadmap path) => _context.New()
        .Text("cash", _context.Paper.Cash(path.Cost.Min, path.Cost.Max))
        .Text("cost", _context.Paper.Money(path.Cost.Min, path.Cost.Max))
        .Text("typical_cost", _context.Paper.Money(path.Cost.Typical, path.Cost.Typical))
        .Text("recurring", Rounded(path.Recurring) is > 0 and var recurring ? _context.Paper.Money(recurring, recurring) : null)
        .Text("staff_days", _context.Paper.StaffDays(path.StaffDays))
        .Text("weeks", _context.Paper.Weeks(path.Weeks.Typical, path.Weeks.Typical))
        .Text("week_span", _context.Paper.Weeks(path.Weeks.Min, path.Weeks.Max))
        .Text("last_week", Paper.Number(path.Weeks.Typical))
        .Text("steps", Paper.Count(path.Steps.Length))
        .Texts("values", _shown.Select(i => Value(path.Steps[^1].Standing[i])))
        .Text("spare", Spare(path))
        .Done;

    /// <summary>By how much the score is above what is required, in points.</summary>
    private string? Spare(Roadmap path) =>
        path.Steps[^1].Standing.FirstOrDefault(c => c.Criterion.When is Condition.Score { Path.Length: 0 }) is { Measured.Margin: { } margin } ? _context.Paper.Points(margin) : null;

    private TemplateObject? Reserve()
    {
        if (_plan.Best is not { Reserve: { Score.HasMin: true } reserve } path || path.Steps[^1].Standing.FirstOrDefault(c => c.Criterion.When is Condition.Score { Path.Length: 0 }) is not { Measured.Margin: { } margin }) return null;
        return _context.New()
            .Text("title", _context.In(reserve.Measure.Title))
            .Text("subject", Name(reserve.Field))
            .Text("cost", _context.Paper.Money(reserve.Cost.Min, reserve.Cost.Max))
            .Text("spare", _context.Paper.Points(margin + reserve.Score.Min - path.Steps[^1].Score.Min))
            .Done;
    }

    private IEnumerable<TemplateObject> ToConfirm() => (_plan.Best?.Steps ?? []).SelectMany(s => s.ToConfirm).GroupBy(e => e.Field).Select(g => _context.New()
        .Text("subject", Name(g.Key))
        .Texts("options", g.Select(e => _context.In(e.Option.Text)).Distinct(StringComparer.Ordinal))
        .Text("text", _context.Assessment.Measures?.Confirm.GetValueOrDefault(g.Key.Id) is { } text ? _context.In(text) : null)
        .Done);

    private TemplateObject Other(Planning.Alternative other)
    {
        var known = _plan.Best!.Steps.Select(s => s.Measure.Id).ToHashSet(StringComparer.Ordinal);
        return _context.New()
            .Text("without", _context.In(other.Without[^1].Title))
            .Texts("instead", other.Roadmap.Steps.Where(s => !known.Contains(s.Measure.Id)).Select(s => _context.In(s.Measure.Title)))
            .Flag("is_proven", other.IsProven)
            .Part("total", Total(other.Roadmap))
            .Done;
    }

    private string? Scale() =>
        _plan.Scale != 1 && _context.Assessment.Measures?.Scaling is { } scaling && _plan.Best is { } path && path.Steps.Any(s => scaling.Applies(s.Measure))
            ? Paper.Number(decimal.Round(_plan.Scale, 2, MidpointRounding.AwayFromZero)) : null;

    private TemplateObject Block(PathBlock block) => _context.New()
        .Text("name", Column(block.Best))
        .Text("reached", block.Best.Measured is null ? null : Value(block.Best))
        .Text("required", _context.Criteria.Wanted(block.Best))
        .Texts("unanswered", block.Unanswered.Select(Name))
        .Texts("targets", block.Targets.Select(Name))
        .Text("with_targets", block.WithTargets is { Measured: not null } hoped ? Value(hoped) : null)
        .Flag("targets_suffice", block.WithTargets is { Status: Truth.Met })
        .Texts("fixed", block.Fixed.Select(Name))
        .Texts("refused", block.Refused.Select(m => _context.In(m.Title)))
        .Texts("waiting", block.Waiting.Select(m => _context.In(m.Title)))
        .Done;

    private string? Chart()
    {
        if (_plan.Best is not { } path) return null;
        var lines = _shown.Where(i => path.Before[i].Measured is { Bound.IsKnown: true, Actual.HasMin: true }).Select(i => new PathLine(
            Column(path.Before[i]), path.Before[i].Measured!.Actual.Min, [.. path.Milestones.Select(m => (m.Week, m.Standing[i].Measured!.Actual.Min))], path.Before[i].Measured!.Bound.Min,
            _context.Say($"要求 {_context.Criteria.Wanted(path.Before[i])}", $"{CriterionWords.Beyond(path.Before[i].Measured!)}{Paper.Number(path.Before[i].Measured!.Bound.Min)} required"), path.Before[i].Criterion.When is Condition.SceneCount)).ToList();
        if (lines.Count == 0) return null;
        var reached = path.Milestones.First(m => m.Standing.All(s => s.Status is Truth.Met or Truth.NotApplicable)).Week;
        var target = _plan.Request.Target.Name;
        return PathLines.Draw(
            lines, path.Weeks.Typical, reached, _context.Say($"第 {Paper.Number(reached)} 周达到{target.Zh}", $"{_context.In(target)} in week {Paper.Number(reached)}"),
            week => week == 0 ? _context.Say("开始", "start") : _context.Say($"第 {Paper.Number(week)} 周", $"week {Paper.Number(week)}"),
            string.Join(_context.Say("；", "; "), lines.Select(l => _context.Say($"{l.Name}从 {Paper.Number(l.Start)} 到 {Paper.Number(l.End)}，{l.Required}", $"{l.Name} from {Paper.Number(l.Start)} to {Paper.Number(l.End)}, {l.Required}")))
                + _context.Say($"；第 {Paper.Number(reached)} 周达到{target.Zh}", $"; {_context.In(target)} in week {Paper.Number(reached)}"));
    }

    private static decimal Rounded(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);
}
