namespace RongTong.Reporting.Charts;

/// <summary>One bar: a node of the score.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHead">Whether it heads the bars below it.</param>
/// <param name="Least">Share that is certain, 0 to 1.</param>
/// <param name="Most">Share that is possible.</param>
/// <param name="Value">Its points.</param>
/// <param name="Scope">Its full mark, in words.</param>
/// <param name="Percent">Its share in words.</param>
/// <param name="IsWeak">Whether the share is shown as a weak one.</param>
internal sealed record NodeBar(string Name, bool IsHead, decimal Least, decimal Most, string Value, string Scope, string Percent, bool IsWeak);

/// <summary>Dimensions and what is in them as horizontal bars, the values at the right edge.</summary>
internal static class DimensionBars
{
    /// <summary>The size of names; those of dimensions are set at 15 in bold, which is a little wider.</summary>
    private const decimal Name = 13, Head = 16.5m;

    public static string Draw(IReadOnlyList<NodeBar> bars, string finding)
    {
        var names = Math.Clamp(bars.Max(b => b.IsHead ? TextWidth.Of(b.Name, Head) : TextWidth.Of(b.Name, Name) + 16) + 14, 128, 340);
        var figures = bars.Max(b => b.IsHead
            ? TextWidth.Of(b.Value, 15) + TextWidth.Of(b.Scope + b.Percent, 12)
            : TextWidth.Of(b.Value, 13) + TextWidth.Of(b.Scope, 12) + TextWidth.Of(b.Percent, 12));
        var (left, right) = (names, Math.Min(528, 688 - figures - 38));
        var rows = new List<(NodeBar Bar, decimal Y)>();
        var y = 6m;
        foreach (var bar in bars)
        {
            y += bar.IsHead ? rows.Count == 0 ? 21 : 37 : 21;
            rows.Add((bar, y));
        }
        var svg = new Svg((0, 0, 688, y + 12), "100%", finding);
        foreach (var (bar, baseline) in rows) DrawBar(svg, bar, baseline, left, right);
        return svg.Done;
    }

    private static void DrawBar(Svg svg, NodeBar bar, decimal y, decimal left, decimal right)
    {
        var (thick, top) = bar.IsHead ? (12m, y - 11) : (8m, y - 9);
        var width = right - left;
        var room = left - (bar.IsHead ? 10 : 26);
        svg.Text(bar.IsHead ? 0 : 16, y, TextWidth.Fit(bar.Name, bar.IsHead ? Head : Name, room), bar.IsHead ? Ink.Heading : Ink.Label);
        svg.Rect(left, top, width, thick, bar.IsHead ? Ink.Ground : Ink.SoftGround);
        if (bar.Least > 0) svg.Rect(left, top, width * bar.Least, thick, bar.IsHead ? Ink.DarkBar : Ink.Bar);
        if (bar.Most > bar.Least) svg.Rect(left + width * bar.Least, top, width * (bar.Most - bar.Least), thick, Ink.Open);
        if (bar.IsHead)
        {
            svg.Text(right + 16, y, bar.Value, Ink.Heading).Text(688, y, $"{bar.Scope}{bar.Percent}", bar.IsWeak ? Ink.WeakCaption : Ink.Caption, "end");
        }
        else
        {
            svg.Text(right + 16, y, bar.Value, Ink.Label, null, " " + bar.Scope).Text(688, y, bar.Percent, bar.IsWeak ? Ink.WeakCaption : Ink.Caption, "end");
        }
    }
}
