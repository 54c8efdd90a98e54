namespace RongTong.Loading;

/// <summary>Trees with one node, found by identity, replaced or removed. Nesting is bounded by the reader's depth limit.</summary>
internal static class SyntaxEdit
{
    /// <summary>The tree with one node replaced; the same tree when the node is not in it.</summary>
    public static SyntaxNode Replace(SyntaxNode root, SyntaxNode old, SyntaxNode @new) => Edit(root, old, @new) ?? root;

    /// <summary>The tree without one item of a list.</summary>
    public static SyntaxNode Remove(SyntaxNode root, SyntaxNode old) => Edit(root, old, null) ?? root;

    private static SyntaxNode? Edit(SyntaxNode node, SyntaxNode old, SyntaxNode? @new)
    {
        if (ReferenceEquals(node, old)) return @new;
        switch (node)
        {
            case SyntaxNode.Sequence list:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    if (ReferenceEquals(list.Items[i], old) && @new is null) return list with { Items = list.Items.RemoveAt(i) };
                    if (Edit(list.Items[i], old, @new) is { } item && !ReferenceEquals(item, list.Items[i])) return list with { Items = list.Items.SetItem(i, item) };
                }
                return node;
            case SyntaxNode.Mapping map:
                for (var i = 0; i < map.Entries.Length; i++)
                    if (Edit(map.Entries[i].Value, old, @new) is { } value && !ReferenceEquals(value, map.Entries[i].Value))
                        return map with { Entries = map.Entries.SetItem(i, map.Entries[i] with { Value = value }) };
                return node;
            default:
                return node;
        }
    }
}
