using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Charts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Parts;

/// <summary>The level, and what the next one still lacks.</summary>
internal static class VerdictPart
{
    public static TemplateObject Level(ReportContext context)
    {
        var (assessment, model) = (context.Assessment, context.Model);
        var (held, next) = (assessment.Grade, context.Next);
        var above = assessment.Outcome.PossibleGrades.Where(g => g is not null && g != assessment.Outcome.Grade).Select(g => GradeOf(model, g!).Name).ToList();
        var returned = assessment.Outcome.Status == OutcomeStatus.DataError;
        return context.New()
            .Markup("kind", KindOf(context))
            .Text("name", context.In(held?.Name ?? model.NoGradeName))
            .Text("name_inside", context.Inside(held?.Name ?? model.NoGradeName))
            .Text("alias", held?.Alias is { } alias ? context.In(alias) : null)
            .Text("meaning", (held is null ? model.NoGradeMeaning : held.Meaning) is { } meaning ? context.In(meaning) : null)
            .Flag("held", held is not null)
            .Flag("is_long", IsLong(context.In(held?.Name ?? model.NoGradeName)))
            .Text("next_name", next is null ? null : context.In(next.Name))
            .Text("next_name_inside", next is null ? null : context.Inside(next.Name))
            .Text("next_alias", next?.Alias is { } nextAlias ? context.In(nextAlias) : null)
            .Text("next_meaning", next?.Meaning is { } nextMeaning ? context.In(nextMeaning) : null)
            .Texts("possible", above.Select(context.In))
            .Texts("possible_inside", above.Select(context.Inside))
            .Text("ceiling", Ceiling(context) is { } ceiling ? context.In(ceiling) : null)
            .Text("ceiling_inside", Ceiling(context) is { } beyond ? context.Inside(beyond) : null)
            .Count("rungs", model.Grades.Length)
            .Flag("is_ladder", context.IsLadder)
            .Markup("recommendation", assessment.Recommendation is { } advised ? advised.ToString().ToLowerInvariant() : null)
            .Markup("gauge", returned || !context.IsLadder ? null : context.IsHtml ? Gauge(context, 88) : context.IsWord ? LevelGauge.Squares(States(context)) : LevelGauge.Text(States(context)))
            .Markup("small_gauge", returned || !context.IsLadder || !context.IsHtml ? null : Gauge(context, 36))
            .Done;
    }

    /// <summary>Whether the name of a level, set as large as the cover sets one, would leave the firm no room.</summary>
    public static bool IsLong(string level) => TextWidth.Of(level, 48) > 300;

    /// <summary>What the next grade lacks, one entry for each thing to be mended.</summary>
    public static TemplateObject Verdict(ReportContext context)
    {
        var next = context.Next;
        var missing = next is null ? [] : context.RequiredBy(next).SelectMany(r => Missing(context, r)).ToList();
        var (unmet, open) = (missing.Where(r => r.Status == Truth.Unmet).ToList(), missing.Where(r => r.Status != Truth.Unmet).ToList());
        var required = next is null ? [] : context.RequiredBy(next).ToList();
        return context.New()
            .Text("how_many", context.In(FixedWords.HowMany(unmet.Count)))
            .Count("count", unmet.Count)
            .List("shortfalls", unmet.Select(r => Shortfall(context, r)))
            .Count("open_count", open.Count)
            .List("open", open.Select(r => Shortfall(context, r)))
            .Count("required", required.Count)
            .Count("required_unmet", required.Count(r => r.Status == Truth.Unmet))
            .List("margins", Margins(context))
            .Done;
    }

    /// <summary>returned, open, class, certified, refused, top or short.</summary>
    private static string KindOf(ReportContext context) => context.Assessment switch
    {
        { Outcome.Status: OutcomeStatus.DataError } => "returned",
        { Outcome.Status: OutcomeStatus.Undecided } => "open",
        { Model.IsClassification: true } => "class",
        { Model.Grades.Length: <= 1, Grade: not null } => "certified",
        { Model.Grades.Length: <= 1 } => "refused",
        { NextGrade: null } => "top",
        _ => "short",
    };

