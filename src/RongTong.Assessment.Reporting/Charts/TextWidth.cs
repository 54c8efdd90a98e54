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

    /// <summary>The text over at most two lines.</summary>
    public static IReadOnlyList<string> Lines(string text, decimal size, decimal room)
    {
        if (Of(text, size) <= room) return [text];
        var best = -1;
        for (var i = text.IndexOf(' ', StringComparison.Ordinal); i >= 0; i = text.IndexOf(' ', i + 1))
            if (best < 0 || Math.Abs(text.Length - 2 * i) < Math.Abs(text.Length - 2 * best)) best = i;
        return best < 0 ? [Fit(text, size, room)] : [Fit(text[..best], size, room), Fit(text[(best + 1)..], size, room)];
    }

    private static bool IsWide(char c) => c >= '\u2E80' || c is >= '\u2460' and <= '\u24FF' or '★' or '—' or '…' or '“' or '”';
}
