namespace RongTong.Planning;

/// <summary>
/// What ties topics to each other, as inequalities: a move that needs something asks for it, the picks that bring it supply it, and no path
/// asks for more than is supplied. Likewise a claim of a bonus asks for its sources, and leaves room for no more than the next claim asks for.
/// Immutable.
/// </summary>
internal sealed class Couplings
{
    private readonly List<(int Coupling, int Net)>[] _picks;
    private readonly List<int> _bonuses = [];
    private readonly Bonus[] _all;

    public Couplings(PathProblem problem, Topics topics)
    {
        var picks = topics.All[..topics.Coupled].SelectMany(t => t.Picks).ToList();
        _picks = [.. Enumerable.Range(0, topics.All.Sum(t => t.Picks.Length)).Select(_ => new List<(int, int)>())];
        _all = topics.Bonuses;
        foreach (var move in problem.Moves)
        foreach (var (parts, count) in Conjuncts(move.Need, problem))
            Add(picks, p => (p.Moves.Contains(move.Index) ? count : 0) - Math.Min(count, parts.Count(n => Brings(problem, p, n))));
        foreach (var bonus in topics.Bonuses)
        {
            _bonuses.Add(Count);
            foreach (var pick in picks)
            {
                if (bonus.Sources(pick) is not (> 0 and var supplied)) continue;
                _picks[pick.Number].Add((Count, -supplied));
                _picks[pick.Number].Add((Count + 1, supplied));
            }
            Count += 2;
        }
    }

    /// <summary>How many inequalities there are.</summary>
    public int Count { get; private set; }

    /// <summary>What a pick asks for less what it supplies, where that is not zero.</summary>
    public List<(int Coupling, int Net)> Of(Pick pick) => _picks[pick.Number];

    /// <summary>What a claim of a bonus asks for, and what it leaves room for.</summary>
    public IEnumerable<(int Coupling, int Net)> Of(int bonus, int claim)
    {
        var (least, most) = _all[bonus].Range(claim);
        yield return (_bonuses[bonus], least);
        yield return (_bonuses[bonus] + 1, -most);
    }

    private void Add(List<Pick> picks, Func<Pick, int> net)
    {
        var nets = picks.ConvertAll(p => net(p));
        if (nets.TrueForAll(n => n <= 0)) return;
        for (var i = 0; i < nets.Count; i++)
            if (nets[i] != 0) _picks[picks[i].Number].Add((Count, nets[i]));
        Count++;
    }

    /// <summary>The parts of a need that must each hold and do not yet, as so many of some plain ones; what could come from a rule is left out.</summary>
    private static IEnumerable<(List<Need> Parts, int Count)> Conjuncts(Need need, PathProblem problem)
    {
        if (need.Holds(problem.Start)) yield break;
        if (need is Need.Some some && some.Count == some.Parts.Length)
        {
            foreach (var part in some.Parts)
            foreach (var conjunct in Conjuncts(part, problem))
                yield return conjunct;
            yield break;
        }
        var (parts, count) = need is Need.Some { } any ? (any.Parts, any.Count) : ([need], 1);
        var held = parts.Count(p => p.Holds(problem.Start));
        var open = parts.Where(p => !p.Holds(problem.Start)).ToList();
        // A group among the parts brings no more than its first member does.
        var plain = open.ConvertAll(Plain);
        if (plain.TrueForAll(p => p is Need.AtLeast or Need.Has && !ByRule(p, problem))) yield return (plain, count - held);
    }

    private static Need Plain(Need need) => need is Need.Some { Parts: [var first, ..] } all && all.Count == all.Parts.Length ? Plain(first) : need;

    private static bool ByRule(Need need, PathProblem problem) => need.Reads.Any(r => problem.Moves.Any(m => m.Lifts.Any(g => g.Coverage is not null && g.Choice == r.Choice)));

    private static bool Brings(PathProblem problem, Pick pick, Need need)
    {
        var (choice, option) = need switch { Need.AtLeast level => (level.Choice, level.Position), Need.Has has => (has.Choice, has.Option), _ => (-1, 0) };
        var isMulti = problem.Choices[choice].IsMulti;
        foreach (var index in pick.Moves)
        {
            var move = problem.Moves[index];
            if (move.Choice == choice && (isMulti ? move.To == option : move.To >= option)) return true;
            foreach (var gain in move.Lifts)
                if (gain.Coverage is null && gain.Choice == choice && (isMulti ? gain.Option == option : gain.Option >= option)) return true;
        }
        return false;
    }
}
