using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Authoring.DecisionTables;

/// <summary>
/// Every combination a table can meet, exactly: each input is cut at every border its rules name, so that within one piece all values are alike.
/// Says what no rule covers, what several do, and which rules never count. Immutable.
/// </summary>
public sealed class DecisionAnalysis
{
    /// <summary>More combinations are not looked at one by one.</summary>
    private const int MostCombinations = 200_000;

    /// <summary>More gaps are not named one by one.</summary>
    private const int MostGaps = 20;

    private readonly DecisionTable _table;
    private readonly HitPolicy _policy;
    private readonly ImmutableArray<ImmutableArray<Piece>> _pieces;

    private DecisionAnalysis(DecisionTable table, HitPolicy policy)
    {
        (_table, _policy) = (table, policy);
        _pieces = [.. table.Inputs.Select((input, i) => PiecesOf(input, [.. table.Rules.Select(r => r.Cells[i])]))];
    }

    /// <summary>Looks at a table.</summary>
    /// <returns>Gaps, overlaps and rules without effect, at their cells; empty for a table that says one thing everywhere.</returns>
    public static ImmutableArray<Diagnostic> Of(DecisionTable table, HitPolicy policy) => new DecisionAnalysis(table, policy).Problems();

    private ImmutableArray<Diagnostic> Problems()
    {
        var count = _pieces.Aggregate(1L, (product, pieces) => Math.Min(product * pieces.Length, MostCombinations + 1L));
        if (count > MostCombinations) return [DiagnosticCatalog.TooManyCombinations(_table.Span, MostCombinations)];
        var covers = _table.Rules.Select(r => r.Cells.Select((c, i) => _pieces[i].Select(p => p.IsIn(c)).ToArray()).ToArray()).ToArray();
        var gaps = new List<int[]>();
        var overlaps = new SortedSet<(int One, int Other)>();
        var counts = new bool[_table.Rules.Length];
        var at = new int[_pieces.Length];
        for (var n = 0L; n < count; n++)
        {
            var first = -1;
            for (var rule = 0; rule < covers.Length; rule++)
            {
                var holds = true;
                for (var i = 0; i < at.Length && holds; i++) holds = covers[rule][i][at[i]];
                if (!holds) continue;
                if (first < 0) counts[first = rule] = true;
                else if (_policy == HitPolicy.Unique) overlaps.Add((first, rule));
            }
            if (first < 0) gaps.Add([.. at]);
            for (var i = at.Length - 1; i >= 0 && ++at[i] == _pieces[i].Length; i--) at[i] = 0;
        }
        var boxes = Merged(gaps);
        return
        [
            .. boxes.Take(MostGaps).Select(b => DiagnosticCatalog.DecisionGap(_table.Span, _table.Name, Named(b))),
            .. boxes.Count > MostGaps ? [DiagnosticCatalog.MoreDecisionGaps(_table.Span, boxes.Count - MostGaps)] : ImmutableArray<Diagnostic>.Empty,
            .. overlaps.Select(o => DiagnosticCatalog.DecisionOverlap(_table.Rules[o.Other].Span, _table.Rules[o.One].Span, Common(covers[o.One], covers[o.Other]), _table.Rules[o.One].Results.SequenceEqual(_table.Rules[o.Other].Results, StringComparer.Ordinal))),
            .. _policy == HitPolicy.First ? _table.Rules.Where((_, i) => !counts[i]).Select(r => DiagnosticCatalog.DecisionRuleUnused(r.Span)) : [],
        ];
    }

    /// <summary>Combinations side by side as one, along one input after the other.</summary>
    private List<(int First, int Last)[]> Merged(List<int[]> points)
    {
        var boxes = points.ConvertAll(p => Array.ConvertAll(p, i => (First: i, Last: i)));
        for (var along = _pieces.Length - 1; along >= 0; along--)
        {
            var merged = new List<(int First, int Last)[]>();
            var dimension = along;
            foreach (var group in boxes.GroupBy(b => string.Join(',', b.Select((r, i) => i == dimension ? "" : FormattableString.Invariant($"{r.First}-{r.Last}"))), StringComparer.Ordinal))
            {
                (int First, int Last)[]? open = null;
                foreach (var box in group.OrderBy(b => b[dimension].First))
                    if (open is not null && open[dimension].Last + 1 == box[dimension].First) open[dimension].Last = box[dimension].Last;
                    else merged.Add(open = [.. box]);
            }
            boxes = merged;
        }
        return boxes;
    }

