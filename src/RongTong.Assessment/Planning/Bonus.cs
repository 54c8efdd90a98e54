namespace RongTong.Planning;

/// <summary>
/// Points that come along with moves of several topics: a coverage rule, or an answer that many moves lift. A claim of a level holds for paths
/// that take enough of its sources. Immutable.
/// </summary>
/// <param name="Levels">What can be claimed: the points, and how many sources it takes; at most one level.</param>
/// <param name="Sources">How many sources a pick brings.</param>
internal sealed record Bonus((decimal Points, int Sources)[] Levels, Func<Pick, int> Sources)
{
    /// <summary>A claim of nothing.</summary>
    public const int None = -1;

    /// <summary>A claim of everything, without asking for its sources.</summary>
    public const int Granted = -2;

    /// <summary>The points of a claim.</summary>
    public decimal PointsOf(int claim) => claim switch { None => 0, Granted => Levels.Max(l => l.Points), _ => Levels[claim].Points };

    /// <summary>All bonuses of a problem.</summary>
    public static Bonus[] Of(PathProblem problem, Topics topics, Worth worth)
    {
        var bonuses = new List<Bonus>();
        var lifts = problem.Moves.SelectMany(m => m.Lifts).Where(g => problem.Start[g.Choice] != Answers.Unknown).ToList();
        foreach (var rule in lifts.Select(g => g.Coverage).OfType<Coverage>().Distinct()) bonuses.Add(OfRule(problem, rule, worth));
        foreach (var (choice, option) in lifts.Where(g => g.Coverage is null && topics.IsLiftedByMany(g.Choice, g.Option)).Select(g => (g.Choice, g.Option)).Distinct())
        {
            var points = worth.Raised(choice, option);
            if (points > 0) bonuses.Add(new Bonus([(points, 1)], p => p.Moves.Any(m => problem.Moves[m].Lifts.Any(g => g.Choice == choice && g.Option >= option && g.Coverage is null)) ? 1 : 0));
        }
        return [.. bonuses.Where(b => b.Levels.Length > 0)];
    }

    private static Bonus OfRule(PathProblem problem, Coverage rule, Worth worth)
    {
        var links = rule.Count(problem.Start);
        var levels = rule.Bands.Select(b => (Points: worth.Raised(rule.Choice, b.Position), Sources: Math.Max(0, b.AtLeast - links))).Where(l => l.Points > 0);
        return new Bonus([.. levels], p => rule.Links.Count(l => problem.Start[l.Choice] < (ulong)l.Position && p.Moves.Any(m => problem.Moves[m].Choice == l.Choice && problem.Moves[m].To >= l.Position)));
    }
}
