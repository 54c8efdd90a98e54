using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Planning;

/// <summary>Why not even all steps together reach a grade: which requirement stays open, and what holds it back.</summary>
internal sealed class Blockers
{
    private readonly PathProblem _problem;
    private readonly MeasureSet _measures;

    private Blockers(PathProblem problem, MeasureSet measures) => (_problem, _measures) = (problem, measures);

    /// <summary>One block for each requirement that stays open.</summary>
    public static ImmutableArray<PathBlock> Of(PathProblem problem, MeasureSet measures)
    {
        var reading = new CriterionReading(problem.Slots, problem.Evaluate(problem.Most));
        var open = problem.Request.Target.Requires.Select(r => reading.Read(problem.Model.AllCriteria.First(c => c.Id == r.Id))).Where(c => c.Status is not (Truth.Met or Truth.NotApplicable)).ToList();
        var blockers = new Blockers(problem, measures);
        return [.. open.Select(blockers.Block)];
    }

    private PathBlock Block(CriterionResult open)
    {
        var bearing = BearingOn(open.Criterion).ToList();
        var lacking = bearing.Where(IsShort).ToList();
        var waiting = _problem.Moves.Where(m => lacking.Contains(_problem.Choices[m.Choice]) && !PathProblem.CanTake(m, _problem.Most) && !Stands(m)).Select(m => m.Measure);
        var targets = lacking.Where(IsFollowed).ToList();
        return new PathBlock(
            open, [.. lacking.Where(c => c.IsOpen).Select(c => c.Field)], [.. targets.Select(c => c.Field)], targets.Count > 0 ? WithBest(targets, open.Criterion) : null,
            [.. lacking.Where(c => !c.IsOpen && !targets.Contains(c) && !_problem.Moves.Any(m => m.Choice == c.Index) && !_problem.Refused.Any(r => r.Subject == c.Field.Id)).Select(c => c.Field)],
            [.. _problem.Refused.Where(r => lacking.Any(c => c.Field.Id == r.Subject))], [.. waiting]);
    }

    /// <summary>Whether an answer is a result: something to follow, or what money spent elsewhere comes to.</summary>
    private bool IsFollowed(Choice choice) =>
        !choice.IsFixed && (_measures.Tracks.Any(t => t.Subject == choice.Field.Id) || _measures.Measures.Any(m => m.Subject == choice.Field.Id && m.Use == StepUse.Outcome));

    /// <summary>A criterion after all steps, if results came out best as well.</summary>
    private CriterionResult WithBest(List<Choice> targets, Criterion criterion)
    {
        var answers = (ulong[])_problem.Most.Clone();
        foreach (var target in targets) answers[target.Index] = Best(target);
        return new CriterionReading(_problem.Slots, _problem.Evaluate(answers)).Read(criterion);
    }

    private static ulong Best(Choice choice)
    {
        var options = choice.Field.Options;
        if (choice.IsMulti) return options.Select((o, i) => o.Points > 0 ? 1UL << i : 0).Aggregate(0UL, (a, b) => a | b);
        return choice.Field.Type == FieldType.Level ? (ulong)options.Length - 1 : (ulong)options.IndexOf(options.MaxBy(o => o.Points)!);
    }

    private bool Stands(Move move) => _problem.Choices[move.Choice].IsMulti ? (_problem.Most[move.Choice] >> move.To & 1) != 0 : _problem.Most[move.Choice] >= (ulong)move.To;

    /// <summary>Whether an answer could still be better than all steps make it.</summary>
    private bool IsShort(Choice choice)
    {
        var most = _problem.Most[choice.Index];
        if (most == Answers.Unknown) return true;
        var options = choice.Field.Options;
        return choice.IsMulti ? Enumerable.Range(0, options.Length).Any(i => (most >> i & 1) == 0 && options[i].Points > 0) : (int)most + 1 < options.Length && (choice.Field.Type == FieldType.Level || options[(int)most].Points < options.Max(o => o.Points));
    }

    private IEnumerable<Choice> BearingOn(Criterion criterion)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in criterion.SelfAndParts().Select(c => c.When).OfType<Condition>()) Read(condition, ids);
        return _problem.Choices.Where(c => ids.Contains(c.Field.Id));
    }

    private void Read(Condition condition, HashSet<string> ids)
    {
        switch (condition)
        {
            case Condition.Score score when _problem.Model.Root is { } root:
                ids.UnionWith(root.SelfAndDescendants().Where(n => score.Path.Length == 0 || n.Path == score.Path || n.Path.StartsWith(score.Path + "/", StringComparison.Ordinal)).SelectMany(n => n.Awards).Select(a => a.Question?.Id).OfType<string>());
                break;
            case Condition.SceneCount count:
                ids.UnionWith((_problem.Model.Scenes?.All ?? []).Where(s => (count.Tag is null || s.Tags.Contains(count.Tag)) && !(_problem.IndexOf(s.Id) is var i && _problem.Most[i] != Answers.Unknown && _problem.Most[i] >= (ulong)count.Level)).Select(s => s.Id));
                break;
            case Condition.All all:
                foreach (var part in all.Parts) Read(part, ids);
                break;
            case Condition.Any any:
                foreach (var part in any.Parts) Read(part, ids);
                break;
            case Condition.Some some:
                foreach (var part in some.Parts) Read(part, ids);
                break;
            default:
                ids.UnionWith(ConditionFields.NamedIn(condition));
                break;
        }
    }
}
