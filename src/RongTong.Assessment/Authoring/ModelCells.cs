using RongTong.Loading;

namespace RongTong.Authoring;

/// <summary>Which place of a node a column shows, and how lists stand in a cell. Stateless.</summary>
internal static class ModelCells
{
    /// <summary>The place below a node a column shows; null where rows of this kind have none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="kind">The kind of row.</param>
    /// <param name="node">Its node; null for one that is not there yet.</param>
    /// <param name="condition">Where its condition stands: nothing for the node itself; null when it has none in this row.</param>
    public static string? PathOf(ModelColumn column, string kind, SyntaxNode? node, string? condition)
    {
        if (column.IsCondition)
        {
            if (condition is null) return null;
            var within = condition.Length == 0 ? node : node.At(condition);
            return condition.Length == 0 ? First(column.Key.Split('|'), within) : $"{condition}/{First(column.Key.Split('|'), within)}";
        }
        string? bare = null;
        foreach (var part in column.Key.Split('|'))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) bare ??= part;
            else if (part.AsSpan(0, colon).SequenceEqual(kind)) return part[(colon + 1)..];
        }
        return bare;
    }

    /// <summary>The first path whose beginning is there; else the first of all.</summary>
    private static string First(string[] paths, SyntaxNode? node) => Array.Find(paths, p => node.At(p.Split('/')[0]) is not null) ?? paths[0];

    public static string Joined(IEnumerable<string> items) => string.Join("; ", items);

    /// <summary>The items of a list in a cell.</summary>
    public static string[] Items(string text) => text.Split([';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
