using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Planning;

/// <summary>
/// The most points of the total an answer can add. A node never rises by more than its children do together (sums, shares, caps, best and
/// worst of), so the points of an award bound what it adds; shares grow where other parts do not apply.
/// </summary>
internal sealed class Worth
{
    private readonly PathProblem _problem;
    private readonly Dictionary<string, List<(AnswerScale.Choice Scale, decimal Factor, decimal OutOf)>> _awards = new(StringComparer.Ordinal);

    private readonly Dictionary<int, decimal> _unclaimed = [];
    private bool _isAdditive = true;

    public Worth(PathProblem problem)
    {
        _problem = problem;
        if (problem.Model.Root is { } root) Add(root, 1, problem.Evaluate(problem.Start));
    }

    /// <summary>Points between two positions of a single choice, or of one more option.</summary>
    public decimal Of(int choice, int from, int to)
    {
        decimal points = 0;
        var field = _problem.Choices[choice];
        foreach (var (scale, factor, outOf) in _awards.GetValueOrDefault(field.Field.Id) ?? [])
            points += (scale.Options[to].Points - (field.IsMulti || from < 0 ? 0 : scale.Options[from].Points)) * outOf / scale.Full * factor;
        return Math.Max(0, points);
    }

    /// <summary>
    /// Points of every option in millionths of a point, or null where points do not simply add up: a node counts its best or worst child, a cap
    /// may bite, or a share is no whole number of millionths.
    /// </summary>
    public long[][]? Exact()
    {
        if (!_isAdditive) return null;
        var points = _problem.Choices.Select(c => new long[c.Field.Options.Length]).ToArray();
        foreach (var choice in _problem.Choices)
        for (var option = 0; option < points[choice.Index].Length; option++)
        {
            decimal whole = 0;
            foreach (var (scale, factor, outOf) in _awards.GetValueOrDefault(choice.Field.Id) ?? [])
            {
                if (scale.Cap is { } cap && cap < scale.Options.Sum(o => Math.Max(0, o.Points))) return null;
                whole += scale.Options[option].Points * outOf / scale.Full * factor * 1_000_000;
            }
            if (whole != decimal.Truncate(whole) || Math.Abs(whole) > long.MaxValue / 1000) return null;
            points[choice.Index][option] = (long)whole;
        }
        return points;
    }

    /// <summary>Points of an answer raised from where it stands.</summary>
    public decimal Raised(int choice, int to)
    {
        var start = _problem.Start[choice];
        if (start == Answers.Unknown) return 0;
        if (_problem.Choices[choice].IsMulti) return (start >> to & 1) != 0 ? 0 : Of(choice, -1, to);
        return (ulong)to <= start ? 0 : Of(choice, (int)start, to);
    }

    /// <summary>The most points a pick adds by itself, beside what is claimed: its own answers, and those that no other topic lifts.</summary>
    public decimal Of(Pick pick, Topics topics, int[] claims)
    {
        // Most picks have nothing to do with what is claimed.
        if (_unclaimed.TryGetValue(pick.Number, out var known)) return known;
        var points = Beside(pick, topics, claims);
        if (!pick.Moves.Any(m => topics.Bonuses.Any(b => b.Choice == _problem.Moves[m].Choice))) _unclaimed.Add(pick.Number, points);
        return points;
    }

    private decimal Beside(Pick pick, Topics topics, int[] claims)
    {
        decimal points = 0;
        foreach (var own in pick.Moves.Select(m => _problem.Moves[m]).GroupBy(m => m.Choice))
        {
            // What is claimed counts as it is claimed; own moves only count beyond it.
            var claimed = topics.Bonuses.Select((b, i) => b.Choice == own.Key ? b.OptionOf(claims[i]) : -1).ToList();
            points += _problem.Choices[own.Key].IsMulti
                ? own.Select(m => m.To).Distinct().Where(o => !claimed.Contains(o)).Sum(o => Raised(own.Key, o))
                : Of(own.Key, Math.Max(Math.Max((int)_problem.Start[own.Key], own.Min(m => m.From)), claimed.DefaultIfEmpty(-1).Max()), own.Max(m => m.To));
        }
        foreach (var lifted in pick.Moves.SelectMany(m => _problem.Moves[m].Lifts).Where(g => g.Coverage is null && !topics.IsLiftedByMany(g.Choice, g.Option)).GroupBy(g => g.Choice))
            points += _problem.Choices[lifted.Key].IsMulti ? lifted.Select(g => g.Option).Distinct().Sum(o => Raised(lifted.Key, o)) : Raised(lifted.Key, lifted.Max(g => g.Option));
        return points;
    }

    private void Add(Indicator node, decimal factor, Frame frame)
    {
        _isAdditive &= node.Combine is Combine.Weighted or Combine.Sum or Combine.Mean && node.Cap is null;
        var slots = node.Children.Select(c => _problem.Slots.Indicators[c.Path]).Concat(node.Awards.Select(a => _problem.Slots.Awards[a.Id])).ToList();
        decimal[] outOf = [.. node.Children.Select(c => c.OutOf), .. node.Awards.Select(a => a.OutOf)];
        var applies = slots.ConvertAll(s => frame.Numbers[s].State != NumberState.NotApplicable);
        var left = node.Combine == Combine.Weighted ? outOf.Where((_, i) => !applies[i]).Sum() : 0;
        var weights = node.Combine == Combine.Mean ? node.MeanWeights.Where((_, i) => applies[i]).Sum() : 0;
        decimal FactorOf(int child) => node.Combine == Combine.Mean ? weights > 0 && outOf[child] > 0 ? factor * node.OutOf * node.MeanWeights[child] / outOf[child] / weights : 0
            : left > 0 && left < node.OutOf ? factor * node.OutOf / (node.OutOf - left) : factor;

        for (var i = 0; i < node.Children.Length; i++) Add(node.Children[i], FactorOf(i), frame);
        for (var i = 0; i < node.Awards.Length; i++)
        {
            var award = node.Awards[i];
            if (award.Question is not { } question || award.Scale is not AnswerScale.Choice scale) continue;
            if (!_awards.TryGetValue(question.Id, out var list)) _awards[question.Id] = list = [];
            list.Add((scale, FactorOf(node.Children.Length + i), award.OutOf));
        }
    }
}
