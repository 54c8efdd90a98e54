namespace RongTong.Reporting.Charts;

/// <summary>Who goes where between two rule sets, as bands: places under the first on the left, under the second on the right. What stays is pale.</summary>
internal static class MoveBands
{
    private const decimal Full = 220, Top = 34, Thick = 10, Left = 250, Right = 740, Step = 26;

    /// <summary>Draws it.</summary>
    /// <param name="places">The places, best first, with the style of each.</param>
    /// <param name="firms">From place to place.</param>
    /// <param name="heads">What stands above the left and the right.</param>
    /// <param name="finding">What the picture shows.</param>
    public static string Draw(IReadOnlyList<MovePlace> places, Func<int, int, long> firms, (string Left, string Right) heads, string finding)
    {
        var count = places.Count;
        var all = Math.Max(1, Enumerable.Range(0, count).Sum(a => Enumerable.Range(0, count).Sum(b => firms(a, b))));
        decimal High(long part) => part * Full / all;
        long Before(int place) => Enumerable.Range(0, count).Sum(to => firms(place, to));
        long After(int place) => Enumerable.Range(0, count).Sum(from => firms(from, place));
        var (left, right) = (Stack(count, p => High(Before(p))), Stack(count, p => High(After(p))));
        var bottom = Math.Max(left.Bottom, right.Bottom);
        var svg = new Svg((0, 0, 1000, bottom + 10), "100%", finding);
        svg.Text(Left, 14, heads.Left, Ink.Caption, "end").Text(Right + Thick, 14, heads.Right, Ink.Caption);
        var (outOf, into) = (left.Tops.ToArray(), right.Tops.ToArray());
        for (var from = 0; from < count; from++)
        for (var to = 0; to < count; to++)
        {
            if (firms(from, to) == 0) continue;
            var high = High(firms(from, to));
            Band(svg, outOf[from], into[to], Math.Max(high, 1), from == to ? $"{places[from].Fill} opacity=\"0.25\"" : $"{places[to].Fill} opacity=\"0.8\"");
            outOf[from] += high;
            into[to] += high;
        }
        for (var place = 0; place < count; place++)
        {
            Node(svg, places[place], Before(place), left.Tops[place], High(Before(place)), Left - Thick, Left - 22, "end");
            Node(svg, places[place], After(place), right.Tops[place], High(After(place)), Right, Right + 22, null);
        }
        return svg.Done;
    }

    private static void Node(Svg svg, MovePlace place, long firms, decimal top, decimal high, decimal bar, decimal text, string? anchor)
    {
        if (firms == 0) return;
        svg.Rect(bar, top, Thick, Math.Max(high, 1), place.Fill)
            .Text(text, top + Math.Max(high, 12) / 2 + 4, Wording.Paper.Number(firms), Ink.Number, anchor, "　" + place.Name);
    }

    /// <summary>Places one below the other, each with room for a line of words.</summary>
    private static (decimal[] Tops, decimal Bottom) Stack(int count, Func<int, decimal> high)
    {
        var (tops, y) = (new decimal[count], Top);
        for (var i = 0; i < count; i++)
        {
            tops[i] = y;
            if (high(i) > 0) y += Math.Max(high(i) + 8, Step);
        }
        return (tops, y);
    }

    private static void Band(Svg svg, decimal y, decimal toY, decimal high, string style)
    {
        var middle = Svg.N((Left + Right) / 2);
        svg.Path($"M{Svg.N(Left)} {Svg.N(y)}C{middle} {Svg.N(y)} {middle} {Svg.N(toY)} {Svg.N(Right)} {Svg.N(toY)}V{Svg.N(toY + high)}C{middle} {Svg.N(toY + high)} {middle} {Svg.N(y + high)} {Svg.N(Left)} {Svg.N(y + high)}Z", style);
    }
}

/// <summary>A place of a picture of moves.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Fill">How it is filled.</param>
internal sealed record MovePlace(string Name, string Fill);
