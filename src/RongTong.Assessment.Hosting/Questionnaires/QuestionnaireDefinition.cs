using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;

namespace RongTong.Hosting.Questionnaires;

/// <summary>What a workbook says it asks: its model, the fingerprint it was exported with, and every item as it stood then. Immutable.</summary>
/// <param name="Model">The model.</param>
/// <param name="Fingerprint">The fingerprint of its text at the export.</param>
/// <param name="Language">Language of the workbook.</param>
/// <param name="Items">The items by key.</param>
internal sealed record QuestionnaireDefinition(ModelRef Model, string Fingerprint, Language Language, ImmutableDictionary<string, DefinedItem> Items)
{
    /// <summary>Reads it from the hidden sheet; null when there is none, or it says something else.</summary>
    public static QuestionnaireDefinition? Read(HandedInWorkbook workbook)
    {
        if (workbook.Sheets.FirstOrDefault(s => s.Name == QuestionnaireColumns.Definitions) is not { } sheet) return null;
        (ModelRef? model, string fingerprint, Language language) = (null, "", Language.Zh);
        var items = new Dictionary<string, (string Name, string Kind, List<(string, string)> Choices)>(StringComparer.Ordinal);
        workbook.Read(sheet, (_, cells) =>
        {
            string At(int column) => column < cells.Count ? cells[column].Text : "";
            switch (At(0))
            {
                case QuestionnaireColumns.Head when At(1) == QuestionnaireColumns.Format && ModelRef.TryParse(At(2), out var reference):
                    (model, fingerprint, language) = (reference, At(3), At(4) == "en" ? Language.En : Language.Zh);
                    break;
                case QuestionnaireColumns.Item:
                    items.TryAdd(At(1), (At(2), At(3), []));
                    break;
                case QuestionnaireColumns.Choice when items.TryGetValue(At(1), out var item):
                    item.Choices.Add((At(2), At(3)));
                    break;
            }
        });
        return model is null ? null : new QuestionnaireDefinition(model, fingerprint, language, items.ToImmutableDictionary(i => i.Key, i => new DefinedItem(i.Value.Name, i.Value.Kind, [.. i.Value.Choices]), StringComparer.Ordinal));
    }

    /// <summary>What a form would say of itself in this language.</summary>
    public static QuestionnaireDefinition Of(QuestionnaireForm form, Language language) => new(
        form.Compiled.Model.Ref, form.Compiled.Fingerprint, language,
        form.Items.ToImmutableDictionary(i => i.Key, i => new DefinedItem(i.Field.Name.In(language), i.Kind(form.Compiled.Model).In(language), i.ListedChoices(language)), StringComparer.Ordinal));

    /// <summary>What differs from another of the same model, item by item, in the order of the form.</summary>
    public IEnumerable<Diagnostic> DifferencesFrom(QuestionnaireDefinition was, QuestionnaireForm form, SourceSpan span)
    {
        foreach (var item in form.Items)
        {
            var now = Items[item.Key];
            if (!was.Items.TryGetValue(item.Key, out var before)) yield return DiagnosticCatalog.QuestionDiffers(span, item.Field.Id, item.Field.Name, null, LocalizedText.Same(now.Kind));
            else if (before.DifferenceTo(now) is { } difference) yield return DiagnosticCatalog.QuestionDiffers(span, item.Field.Id, LocalizedText.Same(before.Name), LocalizedText.Same(difference.Was), LocalizedText.Same(difference.Now));
        }
        foreach (var (key, gone) in was.Items.Where(i => i.Key != QuestionnaireColumns.Titles && !Items.ContainsKey(i.Key)).OrderBy(i => i.Key, StringComparer.Ordinal))
            yield return DiagnosticCatalog.QuestionDiffers(span, key[2..], LocalizedText.Same(gone.Name), LocalizedText.Same(gone.Kind), null);
    }
}

/// <summary>An item as a workbook defines it. Immutable.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Kind">What to write: kind, range and unit in words.</param>
/// <param name="Choices">Ids and what a list shows; without id "not applicable".</param>
internal sealed record DefinedItem(string Name, string Kind, ImmutableArray<(string Id, string Shown)> Choices)
{
    /// <summary>Whether an answer to one is an answer to the other.</summary>
    public bool AsksLike(DefinedItem other) => Kind == other.Kind && Choices.Select(c => c.Id).SequenceEqual(other.Choices.Select(c => c.Id), StringComparer.Ordinal);

    /// <summary>What was and what is, in words; null where nothing differs.</summary>
    public (string Was, string Now)? DifferenceTo(DefinedItem other)
    {
        if (Kind != other.Kind) return (Kind, other.Kind);
        if (Name != other.Name) return (Name, other.Name);
        return Choices.SequenceEqual(other.Choices) ? null : (Listed(Choices.Except(other.Choices)), Listed(other.Choices.Except(Choices)));
    }

    private static string Listed(IEnumerable<(string Id, string Shown)> choices) => string.Join("; ", choices.Select(c => c.Shown)) is { Length: > 0 } list ? list : "–";
}
