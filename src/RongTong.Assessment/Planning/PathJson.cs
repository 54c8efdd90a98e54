using System.Text.Json;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Planning;

/// <summary>
/// A path as data, one object:
/// <list type="bullet">
/// <item><c>outcome</c>: held, found, found_unproven, unreachable, over_budget, open, not_plannable; <c>target</c>, <c>aim</c> (cost or weeks), <c>budget</c> in 万元 or null.</item>
/// <item><c>basis</c>: estimate; <c>size</c>, <c>sizeAssumed</c>, <c>scale</c> (what plant-dependent costs were multiplied by), <c>unanswered</c> (ids nothing is counted on from).</item>
/// <item><c>best</c>: null, or <c>effort</c>, <c>cost</c> and <c>weeks</c> (min, typical, max; 万元 and elapsed weeks), <c>recurring</c> a year, <c>staffDays</c>, <c>touchesCore</c>, <c>before</c> and for each of <c>steps</c> what it is, takes, earns and where the firm then stands; <c>answers</c> that differ afterwards; <c>reserve</c>, the cheapest step on top.</item>
/// <item><c>alternatives</c>: the same with <c>without</c> (step ids left out) and <c>proven</c>.</item>
/// <item><c>blocks</c>: criteria no path meets, what all steps reach, what the results in <c>targets</c> would add (<c>withTargets</c>), and the ids that hold them back; <c>leastCash</c> when the budget is too small.</item>
/// <item><c>setback</c>: the id of the question or criterion that better answers could make worse, so that no path is computed; else null.</item>
/// </list>
/// Numbers are exact decimals. Stateless and thread-safe.
/// </summary>
public static class PathJson
{
    /// <summary>Writes a path as the value of the property that was named last.</summary>
    public static void Write(Utf8JsonWriter json, PathPlan plan, Language language)
    {
        json.WriteStartObject();
        json.WriteString("outcome", Word(plan.Outcome));
        json.WriteString("target", plan.Request.Target.Id);
        json.WriteString("aim", plan.Request.Aim == PathAim.Weeks ? "weeks" : "cost");
        json.WriteNullable("budget", plan.Request.Budget);
        json.WriteString("basis", "estimate");
        json.WriteString("size", plan.Size);
        json.WriteBoolean("sizeAssumed", plan.IsSizeAssumed);
        json.WriteDecimal("scale", plan.Scale);
        json.WriteList("core", plan.Core?.Scenes ?? []);
        json.WriteList("unanswered", plan.Unanswered.Select(f => f.Id));
        json.WritePropertyName("best");
        if (plan.Best is { } best) Write(json, best, language);
        else json.WriteNullValue();
        json.WriteStartArray("alternatives");
        foreach (var other in plan.Alternatives)
        {
            json.WriteStartObject();
            json.WriteList("without", other.Without.Select(m => m.Id));
            json.WriteBoolean("proven", other.IsProven);
            json.WritePropertyName("path");
            Write(json, other.Roadmap, language);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteBlocks(json, plan, language);
        json.WriteNullable("leastCash", plan.LeastCash);
        json.WriteText("setback", plan.Setback?.Question?.Id ?? plan.Setback?.Criterion?.Id);
        json.WriteEndObject();
    }

    /// <summary>The word of an outcome in data.</summary>
    public static string Word(PathOutcome outcome) => outcome switch
    {
        PathOutcome.Held => "held",
        PathOutcome.Found => "found",
        PathOutcome.FoundUnproven => "found_unproven",
        PathOutcome.Unreachable => "unreachable",
        PathOutcome.OverBudget => "over_budget",
        PathOutcome.Open => "open",
        _ => "not_plannable",
    };

    private static void Write(Utf8JsonWriter json, Roadmap path, Language language)
    {
        json.WriteStartObject();
        json.WriteDecimal("effort", path.Effort);
        json.WriteEstimate("cost", path.Cost);
        json.WriteString("costUnit", "万元");
        json.WriteDecimal("recurring", path.Recurring);
        json.WriteDecimal("staffDays", path.StaffDays);
        json.WriteEstimate("weeks", path.Weeks);
        json.WriteBoolean("touchesCore", path.TouchesCore);
        WriteStanding(json, "before", path.Before);
        json.WriteStartArray("steps");
        foreach (var step in path.Steps) Write(json, step, language);
        json.WriteEndArray();
        json.WriteStartObject("answers");
        foreach (var id in path.Steps.SelectMany(s => s.Earned.Select(e => e.Field.Id).Prepend(s.Field.Id)).Distinct()) json.WriteList(id, path.After.Answers[id].Values);
        json.WriteEndObject();
        json.WritePropertyName("reserve");
        if (path.Reserve is { } reserve)
        {
            json.WriteStartObject();
            json.WriteString("id", reserve.Measure.Id);
            json.WriteString("title", reserve.Measure.Title.In(language));
            json.WriteEstimate("cost", reserve.Cost);
            json.WriteNullable("score", reserve.Score.HasMin ? reserve.Score.Min : null);
            json.WriteEndObject();
        }
        else json.WriteNullValue();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlannedStep step, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", step.Measure.Id);
        json.WriteString("subject", step.Field.Id);
        json.WriteString("name", step.Field.Name.In(language));
        json.WriteText("from", step.From?.Id);
        json.WriteString("to", step.To.Id);
        json.WriteString("title", step.Measure.Title.In(language));
        json.WriteString("nature", step.Measure.Nature);
        json.WriteEstimate("cost", step.Cost);
        json.WriteEstimate("weeks", step.Weeks);
        json.WriteDecimal("staffDays", step.StaffDays);
        json.WriteBoolean("ownEstimate", step.IsOwnEstimate);
        json.WriteText("shares", step.Shares?.Id);
        json.WriteDecimal("begin", step.Begin);
        json.WriteDecimal("end", step.End);
        WriteEarned(json, "earned", step.Earned);
        WriteEarned(json, "toConfirm", step.ToConfirm);
        json.WriteNullable("score", step.Score.HasMin ? step.Score.Min : null);
        WriteStanding(json, "standing", step.Standing);
        json.WriteList("evidence", step.Measure.Evidence.Select(e => e.In(language)));
        json.WriteEndObject();
    }

    private static void WriteEarned(Utf8JsonWriter json, string name, IEnumerable<EarnedAnswer> earned) => json.WriteList(name, earned.Select(e => $"{e.Field.Id}/{e.Option.Id}"));

    private static void WriteStanding(Utf8JsonWriter json, string name, IEnumerable<CriterionResult> standing)
    {
        json.WriteStartArray(name);
        foreach (var result in standing)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Criterion.Id);
            json.WriteString("status", AssessmentJson.StatusWord(result.Status));
            if (result.Measured is { } measured) json.WriteNullable("actual", measured.Actual.HasMin ? measured.Actual.Min : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteBlocks(Utf8JsonWriter json, PathPlan plan, Language language)
    {
        json.WriteStartArray("blocks");
        foreach (var block in plan.Blocks)
        {
            json.WriteStartObject();
            json.WriteString("id", block.Best.Criterion.Id);
            json.WriteString("name", block.Best.Criterion.Name.In(language));
            json.WriteNullable("reachable", block.Best.Measured?.Actual is { HasMin: true } actual ? actual.Min : null);
            json.WriteNullable("required", block.Best.Measured?.Bound is { IsKnown: true } bound ? bound.Min : null);
            json.WriteList("unanswered", block.Unanswered.Select(Id));
            json.WriteList("targets", block.Targets.Select(Id));
            json.WriteNullable("withTargets", block.WithTargets?.Measured?.Actual is { HasMin: true } hoped ? hoped.Min : null);
            json.WriteList("fixed", block.Fixed.Select(Id));
            json.WriteList("refused", block.Refused.Select(m => m.Id));
            json.WriteList("waiting", block.Waiting.Select(m => m.Id));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Id(Field field) => field.Id;
}
