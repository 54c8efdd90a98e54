namespace RongTong.Planning;

/// <summary>
/// Points that come along with moves of several topics: a coverage rule, or an answer that many moves lift. The number of sources a path takes
/// says what it may claim, so claims divide all paths among themselves, and no path earns more than its claim. Immutable.
/// </summary>
internal sealed class Bonus
{
    private readonly Dictionary<int, int> _sources = [];

    /// <summary>Creates a bonus.</summary>
    /// <param name="choice">The answer it raises.</param>
    /// <param name="levels">The points, how many sources they take, and the option reached.</param>
    /// <param name="topics">The topics that bear on each other; only they bring sources.</param>
    /// <param name="sources">How many sources a pick brings.</param>
    public Bonus(int choice, IEnumerable<(decimal Points, int Sources, int Option)> levels, IReadOnlyList<Topic> topics, Func<Pick, int> sources)
    {
        Choice = choice;
        Levels = [.. levels.Where(l => l.Points > 0).GroupBy(l => l.Sources).OrderBy(g => g.Key).Select(g => g.MaxBy(l => l.Option))];
        Levels = [.. Levels.Where((l, i) => Levels[..i].All(b => b.Option < l.Option))];
        foreach (var pick in topics.SelectMany(t => t.Picks))
            if (sources(pick) is > 0 and var brought) _sources[pick.Number] = brought;
        Supply = topics.Sum(t => t.Picks.Max(Sources));
    }

    /// <summary>What can be claimed, fewest sources first.</summary>
    public (decimal Points, int Sources, int Option)[] Levels { get; }

    /// <summary>The answer it raises.</summary>
    public int Choice { get; }

    /// <summary>The most sources any path takes.</summary>
    public int Supply { get; }

    /// <summary>How many sources a pick brings.</summary>
    public int Sources(Pick pick) => _sources.GetValueOrDefault(pick.Number);

    /// <summary>How many sources the paths of a claim take; none when the least is above the most.</summary>
    public (int Least, int Most) Range(int claim)
    {
        if (claim == Granted) return (0, Supply);
        return (claim == None ? 0 : Levels[claim].Sources, claim + 1 < Levels.Length ? Math.Min(Supply, Levels[claim + 1].Sources - 1) : Supply);
    }


    /// <summary>A claim of nothing.</summary>
    public const int None = -1;

    /// <summary>A claim of everything, without asking for its sources.</summary>
    public const int Granted = -2;

    /// <summary>The points of a claim.</summary>
    public decimal PointsOf(int claim) => claim switch { None => 0, Granted => Levels[^1].Points, _ => Levels[claim].Points };

    /// <summary>The option of a claim; −1 for none.</summary>
    public int OptionOf(int claim) => claim switch { None => -1, Granted => Levels[^1].Option, _ => Levels[claim].Option };

    /// <summary>All bonuses of a problem.</summary>
    public static Bonus[] Of(PathProblem problem, Topics topics, Worth worth)
    {
        var bonuses = new List<Bonus>();
        var coupled = topics.All[..topics.Coupled];
        var lifts = problem.Moves.SelectMany(m => m.Lifts).Where(g => problem.Start[g.Choice] != Answers.Unknown).ToList();
        foreach (var rule in lifts.Select(g => g.Coverage).OfType<Coverage>().Distinct()) bonuses.Add(OfRule(problem, rule, worth, coupled));
        foreach (var (choice, option) in lifts.Where(g => g.Coverage is null && topics.IsLiftedByMany(g.Choice, g.Option)).Select(g => (g.Choice, g.Option)).Distinct())
        {
            var points = worth.Raised(choice, option);
            if (points > 0) bonuses.Add(new Bonus(choice, [(points, 1, option)], coupled, p => p.Moves.Any(m => problem.Moves[m].Lifts.Any(g => g.Choice == choice && g.Option >= option && g.Coverage is null)) ? 1 : 0));
        }
        return [.. bonuses.Where(b => b.Levels.Length > 0)];
    }

    private static Bonus OfRule(PathProblem problem, Coverage rule, Worth worth, Topic[] coupled)
    {
        var links = rule.Count(problem.Start);
        var levels = rule.Bands.Select(b => (Points: worth.Raised(rule.Choice, b.Position), Sources: Math.Max(0, b.AtLeast - links), Option: b.Position));
        return new Bonus(rule.Choice, levels, coupled, p => rule.Links.Count(l => problem.Start[l.Choice] < (ulong)l.Position && p.Moves.Any(m => problem.Moves[m].Choice == l.Choice && problem.Moves[m].To >= l.Position)));
    }
}
