namespace RongTong.Planning;

/// <summary>
/// All moves of a problem as topics: first those that bear on each other, the ones most others wait for in front; then the free ones, which
/// only add points.
/// </summary>
internal sealed class Topics
{
    /// <summary>Moves of one topic, and picks; beyond them the search does not begin.</summary>
    private const int MostMoves = 12;

    private const int MostPicks = 1 << MostMoves;

    /// <summary>Moves on one multiple choice that are decided together; beyond it each is decided alone.</summary>
    private const int MostTogether = 6;

    private readonly PathProblem _problem;
    private int _picks;
    private readonly List<List<int>> _atoms = [];
    private readonly Dictionary<int, int> _owner = [];
    private readonly Dictionary<int, HashSet<int>> _liftedBy = [];
    private readonly HashSet<int>[] _needs;
    private readonly HashSet<int>[] _neededBy;

    private Topics(PathProblem problem)
    {
        (_problem, Worth) = (problem, new Worth(problem));
        foreach (var group in problem.Moves.GroupBy(m => m.Choice)) _atoms.AddRange(problem.Choices[group.Key].IsMulti ? Split([.. group]) : [[.. group.Select(m => m.Index)]]);
        for (var a = 0; a < _atoms.Count; a++)
            foreach (var move in _atoms[a]) _owner[KeyOf(problem.Moves[move])] = a;
        foreach (var move in problem.Moves)
        foreach (var gain in move.Lifts)
        foreach (var key in gain.Coverage is null ? [Key(gain.Choice, gain.Option)] : Array.Empty<int>())
        {
            if (!_liftedBy.TryGetValue(key, out var sources)) _liftedBy[key] = sources = [];
            sources.Add(_owner[KeyOf(move)]);
        }
        _needs = [.. _atoms.Select(a => a.SelectMany(m => problem.Moves[m].Need.Reads).Select(r => _owner.GetValueOrDefault(Key(r.Choice, r.Option), -1)).Where(o => o >= 0).ToHashSet())];
        for (var a = 0; a < _atoms.Count; a++) _needs[a].Remove(a);
        _neededBy = [.. _atoms.Select((_, a) => Enumerable.Range(0, _atoms.Count).Where(b => _needs[b].Contains(a)).ToHashSet())];
    }

    /// <summary>All topics, those that bear on each other first.</summary>
    public Topic[] All { get; private set; } = [];

    /// <summary>How many topics bear on each other.</summary>
    public int Coupled { get; private set; }

    /// <summary>Points that come along with several topics.</summary>
    public Bonus[] Bonuses { get; private set; } = [];

    /// <summary>The most points answers add.</summary>
    public Worth Worth { get; }

    /// <summary>Whether an answer can be lifted by more than one topic.</summary>
    public bool IsLiftedByMany(int choice, int option) => _liftedBy.TryGetValue(Key(choice, option), out var sources) && sources.Count > 1;

    /// <summary>The topics of a problem, or null when there are too many ways to decide one of them.</summary>
    public static Topics? Of(PathProblem problem)
    {
        var topics = new Topics(problem);
        var into = topics.Absorbed();
        var coupled = new List<(Topic Topic, int Weight)>();
        var free = new List<Topic>();
        for (var a = 0; a < topics._atoms.Count; a++)
        {
            if (into[a] >= 0) continue;
            var guests = Enumerable.Range(0, into.Length).Where(b => into[b] == a).ToList();
            if (topics.PicksOf(a, guests) is not { } picks) return null;
            var topic = new Topic([.. topics._atoms[a], .. guests.SelectMany(g => topics._atoms[g])], [.. picks]);
            if (guests.Count > 0 || topics.IsCoupled(a)) coupled.Add((topic, topics._neededBy[a].Count));
            else free.Add(topic);
        }
        (topics.All, topics.Coupled) = ([.. coupled.OrderByDescending(c => c.Weight).Select(c => c.Topic), .. free], coupled.Count);
        topics.Bonuses = Bonus.Of(problem, topics, topics.Worth);
        return topics;
    }

    private int KeyOf(Move move) => Key(move.Choice, move.To);

    private int Key(int choice, int option) => choice * 64 + (_problem.Choices[choice].IsMulti ? option : 63);

