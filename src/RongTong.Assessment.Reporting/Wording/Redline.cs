namespace RongTong.Reporting.Wording;

/// <summary>Two texts by what they have in common at both ends and what differs between. Numbers and words stay whole.</summary>
/// <param name="Head">What both begin with.</param>
/// <param name="Gone">What only the earlier text has.</param>
/// <param name="Come">What only the later text has.</param>
/// <param name="Tail">What both end with.</param>
internal sealed record Redline(string Head, string Gone, string Come, string Tail)
{
    /// <summary>Marks what differs.</summary>
    public static Redline Between(string was, string now)
    {
        var (olds, news) = (Pieces(was), Pieces(now));
        var most = Math.Min(olds.Count, news.Count);
        var head = 0;
        while (head < most && olds[head] == news[head]) head++;
        var tail = 0;
        while (tail < most - head && olds[^(tail + 1)] == news[^(tail + 1)]) tail++;
        return new Redline(Joined(olds[..head]), Joined(olds[head..^tail]), Joined(news[head..^tail]), tail == 0 ? "" : Joined(olds[^tail..]));
    }

    private static string Joined(IEnumerable<string> pieces) => string.Concat(pieces);

    /// <summary>Runs of letters and digits, and every other character alone; a point or comma between digits belongs to the number, a Chinese character to itself.</summary>
    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            if (IsWord(text[i]))
                while (end < text.Length && (IsWord(text[end]) || text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1]))) end++;
            else if (char.IsHighSurrogate(text[i]) && end < text.Length) end++;
            pieces.Add(text[i..end]);
            i = end;
        }
        return pieces;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) && c < '\u2E80';
}
