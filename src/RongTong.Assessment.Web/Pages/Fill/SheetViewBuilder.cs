using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting.Live;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Fill;

/// <summary>Makes what pages show of a sheet: its form, its answers, and what they come to so far. Not thread-safe; one for each request.</summary>
internal sealed class SheetViewBuilder
{
    /// <summary>Roughly what one question takes, in seconds; only ever shown as minutes.</summary>
    private const int SecondsEach = 40;

    private readonly SavedSheet _saved;
    private readonly string _respondent;
    private readonly WebForm _form;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, AwardResult> _awards;
    private readonly ImmutableArray<ProblemView> _problems;
    private readonly AnswerSheet _sheet;
    private readonly AnswerSheet? _earlier;

    public SheetViewBuilder(OpenSheet open, SheetAssessor assessor, DateTimeOffset now)
    {
        (_saved, _respondent, _form, _now, _sheet, _earlier) = (open.Saved, open.Respondent, open.Form, now, open.Saved.Sheet, open.Earlier);
        Assessment = assessor.Assess(_sheet, new SheetRequest { Model = _form.Compiled.Model.Ref.ToString() }).Assessment ?? throw new InvalidOperationException($"{_saved.Model} assesses nothing");
        _awards = Assessment.Awards.Where(a => a.Award.IsQuestion).ToDictionary(a => a.Award.Question!.Id, StringComparer.Ordinal);
        _problems = [.. Assessment.Diagnostics.OrderByDescending(d => d.Severity).Select(Problem)];
    }

    /// <summary>What the answers come to so far.</summary>
    public Assessment Assessment { get; }

    /// <summary>The sheet.</summary>
    public SheetView Sheet(Language language)
    {
        var model = _form.Compiled.Model;
        return new SheetView
        {
            Id = _saved.Id, Firm = _saved.Head.Enterprise.Name, Code = _saved.Head.Enterprise.Uscc,
            Model = model.Name, Reference = model.Ref.ToString(), Version = _saved.Version,
            IsOpen = _saved.State is SheetState.Draft or SheetState.Returned, State = FillTexts.StateOf(_saved.State),
            Parts = [.. _form.Sections.GroupBy(s => s.Part).Select(g => new NavPart(g.Key, [.. g.Select(Nav)]))],
            Saved = SavedAt(), Standing = Standing.Of(Assessment, language), Problems = _problems,
            Respondent = _saved.Respondents.FirstOrDefault(r => r.Id == _respondent)?.Name ?? "", IsFirst = _saved.Respondents is [var first, ..] && first.Id == _respondent,
            Respondents = _saved.Respondents.Length, Disagreements = _saved.Disagreements.Length,
            Places = _form.Sections.SelectMany(s => s.Cards.SelectMany(c => c.All).Select(i => (i.Field.Id, s.Key))).ToDictionary(p => p.Id, p => p.Key, StringComparer.Ordinal),
        };
    }

    /// <summary>A page of questions.</summary>
    public SectionView Section(WebSection section)
    {
        var at = _form.Sections.IndexOf(section);
        return new SectionView(
            section.Key, section.Name, [.. section.Groups.Select(g => new GroupView(g.Name, [.. g.Cards.Select(c => Card(c, section))]))],
            Math.Max(1, section.Cards.Sum(c => 1 + c.Parts.Length) * SecondsEach / 60),
            at > 0 ? Nav(_form.Sections[at - 1]) : null, at + 1 < _form.Sections.Length ? Nav(_form.Sections[at + 1]) : null) { IsOptional = section.Kind == FormSectionKind.Other };
    }

    /// <summary>An answer in words.</summary>
    public static LocalizedText Words(FormItem item, IReadOnlyList<string> values, bool isNotApplicable, EvaluationModel model)
    {
        if (isNotApplicable) return FormItem.NotApplicableWords;
        if (values.Count == 0) return FillTexts.NotAnswered;
        if (item.Control is FormControl.OneOf or FormControl.Ticks)
        {
            var texts = values.Select(v => Choices(item).FirstOrDefault(c => c.Id == v) is { } choice ? choice.Label ?? choice.Text : LocalizedText.Same(v)).ToList();
            return new LocalizedText(string.Join('；', texts.Select(t => t.Zh)), string.Join("; ", texts.Select(t => t.En)));
        }
        var shown = TypedAnswer.Shown(item, values[0]);
        return new LocalizedText(Joined(shown, item.UnitIn(model, Language.Zh)), Joined(shown, item.UnitIn(model, Language.En)));
    }

    private NavItem Nav(WebSection section) =>
        new(section.Key, section.Name, section.Cards.Count(c => c.IsWanted && IsAnswered(c)), section.Cards.Count(c => c.IsWanted));

    private bool IsAnswered(WebCard card) =>
        _sheet.NotApplicable.ContainsKey(card.Main.Field.Id) || _sheet.Answers.ContainsKey(card.Main.Field.Id) || _awards.GetValueOrDefault(card.Main.Field.Id) is { Chosen.IsEmpty: false };

    private CardView Card(WebCard card, WebSection section) => new(
        Item(card.Main, section), [.. card.Parts.Select(p => Item(p, section))],
        _awards.GetValueOrDefault(card.Main.Field.Id) is { IsDerived: true, Chosen: [var chosen, ..] } ? FillTexts.Derived(RangeTexts.Of(chosen)) : null);