    private static Grade GradeOf(EvaluationModel model, string id) => model.Grades.First(g => g.Id == id);

    /// <summary>The lowest grade that no answer can reach any more; null when the top one still can be.</summary>
    private static LocalizedText? Ceiling(ReportContext context)
    {
        if (context.Assessment.Outcome is not { Status: OutcomeStatus.Undecided } outcome || !context.IsLadder) return null;
        var grades = context.Model.Grades;
        var highest = grades.ToList().FindLastIndex(g => outcome.PossibleGrades.Contains(g.Id));
        return highest + 1 < grades.Length ? grades[highest + 1].Name : null;
    }

    /// <summary>The criteria that fail on their own: the parts of a group that needs all of them, a group of routes as one.</summary>
    public static IEnumerable<CriterionResult> Missing(ReportContext context, CriterionResult result) =>
        result.Status is Truth.Met or Truth.NotApplicable ? []
        : result.Criterion.Grouping == Grouping.All ? result.Criterion.Parts.SelectMany(p => Missing(context, context.ResultOf(p.Id)))
        : [result];

    private static TemplateObject Shortfall(ReportContext context, CriterionResult result)
    {
        var words = context.Criteria;
        var routes = result.Criterion.Grouping is Grouping.Any or Grouping.Some ? result.Criterion.Parts.SelectMany(p => Missing(context, context.ResultOf(p.Id))) : [];
        return context.New()
            .Markup("kind", CriterionWords.KindOf(result))
            .Text("what", words.Short(result))
            .Text("gap", words.Gap(result))
            .Text("actual", result.Criterion.When is Condition.Is ? null : words.Actual(result))
            .Text("bound", words.Wanted(result) ?? words.Required(result))
            .Text("sign", result.Measured is { Comparison: Comparison.AtMost or Comparison.Below or Comparison.Equal } measured ? Paper.Sign(measured.Comparison) : null)
            .Text("clause", result.Criterion.Clause is { } clause ? $"{clause.Document} {context.In(clause.Place)}" : null)
            .Texts("routes", routes.Select(r => context.In(r.Criterion.Name) + (words.Gap(r) is { } gap ? context.Say($"差 {gap}", $": {gap} short") : "")))
            .Done;
    }

    /// <summary>By how much the grade held is held.</summary>
    private static IEnumerable<TemplateObject> Margins(ReportContext context)
    {
        if (context.Assessment.Grade is not { } held || context.Model.IsClassification || context.Assessment.Outcome.Status == OutcomeStatus.DataError) yield break;
        Criterion? previous = null;
        foreach (var result in context.RequiredBy(held))
        {
            if (context.Criteria.Margin(result) is { } margin)
                yield return context.New().Text("what", context.Criteria.Subject(result.Criterion, previous).TrimEnd('★', '◆', '▲', '●', ' ')).Text("margin", margin).Flag("none", result.Measured!.Margin == 0).Done;
            previous = result.Criterion;
        }
    }

    private static IReadOnlyList<RungState> States(ReportContext context)
    {
        var outcome = context.Assessment.Outcome;
        var held = context.Model.Grades.ToList().FindIndex(g => g.Id == outcome.Grade);
        return [.. context.Model.Grades.Select((g, i) => i <= held ? RungState.Certain : outcome.PossibleGrades.Contains(g.Id) ? RungState.Possible : RungState.NotReached)];
    }

    public static string Gauge(ReportContext context, int width)
    {
        var states = States(context);
        var total = context.Say($"，共{context.In(FixedWords.HowMany(states.Count)).Replace('两', '二')}级", $", of {Paper.Count(states.Count)} levels");
        var name = context.In(context.Assessment.Grade?.Name ?? context.Model.NoGradeName);
        var may = string.Concat(context.Assessment.Outcome.PossibleGrades.Where(g => g is not null && g != context.Assessment.Outcome.Grade)
            .Select(g => context.Say("，可能", ", possibly ") + context.In(GradeOf(context.Model, g!).Name)));
        return LevelGauge.Draw(states, width, name + may + total);
    }
}
