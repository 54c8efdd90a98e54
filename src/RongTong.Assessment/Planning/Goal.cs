using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Planning;

/// <summary>
/// The part of a grade's requirements that can be counted down while steps are chosen: points still missing, and numbers of scenes. The
/// rest the plan decides; leaving it out here only makes bounds weaker. Immutable.
/// </summary>
internal sealed class Goal
{
    private readonly PathProblem _problem;
    private readonly Frame _frame;
    private readonly List<Comparand> _scores = [];

    public Goal(PathProblem problem)
    {
        _problem = problem;
        _frame = problem.Evaluate(problem.Start);
        foreach (var (id, _) in problem.Request.Target.Requires) Read(problem.Model.AllCriteria.First(c => c.Id == id));
        if (problem.Core is { } core) Quotas.Add(new Quota([.. problem.Moves.Where(m => core.Scenes.Contains(m.Measure.Subject)).Select(m => (m.Choice, m.To)).GroupBy(m => m.Choice, (c, m) => (c, m.Min(x => x.To)))], core.AtLeast));
    }

    /// <summary>Whether nothing is left out: what is not counted here is met already.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Points of the total that are missing; 0 where none are asked for.</summary>
    public decimal Points { get; private set; }

    /// <summary>Numbers of scenes that are missing.</summary>
    public List<Quota> Quotas { get; } = [];

    /// <summary>Points missing in a frame.</summary>
    public decimal MissingIn(Frame frame)
    {
        decimal missing = 0;
        foreach (var score in _scores) missing = Math.Max(missing, frame.Numbers[score.Bound].Min - frame.Numbers[score.Actual].Min);
        return missing;
    }

    private void Read(Criterion criterion)
    {
        if (_frame.Truths[_problem.Slots.Criteria[criterion.Id].Truth] == Truth.Met) return;
        if (criterion.Applies is not null)
        {
            IsWhole = false;
            return;
        }
        if (criterion.Grouping == Grouping.All)
            foreach (var part in criterion.Parts) Read(part);
        else if (criterion.When is { } when) Read(when, _problem.Slots.Criteria[criterion.Id].Comparand);
        else IsWhole = false;
    }

    private void Read(Condition condition, Comparand? compared)
    {
        switch (condition)
        {
            case Condition.Score { Path: "" } when compared is { } c && _frame.Numbers[c.Bound] is { HasMin: true } bound && _frame.Numbers[c.Actual] is { HasMin: true } actual:
                Points = Math.Max(Points, bound.Min - actual.Min);
                _scores.Add(c);
                break;
            case Condition.SceneCount count:
                var counted = (_problem.Model.Scenes?.All ?? []).Where(s => count.Tag is null || s.Tags.Contains(count.Tag)).Select(s => _problem.IndexOf(s.Id)).ToList();
                // A scene that does not apply may be taken out, or count as the lowest; in neither case does a step raise it.
                var held = counted.Count(i => _problem.Start[i] != Answers.Unknown && _problem.Start[i] >= (ulong)count.Level);
                if (count.AtLeast > held) Quotas.Add(new Quota([.. counted.Select(i => (i, count.Level))], count.AtLeast - held));
                break;
            case Condition.All all:
                foreach (var part in all.Parts) Read(part, null);
                break;
            default:
                IsWhole = false;
                break;
        }
    }
}

/// <summary>So many answers must be raised to a position or above that are below it now. Immutable.</summary>
/// <param name="Counted">What counts, from which position.</param>
/// <param name="Missing">How many are missing.</param>
internal sealed record Quota((int Choice, int Position)[] Counted, int Missing);
