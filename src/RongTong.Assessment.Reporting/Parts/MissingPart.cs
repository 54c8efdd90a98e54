using RongTong.Advising;
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
        var given = context.FactsAsked.Count(f => assessment.Sheet.Answers.ContainsKey(f.Id));
        var warnings = assessment.Diagnostics.Count(d => d.Severity == Diagnostics.DiagnosticSeverity.Warning);
        return context.New()
            .Text("questions", Paper.Count(questions.Count))
            .Text("questions_answered", Paper.Count(questions.Count(q => !open.Contains(q.Id))))
            .Flag("has_questions", questions.Count > 0)
            .Text("scenes", Paper.Count(scenes.Length))
            .Text("scenes_answered", Paper.Count(scenes.Count(s => !open.Contains(s.Scene.Id))))
            .Flag("has_scenes", !scenes.IsEmpty)
            .Text("facts", Paper.Count(context.FactsAsked.Count))
            .Text("facts_given", Paper.Count(given))
            .Flag("has_facts", context.FactsAsked.Count > 0)
            .Flag("is_complete", open.Count == 0)
            .Text("errors", Paper.Count(assessment.Diagnostics.Length - warnings))
            .Flag("has_errors", assessment.Diagnostics.Length > warnings)
            .Text("warnings", Paper.Count(warnings))
            .Flag("has_warnings", warnings > 0)
            .Done;
    }

    /// <summary>The missing answers that keep the sheet open, the one to give first in front; null when it is decided.</summary>
    public static TemplateObject? Build(ReportContext context)
    {
        var open = context.Assessment.OpenAnswers;
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
        .Text("which", answer.Settling.IsEmpty ? null : Which(context, answer))
        .Text("grade", answer.Settling.IsEmpty ? null : context.In(answer.Settled?.Name ?? context.Model.NoGradeName))
        .Text("grade_inside", answer.Settling.IsEmpty ? null : context.Inside(answer.Settled?.Name ?? context.Model.NoGradeName))
        .Flag("by_reviewer", answer.Field.AnsweredBy == AnsweredBy.Reviewer)
        .Done;

    /// <summary>A question by its number, anything else by its name.</summary>
    private static string Name(ReportContext context, Field field) =>
        field.Number is { } number ? context.Say($"第 {Paper.Count(number)} 题", $"question {Paper.Count(number)}") : context.In(field.Name);

    /// <summary>The answers that settle the grade; levels that form the low or the high end as one border.</summary>
    public static string Which(ReportContext context, OpenAnswer answer)
    {
        var (options, settling) = (answer.Field.Options, answer.Settling);
        if (settling.Length == options.Length) return context.Say("无论怎么答", "whatever the answer");
        if (answer.Field.Type == FieldType.Level && context.Model.Scenes is { } scenes)
        {
            if (settling.SequenceEqual(options[..settling.Length])) return context.Say("未到", "below ") + context.In(scenes.LevelNames[settling.Length]);
            if (settling.SequenceEqual(options[^settling.Length..]))
                return context.Say($"达到{scenes.LevelNames[options.Length - settling.Length].Zh}", $"{scenes.LevelNames[options.Length - settling.Length].En} or above");
        }
        return context.Say($"答“{context.Row(settling.Select(o => o.Text.Zh))}”", $"answered “{string.Join("” or “", settling.Select(o => o.Text.En))}”");
    }
}