    /// <summary>Moves on a multiple choice, those together that need each other.</summary>
    private static IEnumerable<List<int>> Split(Move[] moves)
    {
        var group = Enumerable.Range(0, moves.Length).ToArray();
        for (var i = 0; i < moves.Length; i++)
        foreach (var (choice, option) in moves[i].Need.Reads)
        {
            if (choice != moves[i].Choice || Array.FindIndex(moves, m => m.To == option) is not (>= 0 and var other)) continue;
            var (from, to) = (group[i], group[other]);
            for (var k = 0; k < group.Length; k++)
                if (group[k] == from) group[k] = to;
        }
        foreach (var together in moves.Select((m, i) => (m.Index, Group: group[i])).GroupBy(m => m.Group, m => m.Index))
            if (together.Count() <= MostTogether) yield return [.. together];
            else
                foreach (var alone in together) yield return [alone];
    }

    /// <summary>For each atom the one it is decided with, or −1: it waits for that one alone, nobody waits for it, and it only adds points.</summary>
    private int[] Absorbed()
    {
        var into = Enumerable.Repeat(-1, _atoms.Count).ToArray();
        for (var a = 0; a < _atoms.Count; a++)
        {
            if (_needs[a].Count != 1 || _neededBy[a].Count > 0 || BearsOnMore(a)) continue;
            var host = _needs[a].First();
            if (into[host] < 0 && !into.Contains(a) && !IsLifted(host) && _atoms[a].TrueForAll(m => Sources(m).IsSubsetOf([host]))) into[a] = host;
        }
        return into;
    }

    private HashSet<int> Sources(int move) => _liftedBy.GetValueOrDefault(KeyOf(_problem.Moves[move])) ?? [];

    /// <summary>Whether answers of the atom may come along with other moves. Claims of them end where the topics that bear on each other do, so it is one of these.</summary>
    private bool IsLifted(int atom) => _atoms[atom].Exists(m => Sources(m).Count > 0 || _problem.Rules.Any(r => r.Choice == _problem.Moves[m].Choice));

    private bool IsCoupled(int atom) => _needs[atom].Count > 0 || _neededBy[atom].Count > 0 || IsLifted(atom) || BearsOnMore(atom);

    /// <summary>Whether the atom does more than raise its own answer: shares a purchase, lifts others, or counts somewhere.</summary>
    private bool BearsOnMore(int atom) =>
        _atoms[atom].Exists(m => _problem.Moves[m] is { Bundle: >= 0 } or { Lifts.Length: > 0 } || _problem.Counts(_problem.Moves[m].Choice));

    private List<Pick>? PicksOf(int atom, List<int> guests)
    {
        if (_atoms[atom].Count > MostMoves) return null;
        var picks = Subsets(_atoms[atom]).Where(Works).ToList();
        foreach (var guest in guests)
        {
            var together = new List<int[]>();
            foreach (var pick in picks)
            {
                var lifted = pick.SelectMany(m => _problem.Moves[m].Lifts).Select(g => (g.Choice, g.Option)).ToHashSet();
                foreach (var more in Subsets(_atoms[guest]))
                {
                    // What the pick brings along need not be bought.
                    if (more.Any(m => lifted.Contains((_problem.Moves[m].Choice, _problem.Moves[m].To)))) continue;
                    int[] both = [.. pick, .. more];
                    if (more.Length == 0 || Works(both)) together.Add(both);
                    if (together.Count > MostPicks) return null;
                }
            }
            picks = together;
        }
        return [.. picks.OrderBy(p => p.Length).Select(p => new Pick(_picks++, p))];
    }

    private static IEnumerable<int[]> Subsets(List<int> moves)
    {
        for (var bits = 0; bits < 1 << moves.Count; bits++) yield return [.. moves.Where((_, i) => (bits >> i & 1) != 0)];
    }

    /// <summary>Whether moves can all be taken when every other answer is as good as it gets.</summary>
    private bool Works(int[] pick)
    {
        if (pick.Length == 0) return true;
        var answers = (ulong[])_problem.Most.Clone();
        foreach (var move in pick.Select(m => _problem.Moves[m]))
        {
            if (_problem.Choices[move.Choice].IsMulti) answers[move.Choice] &= ~(1UL << move.To) | _problem.Start[move.Choice] | _problem.LiftedBits(move.Choice);
            else answers[move.Choice] = _problem.LiftsOf(move.Choice).Select(l => (ulong)l).Append(_problem.Start[move.Choice]).Max();
        }
        return _problem.TakeAll(pick, answers) == pick.Length;
    }
}
