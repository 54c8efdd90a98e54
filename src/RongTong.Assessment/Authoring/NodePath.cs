using System.Globalization;
using RongTong.Loading;

namespace RongTong.Authoring;

/// <summary>Places in a tree: keys and positions with slashes between them, such as <c>criteria/0/when/atLeast</c>; empty for the root. Stateless.</summary>
internal static class NodePath
{
    /// <summary>The node at a place, or null.</summary>
    public static SyntaxNode? Find(SyntaxNode root, string place)
    {
        SyntaxNode? node = root;
        if (place.Length == 0) return node;
        foreach (var step in place.Split('/'))
            node = node switch
            {
                SyntaxNode.Mapping map => map[Unescaped(step)],
                SyntaxNode.Sequence list when int.TryParse(step, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < list.Items.Length => list.Items[index],
                _ => null,
            };
        return node;
    }

    /// <summary>A place below another.</summary>
    public static string Below(string place, string step) => place.Length == 0 ? step : $"{place}/{step}";

    /// <summary>A place below another, by a key that may hold anything.</summary>
    public static string BelowKey(string place, string key) => Below(place, key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    /// <summary>The place one step above, and the last step.</summary>
    public static (string Parent, string Step) Split(string place)
    {
        var slash = place.LastIndexOf('/');
        return slash < 0 ? ("", Unescaped(place)) : (place[..slash], Unescaped(place[(slash + 1)..]));
    }

    /// <summary>Whether a place lies below another.</summary>
    public static bool IsBelow(string place, string other) => other.Length == 0 || place.StartsWith(other + "/", StringComparison.Ordinal);

    private static string Unescaped(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