    private string Named((int First, int Last)[] box) => Named(box.Select((r, i) => Enumerable.Range(r.First, r.Last - r.First + 1).ToArray()).ToArray());

    private string Common(bool[][] one, bool[][] other) => Named(_pieces.Select((p, i) => Enumerable.Range(0, p.Length).Where(k => one[i][k] && other[i][k]).ToArray()).ToArray());

    private string Named(int[][] chosen)
    {
        var parts = _table.Inputs.Select((input, i) => chosen[i].Length == _pieces[i].Length ? null : $"{input.Name} {Piece.Named([.. chosen[i].Select(k => _pieces[i][k])])}").OfType<string>().ToList();
        return parts.Count == 0 ? "-" : string.Join(", ", parts);
    }

    internal static ImmutableArray<Piece> PiecesOf(DecisionInput input, ImmutableArray<DecisionCell> cells)
    {
        if (input.Within is not { } within) return [.. input.Words.Select(w => new Piece(null, w))];
        var borders = cells.OfType<DecisionCell.Ranges>().SelectMany(r => r.All).Append(within).SelectMany(r => new[] { r.Lower, r.Upper }).OfType<decimal>().Distinct().Order().ToList();
        var pieces = new List<NumberRange>();
        decimal? below = null;
        foreach (var border in borders)
        {
            pieces.Add(new NumberRange(below, false, border, false));
            pieces.Add(new NumberRange(border, true, border, true));
            below = border;
        }
        pieces.Add(new NumberRange(below, false, null, false));
        return [.. pieces.Where(p => Piece.IsWithin(p, within)).Select(p => new Piece(p, null))];
    }
}

/// <summary>Values of one input that no rule tells apart: a point, what lies between two, or a word. Immutable.</summary>
internal sealed record Piece(NumberRange? Range, string? Word)
{
    public bool IsIn(DecisionCell cell) => cell switch
    {
        DecisionCell.Ranges ranges => Range is { } range && ranges.All.Any(r => IsWithin(range, r)),
        DecisionCell.Words words => Word is { } word && words.All.Contains(word, StringComparer.Ordinal),
        _ => true,
    };

    /// <summary>Whether a piece lies within a range; every border of the range is one of the pieces.</summary>
    public static bool IsWithin(NumberRange piece, NumberRange range) =>
        (range.Lower is not { } lower || piece.Lower is { } l && (l > lower || l == lower && (range.LowerIncluded || !piece.LowerIncluded)))
        && (range.Upper is not { } upper || piece.Upper is { } u && (u < upper || u == upper && (range.UpperIncluded || !piece.UpperIncluded)));

    /// <summary>Pieces in order, as a table writes them: those side by side as one range.</summary>
    public static string Named(ImmutableArray<Piece> pieces)
    {
        if (pieces.Length > 0 && pieces[0].Word is not null) return string.Join("; ", pieces.Select(p => p.Word));
        return string.Join("; ", Runs([.. pieces.Select(p => p.Range).OfType<NumberRange>()]).Select(Written));
    }

    /// <summary>Ranges side by side as one.</summary>
    public static IEnumerable<NumberRange> Runs(ImmutableArray<NumberRange> ranges)
    {
        NumberRange? open = null;
        foreach (var range in ranges)
            if (open is not null && open.Upper == range.Lower && range.Lower is not null && (open.UpperIncluded || range.LowerIncluded)) open = open with { Upper = range.Upper, UpperIncluded = range.UpperIncluded };
            else
            {
                if (open is not null) yield return open;
                open = range;
            }
        if (open is not null) yield return open;
    }

    private static string Written(NumberRange range) => range switch
    {
        { Lower: { } one, Upper: { } other } when one == other => PlainValue.Format(one),
        { Lower: null, Upper: { } most } => (range.UpperIncluded ? "<= " : "< ") + PlainValue.Format(most),
        { Lower: { } least, Upper: null } => (range.LowerIncluded ? ">= " : "> ") + PlainValue.Format(least),
        { Lower: { } least, Upper: { } most } => $"{(range.LowerIncluded ? '[' : '(')}{PlainValue.Format(least)}..{PlainValue.Format(most)}{(range.UpperIncluded ? ']' : ')')}",
        _ => "-",
    };
}
