using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>A node of a model as it is compared: what it is called and what it says, aspect by aspect. Immutable; compared by identity.</summary>
internal sealed class OutlineNode(ModelPart part, string id, LocalizedText name, SourceSpan? span, OutlineNode? parent)
{
    public ModelPart Part { get; } = part;

    public string Id { get; } = id;

    public LocalizedText Name { get; } = name;

    public SourceSpan? Span { get; } = span;

    /// <summary>The node this one is a part of.</summary>
    public OutlineNode? Parent { get; } = parent;

    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>Of a criterion with a condition: what it looks at, whatever the bound. Null where numbers of another edition cannot be told by it.</summary>
    public string? Subject { get; init; }

    /// <summary>The same with the bound.</summary>
    public string? Requirement { get; init; }
}

/// <summary>One thing a node says. Two are alike when their keys are, or, where they name nodes, when these go together.</summary>
/// <param name="Aspect">Of what kind.</param>
/// <param name="Item">Which option or level, by id; empty where there is one.</param>
/// <param name="Label">The option or level in words.</param>
/// <param name="Key">What it says, spelled one way.</param>
/// <param name="Words">What it says, in words.</param>
internal sealed record Statement(Aspect Aspect, string Item, LocalizedText? Label, string Key, LocalizedText Words)
{
    /// <summary>Ids of criteria it names; then the key does not count.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}
