namespace RongTong.Planning;

/// <summary>
/// When steps begin and end: each as soon as what it needs is done and a place is free, the one with the longest chain behind it first. Steps
/// whose nature goes on beside projects take no place. A list schedule: it keeps every rule, and is not claimed to be the shortest.
/// </summary>
internal static class Schedule
{
    /// <summary>Begin and end of each move, in weeks from 0, in order of beginning.</summary>
    /// <param name="problem">What they do and need.</param>
    /// <param name="moves">Moves that can all be taken.</param>
    /// <param name="places">How many projects at once.</param>
    /// <param name="weeks">How long each takes.</param>
    public static List<(int Move, decimal Begin, decimal End)> Of(PathProblem problem, int[] moves, int places, Func<Move, decimal> weeks)
    {
        var chains = Chains(problem, moves, weeks);
        // Of equals the short ones first, then in the order of the measures.
        var waiting = moves.OrderByDescending(m => chains[m]).ThenBy(m => weeks(problem.Moves[m])).ThenBy(m => m).ToList();
        var running = new List<(int Move, decimal End)>();
        var done = new List<(int Move, decimal Begin, decimal End)>();
        var answers = (ulong[])problem.Start.Clone();
        decimal now = 0;
        while (waiting.Count > 0)
        {
            var begun = false;
            foreach (var move in waiting.ToList())
            {
                var isProject = problem.IsProject(problem.Moves[move]);
                if (isProject && running.Count(r => problem.IsProject(problem.Moves[r.Move])) >= places || !PathProblem.CanTake(problem.Moves[move], answers)) continue;
                waiting.Remove(move);
                running.Add((move, now + weeks(problem.Moves[move])));
                done.Add((move, now, now + weeks(problem.Moves[move])));
                begun = true;
            }
            // What takes no time may let others begin at once.
            if (running.Count == 0) break;
            if (!begun || waiting.Count > 0)
            {
                now = running.Min(r => r.End);
                foreach (var (move, _) in running.Where(r => r.End <= now).OrderBy(r => r.Move)) problem.Take(problem.Moves[move], answers);
                running.RemoveAll(r => r.End <= now);
            }
        }
        // Stable: what begins together stays in the order in which it began.
        return [.. done.OrderBy(d => d.Begin)];
    }

    /// <summary>The weeks from the beginning of each move to the end of the longest chain of moves that cannot do without it.</summary>
    private static Dictionary<int, decimal> Chains(PathProblem problem, int[] moves, Func<Move, decimal> weeks)
    {
        var needed = moves.ToDictionary(m => m, m => Without(problem, moves, m));
        var chains = new Dictionary<int, decimal>();
        foreach (var move in moves) Chain(move);
        return chains;

        decimal Chain(int move)
        {
            if (chains.TryGetValue(move, out var known)) return known;
            var behind = needed[move].Select(Chain).DefaultIfEmpty(0).Max();
            return chains[move] = behind + weeks(problem.Moves[move]);
        }
    }

    /// <summary>The moves that can no longer be taken when one is left out.</summary>
    private static List<int> Without(PathProblem problem, int[] moves, int left)
    {
        var answers = (ulong[])problem.Start.Clone();
        List<int> rest = [.. moves.Where(m => m != left)];
        for (var before = -1; before != rest.Count;)
        {
            before = rest.Count;
            foreach (var move in rest.Where(m => PathProblem.CanTake(problem.Moves[m], answers)).ToList())
            {
                problem.Take(problem.Moves[move], answers);
                rest.Remove(move);
            }
        }
        return rest;
    }
}
