using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Start;

/// <summary>The standards an enterprise can choose from. Thread-safe.</summary>
internal sealed class OfferedModels(ModelCache models)
{
    /// <summary>Of every standard the edition in force on a day, with its provinces; those an enterprise fills in on its own first.</summary>
    public ImmutableArray<OfferedModel> On(DateOnly day) =>
    [
        .. models.Rules.Models().Where(m => m.Overlay is null).Select(m => models.Get(m).Value).OfType<CompiledModel>()
            .Where(c => c.Model.EffectiveFrom <= day && !(c.Model.EffectiveTo < day))
            .GroupBy(c => (c.Model.Ref.Authority, c.Model.Ref.Name)).Select(g => g.MaxBy(c => c.Model.EffectiveFrom)!)
            .OrderBy(c => Rank(c.Model.Ref)).Select(Offered),
    ];

    /// <summary>A standard by its reference, whatever the day; null when there is none such.</summary>
    public OfferedModel? Find(string reference) =>
        ModelRef.TryParse(reference, out var parsed) && parsed is { Edition: not null, Overlay: null } && models.Rules.Models().Contains(parsed) && models.Get(parsed).Value is { } compiled ? Offered(compiled) : null;

    /// <summary>A standard by its whole reference, a province's version included; null when there is none such.</summary>
    public OfferedModel? Named(string reference) =>
        ModelRef.TryParse(reference, out var parsed) && models.Rules.Models().Contains(parsed) && models.Get(parsed).Value is { } compiled ? Offered(compiled) : null;

    /// <summary>The provinces that have a version of an edition of their own.</summary>
    public ImmutableArray<OfferedLayer> LayersOf(string reference) =>
        [.. models.Rules.Models().Where(m => m.Overlay is not null && (m with { Overlay = null }).ToString() == reference).Select(m => models.Get(m).Value).OfType<CompiledModel>().Select(c => new OfferedLayer(c.Model.Ref.Overlay!, c.Model.Name))];

    private OfferedModel Offered(CompiledModel compiled)
    {
        var model = compiled.Model;
        var asked = QuestionnaireForm.Of(compiled).Sections.Where(s => s.Kind is FormSectionKind.Questions or FormSectionKind.Scenes or FormSectionKind.Facts).SelectMany(s => s.Items).Count(i => !i.IsForReview);
        return new OfferedModel(model.Ref.ToString(), model.Name, ModelTexts.ForWhom($"{model.Ref.Authority}/{model.Ref.Name}"), asked, model.Authority.Official, model.Grades.Length > 1 && !model.IsClassification);
    }

    /// <summary>The place of a standard in the order in which standards are offered.</summary>
    public static int Rank(ModelRef model) => ModelTexts.Order.IndexOf($"{model.Authority}/{model.Name}") is >= 0 and var place ? place : int.MaxValue;
}

/// <summary>A province's version of a standard. Immutable.</summary>
public sealed record OfferedLayer(string Overlay, LocalizedText Name);

/// <summary>A standard as the start page shows it. Immutable.</summary>
/// <param name="Ref">Its reference.</param>
/// <param name="Name">Its official name.</param>
/// <param name="ForWhom">For whom it is, in plain words; null where nobody has written them.</param>
/// <param name="Asked">How many things it asks an enterprise.</param>
/// <param name="IsOfficial">Whether an authority issued it.</param>
/// <param name="HasLevels">Whether it gives a level rather than a yes or no.</param>
public sealed record OfferedModel(string Ref, LocalizedText Name, LocalizedText? ForWhom, int Asked, bool IsOfficial, bool HasLevels);
