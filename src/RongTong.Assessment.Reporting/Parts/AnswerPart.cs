using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Parts;

/// <summary>Every answer as it was given, with the points it earned.</summary>
internal static class AnswerPart
{
    public static TemplateObject Build(ReportContext context)
    {
        var sheet = context.Assessment.Sheet;
        return context.New()
            .List("questions", context.Assessment.Awards.Select(a => Question(context, a)))
            .List("facts", context.Model.Fields.Where(f => sheet.Answers.ContainsKey(f.Id)).Select(f => context.New()
                .Text("name", context.In(f.Name))
                .Text("value", Value(context, f, sheet.Answers[f.Id]))
                .Done))
            .List("unused", Unused(context).Select(a => context.New().Text("name", a.Key).Text("value", string.Join("; ", a.Value.Values)).Done))
            .Texts("facts_missing", context.FactsAsked.Where(f => !sheet.Answers.ContainsKey(f.Id)).Select(f => context.In(f.Name)))
            .Done;
    }

    /// <summary>The answers to what the model does not ask.</summary>
    internal static IEnumerable<KeyValuePair<string, Answer>> Unused(ReportContext context)
    {
        var asked = context.Model.Answerable.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return context.Assessment.Sheet.Answers.Where(a => !asked.Contains(a.Key)).OrderBy(a => a.Key, StringComparer.Ordinal);
    }

    private static TemplateObject Question(ReportContext context, AwardResult result)
    {
        var award = result.Award;
        var id = award.Question?.Id ?? award.Id;
        return context.New()
            .Text("number", award.Question?.Number is { } number ? Paper.Count(number) : null)
            .Text("text", context.In(award.Name))
            .Text("indicator", context.In(result.Indicator.Name))
            .List("chosen", result.Chosen.Select(o => context.New().Text("letter", o.Letter).Text("text", context.In(o.Text)).Done))
            .Text("points", context.Paper.Score(result.Value))
            .Text("out_of", Paper.Number(award.OutOf))
            .Flag("derived", result.IsDerived)
            .Text("value", award is { IsQuestion: true, Question: { Options.Length: 0 } asked } && context.Assessment.Sheet.Answers.TryGetValue(asked.Id, out var given) ? Value(context, asked, given) : null)
            .Flag("open", award.IsQuestion && context.Assessment.Unanswered.Any(f => f.Id == id))
            .Flag("not_applicable", result.Value.State == NumberState.NotApplicable || context.Assessment.Sheet.NotApplicable.ContainsKey(id))
            .Flag("has_options", award.Question is { Options.Length: > 0 })
            .Done;
    }

    /// <summary>An answer as filed; what cannot be read as what is asked stands as it was written.</summary>
    internal static string Value(ReportContext context, Field field, Answer answer)
    {
        if (field.Options.Length > 0)
            return context.Row(answer.Values.SelectMany(v => v.Split(';')).Select(v => field.Options.FirstOrDefault(o => o.Id == v.Trim()) is { } option ? context.In(option.Text) : v));
        var text = string.Join("; ", answer.Values);
        if (field.Type == FieldType.Bool) return text switch { "true" => context.Say("是", "yes"), "false" => context.Say("否", "no"), _ => text };
        if (field.Type is not (FieldType.Number or FieldType.Integer or FieldType.Ratio or FieldType.Money)) return text;
        return text.Length <= 20 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000_000_000m
            ? field.Type == FieldType.Ratio ? NumberWords.ExactPercent(value) : context.Paper.Value(value, field.Type == FieldType.Money ? Unit.Money : field.Unit)
            : text;
    }
}
