using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>A node of a YAML or JSON text with its place. A closed union of three cases; immutable.</summary>
internal abstract record SyntaxNode(SourceSpan Span)
{
    private SyntaxNode() : this(default(SourceSpan)) { }

    /// <summary>A plain or quoted value. <paramref name="Quoted"/> keeps <c>"no"</c> apart from <c>no</c>, and <c>""</c> from nothing.</summary>
    internal sealed record Scalar(string Text, bool Quoted, SourceSpan Span) : SyntaxNode(Span)
    {
        /// <summary>Nothing, <c>~</c> or <c>null</c>: the three ways YAML writes no value.</summary>
        public bool IsNull => !Quoted && Text is "" or "~" or "null" && !Quoted;
    }

    /// <summary>A list.</summary>
    internal sealed record Sequence(ImmutableArray<SyntaxNode> Items, SourceSpan Span) : SyntaxNode(Span);

    /// <summary>A mapping in file order; keys are unique.</summary>
    internal sealed record Mapping(ImmutableArray<SyntaxEntry> Entries, SourceSpan Span) : SyntaxNode(Span)
    {
        /// <summary>The value of a key, or null when the key is absent.</summary>
        public SyntaxNode? this[string key]
        {
            get
            {
                foreach (var entry in Entries)
                    if (entry.Key == key) return entry.Value;
                return null;
            }
        }
    }
}

/// <summary>One key of a mapping with its value.</summary>
internal sealed record SyntaxEntry(string Key, SourceSpan KeySpan, SyntaxNode Value);
