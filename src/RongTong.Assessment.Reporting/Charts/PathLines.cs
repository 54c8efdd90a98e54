using System.Text;
using RongTong.Reporting.Wording;

namespace RongTong.Reporting.Charts;

/// <summary>One requirement over the weeks.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Start">Where it stands before the first step.</param>
/// <param name="Points">The weeks in which it may change, and where it stands from then on.</param>
/// <param name="Bound">What is required.</param>
/// <param name="Required">The same in words.</param>
/// <param name="IsCount">Whether it goes by whole numbers.</param>
internal sealed record PathLine(string Name, decimal Start, IReadOnlyList<(decimal Week, decimal Value)> Points, decimal Bound, string Required, bool IsCount)
{
    /// <summary>Where it ends.</summary>
    public decimal End => Points.Count == 0 ? Start : Points[^1].Value;
}

/// <summary>A path over time: one panel for each requirement, a step line and the dashed line it has to reach, over one axis of weeks.</summary>
internal static class PathLines
{
    private const decimal LeastLeft = 92, Right = 540, Top = 30, Panel = 78, Gap = 30, Names = 110, Marks = 40;

    private static readonly decimal[] WeekSteps = [1, 2, 4, 8, 13, 26, 52, 104];

    /// <summary>Draws it.</summary>
    /// <param name="lines">The requirements.</param>
    /// <param name="weeks">Weeks from the first step to the end of the last.</param>
    /// <param name="reached">The week from which all are met.</param>
    /// <param name="flag">What to say there.</param>
    /// <param name="tick">The name of a week.</param>
    /// <param name="finding">What the picture shows.</param>
    public static string Draw(IReadOnlyList<PathLine> lines, decimal weeks, decimal reached, string flag, Func<decimal, string> tick, string finding)
    {
        // Names over two lines, and beside them the marks of the axis.
        var left = Math.Max(LeastLeft, lines.Max(l => TextWidth.Lines(l.Name, 13, Names).Max(w => TextWidth.Of(w, 14))) + Marks);
        var bottom = Top + lines.Count * (Panel + Gap) - Gap + 8;
        var svg = new Svg((0, 0, 688, bottom + 28), "100%", finding);
        var last = Math.Max(1, weeks);
        var scale = (Right - 16 - left) / last;
        for (var i = 0; i < lines.Count; i++) DrawLine(svg, lines[i], Top + i * (Panel + Gap), week => left + week * scale);
        var step = WeekSteps.FirstOrDefault(s => last / s <= 8, 208);
        for (var week = 0m; week <= last; week += step)
            svg.Path($"M{Svg.N(left + week * scale)} {Svg.N(bottom)}v5", "class=\"c-axis\"").Text(left + week * scale, bottom + 20, tick(week), Ink.Caption, "middle");
        svg.Path($"M{Svg.N(left)} {Svg.N(bottom)}H{Svg.N(Right)}", "class=\"c-axis\"");
        var at = left + reached * scale;
        svg.Path($"M{Svg.N(at)} 14V{Svg.N(bottom)}", "stroke=\"#14665b\" stroke-width=\"1.5\"").Dot(at, 14, 4, "fill=\"#14665b\"");
        var isLeft = at - 10 - TextWidth.Of(flag, 13) >= 0;
        svg.Text(isLeft ? at - 10 : at + 10, 18, flag, "style=\"font-size:13px;font-weight:600;fill:#14665b\"", isLeft ? "end" : null);
        return svg.Done;
    }

    private static void DrawLine(Svg svg, PathLine line, decimal top, Func<decimal, decimal> at)
    {
        var (least, most) = (Math.Min(line.Start, line.Bound), Math.Max(line.End, line.Bound));
        var step = Step(most - least, line.IsCount);
        (least, most) = (decimal.Floor(least / step) * step, decimal.Ceiling(most / step) * step);
        if (most == least) most += step;
        decimal High(decimal value) => top + Panel - (value - least) / (most - least) * Panel;
        for (var value = least; value <= most; value += step)
            svg.Path($"M{Svg.N(at(0))} {Svg.N(High(value))}H{Svg.N(Right)}", "class=\"c-grid\"").Text(at(0) - 8, High(value) + 4, Paper.Number(value), Ink.Caption, "end");
        var words = TextWidth.Lines(line.Name, 13, Names);
        for (var i = 0; i < words.Count; i++) svg.Text(0, top + 4 + i * 16, words[i], Ink.StrongLabel);
        svg.Path($"M{Svg.N(at(0))} {Svg.N(High(line.Bound))}H{Svg.N(Right)}", "class=\"c-thr\"");
        var path = new StringBuilder($"M{Svg.N(at(0))} {Svg.N(High(line.Start))}");
        foreach (var (week, value) in line.Points) path.Append('H').Append(Svg.N(at(week))).Append('V').Append(Svg.N(High(value)));
        svg.Path(path.Append('H').Append(Svg.N(Right)).ToString(), "fill=\"none\" stroke=\"#125878\" stroke-width=\"2.5\"");
        // The number at the end stands at its line, what is required below it or where its own line is.
        var end = High(line.End) + 4;
        svg.Text(Right + 10, end, Paper.Number(line.End), Ink.Number);
        svg.Text(Right + 10, Math.Max(end + 16, High(line.Bound) + 4), line.Required, Ink.Caption);
        if (line.Start != line.End) svg.Text(at(0) + 6, High(line.Start) - 6, Paper.Number(line.Start), Ink.Number);
    }

    /// <summary>A round step with two to five lines; whole for what is counted.</summary>
    private static decimal Step(decimal range, bool isWhole)
    {
        foreach (var step in (ReadOnlySpan<decimal>)[0.1m, 0.2m, 0.5m, 1, 2, 5, 10, 20, 25])
            if (range / step <= 4 && !(isWhole && step < 1)) return step;
        return 50;
    }
}
