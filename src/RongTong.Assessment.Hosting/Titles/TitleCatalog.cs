using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Hosting.Batch.Input;
using RongTong.Models;

namespace RongTong.Hosting.Titles;

/// <summary>The titles the models of a rule directory give, edition by edition. Immutable and thread-safe.</summary>
public sealed class TitleCatalog
{
    private readonly ImmutableArray<(Title Title, EvaluationModel Edition)> _titles;

    private TitleCatalog(ImmutableArray<(Title, EvaluationModel)> titles) => _titles = titles;

    /// <summary>Reads the models; provinces give no titles of their own.</summary>
    public static TitleCatalog Of(RuleDirectory rules) => new(
    [
        .. rules.Models().Where(m => m.Overlay is null).Select(m => rules.Compile(m, withMeasures: false).Value).OfType<CompiledModel>()
            .SelectMany(m => m.Model.Grades.Where(g => g.Title is not null).Select(g => (g.Title!, m.Model))),
    ]);

    /// <summary>The names of the titles, ids and official names.</summary>
    public IEnumerable<string> Names => _titles.SelectMany(t => new[] { t.Title.Name.Zh, t.Title.Id }).Distinct(StringComparer.Ordinal);

    /// <summary>A title by its id or one of its names; null when there is none.</summary>
    public Title? Find(string name)
    {
        var key = Key(name);
        return _titles.Select(t => t.Title).LastOrDefault(t => t.Id == name || Key(t.Name.Zh) == key || string.Equals(t.Name.En, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A name without spaces and quotation marks, which lists write in many ways.</summary>
    private static string Key(string name) => string.Concat(CellText.Narrow(name).Where(c => c is not ('“' or '”' or '"' or '\'')));

    /// <summary>The last day of a title given on a day, by the edition in force then; null when there was none.</summary>
    public (DateOnly LastDay, ModelRef Edition)? LastDay(string title, DateOnly given)
    {
        foreach (var (known, edition) in _titles)
            if (known.Id == title && edition.EffectiveFrom <= given && (edition.EffectiveTo is not { } to || given <= to)) return (known.LastDay(given), edition.Ref);
        return null;
    }
}
