namespace RongTong.Reporting.Charts;

/// <summary>How far a rung is reached.</summary>
internal enum RungState
{
    Certain,
    Possible,
    NotReached,
}

/// <summary>The level as rising bars: solid is certain, hatched is possible, hollow is not reached.</summary>
internal static class LevelGauge
{
    private const decimal Height = 32, Width = 8, Step = 12;

    public static string Draw(IReadOnlyList<RungState> rungs, int width, string finding)
    {
        var full = rungs.Count * Step - (Step - Width);
        var svg = new Svg((0, 0, full, Height), Svg.N(width), finding, $" class=\"gauge\" height=\"{Svg.N(width * Height / full)}\"");
        for (var i = 0; i < rungs.Count; i++)
        {
            var (x, height) = (i * Step, Height * (i + 1) / rungs.Count);
            var top = Height - height;
            if (rungs[i] == RungState.Certain)
            {
                svg.Rect(x, top, Width, height, "class=\"on\"");
                continue;
            }
            svg.Rect(x + 0.75m, top + 0.75m, Width - 1.5m, height - 1.5m, rungs[i] == RungState.Possible ? "class=\"may\" stroke-width=\"1.5\"" : "class=\"off\" stroke-width=\"1.5\"");
            if (rungs[i] != RungState.Possible) continue;
            for (var y = Height - 1; y - 5 >= top + 1; y -= 4)
                svg.Path($"M{Svg.N(x + 1)} {Svg.N(y)}l6 -5", "class=\"may\" stroke-width=\"1.5\"");
        }
        return svg.Done;
    }

    /// <summary>The same in squares: <c>■▨□□</c>.</summary>
    public static string Squares(IEnumerable<RungState> rungs) =>
        string.Concat(rungs.Select(r => r switch { RungState.Certain => '■', RungState.Possible => '▨', _ => '□' }));

    /// <summary>The same in plain text: <c>[#?..]</c>.</summary>
    public static string Text(IEnumerable<RungState> rungs) =>
        $"[{string.Concat(rungs.Select(r => r switch { RungState.Certain => '#', RungState.Possible => '?', _ => '.' }))}]";
}