    private ItemView Item(FormItem item, WebSection section)
    {
        var field = item.Field;
        var answers = _saved.Answers.Where(a => a.Field == field.Id).ToList();
        var own = answers.FirstOrDefault(a => a.Respondent == _respondent);
        // Where one has not answered oneself, the form shows what counts: nobody answers twice without need.
        var counted = CountedOf(answers);
        var shown = own is null or { IsEmpty: true } ? counted : own;
        var differing = _saved.Disagreements.Any(d => d.Field == field.Id);
        return new ItemView
        {
            Field = field.Id, Name = field.Name, Caption = Caption(item, section),
            Help = field.Help, Evidence = field.Evidence, Control = item.Control, IsLevels = section.Kind == FormSectionKind.Scenes,
            Unit = new LocalizedText(item.UnitIn(_form.Compiled.Model, Language.Zh), item.UnitIn(_form.Compiled.Model, Language.En)),
            Choices = item.Control is FormControl.OneOf or FormControl.Ticks ? [.. Choices(item).Select(c => c with { IsChosen = shown?.Values.Contains(c.Id) == true })] : [],
            Value = item.Control is FormControl.OneOf or FormControl.Ticks || shown is null || shown.Values.IsEmpty ? "" : TypedAnswer.Shown(item, shown.Values[0]),
            IsNotApplicable = shown?.IsNotApplicable == true, AllowsNotApplicable = item.AllowsNotApplicable,
            MayBeLeft = item.MayBeLeft, Version = own?.Version ?? 0,
            Problems = [.. _problems.Where(p => p.Field == field.Id)],
            Earlier = EarlierOf(item),
            Others = differing ? [.. answers.Where(a => a.Respondent != _respondent && !a.IsEmpty).Select(a => new OtherAnswer(NameOf(a.Respondent), Words(item, a.Values, a.IsNotApplicable, _form.Compiled.Model), a == counted))] : [],
        };
    }

    /// <summary>Last year's answer in words, where this year has another or none yet.</summary>
    private LocalizedText? EarlierOf(FormItem item) =>
        _earlier is not null && StatedAnswer.In(_earlier, item.Field.Id) is { IsAnswered: true } last && !last.IsSameAs(StatedAnswer.In(_sheet, item.Field.Id)) ? Words(item, last.Values, last.IsNotApplicable, _form.Compiled.Model) : null;

    private SavedAnswer? CountedOf(List<SavedAnswer> answers) =>
        answers.Where(a => !a.IsEmpty).OrderByDescending(a => a.Respondent == _saved.Respondents[0].Id).ThenByDescending(a => a.Version).FirstOrDefault();

    private string NameOf(string respondent) => _saved.Respondents.FirstOrDefault(r => r.Id == respondent)?.Name ?? respondent;

    /// <summary>Number, kind and worth.</summary>
    private static LocalizedText Caption(FormItem item, WebSection section)
    {
        List<LocalizedText> words = [];
        if (item.Number.Length > 0) words.Add(FillTexts.Question(item.Number));
        if (section.Kind == FormSectionKind.Scenes) words.Add(FillTexts.HighestReached);
        if (item.Caption is { } caption) words.Add(new LocalizedText(caption.Zh.Replace("，", " · ", StringComparison.Ordinal), caption.En.Replace(", ", " · ", StringComparison.Ordinal)));
        else if (section.Kind != FormSectionKind.Scenes) words.Add(item.Hint);
        if (item.MayBeLeft is { } left) words.Add(left);
        return new LocalizedText(string.Join(" · ", words.Select(w => w.Zh)), string.Join(" · ", words.Select(w => w.En)));
    }

    /// <summary>The choices without the letters of a list: a page has room for the words alone.</summary>
    private static IEnumerable<ChoiceView> Choices(FormItem item) => item.Choices.Select(c =>
    {
        var option = item.Field.Options.FirstOrDefault(o => o.Id == c.Id);
        return item.Field.Type == FieldType.Level
            ? new ChoiceView(c.Id, c.Text ?? FillTexts.NotReached, c.Shown, false, false)
            : new ChoiceView(c.Id, option is null ? c.Shown : RangeTexts.Of(option), null, c.IsExclusive, false) { Official = option?.Text };
    });

    private ProblemView Problem(Diagnostic diagnostic)
    {
        var field = diagnostic.Field ?? _form.Checks.Of(diagnostic.Message);
        return new ProblemView(
            field, field is not null && _form.Items.TryGetValue(field, out var item) ? item.Number.Length > 0 ? FillTexts.Question(item.Number) : item.Field.Name : null,
            diagnostic.Message, diagnostic.Fix, diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private LocalizedText SavedAt()
    {
        var (at, now) = (_saved.Changed.ToLocalTime(), _now.ToLocalTime());
        var time = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        return at.Date == now.Date ? FillTexts.SavedAt(time) : FillTexts.SavedAt(at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    private static string Joined(string value, string unit) => unit switch
    {
        "" => value,
        "%" => value + unit,
        // "600 10k CNY" reads like one number.
        [>= '0' and <= '9', ..] => $"{value} × {unit}",
        _ => $"{value} {unit}",
    };
}
