using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Text;
using RongTong.Web.Pages.Start;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Console;

/// <summary>The editions a department chooses from: titles in force first, the newest in front, each followed by the versions of provinces. Stateless.</summary>
internal static class Editions
{
    /// <summary>All editions, under headings.</summary>
    /// <param name="models">The models.</param>
    /// <param name="today">The day.</param>
    /// <param name="wanted">Which ones; null for all.</param>
    public static IReadOnlyList<EditionGroup> On(ModelCache models, DateOnly today, Func<CompiledModel, bool>? wanted = null) =>
    [
        .. Ordered(models, today).Where(m => wanted?.Invoke(m) ?? true).GroupBy(m => KindOf(m, today))
            .Select(g => new EditionGroup(ProgrammeTexts.Of(g.Key), [.. g.Select(m => (m.Model.Ref.ToString(), m.Model.Name))])),
    ];

    /// <summary>All editions in that order.</summary>
    public static IReadOnlyList<CompiledModel> Ordered(ModelCache models, DateOnly today)
    {
        var all = models.Rules.Models().Select(m => models.Get(m).Value).OfType<CompiledModel>().ToList();
        var since = all.Where(m => m.Model.Ref.Overlay is null).ToDictionary(m => m.Model.Ref, m => m.Model.EffectiveFrom);
        // A province's version stands with the edition it rests on, whenever it came into force itself.
        DateOnly Since(CompiledModel model) => since.GetValueOrDefault(model.Model.Ref with { Overlay = null }, model.Model.EffectiveFrom);
        return [.. all.OrderBy(m => KindOf(m, today)).ThenByDescending(Since).ThenBy(m => OfferedModels.Rank(m.Model.Ref)).ThenBy(m => m.Model.Ref.Overlay, StringComparer.Ordinal)];
    }

    private static EditionKind KindOf(CompiledModel model, DateOnly today) =>
        model.Model.Grades.All(g => g.Title is null) ? EditionKind.Assessment
        : model.Model.EffectiveTo < today ? EditionKind.FormerTitle : model.Model.EffectiveFrom > today ? EditionKind.ComingTitle : EditionKind.Title;
}

/// <summary>What kind of edition it is.</summary>
public enum EditionKind
{
    /// <summary>It gives a title, and is in force.</summary>
    Title,

    /// <summary>It will give one.</summary>
    ComingTitle,

    /// <summary>It gave one.</summary>
    FormerTitle,

    /// <summary>It gives a score, a level or a class.</summary>
    Assessment,
}

/// <summary>Editions under a heading. Immutable.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Editions">References and names.</param>
public sealed record EditionGroup(LocalizedText Name, IReadOnlyList<(string Reference, LocalizedText Name)> Editions);
