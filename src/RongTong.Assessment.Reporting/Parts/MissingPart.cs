using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>How complete the sheet is, and what to answer first.</summary>
internal static class MissingPart
{
    public static TemplateObject Completeness(ReportContext context)
    {
        var (assessment, model) = (context.Assessment, context.Model);
        var questions = model.Awards.Where(a => a.Question is not null).Select(a => a.Question!).ToList();
        var open = assessment.Unanswered.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var scenes = assessment.Scenes;
        var given = model.Fields.Count(f => assessment.Sheet.Answers.ContainsKey(f.Id));
        var warnings = assessment.Diagnostics.Count(d => d.Severity == Diagnostics.DiagnosticSeverity.Warning);
        return context.New()
            .Text("questions", Paper.Count(questions.Count))
            .Text("questions_answered", Paper.Count(questions.Count(q => !open.Contains(q.Id))))
            .Flag("has_questions", questions.Count > 0)
            .Text("scenes", Paper.Count(scenes.Length))
            .Text("scenes_answered", Paper.Count(scenes.Count(s => !open.Contains(s.Scene.Id))))
            .Flag("has_scenes", !scenes.IsEmpty)
            .Text("facts", Paper.Count(model.Fields.Length))
            .Text("facts_given", Paper.Count(given))
            .Flag("has_facts", !model.Fields.IsEmpty)
            .Flag("is_complete", open.Count == 0)
            .Text("errors", Paper.Count(assessment.Diagnostics.Length - warnings))
            .Flag("has_errors", assessment.Diagnostics.Length > warnings)
            .Text("warnings", Paper.Count(warnings))
            .Flag("has_warnings", warnings > 0)
            .Done;
    }

    /// <summary>The missing answers, the one to give first in front; null when nothing hangs on any.</summary>
    public static TemplateObject? Build(ReportContext context)
    {
        if (context.Assessment.Outcome.Status == OutcomeStatus.DataError) return null;
        var open = OpenAnswer.Of(context.Assessment);
        if (open.IsEmpty) return null;
        return context.New()
            .Texts("names", open.Select(a => Name(context, a.Field)))
            .Text("count", Paper.Count(open.Length))
            .List("order", open.Select(a => Item(context, a)))
            .Done;
    }

    private static TemplateObject Item(ReportContext context, OpenAnswer answer) => context.New()
        .Text("name", Name(context, answer.Field))
        .Text("text", answer.Field.Number is null ? null : context.In(answer.Field.Name))
        .Text("swing", answer.Swing > 0 ? context.Paper.Points(answer.Swing) : null)
        .Text("level", LevelOf(context, answer.Settles))
        .Text("settles", answer.Settles.IsEmpty ? null : context.Row(answer.Settles.Select(c => context.In(c.Name))))
        .Text("grade", GradeSettled(context, answer))
        .Text("bears", answer.Bears.IsEmpty ? null : context.Row(answer.Bears.Select(c => context.In(c.Name))))
        .Flag("by_reviewer", answer.Field.AnsweredBy == AnsweredBy.Reviewer)
        .Done;

    /// <summary>A question by its number, anything else by its name.</summary>
    private static string Name(ReportContext context, Field field) =>
        field.Number is { } number ? context.Say($"第 {Paper.Count(number)} 题", $"question {Paper.Count(number)}") : context.In(field.Name);

    private static string? LevelOf(ReportContext context, IEnumerable<Criterion> settles) =>
        settles.Select(c => c.When).OfType<Condition.SceneCount>().Select(c => c.Level).DefaultIfEmpty(0).Min() is > 0 and var level
            ? context.In(context.Model.Scenes!.LevelNames[level]) : null;

    /// <summary>The grade that is certain as soon as this answer falls short: the one held, when only it and the next are possible.</summary>
    private static string? GradeSettled(ReportContext context, OpenAnswer answer)
    {
        var (outcome, next) = (context.Assessment.Outcome, context.Assessment.NextGrade);
        return outcome.PossibleGrades.Length == 2 && next is not null && outcome.PossibleGrades[1] == next.Id && answer.Settles.Any(c => next.Requires.Any(r => r.Id == c.Id))
            ? context.In(context.Assessment.Grade?.Name ?? context.Model.NoGradeName) : null;
    }
}
