namespace RongTong.Reporting.Charts;

/// <summary>One bar: a node of the score at two times.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHead">Whether it heads the bars below it.</param>
/// <param name="Before">Share that was certain earlier, 0 to 1.</param>
/// <param name="After">Share that is certain now.</param>
/// <param name="Most">Share that is possible now.</param>
/// <param name="Values">Both scores in words.</param>
/// <param name="Difference">What it moved by, in words.</param>
internal sealed record Shift(string Name, bool IsHead, decimal Before, decimal After, decimal Most, string Values, string Difference);

/// <summary>Scores at two times as bars: pale what was and stays, dark what came, an empty dashed outline what went, hatched what is not known.</summary>
internal static class Shifts
{
    private const decimal Width = 688;

    public static string Draw(IReadOnlyList<Shift> shifts, string finding)
    {
        var left = Math.Clamp(shifts.Max(s => TextWidth.Of(s.Name, s.IsHead ? 15 : 13) + (s.IsHead ? 0 : 16)) + 14, 128, 270);
        var difference = shifts.Max(s => TextWidth.Of(s.Difference, 14)) + 18;
        var right = Width - difference - shifts.Max(s => TextWidth.Of(s.Values, 12)) - 22;
        var rows = new List<(Shift Shift, decimal Y)>();
        var y = 6m;
        foreach (var shift in shifts)
        {
            y += shift.IsHead && rows.Count > 0 ? 37 : 21;
            rows.Add((shift, y));
        }
        var svg = new Svg((0, 0, Width, y + 12), "100%", finding);
        foreach (var (shift, baseline) in rows) DrawBar(svg, shift, baseline, left, right, Width - difference);
        return svg.Done;
    }

    private static void DrawBar(Svg svg, Shift shift, decimal y, decimal left, decimal right, decimal values)
    {
        var (thick, top) = shift.IsHead ? (12m, y - 11) : (8m, y - 9);
        var width = right - left;
        var (low, high) = (Math.Min(shift.Before, shift.After), Math.Max(shift.Before, shift.After));
        svg.Text(shift.IsHead ? 0 : 16, y, TextWidth.Fit(shift.Name, shift.IsHead ? 15 : 13, left - (shift.IsHead ? 10 : 26)), shift.IsHead ? Ink.Heading : Ink.Label);
        svg.Rect(left, top, width, thick, shift.IsHead ? Ink.Ground : Ink.SoftGround);
        if (low > 0) svg.Rect(left, top, width * low, thick, Ink.PaleBar);
        if (shift.Most > shift.After) svg.Rect(left + width * shift.After, top, width * (shift.Most - shift.After), thick, Ink.Open);
        if (high > low) svg.Rect(left + width * low, top, width * (high - low), thick, shift.After > shift.Before ? Ink.DarkBar : Ink.Missing);
        svg.Text(values, y, shift.Values, Ink.Caption, "end").Text(Width, y, shift.Difference, shift.After < shift.Before ? Ink.MissingLabel : Ink.StrongLabel, "end");
    }
}
