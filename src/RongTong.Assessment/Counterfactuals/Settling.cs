namespace RongTong.Counterfactuals;

/// <summary>
/// Finds the values of moves made together: each in turn the nearest that leaves the rest a chance, so that in the end none can be one step
/// nearer. Where the order matters, every order of up to three is tried; of more, each comes first once in either direction.
/// </summary>
/// <param name="bench">The sheet, everything but the moves in its place.</param>
/// <param name="steps">The values of each move.</param>
/// <param name="isPossible">After a run: whether nothing required is ruled out; told whether every value is settled.</param>
/// <param name="limit">How often the plan may run.</param>
internal sealed class Settling(Bench bench, IReadOnlyDictionary<Move, Steps> steps, Func<bool, bool> isPossible, int limit)
{
    private Action? _ruledOut;

    /// <summary>Whether the limit was reached somewhere, so that what was not found may still exist.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The values with the least size together, or null when none were found.</summary>
    public ChangeSet? Find(IReadOnlyList<Move> moves)
    {
        ChangeSet? best = null;
        foreach (var order in Orders(moves.Count))
        {
            if (InOrder(moves, order) is { } found && (best is null || found.Cost < best.Cost)) best = found;
            if (IsCut) break;
        }
        return best;
    }

    /// <summary>
    /// Whether a move has no value while the others may have any. Then it is told of every stretch of values ruled out, with the frame as it
    /// stands: whatever else is done, something must be done about one of them.
    /// </summary>
    public bool IsHopeless(IReadOnlyList<Move> moves, Move move, Action ruledOut)
    {
        OpenAll(moves);
        _ruledOut = ruledOut;
        var found = Nearest(move, isLast: moves.Count == 1);
        _ruledOut = null;
        return found is null && !IsCut;
    }

    /// <summary>Opens moves to all their values.</summary>
    public void OpenAll(IReadOnlyList<Move> moves)
    {
        foreach (var move in moves) steps[move].Open(bench.Frame, 0, steps[move].Count - 1);
    }

    private ChangeSet? InOrder(IReadOnlyList<Move> moves, int[] order)
    {
        OpenAll(moves);
        var made = new MoveMade[moves.Count];
        for (var i = 0; i < order.Length; i++)
        {
            var move = moves[order[i]];
            if (Nearest(move, isLast: i == order.Length - 1) is not { } position) return null;
            made[order[i]] = new MoveMade(move, steps[move].ValueAt(position), steps[move].SizeAt(position));
            steps[move].Open(bench.Frame, position, position);
        }
        return new ChangeSet([.. made]);
    }

    /// <summary>The nearest value that leaves a chance: windows that double in width, then halves of the first that does.</summary>
    private decimal? Nearest(Move move, bool isLast)
    {
        var values = steps[move];
        decimal start = 0, width = 1;
        while (start < values.Count)
        {
            var end = Math.Min(start + width, values.Count) - 1;
            if (First(values, start, end, isLast) is { } found) return found;
            (start, width) = (end + 1, width * 2);
        }
        return null;
    }

    private decimal? First(Steps values, decimal from, decimal to, bool isLast)
    {
        if (bench.Runs > limit)
        {
            IsCut = true;
            return null;
        }
        values.Open(bench.Frame, from, to);
        bench.Run();
        if (!isPossible(isLast && from == to))
        {
            _ruledOut?.Invoke();
            return null;
        }
        if (from == to) return from;
        var middle = decimal.Floor((from + to) / 2);
        return First(values, from, middle, isLast) ?? First(values, middle + 1, to, isLast);
    }

    private static IEnumerable<int[]> Orders(int count)
    {
        var forward = Enumerable.Range(0, count).ToArray();
        return count switch
        {
            < 2 => [forward],
            2 => [forward, [1, 0]],
            3 => [forward, [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]],
            _ => Enumerable.Range(0, count).SelectMany(shift => new[] { Turned(forward, shift), [.. Turned(forward, shift).Reverse()] }),
        };
    }

    private static int[] Turned(int[] order, int shift) => [.. order.Skip(shift), .. order.Take(shift)];
}
