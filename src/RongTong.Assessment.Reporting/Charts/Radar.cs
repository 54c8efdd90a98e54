namespace RongTong.Reporting.Charts;

/// <summary>One axis of a radar.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Least">Share that is certain, 0 to 1.</param>
/// <param name="Most">Share that is possible.</param>
/// <param name="Percent">The share in words.</param>
internal sealed record Axis(string Name, decimal Least, decimal Most, string Percent);

/// <summary>The shape over five to nine comparable shares. Stands beside bars that carry the values.</summary>
internal static class Radar
{
    private const decimal CentreX = 190, CentreY = 142, Radius = 98, LabelRadius = 112, Line = 15;

    public static string Draw(IReadOnlyList<Axis> axes, string finding)
    {
        var turns = axes.Select((_, i) => Turn.Of(i, axes.Count)).ToList();
        var labels = axes.Select((a, i) => Place(a, turns[i])).ToList();
        var left = Math.Min(0, labels.Min(l => l.Left));
        var right = Math.Max(380, labels.Max(l => l.Right));
        var (top, bottom) = (Math.Min(14, labels.Min(l => l.Top) - 13), Math.Max(264, labels.Max(l => l.Bottom) + 5));
        var svg = new Svg((left, top, right - left, bottom - top), "380", finding);
        for (var ring = 1; ring <= 4; ring++)
            svg.Polygon(turns.Select(t => Point(t, ring * 0.25m)), ring == 4 ? "class=\"c-grid\" style=\"stroke:#c8d0d7\"" : "class=\"c-grid\"");
        foreach (var turn in turns)
        {
            var end = Point(turn, 1);
            svg.Path($"M{Svg.N(CentreX)} {Svg.N(CentreY)}L{Svg.N(end.X)} {Svg.N(end.Y)}", "class=\"c-grid\"");
        }
        if (axes.Any(a => a.Most > a.Least))
        {
            svg.Polygon(axes.Select((a, i) => Point(turns[i], a.Most)), "fill=\"url(#h-azure)\" stroke=\"#2a7597\" stroke-width=\"1\"");
            svg.Polygon(axes.Select((a, i) => Point(turns[i], a.Least)), "fill=\"#fff\" stroke=\"none\"");
        }
        svg.Polygon(axes.Select((a, i) => Point(turns[i], a.Least)), "fill=\"#2a7597\" fill-opacity=\".22\" stroke=\"#125878\" stroke-width=\"2\"");
        for (var i = 0; i < axes.Count; i++)
        {
            var dot = Point(turns[i], axes[i].Least);
            svg.Dot(dot.X, dot.Y, 3, "fill=\"#125878\"");
            DrawLabel(svg, axes[i], labels[i]);
        }
        return svg.Text(CentreX + 4, CentreY - Radius / 2 + 4, "50%", Ink.Caption).Done;
    }

    private static (decimal X, decimal Y) Point((decimal Sin, decimal Cos) turn, decimal share) =>
        (CentreX + Radius * share * turn.Sin, CentreY - Radius * share * turn.Cos);

    private static LabelPlace Place(Axis axis, (decimal Sin, decimal Cos) turn)
    {
        var lines = TextWidth.Lines(axis.Name, 13, 116);
        var width = Math.Max(lines.Max(l => TextWidth.Of(l, 13)), TextWidth.Of(axis.Percent, 12));
        var (x, y) = (CentreX + LabelRadius * turn.Sin, CentreY - LabelRadius * turn.Cos);
        // Labels above the middle grow upwards, so that a second line does not run into the picture.
        if (turn.Cos > 0.1m) y -= (lines.Count - 1) * Line + (turn.Cos > 0.9m ? 8 : 0);
        else if (turn.Cos > -0.5m) y -= (lines.Count - 1) * Line / 2;
        var anchor = Math.Abs(turn.Sin) < 0.1m ? "middle" : turn.Sin > 0 ? "start" : "end";
        var left = anchor switch { "middle" => x - width / 2, "start" => x, _ => x - width };
        return new LabelPlace(lines, x, y, anchor, left, left + width, y, y + lines.Count * Line);
    }

    private static void DrawLabel(Svg svg, Axis axis, LabelPlace place)
    {
        for (var i = 0; i < place.Lines.Count; i++) svg.Text(place.X, place.Y + i * Line, place.Lines[i], Ink.Label, place.Anchor);
        svg.Text(place.X, place.Y + place.Lines.Count * Line, axis.Percent, Ink.StrongCaption, place.Anchor);
    }

    private sealed record LabelPlace(IReadOnlyList<string> Lines, decimal X, decimal Y, string Anchor, decimal Left, decimal Right, decimal Top, decimal Bottom);
}
