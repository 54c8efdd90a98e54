namespace RongTong.Reporting.Charts;

/// <summary>One step beside a threshold.</summary>
/// <param name="Count">How many stand there.</param>
/// <param name="IsMet">Whether they are past it.</param>
/// <param name="IsEdge">Whether it is the step just past it.</param>
internal sealed record EdgeBar(long Count, bool IsMet, bool IsEdge);

/// <summary>How many stand how near a threshold, which lies on the edge of a bar.</summary>
internal static class EdgeBars
{
    private const decimal Left = 50, Right = 970, Base = 190, High = 150;

    /// <summary>Draws it.</summary>
    /// <param name="bars">The steps, rising in value.</param>
    /// <param name="marks">The values between them: one more than there are steps, empty where none is written.</param>
    /// <param name="threshold">Before which step the threshold lies.</param>
    /// <param name="required">What it asks for.</param>
    /// <param name="edge">What to say of the step just past it.</param>
    /// <param name="more">And in small.</param>
    /// <param name="sides">What the left and the right side are.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="finding">What the picture shows.</param>
    public static string Draw(IReadOnlyList<EdgeBar> bars, IReadOnlyList<string> marks, int threshold, string required, string edge, string more, (string Left, string Right) sides, string unit, string finding)
    {
        var most = Math.Max(1, bars.Max(b => b.Count));
        var step = Round(most);
        var scale = (High - 24) / most;
        var width = (Right - Left) / bars.Count;
        var svg = new Svg((0, 0, 1000, 236), "100%", finding);
        for (var value = 0m; value <= most; value += step)
            svg.Path($"M{Svg.N(Left)} {Svg.N(Base - value * scale)}H{Svg.N(Right)}", "class=\"c-grid\"").Text(Left - 8, Base - value * scale + 4, Wording.Paper.Number(value), Ink.Caption, "end");
        for (var i = 0; i < bars.Count; i++)
        {
            var high = bars[i].Count * scale;
            if (high > 0) svg.Rect(Left + i * width + 1, Base - high, width - 2, high, bars[i] switch { { IsEdge: true } => Ink.DarkBar, { IsMet: true } => Met, _ => Unmet });
        }
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Length > 0) svg.Text(Left + i * width, Base + 18, marks[i], Ink.Caption, "middle");
        var at = Left + threshold * width;
        var isRight = bars[Math.Min(threshold, bars.Count - 1)].IsEdge;
        svg.Path($"M{Svg.N(at)} 6V{Svg.N(Base)}", Ink.StrongTick)
            .Text(isRight ? at - 8 : at + 8, 16, required, Ink.Number, isRight ? "end" : null)
            .Text(isRight ? at + 8 : at - 8, 16, edge, Ink.Number, isRight ? null : "end")
            .Text(isRight ? at + 8 : at - 8, 33, more, Ink.Caption, isRight ? null : "end")
            .Text((Left + at) / 2, Base + 38, sides.Left, Ink.Caption, "middle").Text((at + Right) / 2, Base + 38, sides.Right, Ink.Caption, "middle")
            .Text(0, 12, unit, Ink.Caption);
        return svg.Done;
    }

    /// <summary>A step of 1, 2 or 5 times a power of ten, three or four of which reach the top.</summary>
    private static decimal Round(long most)
    {
        var step = 1m;
        while (true)
        {
            foreach (var times in (ReadOnlySpan<int>)[1, 2, 5])
                if (step * times * 4 >= most) return step * times;
            step *= 10;
        }
    }

    private const string Met = "fill=\"#86b6cc\"";
    private const string Unmet = "fill=\"#d98a7b\"";
}
