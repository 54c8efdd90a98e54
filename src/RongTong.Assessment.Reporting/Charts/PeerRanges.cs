namespace RongTong.Reporting.Charts;

/// <summary>A score among those of peers, as shares of its full mark.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHead">Whether it heads those below it.</param>
/// <param name="Least">Share that is certain.</param>
/// <param name="Most">Share that is possible.</param>
/// <param name="Lower">Lower quartile of the peers.</param>
/// <param name="Median">Their median.</param>
/// <param name="Upper">Their upper quartile.</param>
/// <param name="Standing">Where it stands, in words.</param>
internal sealed record PeerRange(string Name, bool IsHead, decimal Least, decimal Most, decimal Lower, decimal Median, decimal Upper, string Standing);

/// <summary>The middle half of the peers as a band with its median, the firm as a dot; a score that is open as a hatched stretch.</summary>
internal static class PeerRanges
{
    private const decimal Width = 688, Step = 24;

    public static string Draw(IReadOnlyList<PeerRange> ranges, string finding)
    {
        var left = Math.Clamp(ranges.Max(r => TextWidth.Of(r.Name, r.IsHead ? 15 : 13) + (r.IsHead ? 0 : 16)) + 16, 128, 270);
        var right = Width - ranges.Max(r => TextWidth.Of(r.Standing, 12)) - 22;
        var bottom = ranges.Count * Step + 6;
        var svg = new Svg((0, 0, Width, bottom + 20), "100%", finding);
        for (var part = 0; part <= 4; part++)
        {
            var x = At(part * 0.25m);
            svg.Path($"M{Svg.N(x)} 2V{Svg.N(bottom)}", "class=\"c-grid\"").Text(x, bottom + 15, Wording.Paper.Percent(part * 0.25m), Ink.Caption, "middle");
        }
        for (var i = 0; i < ranges.Count; i++)
        {
            var (range, y) = (ranges[i], i * Step + 15);
            svg.Text(range.IsHead ? 0 : 16, y + 4, TextWidth.Fit(range.Name, range.IsHead ? 15 : 13, left - (range.IsHead ? 10 : 26)), range.IsHead ? Ink.Heading : Ink.Label)
                .Rect(At(range.Lower), y - 5, Math.Max(1, At(range.Upper) - At(range.Lower)), 10, Ink.PaleBar)
                .Path($"M{Svg.N(At(range.Median))} {Svg.N(y - 7)}V{Svg.N(y + 7)}", Ink.StrongTick);
            if (range.Most > range.Least) svg.Rect(At(range.Least), y - 4, At(range.Most) - At(range.Least), 8, Ink.Open);
            else svg.Dot(At(range.Least), y, 5, Ink.DarkBar);
            svg.Text(Width, y + 4, range.Standing, Ink.Caption, "end");
        }
        return svg.Done;

        decimal At(decimal share) => left + share * (right - left);
    }
}
