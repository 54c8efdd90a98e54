using System.Runtime.InteropServices;

namespace RongTong.Planning;

/// <summary>
/// Where branches of a search meet: after the same topics, two branches that leave the same things open can only end alike, and the dearer
/// one need not be followed. What a branch leaves open is written down as numbers: points, counted scenes and links, purchases made, moves
/// that still wait, and of every need ahead how much of it is there. Not thread-safe.
/// </summary>
internal sealed class Crossings
{
    /// <summary>Crossings remembered; beyond it branches are only compared with those known.</summary>
    private const int Most = 400_000;

    private readonly PathProblem _problem;
    private readonly long[][] _points;
    private readonly Quota[] _quotas;
    private readonly int[] _lifted;
    private readonly Need[][] _ahead;
    private readonly Dictionary<ulong[], (long Cost, long Cash)> _seen = new(new SameOpen());
    private readonly List<ulong> _open = [];
    private readonly List<int> _waiting = [];
    private readonly ulong[] _answers;
    private int _bits;

    private Crossings(PathProblem problem, Topics topics, Goal goal, long[][] points)
    {
        (_problem, _points, _quotas, _answers) = (problem, points, [.. goal.Quotas], new ulong[problem.Start.Length]);
        _lifted = [.. problem.Moves.SelectMany(m => m.Lifts).Select(g => g.Choice).Distinct().Order()];
        _ahead = [.. Enumerable.Range(0, topics.Coupled + 1).Select(t => topics.All[t..topics.Coupled].SelectMany(a => a.Moves).Select(m => problem.Moves[m].Need).Where(n => !n.Holds(problem.Start)).ToArray())];
    }

    /// <summary>Crossings for a problem, or null where what a branch leaves open cannot be told: requirements that are not all counted, or points that do not add up.</summary>
    public static Crossings? Of(PathProblem problem, Topics topics, Goal goal) =>
        goal.IsWhole && topics.Worth.Exact() is { } points ? new Crossings(problem, topics, goal, points) : null;

    /// <summary>Forgets everything; for a search with other moves.</summary>
    public void Clear() => _seen.Clear();

    /// <summary>Whether another branch came by with no more spent; else remembers this one.</summary>
    /// <param name="topic">The first topic not decided.</param>
    /// <param name="chosen">Moves chosen so far.</param>
    /// <param name="entered">For each bundle how many chosen moves share it.</param>
    /// <param name="cost">What they cost.</param>
    /// <param name="cash">What they cost in cash, where that is limited; else 0.</param>
    /// <param name="sources">How many sources of each bonus they bring.</param>
    public bool WasCrossed(int topic, List<int> chosen, int[] entered, long cost, long cash, int[] sources)
    {
        Write(topic, chosen, entered, sources);
        ReadOnlySpan<ulong> open = CollectionsMarshal.AsSpan(_open);
        var known = _seen.GetAlternateLookup<ReadOnlySpan<ulong>>();
        if (known.TryGetValue(open, out var before))
        {
            if (before.Cost <= cost && before.Cash <= cash) return true;
            if (cost <= before.Cost && cash <= before.Cash) known[open] = (cost, cash);
        }
        else if (_seen.Count < Most) known[open] = (cost, cash);
        return false;
    }

    private void Write(int topic, List<int> chosen, int[] entered, int[] sources)
    {
        _problem.Start.CopyTo(_answers, 0);
        _open.Clear();
        _bits = 64;
        _waiting.Clear();
        _waiting.AddRange(chosen);
        _problem.TakeWhatCan(_waiting, _answers);
        _open.Add((ulong)topic);
        _open.Add((ulong)Points());
        foreach (var quota in _quotas) Put(Math.Min(quota.Missing, Raised(quota)), 8);
        foreach (var rule in _problem.Rules)
        {
            Put(rule.Count(_answers), 8);
            Put((int)_answers[rule.Flag], 1);
        }
        foreach (var count in entered) Put(count > 0 ? 1 : 0, 1);
        foreach (var count in sources) Put(count, 8);
        foreach (var choice in _lifted) _open.Add(_answers[choice]);
        // Numbers added whole end the one bits are put into.
        _bits = 64;
        foreach (var move in _waiting)
        {
            _open.Add((ulong)move << 8);
            _open.Add(_answers[_problem.Moves[move].Choice]);
            _bits = 64;
        }
        foreach (var need in _ahead[topic]) Put(need);
        foreach (var move in _waiting) Put(_problem.Moves[move].Need);
    }

    private long Points()
    {
        long points = 0;
        foreach (var choice in _problem.Choices)
        {
            var (answer, start) = (_answers[choice.Index], _problem.Start[choice.Index]);
            if (answer == start) continue;
            if (!choice.IsMulti) points += _points[choice.Index][answer] - _points[choice.Index][start];
            else
                for (var option = 0; option < _points[choice.Index].Length; option++) points += _points[choice.Index][option] * ((long)(answer >> option & 1) - (long)(start >> option & 1));
        }
        return points;
    }

    private int Raised(Quota quota)
    {
        var raised = 0;
        foreach (var (choice, position) in quota.Counted)
            if (_problem.Start[choice] < (ulong)position && _answers[choice] >= (ulong)position) raised++;
        return raised;
    }

    /// <summary>Of a need whether it holds; if not, how many of its parts do, and the same of those that have parts.</summary>
    private void Put(Need need)
    {
        var holds = need.Holds(_answers);
        Put(holds ? 1 : 0, 1);
        if (holds || need is not Need.Some some) return;
        var held = 0;
        foreach (var part in some.Parts)
            if (part.Holds(_answers)) held++;
        Put(held, 8);
        foreach (var part in some.Parts)
            if (part is Need.Some) Put(part);
    }

    private void Put(int value, int bits)
    {
        if (_bits + bits > 64)
        {
            _open.Add(0);
            _bits = 0;
        }
        _open[^1] |= (ulong)value << _bits;
        _bits += bits;
    }

    /// <summary>Compares crossings number by number.</summary>
    private sealed class SameOpen : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
    {
        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

        // A hash of our own: the one of the runtime differs from run to run, and with it the order of a dictionary, though nothing is read in it.
        public int GetHashCode(ReadOnlySpan<ulong> alternate)
        {
            var hash = 14695981039346656037UL;
            unchecked
            {
                foreach (var number in alternate) hash = (hash ^ number) * 1099511628211UL ^ number >> 29;
                return (int)(hash ^ hash >> 32);
            }
        }

        public ulong[] Create(ReadOnlySpan<ulong> alternate) => alternate.ToArray();
    }
}
