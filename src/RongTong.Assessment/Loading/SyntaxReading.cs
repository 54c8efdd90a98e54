using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>
/// Typed reading of a tree whose shape has been checked. Every difference was already reported, so a missing or wrong value reads as
/// its default and the readers go on to find further problems.
/// </summary>
internal static class SyntaxReading
{
    /// <summary>The key under which a fact says whether it can be changed: only advice reads it, so it decides nothing.</summary>
    public const string AdviceKey = "change";

    /// <summary>The items of a list, or nothing.</summary>
    public static ImmutableArray<SyntaxNode> Items(this SyntaxNode? node) => node is SyntaxNode.Sequence list ? list.Items : [];

    /// <summary>The entries of a mapping, or nothing.</summary>
    public static ImmutableArray<SyntaxEntry> Entries(this SyntaxNode? node) => node is SyntaxNode.Mapping map ? map.Entries : [];

    /// <summary>The value of a key, or null. A null value reads as absent.</summary>
    public static SyntaxNode? At(this SyntaxNode? node, string key) =>
        node is SyntaxNode.Mapping map && map[key] is { } value and not SyntaxNode.Scalar { IsNull: true } ? value : null;

    /// <summary>The text under a key, or null.</summary>
    public static string? Word(this SyntaxNode? node, string key) => (node.At(key) as SyntaxNode.Scalar)?.Text;

    /// <summary>The place of a key's value, or of the node itself.</summary>
    public static SourceSpan SpanOf(this SyntaxNode node, string key) => node.At(key)?.Span ?? node.Span;

    /// <summary>The number under a key, or null.</summary>
    public static decimal? Number(this SyntaxNode? node, string key) =>
        node.Word(key) is { } text && PlainValue.TryNumber(text, out var value) && Math.Abs(value) <= PlainValue.Largest ? value : null;

    /// <summary>The whole number under a key, or null.</summary>
    public static int? Integer(this SyntaxNode? node, string key) =>
        node.Word(key) is { } text && PlainValue.TryInteger(text, out var value) ? value : null;

    /// <summary>The date under a key, or null.</summary>
    public static DateOnly? Date(this SyntaxNode? node, string key) =>
        node.Word(key) is { } text && PlainValue.TryDate(text, out var value) ? value : null;

    /// <summary>Whether a key holds true.</summary>
    public static bool Flag(this SyntaxNode? node, string key, bool otherwise = false) =>
        node.Word(key) is { } text && PlainValue.TryBool(text, out var value) ? value : otherwise;

    /// <summary>The bilingual text under a key, or null.</summary>
    public static LocalizedText? Both(this SyntaxNode? node, string key) => node.At(key)?.AsBoth();

    /// <summary>The texts of a list of plain values.</summary>
    public static ImmutableArray<string> Words(this SyntaxNode? node, string key) =>
        [.. node.At(key).Items().OfType<SyntaxNode.Scalar>().Select(s => s.Text)];

    /// <summary>A node as a bilingual text; a plain value reads the same in both languages.</summary>
    public static LocalizedText? AsBoth(this SyntaxNode node) => node switch
    {
        SyntaxNode.Scalar scalar => LocalizedText.Same(scalar.Text),
        SyntaxNode.Mapping when node.Word("zh") is { } zh && node.Word("en") is { } en => new LocalizedText(zh, en),
        _ => null,
    };
}
