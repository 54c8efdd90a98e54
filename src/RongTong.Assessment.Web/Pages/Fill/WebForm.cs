using System.Collections.Concurrent;
using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Fill;

/// <summary>The form of a model cut into pages: what an enterprise answers, a page for each dimension, group of scenes and kind of fact. Immutable and thread-safe.</summary>
internal sealed record WebForm
{
    /// <summary>Facts are cut by their groups when there are more on a page than this.</summary>
    private const int LongPage = 14;

    private WebForm(QuestionnaireForm form, ImmutableArray<WebSection> sections) => (Form, Sections) = (form, sections);

    /// <summary>Everything the model asks.</summary>
    public QuestionnaireForm Form { get; }

    /// <summary>The pages, in the order of filling in.</summary>
    public ImmutableArray<WebSection> Sections { get; }

    /// <summary>The model.</summary>
    public CompiledModel Compiled => Form.Compiled;

    /// <summary>Everything an enterprise may answer, by id.</summary>
    public ImmutableDictionary<string, FormItem> Items { get; private init; } = ImmutableDictionary<string, FormItem>.Empty;

    /// <summary>Where contradictions are shown.</summary>
    public required CheckPlaces Checks { get; init; }

    /// <summary>The page a field stands on; null for what an enterprise does not answer.</summary>
    public WebSection? SectionOf(string field) => Sections.FirstOrDefault(s => s.Cards.Any(c => c.All.Any(i => i.Field.Id == field)));

    /// <summary>Cuts a form.</summary>
    public static WebForm Of(CompiledModel compiled)
    {
        var form = QuestionnaireForm.Of(compiled);
        var sections = ImmutableArray.CreateBuilder<WebSection>();
        foreach (var section in form.Sections.Where(s => s.Kind is not (FormSectionKind.Enterprise or FormSectionKind.Review)))
        {
            var groups = section.Groups.Select(g => new WebGroup(g.Name, [.. Cards(g.Items.Where(i => !i.IsForReview))])).Where(g => !g.Cards.IsEmpty).ToList();
            if (groups.Count == 0) continue;
            var part = section.Kind switch
            {
                FormSectionKind.Questions => FillTexts.ScoredPart,
                FormSectionKind.Scenes => FillTexts.ScenePart,
                FormSectionKind.Facts => FillTexts.FactPart,
                _ => FillTexts.OtherPart,
            };
            var isCut = section.Kind == FormSectionKind.Scenes || section.Kind == FormSectionKind.Facts && groups.Sum(g => g.Cards.Length) > LongPage;
            foreach (var (name, content) in isCut ? groups.Select(g => (g.Name ?? section.Name, (IEnumerable<WebGroup>)[g with { Name = null }])) : [(section.Name, groups)])
                sections.Add(new WebSection(Count.Of(sections.Count + 1), section.Kind, part, name, [.. content]));
        }
        var items = sections.SelectMany(s => s.Cards).SelectMany(c => c.All).ToImmutableDictionary(i => i.Field.Id, StringComparer.Ordinal);
        return new WebForm(form, sections.ToImmutable()) { Items = items, Checks = new CheckPlaces(compiled.Model, items.Keys.ToHashSet(StringComparer.Ordinal)) };
    }

    /// <summary>A question with the figures asked together with it.</summary>
    private static IEnumerable<WebCard> Cards(IEnumerable<FormItem> items)
    {
        WebCard? card = null;
        foreach (var item in items)
        {
            if (item.IsPart && card is not null)
            {
                card = card with { Parts = card.Parts.Add(item) };
                continue;
            }
            if (card is not null) yield return card;
            card = new WebCard(item, []);
        }
        if (card is not null) yield return card;
    }
}

/// <summary>One page of a form. Immutable.</summary>
/// <param name="Key">Names it in addresses.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Part">The part of the form it belongs to.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Groups">What it asks.</param>
internal sealed record WebSection(string Key, FormSectionKind Kind, LocalizedText Part, LocalizedText Name, ImmutableArray<WebGroup> Groups)
{
    /// <summary>Everything it asks.</summary>
    public IEnumerable<WebCard> Cards => Groups.SelectMany(g => g.Cards);
}

/// <summary>Cards under one heading. Immutable.</summary>
internal sealed record WebGroup(LocalizedText? Name, ImmutableArray<WebCard> Cards);

/// <summary>What stands on one card: a question, and the figures asked with it. Immutable.</summary>
internal sealed record WebCard(FormItem Main, ImmutableArray<FormItem> Parts)
{
    /// <summary>The question and the figures.</summary>
    public IEnumerable<FormItem> All => Parts.Prepend(Main);

    /// <summary>Whether it counts as missing while it is open.</summary>
    public bool IsWanted => Main.MayBeLeft is null || !Parts.IsEmpty;
}

/// <summary>The forms of the models, each cut once. Thread-safe.</summary>
internal sealed class WebForms(ModelCache models)
{
    private readonly ConcurrentDictionary<string, WebForm> _forms = new(StringComparer.Ordinal);

    /// <summary>The form of an edition; null when there is none such, or it has errors.</summary>
    public WebForm? Of(string reference)
    {
        if (_forms.TryGetValue(reference, out var known)) return known;
        if (!ModelRef.TryParse(reference, out var parsed) || !models.Rules.Models().Contains(parsed) || models.Get(parsed).Value is not { } compiled) return null;
        return _forms.GetOrAdd(reference, _ => WebForm.Of(compiled));
    }
}
