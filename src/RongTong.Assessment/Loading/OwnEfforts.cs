using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Diagnostics;

namespace RongTong.Loading;

/// <summary>Reads a firm's own figures for a step: <c>never</c>, or any of cost (万元), weeks and staffDays.</summary>
internal static class OwnEfforts
{
    /// <summary>How a step is refused.</summary>
    public const string Never = "never";

    private static readonly (string Key, decimal Most)[] Figures = [("cost", EffortLimits.Cost), ("weeks", EffortLimits.Cost), ("staffDays", EffortLimits.StaffDays)];

    private static readonly Shape Own = new Shape.Map("effort", [.. Figures.Select(f => new ShapeKey(f.Key, Shape.Number, Required: false, "own figure"))]);

    /// <summary>What is wrong with one entry.</summary>
    public static ImmutableArray<Diagnostic> Check(SyntaxEntry entry)
    {
        if (entry.Value is SyntaxNode.Scalar { Text: Never }) return [];
        if (entry.Value is not SyntaxNode.Mapping map) return [DiagnosticCatalog.WrongShape(entry.Value.Span, entry.Key, "never，或 { cost, weeks, staffDays }", "never, or { cost, weeks, staffDays }")];
        var found = ShapeChecker.Check(map, Own, entry.Key);
        return found.IsEmpty ? [.. Figures.Where(f => map.Number(f.Key) is { } value && !EffortLimits.Allow(value, f.Most)).Select(f => DiagnosticCatalog.EffortOutOfRange(map.SpanOf(f.Key), f.Key, map.Number(f.Key)!.Value, f.Most))] : found;
    }

    /// <summary>The figures an entry states, as they are written.</summary>
    public static IEnumerable<(string Key, decimal Value)> Stated(OwnEffort effort) =>
        Figures.Zip([effort.Cost, effort.Weeks, effort.StaffDays]).Where(f => f.Second is not null).Select(f => (f.First.Key, f.Second!.Value));

    /// <summary>One entry that has been checked.</summary>
    public static OwnEffort Read(SyntaxNode node) =>
        node is SyntaxNode.Scalar ? OwnEffort.Never : new OwnEffort(node.Number("cost"), node.Number("weeks"), node.Number("staffDays"));
}
