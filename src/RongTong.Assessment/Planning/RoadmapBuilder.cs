using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Compiling;

namespace RongTong.Planning;

/// <summary>Puts chosen moves in order, adds up what they take, and lets the evaluation plan say where the firm stands after each.</summary>
internal sealed class RoadmapBuilder
{
    private readonly PathProblem _problem;
    private readonly bool[] _isPaid;
    private readonly ImmutableArray<PlannedStep>.Builder _steps = ImmutableArray.CreateBuilder<PlannedStep>();

    private RoadmapBuilder(PathProblem problem) => (_problem, _isPaid) = (problem, (bool[])problem.IsPaid.Clone());

    /// <summary>The roadmap of moves that can all be taken.</summary>
    public static Roadmap Build(PathProblem problem, int[] moves) => new RoadmapBuilder(problem).Build(moves);

    private Roadmap Build(int[] moves)
    {
        var places = _problem.Measures.Parallel.GetValueOrDefault(_problem.Sizing.Size, 1);
        var schedule = Schedule.Of(_problem, moves, places, m => m.Effort.Weeks.Typical);
        var answers = (ulong[])_problem.Start.Clone();
        var before = Standing(_problem.Evaluate(answers));
        foreach (var (move, begin, end) in schedule) AddStep(_problem.Moves[move], begin, end, answers);
        var steps = _steps.ToImmutable();
        return new Roadmap
        {
            Steps = steps,
            Before = before,
            Milestones = Milestones(schedule),
            Cost = Sum(steps.Select(s => s.Cost)),
            Recurring = steps.Zip(schedule).Sum(s => s.First.Cost.Typical * _problem.Recurring(_problem.Moves[s.Second.Move])),
            StaffDays = steps.Sum(s => s.StaffDays),
            Weeks = new Estimate(
                Schedule.Of(_problem, moves, places, m => m.Effort.Weeks.Min).Max(s => s.End), schedule.Max(s => s.End), Schedule.Of(_problem, moves, places, m => m.Effort.Weeks.Max).Max(s => s.End)),
            Effort = _problem.Request.Aim == PathAim.Weeks
                ? moves.Select(m => _problem.Moves[m]).Where(_problem.IsProject).Sum(m => m.Effort.Weeks.Typical)
                : steps.Sum(s => s.Cost.Typical + s.StaffDays * _problem.DayRate),
            TouchesCore = _problem.CoreOfTrade() is not { } core || _problem.Touches(core, answers),
            After = _problem.Written(answers),
            Reserve = ReserveOn(moves, answers),
        };
    }

    private ImmutableArray<Milestone> Milestones(List<(int Move, decimal Begin, decimal End)> schedule)
    {
        var answers = (ulong[])_problem.Start.Clone();
        var milestones = ImmutableArray.CreateBuilder<Milestone>();
        foreach (var week in schedule.GroupBy(s => s.End).OrderBy(g => g.Key))
        {
            foreach (var (move, _, _) in week) _problem.Take(_problem.Moves[move], answers);
            milestones.Add(new Milestone(week.Key, Standing(_problem.Evaluate(answers))));
        }
        return milestones.ToImmutable();
    }

    private void AddStep(Move move, decimal begin, decimal end, ulong[] answers)
    {
        var choice = _problem.Choices[move.Choice];
        var before = (ulong[])answers.Clone();
        _problem.Take(move, answers);
        var frame = _problem.Evaluate(answers);
        var from = choice.IsMulti ? null : choice.Field.Options[(int)before[move.Choice]];
        var usual = move.Measure.Lifts.Where(l => !l.IsEntailed).Select(_problem.ReadLift).OfType<Gain>().Where(g => g.Coverage is null && IsNew(g, answers));
        var (cost, shares) = Pay(move);
        _steps.Add(new PlannedStep(
            move.Measure, choice.Field, from, choice.Field.Options[move.To], cost, move.Effort.Weeks, move.Effort.StaffDays, move.IsOwn, shares, begin, end,
            Earned(move, before, answers), [.. usual.Select(g => new EarnedAnswer(_problem.Choices[g.Choice].Field, _problem.Choices[g.Choice].Field.Options[g.Option]))], _problem.Score(frame), Standing(frame)));
    }

    private bool IsNew(Gain gain, ulong[] answers) => answers[gain.Choice] != Answers.Unknown && !_problem.Choices[gain.Choice].IsFixed
        && (_problem.Choices[gain.Choice].IsMulti ? (answers[gain.Choice] >> gain.Option & 1) == 0 : answers[gain.Choice] < (ulong)gain.Option);

    /// <summary>The first member of a bundle pays for all; the others pay what is left of theirs.</summary>
    private (Estimate Cost, Bundle? Shares) Pay(Move move)
    {
        if (move.Bundle < 0) return (move.Effort.Cost, null);
        if (!_isPaid[move.Bundle])
        {
            _isPaid[move.Bundle] = true;
            return (move.Effort.Cost, null);
        }
        var (cost, once) = (move.Effort.Cost, _problem.Once(move.Bundle));
        return (new Estimate(cost.Min - once.Min, cost.Typical - once.Typical, cost.Max - once.Max), _problem.Bundles[move.Bundle]);
    }

    private ImmutableArray<EarnedAnswer> Earned(Move move, ulong[] before, ulong[] after)
    {
        var earned = ImmutableArray.CreateBuilder<EarnedAnswer>();
        foreach (var choice in _problem.Choices)
        {
            if (before[choice.Index] == after[choice.Index]) continue;
            var held = PathProblem.Options(choice, before[choice.Index]).ToHashSet();
            foreach (var option in PathProblem.Options(choice, after[choice.Index]))
                if (!held.Contains(option) && !(choice.Index == move.Choice && option == choice.Field.Options[move.To])) earned.Add(new EarnedAnswer(choice.Field, option));
        }
        return earned.ToImmutable();
    }

    private ImmutableArray<CriterionResult> Standing(Frame frame)
    {
        var reading = new CriterionReading(_problem.Slots, frame);
        return [.. _problem.Request.Target.Requires.Select(r => reading.Read(_problem.Model.AllCriteria.First(c => c.Id == r.Id)))];
    }

    /// <summary>The cheapest step that still can be taken and adds points; of equals the one that adds most.</summary>
    private Reserve? ReserveOn(int[] moves, ulong[] answers)
    {
        var score = _problem.Score(_problem.Evaluate(answers));
        if (!score.HasMin) return null;
        var more = new List<(Move Move, Number Score)>();
        foreach (var move in _problem.Moves.Where(m => !moves.Contains(m.Index) && PathProblem.CanTake(m, answers)))
        {
            var after = (ulong[])answers.Clone();
            _problem.Take(move, after);
            if (_problem.Score(_problem.Evaluate(after)) is { HasMin: true } reached && reached.Min > score.Min) more.Add((move, reached));
        }
        var best = more.OrderBy(m => Costs.Weighed(_problem, m.Move.Effort)).ThenByDescending(m => m.Score.Min).ThenBy(m => m.Move.Index).Select(m => ((Move Move, Number Score)?)m).FirstOrDefault();
        return best is { } found ? new Reserve(found.Move.Measure, _problem.Choices[found.Move.Choice].Field, _problem.Choices[found.Move.Choice].Field.Options[found.Move.To], Pay(found.Move).Cost, found.Score) : null;
    }

    private static Estimate Sum(IEnumerable<Estimate> estimates) => estimates.Aggregate(new Estimate(0, 0, 0), (a, b) => new Estimate(a.Min + b.Min, a.Typical + b.Typical, a.Max + b.Max));
}
