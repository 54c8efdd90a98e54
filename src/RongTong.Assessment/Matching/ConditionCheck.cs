using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Matching;

/// <summary>Whether the conditions of offers hold of a firm. What is not known leaves a condition undecided, never unmet. Stateless and thread-safe.</summary>
internal static class ConditionCheck
{
    public static Truth Of(FirmCondition condition, FirmProfile firm) => condition switch
    {
        FirmCondition.SceneAt scene => LevelOf(firm, scene.Model, scene.Scene) is { } level ? Is(level >= scene.AtLeast) : Truth.Undecided,
        FirmCondition.ChoseOneOf one => ChosenOf(firm, one.Model, one.Question) is { } chosen ? Is(chosen.Any(one.Options.Contains)) : Truth.Undecided,
        FirmCondition.Chose option => ChosenOf(firm, option.Model, option.Question) is { } chosen ? Is(chosen.Contains(option.Option, StringComparer.Ordinal) == option.Wanted) : Truth.Undecided,
        FirmCondition.LinksAt links => Links(links, firm),
        FirmCondition.FactIs fact => firm.Facts.TryGetValue((fact.Catalogue, fact.Fact), out var value) ? Fact(value.Truth, fact.Expected) : Truth.Undecided,
        FirmCondition.FactCompared fact => firm.Facts.TryGetValue((fact.Catalogue, fact.Fact), out var value) ? Compared(value.Number, fact.Comparison, fact.Bound) : Truth.Undecided,
        FirmCondition.Capability capability => firm.Enterprise.Capabilities is { } tags ? Is(tags.Contains(capability.Tag, StringComparer.Ordinal)) : Truth.Undecided,
        FirmCondition.Region region => firm.Enterprise.Region.Length == 0 ? Truth.Undecided : Is(region.Prefixes.Any(p => firm.Enterprise.Region.StartsWith(p, StringComparison.Ordinal))),
        FirmCondition.Outcome outcome => firm.Findings.TryGetValue(outcome.Model, out var found) ? Compared(found.Grade, outcome.Comparison, outcome.Position) : Truth.Undecided,
        FirmCondition.Score score => firm.Findings.GetValueOrDefault(score.Model)?.Scores.TryGetValue(score.Path, out var number) == true ? Compared(number, score.Comparison, score.Bound) : Truth.Undecided,
        FirmCondition.All all => Together(all.Parts.Select(p => Of(p, firm)), decisive: Truth.Unmet),
        FirmCondition.Any any => Together(any.Parts.Select(p => Of(p, firm)), decisive: Truth.Met),
        _ => throw new InvalidOperationException("a condition outside the closed union"),
    };

    /// <summary>The level of a scene, or null when it is not known.</summary>
    public static int? LevelOf(FirmProfile firm, string model, string scene) =>
        firm.Findings.GetValueOrDefault(model)?.Scenes.TryGetValue(scene, out var level) == true ? level : null;

    private static IReadOnlyList<string>? ChosenOf(FirmProfile firm, string model, string question) =>
        firm.Findings.GetValueOrDefault(model)?.Chosen.TryGetValue(question, out var chosen) == true ? chosen : null;

    private static Truth Links(FirmCondition.LinksAt links, FirmProfile firm)
    {
        var levels = links.Links.Select(l => (Level: LevelOf(firm, links.Model, l.Scene), l.Level)).ToList();
        return levels.Count(l => l.Item1 >= l.Level) >= links.AtLeast ? Truth.Met
            : levels.Count(l => l.Item1 is null || l.Item1 >= l.Level) < links.AtLeast ? Truth.Unmet
            : Truth.Undecided;
    }

    /// <summary>A fact of which nothing is claimed is not so.</summary>
    private static Truth Fact(Truth truth, bool expected) => truth switch
    {
        Truth.Met => Is(expected),
        Truth.Unmet or Truth.NothingClaimed => Is(!expected),
        _ => Truth.Undecided,
    };

    private static Truth Compared(Number number, Comparison comparison, decimal bound) =>
        Number.Compare(number, comparison, Number.Known(bound)) switch { Truth.Met => Truth.Met, Truth.Unmet => Truth.Unmet, _ => Truth.Undecided };

    /// <summary>One decisive part decides the whole; else an open one leaves it open.</summary>
    private static Truth Together(IEnumerable<Truth> parts, Truth decisive)
    {
        var all = parts.ToList();
        return all.Contains(decisive) ? decisive : all.Contains(Truth.Undecided) ? Truth.Undecided : decisive == Truth.Met ? Truth.Unmet : Truth.Met;
    }

    private static Truth Is(bool holds) => holds ? Truth.Met : Truth.Unmet;
}
