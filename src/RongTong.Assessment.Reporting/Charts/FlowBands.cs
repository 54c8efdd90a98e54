namespace RongTong.Reporting.Charts;

/// <summary>A place a flow comes to.</summary>
/// <param name="Count">How many.</param>
/// <param name="Number">The number in words.</param>
/// <param name="Name">What they are.</param>
/// <param name="Note">What else to say of them; empty for nothing.</param>
internal sealed record FlowNode(long Count, string Number, string Name, string Note);

/// <summary>Where a batch went, in three stages: handed in, fit to be decided or sent back, decided so or so or left open.</summary>
internal static class FlowBands
{
    private const decimal Full = 200, Top = 16, Thick = 10, Gap = 16;
    private const decimal One = 130, Two = 440, Three = 740;

    public static string Draw(FlowNode all, FlowNode fit, FlowNode back, FlowNode met, FlowNode open, FlowNode unmet, string finding)
    {
        var scale = all.Count == 0 ? 0 : Full / all.Count;
        var (fitHigh, backHigh) = (fit.Count * scale, back.Count * scale);
        var backTop = Math.Max(Top + fitHigh + 20, Top + 62);
        var ends = new List<(FlowNode Node, decimal Top, decimal High, string Bar, string Band)>();
        var y = 8m;
        foreach (var (node, bar, band) in new[] { (met, Met, MetBand), (open, Open, OpenBand), (unmet, Unmet, UnmetBand) })
        {
            var high = node.Count * scale;
            ends.Add((node, y, high, bar, band));
            y += Math.Max(high, IsLarge(high) ? 44 : 22) + Gap;
        }
        var svg = new Svg((0, 0, 1000, Math.Max(Math.Max(y, backTop + backHigh + 30), Top + Full + 8)), "100%", finding);
        svg.Rect(One - Thick, Top, Thick, Full, Dark);
        if (fit.Count > 0) Band(svg, One, Top, Two - Thick, Top, fitHigh, FitBand);
        if (back.Count > 0) Band(svg, One, Top + fitHigh, Two - Thick, backTop, backHigh, BackBand);
        if (fit.Count > 0) svg.Rect(Two - Thick, Top, Thick, fitHigh, Azure);
        if (back.Count > 0) svg.Rect(Two - Thick, backTop, Thick, Math.Max(backHigh, 1), Grey);
        var from = Top;
        foreach (var (node, top, high, bar, band) in ends)
        {
            if (node.Count == 0) continue;
            Band(svg, Two, from, Three, top, high, band);
            svg.Rect(Three, top, Thick, Math.Max(high, 1), bar);
            from += high;
        }
        svg.Text(One - 22, Top + Full / 2 + 4, all.Number, Large, "end").Text(One - 22, Top + Full / 2 + 23, all.Name, Ink.Label, "end");
        if (fit.Count > 0)
        {
            // On the widest band that leaves, so that no other runs through the words.
            var widest = new[] { met, open, unmet }.MaxBy(n => n.Count) ?? met;
            var above = widest == met ? 0 : widest == open ? met.Count : met.Count + open.Count;
            var middle = Top + (above + widest.Count / 2m) * scale;
            svg.Text(Two + 12, middle, fit.Number, Large).Text(Two + 12, middle + 19, fit.Name, Ink.Label);
        }
        if (back.Count > 0) Small(svg, Two + 12, backTop + backHigh / 2 + 4, back, below: true);
        foreach (var (node, top, high, _, _) in ends)
        {
            if (node.Count == 0) continue;
            if (!IsLarge(high))
            {
                Small(svg, Three + 24, top + high / 2 + 4, node, below: false);
                continue;
            }
            svg.Text(Three + 24, top + high / 2 + 1, node.Number, Large).Text(Three + 24, top + high / 2 + 20, node.Name, Ink.Label, null, node.Note.Length == 0 ? null : "　" + node.Note);
        }
        return svg.Done;
    }

    private static bool IsLarge(decimal high) => high >= 40;

    private static void Small(Svg svg, decimal x, decimal y, FlowNode node, bool below)
    {
        svg.Text(x, y, node.Number, Ink.Number, null, $"　{node.Name}{(below || node.Note.Length == 0 ? "" : "　" + node.Note)}");
        if (below && node.Note.Length > 0) svg.Text(x, y + 19, node.Note, Ink.Caption);
    }

    private static void Band(Svg svg, decimal x, decimal y, decimal toX, decimal toY, decimal high, string style)
    {
        var middle = Svg.N((x + toX) / 2);
        svg.Path($"M{Svg.N(x)} {Svg.N(y)}C{middle} {Svg.N(y)} {middle} {Svg.N(toY)} {Svg.N(toX)} {Svg.N(toY)}V{Svg.N(toY + high)}C{middle} {Svg.N(toY + high)} {middle} {Svg.N(y + high)} {Svg.N(x)} {Svg.N(y + high)}Z", style);
    }

    private const string Large = "style=\"font-size:24px;font-weight:600;fill:#14202b\"";
    private const string Dark = "fill=\"#0a3348\"";
    private const string Azure = "fill=\"#125878\"";
    private const string Grey = "fill=\"#84919c\"";
    private const string Met = "fill=\"#1f7a6d\"";
    private const string Open = "fill=\"url(#h-ochre)\" stroke=\"#b9831c\"";
    private const string Unmet = "fill=\"#d98a7b\"";
    private const string FitBand = "fill=\"#c4dde8\" opacity=\"0.75\"";
    private const string BackBand = "fill=\"#c8d0d7\" opacity=\"0.6\"";
    private const string MetBand = "fill=\"#1f7a6d\" opacity=\"0.3\"";
    private const string OpenBand = "fill=\"#e2b65c\" opacity=\"0.6\"";
    private const string UnmetBand = "fill=\"#d98a7b\" opacity=\"0.5\"";
}
