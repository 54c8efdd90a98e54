using System.Collections.Immutable;

namespace RongTong.Models;

/// <summary>Names of units in words. The Chinese name is the unit itself.</summary>
public static class UnitNames
{
    private static readonly ImmutableDictionary<string, string> English = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["万元"] = "10k CNY", ["人"] = "people", ["年"] = "years", ["天"] = "days", ["项"] = "items", ["分"] = "points", ["个"] = "", ["名次"] = "rank", ["date"] = "",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Whether a unit needs a name from the model.</summary>
    public static bool IsKnown(string unit) => unit.Length == 0 || English.ContainsKey(unit);

    /// <summary>The English name of a unit, from the model or the common ones; the unit itself when neither has one.</summary>
    public static string InEnglish(Unit unit, EvaluationModel model) =>
        unit.ToString() is var text && model.Units.TryGetValue(text, out var own) ? own : English.GetValueOrDefault(text, text);
}
