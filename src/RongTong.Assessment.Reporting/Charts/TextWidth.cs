namespace RongTong.Reporting.Charts;

/// <summary>About how wide a text is, so that labels find room without a font to measure.</summary>
internal static class TextWidth
{
    /// <summary>Width in pixels at a font size: full-width characters are as wide as high, others a little over half.</summary>
    public static decimal Of(string text, decimal size)
    {
        decimal units = 0;
        foreach (var c in text) units += IsWide(c) ? 1m : char.IsUpper(c) ? 0.68m : c is ' ' or ',' or '.' or 'i' or 'l' ? 0.32m : 0.56m;
        return units * size;
    }

    /// <summary>The text, cut with an ellipsis where it would be wider than there is room.</summary>
    public static string Fit(string text, decimal size, decimal room)
    {
        if (Of(text, size) <= room) return text;
        var kept = text.Length;
        while (kept > 1 && Of(text[..kept], size) > room - size) kept--;
        if (char.IsHighSurrogate(text[kept - 1])) kept--;
        return text[..kept].TrimEnd() + "…";
    }

    /// <summary>The text over as few lines as keep within the room, three at most, as even as its words allow.</summary>
    public static IReadOnlyList<string> Lines(string text, decimal size, decimal room)
    {
        IReadOnlyList<string> lines = [text];
        for (var count = 1; count <= 3; count++)
        {
            lines = Even(text, count, size);
            if (lines.All(l => Of(l, size) <= room)) return lines;
        }
        return [.. lines.Select(l => Fit(l, size, room))];
    }

    /// <summary>The text over so many lines, or fewer where it cannot be parted, the widest of them as narrow as can be.</summary>
    private static IReadOnlyList<string> Even(string text, int count, decimal size)
    {
        IReadOnlyList<string> best = [text];
        if (count == 1) return best;
        for (var at = 1; at < text.Length; at++)
        {
            if (!MayPart(text, at)) continue;
            IReadOnlyList<string> lines = [text[..at].TrimEnd(), .. Even(text[at..].TrimStart(), count - 1, size)];
            if (lines.Max(l => Of(l, size)) < best.Max(l => Of(l, size))) best = lines;
        }
        return best;
    }

    /// <summary>Whether a line may end before a character: after a space, or between two characters of Chinese.</summary>
    private static bool MayPart(string text, int at) => text[at - 1] == ' ' || IsHan(text[at - 1]) && IsHan(text[at]);

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static bool IsWide(char c) => c >= '\u2E80' || c is >= '\u2460' and <= '\u24FF' or '★' or '—' or '…' or '“' or '”';
}
