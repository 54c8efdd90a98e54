namespace RongTong.Reporting.Charts;

/// <summary>A threshold on a score bar.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Label">Its name and number.</param>
/// <param name="IsTarget">Whether it is the one the report measures against.</param>
internal sealed record Threshold(decimal At, string Label, bool IsTarget);

/// <summary>A score against its thresholds.</summary>
/// <param name="Name">What is scored.</param>
/// <param name="Scope">The full mark, in words.</param>
/// <param name="OutOf">The full mark.</param>
/// <param name="Least">What is certain.</param>
/// <param name="Most">What is possible.</param>
/// <param name="LeastLabel">The number at the end of what is certain.</param>
/// <param name="MostLabel">The number at the end of what is possible; null when the score is exact.</param>
/// <param name="GapLabel">What is missing, in words; null when nothing is.</param>
/// <param name="Thresholds">The thresholds, rising.</param>
internal sealed record ScoreTrack(
    string Name, string Scope, decimal OutOf, decimal Least, decimal Most, string LeastLabel, string? MostLabel, string? GapLabel, IReadOnlyList<Threshold> Thresholds);

/// <summary>A number of things against the number required.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Scope">How many there are, in words.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Least">How many certainly count.</param>
/// <param name="Most">How many may.</param>
/// <param name="Required">How many are required.</param>
/// <param name="CountLabel">The number that count.</param>
/// <param name="GapLabel">What is missing, in words; null when nothing is.</param>
/// <param name="Note">What else to know.</param>
internal sealed record CountTrack(string Name, string Scope, int Total, int Least, int Most, int Required, string CountLabel, string? GapLabel, string Note);

/// <summary>How far the way to a grade is: one bar for the score, one of cells for each count. What is missing is an empty dashed outline.</summary>
internal static class Progress
{
    private const decimal Right = 668, Thick = 14, RowHeight = 60;

    public static string Draw(ScoreTrack? score, IReadOnlyList<CountTrack> counts, string finding)
    {
        var names = counts.Select(c => (c.Name, c.Scope)).Concat(score is null ? [] : [(score.Name, score.Scope)]);
        var left = Math.Max(118, names.Max(n => TextWidth.Of(n.Name, 13) + TextWidth.Of(n.Scope, 12)) + 26);
        var svg = new Svg((0, 0, 688, (score is null ? 8 : 68) + counts.Count * RowHeight), "100%", finding);
        if (score is not null) DrawScore(svg, score, left, 34);
        for (var i = 0; i < counts.Count; i++) DrawCount(svg, counts[i], left, (score is null ? 34 : 94) + i * RowHeight);
        return svg.Done;
    }

    private static void DrawName(Svg svg, string name, string scope, decimal top) =>
        svg.Text(0, top + 11, name, Ink.Label).Text(TextWidth.Of(name, 13) + 10, top + 11, scope, Ink.Caption);

    private static void DrawScore(Svg svg, ScoreTrack score, decimal left, decimal top)
    {
        var scale = (Right - left) / score.OutOf;
        var (least, most) = (left + score.Least * scale, left + score.Most * scale);
        DrawName(svg, score.Name, score.Scope, top);
        svg.Rect(left, top, Right - left, Thick, Ink.Ground);
        if (least > left) svg.Rect(left, top, least - left, Thick, Ink.Bar);
        if (most > least) svg.Rect(least, top, most - least, Thick, Ink.Open);
        var target = score.Thresholds.FirstOrDefault(t => t.IsTarget);
        if (target is not null && score.GapLabel is not null && left + target.At * scale - most > 2)
            svg.Rect(most + 0.75m, top + 0.75m, left + target.At * scale - most - 1.5m, Thick - 1.5m, Ink.Missing);
        var free = 0m;
        foreach (var threshold in score.Thresholds)
        {
            var x = left + threshold.At * scale;
            var half = TextWidth.Of(threshold.Label, 12) / 2;
            svg.Path($"M{Svg.N(x)} {Svg.N(top - 6)}V{Svg.N(top + 20)}", threshold.IsTarget ? Ink.StrongTick : Ink.Tick);
            if (x - half < free && !threshold.IsTarget) continue;
            svg.Text(x, top - 12, threshold.Label, threshold.IsTarget ? Ink.StrongCaption : Ink.Caption, "middle");
            free = x + half + 6;
        }
        DrawEnds(svg, score, target is null ? most : left + target.At * scale, least, most, left, top + 32);
    }

    private static void DrawEnds(Svg svg, ScoreTrack score, decimal target, decimal least, decimal most, decimal left, decimal y)
    {
        var width = TextWidth.Of(score.LeastLabel, 13) + 6;
        var before = least - width >= left;
        svg.Text(before ? least - 6 : left, y, score.LeastLabel, Ink.Number, before ? "end" : null);
        var after = Math.Max(most, before ? most : left + width) + 6;
        if (score.MostLabel is { } crowded && before && after + TextWidth.Of(crowded, 13) > 688)
        {
            svg.Text(least - 6 - width - 8, y, crowded, Ink.Label, "end");
        }
        else if (score.MostLabel is { } mostLabel)
        {
            svg.Text(after, y, mostLabel, Ink.Number);
            after += TextWidth.Of(mostLabel, 13) + 16;
        }
        if (score.GapLabel is { } gap) svg.Text(Math.Min(Math.Max(target + 6, after), 684 - TextWidth.Of(gap, 13)), y, gap, Ink.MissingLabel);
    }

    private static void DrawCount(Svg svg, CountTrack count, decimal left, decimal top)
    {
        var cell = (Right - left) / Math.Max(1, count.Total);
        DrawName(svg, count.Name, count.Scope, top);
        for (var i = 0; i < count.Total; i++)
        {
            var x = left + i * cell;
            if (i < count.Least) svg.Rect(x, top, cell - 3, Thick, Ink.Bar);
            else if (i < count.Most) svg.Rect(x + 0.5m, top + 0.5m, cell - 4, Thick - 1, Ink.Open);
            else if (i < count.Required) svg.Rect(x + 0.75m, top + 0.75m, cell - 4.5m, Thick - 1.5m, Ink.Missing);
            else svg.Rect(x, top, cell - 3, Thick, Ink.Ground);
        }
        var tick = left + count.Required * cell - 1.5m;
        svg.Path($"M{Svg.N(tick)} {Svg.N(top - 6)}V{Svg.N(top + 20)}", Ink.StrongTick);
        var reached = left + count.Least * cell - 8;
        var after = tick + 6;
        if (count.Least < count.Required && reached - TextWidth.Of(count.CountLabel, 13) >= left) svg.Text(reached, top + 32, count.CountLabel, Ink.Number, "end");
        else
        {
            if (count.Least < count.Required) after = Math.Max(after, left + TextWidth.Of(count.CountLabel, 13) + 10);
            svg.Text(count.Least < count.Required ? left : after, top + 32, count.CountLabel, Ink.Number);
            if (count.Least >= count.Required) after += TextWidth.Of(count.CountLabel, 13) + 12;
        }
        if (count.GapLabel is { } gap)
        {
            svg.Text(after, top + 32, gap, Ink.MissingLabel);
            after += TextWidth.Of(gap, 13) + 14;
        }
        var noteWidth = TextWidth.Of(count.Note, 12);
        if (after + noteWidth <= 688) svg.Text(after, top + 32, count.Note, Ink.Caption);
        else svg.Text(688, top - 8, count.Note, Ink.Caption, "end");
    }
}
