namespace RongTong.Planning;

/// <summary>
/// The scenes still missing, of every count that is asked for, folded into one number: what a combination becomes by a pick, and which ones
/// can be met at a topic. The same whatever is claimed and however finely points are counted. Immutable after construction.
/// </summary>
internal sealed class MissingScenes
{
    /// <summary>Combinations a table tells apart; the room is better spent on counting points finely.</summary>
    private const int MostStates = 240;

    private readonly int[] _missing;
    private readonly int[]?[] _after;

    /// <summary>Folds the counts of a goal.</summary>
    /// <param name="problem">Where the firm stands.</param>
    /// <param name="topics">What can be picked.</param>
    /// <param name="goal">What is missing.</param>
    public MissingScenes(PathProblem problem, Topics topics, Goal goal)
    {
        // Counts beyond what a table holds are left out, the last ones first; the plan looks at them all.
        States = 1;
        var quotas = new List<Quota>();
        foreach (var quota in goal.Quotas.Where(q => States * (q.Missing + 1) <= MostStates))
        {
            quotas.Add(quota);
            States *= quota.Missing + 1;
        }
        _missing = [.. quotas.Select(q => q.Missing)];
        _after = new int[]?[topics.All.Sum(t => t.Picks.Length)];
        // Many picks raise the same scenes.
        var known = new Dictionary<int, int[]>();
        foreach (var pick in topics.All.SelectMany(t => t.Picks))
        {
            int[] raised = [.. quotas.Select(q => Math.Min(q.Missing, Raised(problem, pick, q)))];
            var folded = Folded(raised);
            if (folded == 0) continue;
            if (!known.TryGetValue(folded, out var after)) known[folded] = after = [.. Enumerable.Range(0, States).Select(s => Lessened(s, raised))];
            _after[pick.Number] = after;
        }
        Reached = Reach(topics);
    }

    /// <summary>How many combinations there are; 0 is none missing.</summary>
    public int States { get; }

    /// <summary>The combination at the start.</summary>
    public int Begin => States - 1;

    /// <summary>For each coupled topic the combinations that picks of those before it can leave.</summary>
    public int[][] Reached { get; }

    /// <summary>The combination after a pick.</summary>
    public int After(int state, Pick pick) => _after[pick.Number] is { } after ? after[state] : state;

    private int Folded(int[] counts)
    {
        var (folded, weight) = (0, 1);
        for (var q = 0; q < _missing.Length; q++)
        {
            folded += counts[q] * weight;
            weight *= _missing[q] + 1;
        }
        return folded;
    }

    private int Lessened(int state, int[] raised)
    {
        var (after, weight) = (0, 1);
        for (var q = 0; q < _missing.Length; q++)
        {
            var missing = state % (_missing[q] + 1);
            state /= _missing[q] + 1;
            after += Math.Max(0, missing - raised[q]) * weight;
            weight *= _missing[q] + 1;
        }
        return after;
    }

    private int[][] Reach(Topics topics)
    {
        var reached = new int[topics.Coupled][];
        int[] states = [Begin];
        for (var t = 0; t < reached.Length; t++)
        {
            reached[t] = states;
            int[]?[] ways = [.. topics.All[t].Picks.Select(p => _after[p.Number]).Distinct()];
            if (Array.TrueForAll(ways, w => w is null)) continue;
            var met = new bool[States];
            foreach (var way in ways)
            foreach (var state in states) met[way is null ? state : way[state]] = true;
            states = [.. Enumerable.Range(0, States).Where(s => met[s])];
        }
        return reached;
    }

    private static int Raised(PathProblem problem, Pick pick, Quota quota)
    {
        var raised = 0;
        foreach (var (choice, position) in quota.Counted)
            if (problem.Start[choice] < (ulong)position && Raises(problem, pick, choice, position)) raised++;
        return raised;
    }

    private static bool Raises(PathProblem problem, Pick pick, int choice, int position)
    {
        foreach (var move in pick.Moves)
            if (problem.Moves[move].Choice == choice && problem.Moves[move].To >= position) return true;
        return false;
    }
}
