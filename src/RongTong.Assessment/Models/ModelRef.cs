using System.Diagnostics.CodeAnalysis;
using RongTong.Loading;

namespace RongTong.Models;

/// <summary>The name of one edition of one model: <c>authority/model@edition</c>, with a province's layer <c>+overlay</c> if any. Immutable.</summary>
/// <param name="Authority">Who issues the standard, such as <c>miit</c>.</param>
/// <param name="Name">The standard, such as <c>sme-digital-level</c>.</param>
/// <param name="Edition">The edition, such as <c>2024</c>; null means the one in force on the sheet's date.</param>
/// <param name="Overlay">The layer on top, such as <c>shandong</c>, or null.</param>
public sealed record ModelRef(string Authority, string Name, string? Edition, string? Overlay = null)
{
    /// <summary>Reads a reference; false when the text is not one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ModelRef? reference)
    {
        reference = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return false;
        var authority = text[..slash];
        var rest = text[(slash + 1)..];
        string? overlay = null;
        if (rest.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus) (rest, overlay) = (rest[..plus], rest[(plus + 1)..]);
        string? edition = null;
        if (rest.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at) (rest, edition) = (rest[..at], rest[(at + 1)..]);
        if (!PlainValue.IsId(authority) || !PlainValue.IsId(rest) || edition is not null && !PlainValue.IsId(edition) || overlay is not null && !PlainValue.IsId(overlay)) return false;
        reference = new ModelRef(authority, rest, edition, overlay);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Authority}/{Name}{(Edition is null ? "" : "@" + Edition)}{(Overlay is null ? "" : "+" + Overlay)}";
}
