namespace RongTong.Reporting.Charts;

/// <summary>A rate with the room chance leaves it.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Rate">The rate, 0 to 1.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Percent">The rate in words.</param>
/// <param name="Count">Of how many, in words.</param>
internal sealed record RateDot(string Name, decimal Rate, decimal Low, decimal High, string Percent, string Count);

/// <summary>Rates of groups as dots with their intervals, against the rate of all.</summary>
internal static class RateDots
{
    private const decimal Step = 27, Right = 400, Width = 480;

    public static string Draw(IReadOnlyList<RateDot> dots, decimal all, string allLabel, string countHead, string finding)
    {
        var left = Math.Clamp(dots.Max(d => TextWidth.Of(d.Name, 13)) + 18, 40, 170);
        var bottom = 20 + dots.Count * Step;
        var svg = new Svg((0, 0, Width, bottom + 26), "100%", finding);
        for (var part = 0; part <= 5; part++)
        {
            var x = At(part * 0.2m);
            svg.Path($"M{Svg.N(x)} 20V{Svg.N(bottom)}", "class=\"c-grid\"").Text(x, bottom + 18, Wording.Paper.Percent(part * 0.2m), Ink.Caption, "middle");
        }
        svg.Path($"M{Svg.N(At(all))} 16V{Svg.N(bottom)}", "stroke=\"#14202b\" stroke-dasharray=\"3 3\"").Text(Math.Clamp(At(all), left + 30, Right - 30), 11, allLabel, Ink.Caption, "middle");
        for (var i = 0; i < dots.Count; i++)
        {
            var (dot, y) = (dots[i], 20 + i * Step + 14);
            svg.Text(0, y + 4, TextWidth.Fit(dot.Name, 13, left - 10), Ink.Label)
                .Path($"M{Svg.N(At(dot.Low))} {Svg.N(y)}H{Svg.N(At(dot.High))}", "stroke=\"#86b6cc\" stroke-width=\"5\"")
                .Dot(At(dot.Rate), y, 5, "fill=\"#0a3348\"")
                .Text(Right + 46, y + 4, dot.Percent, Ink.Number, "end").Text(Width, y + 4, dot.Count, Ink.Caption, "end");
        }
        return svg.Text(Width, 11, countHead, Ink.Caption, "end").Done;

        decimal At(decimal rate) => left + rate * (Right - 8 - left);
    }
}
