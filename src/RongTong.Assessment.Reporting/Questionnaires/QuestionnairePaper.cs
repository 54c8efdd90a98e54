using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Office.Excel;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Questionnaires;

/// <summary>Renders the form of a model as pages to be printed and filled in by hand. What its template sees stands in <c>templates/README.md</c>. Stateless and thread-safe.</summary>
public static class QuestionnairePaper
{
    /// <summary>Renders the pages.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="form">What they ask; facts the model does not decide by are left out.</param>
    /// <param name="language">Language of the pages.</param>
    /// <param name="sheet">Answers to fill in; null for none.</param>
    /// <param name="titles">Titles that can be on record, with their names; empty where the model asks for none.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, QuestionnaireForm form, Language language, AnswerSheet? sheet, ImmutableArray<(string Id, LocalizedText Name)> titles)
    {
        var name = $"{(language == Language.Zh ? "zh-CN" : "en")}/questionnaire.html.sbn";
        return templates.Names.Contains(name)
            ? templates.Render(name, new Builder(form, language, sheet ?? new AnswerSheet()).Build(titles))
            : new Result<RenderedText>(null, [DiagnosticCatalog.UnknownInclude(SourceSpan.WholeFile(name), name, templates.Names)]);
    }

    private sealed class Builder(QuestionnaireForm form, Language language, AnswerSheet sheet)
    {
        private EvaluationModel Model => form.Compiled.Model;

        private ImmutableArray<FormSection> Sections => [.. form.Sections.Where(s => s.Kind != FormSectionKind.Other)];

        public TemplateObject Build(ImmutableArray<(string Id, LocalizedText Name)> titles) => New()
            .Part("model", New()
                .Text("name", In(Model.Name)).Text("document", Model.Authority.Document).Text("issuer", In(Model.Authority.Issuer)).Text("note", Model.Note is { } note ? In(note) : null).Flag("official", Model.Authority.Official)
                .Markup("ref", Model.Ref.ToString()).Markup("fingerprint", string.Join(' ', form.Compiled.Fingerprint[(form.Compiled.Fingerprint.IndexOf(':', StringComparison.Ordinal) + 1)..].Chunk(8).Select(c => new string(c))))
                .Done)
            .Markup("foot", TextEncoder.CssString.Encode($"{In(Model.Name)} · {Model.Ref} · {form.Compiled.Fingerprint[(form.Compiled.Fingerprint.IndexOf(':', StringComparison.Ordinal) + 1)..][..8]}"))
            .List("sections", Sections.Select(Section))
            .Flag("has_review", Sections.Any(s => s.Kind == FormSectionKind.Review))
            .Flag("has_not_applicable", Sections.Any(s => s.Items.Any(i => i.AllowsNotApplicable)))
            .Count("left_out", form.Sections.Where(s => s.Kind == FormSectionKind.Other).Sum(s => s.Items.Count()))
            .Texts("titles", titles.Select(t => In(t.Name)))
            .List("title_records", sheet.Titles.Select(t => New().Text("name", titles.FirstOrDefault(k => k.Id == t.Title).Name is { } name ? In(name) : t.Title).Text("from", Paper.IsoDate(t.From)).Text("to", Paper.IsoDate(t.To)).Done))
            .Done;

        private TemplateObject Section(FormSection section)
        {
            var number = 0;
            return New()
                .Text("name", In(section.Name))
                .Markup("kind", section.Kind.ToString().ToLowerInvariant())
                .Text("count", Paper.Count(section.Items.Count()))
                .List("groups", section.Groups.Select(g => New().Text("name", g.Name is { } name ? In(name) : null).List("items", g.Items.Select(i => Item(i, i.Number.Length > 0 || i.IsPart || section.Kind == FormSectionKind.Questions ? i.Number : (++number).ToString(CultureInfo.InvariantCulture)))).Done))
                .Done;
        }

        private TemplateObject Item(FormItem item, string number)
        {
            var values = Values(item);
            var isChoice = item.Control is FormControl.OneOf or FormControl.Ticks;
            var choices = item.Choices.Select(c => (Shown: In(c.Shown), Text: c.Text is { } text ? In(text) : null, Alone: c is { IsExclusive: true }, Ticked: values.Contains(c.Id, StringComparer.Ordinal))).ToList();
            if (isChoice && item.AllowsNotApplicable) choices.Add((In(FormItem.NotApplicableWords), null, false, sheet.NotApplicable.ContainsKey(item.Field.Id)));
            return New()
                .Markup("number", number)
                .Text("text", In(item.Field.Name))
                .Text("caption", item.Caption is { } caption ? In(caption) : null)
                // Few and short choices stand side by side, the others below each other.
                .Markup("control", !isChoice ? "line" : choices.All(c => c.Text is null) && choices.Sum(c => TextWidthOf(c.Shown)) <= 60 && choices.Count <= 5 ? "row" : "list")
                .Flag("is_several", item.Control == FormControl.Ticks)
                .Flag("is_part", item.IsPart)
                .Flag("is_wide", item.Control is FormControl.Text or FormControl.Code)
                .Text("unit", FormWords.Unit(item, Model, language) is { Length: > 0 } unit ? unit : null)
                .Text("hint", isChoice || item.Control == FormControl.Text ? null : In(item.Hint))
                .Text("help", item.Field.Help is { } help ? In(help) : null)
                .Text("evidence", item.Field.Evidence is { } evidence ? In(evidence) : null)
                .Text("left", item.MayBeLeft is { } left ? In(left) : null)
                .Text("value", isChoice || values.IsEmpty ? null : Shown(item, values[0]))
                .List("choices", choices.Select(c => New().Text("shown", c.Shown).Text("text", c.Text).Flag("stands_alone", c.Alone).Flag("ticked", c.Ticked).Done))
                .Done;
        }

        private ImmutableArray<string> Values(FormItem item) =>
            item.Key.StartsWith(FormItem.Firm, StringComparison.Ordinal) ? EnterpriseSection.Value(sheet, item.Field.Id) is { } value ? [value] : []
            : item.Control is not (FormControl.OneOf or FormControl.Ticks) && sheet.NotApplicable.ContainsKey(item.Field.Id) ? [In(FormItem.NotApplicableWords)]
            : sheet.Answers.TryGetValue(item.Field.Id, out var answer) ? answer.Values : [];

        /// <summary>A share in per cent, as the column beside it says; anything else as it was given.</summary>
        private static string Shown(FormItem item, string value) =>
            item.Control == FormControl.Percent && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? Paper.Number(share * 100) : value;

        private static int TextWidthOf(string text) => CellContent.Width(text) + 4;

        private static PartBuilder New() => new(TextEncoder.Html);

        private string In(LocalizedText text) => text.In(language);
    }
}
