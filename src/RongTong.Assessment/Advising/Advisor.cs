using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Advising;

/// <summary>
/// Chooses guidance for a sheet and puts it in order: first what brings the next grade nearer, the weaker side before the stronger;
/// scenes one level short before those further away, those that count twice before the others; questions by points for effort; what
/// follows from other steps after them; results that can only be followed last. Decides nothing about scores or grades.
/// </summary>
internal sealed class Advisor
{
    private readonly EvaluationModel _model;
    private readonly MeasureSet _measures;
    private readonly PlanSlots _slots;
    private readonly Frame _frame;
    private readonly string _size;
    private readonly bool _sizeAssumed;
    private readonly Prerequisites _prerequisites;

    public Advisor(CompiledModel compiled, MeasureSet measures, Frame frame, string? size)
    {
        (_model, _measures, _slots, _frame) = (compiled.Model, measures, compiled.Plan.Slots, frame);
        // Estimates exist up to medium; a large firm reads them as a lower bound, a firm of unknown size as those of a small one.
        _size = size switch { "micro" or "small" or "medium" => size, "large" => "medium", _ => "small" };
        _sizeAssumed = size is not ("micro" or "small" or "medium");
        _prerequisites = new Prerequisites(_model, measures, _slots, frame);
    }

    /// <summary>All guidance, most useful first.</summary>
    public ImmutableArray<Advice> Advise(Grade? target)
    {
        var gaps = target is null ? [] : Gaps(target);
        var scenesBehind = SceneCountsBehindScore(gaps);
        var ranked = new List<(Advice Advice, int Tier, decimal Key, int Order)>();
        var order = 0;
        foreach (var scene in _model.Scenes?.All ?? [])
            if (ForScene(scene, gaps) is { } advice) ranked.Add((advice, Tier(advice, scenesBehind), SceneKey(advice, gaps), order++));
        foreach (var award in _model.Awards)
        foreach (var advice in ForQuestion(award, gaps))
            ranked.Add((advice, Tier(advice, scenesBehind), QuestionKey(advice), order++));
        return [.. ranked.OrderBy(r => r.Tier).ThenBy(r => r.Key).ThenBy(r => r.Advice.Effort?.Cost.Typical ?? 0).ThenBy(r => r.Order).Select(r => r.Advice)];
    }

    /// <summary>What the next grade still lacks.</summary>
    private List<(Criterion Criterion, Truth Truth)> Gaps(Grade target) =>
    [
        .. target.Requires.SelectMany(r => _model.Criteria.Where(c => c.Id == r.Id)).SelectMany(c => c.SelfAndParts())
            .Where(c => c.When is not null && Verdict(c) is not Truth.Met and not Truth.NotApplicable).Select(c => (c, Verdict(c))),
    ];

    private Truth Verdict(Criterion criterion) => _frame.Truths[_slots.Criteria[criterion.Id].Truth];

    /// <summary>Whether scene counts hold the firm back and its score does not: then scenes come first.</summary>
    private static bool SceneCountsBehindScore(List<(Criterion Criterion, Truth Truth)> gaps) =>
        gaps.Any(g => g.Criterion.When is Condition.SceneCount) || !gaps.Any(g => g.Criterion.When is Condition.Score);

    private static int Tier(Advice advice, bool scenesFirst) => advice switch
    {
        { Kind: AdviceKind.Track } => 6,
        { Measure.Use: StepUse.Outcome } => 5,
        { Measure.Use: StepUse.Derived } => 4,
        { Advances.IsEmpty: true } => 3,
        { Kind: AdviceKind.Scene } => scenesFirst ? 1 : 2,
        _ => scenesFirst ? 2 : 1,
    };

    /// <summary>Fewest levels to go first, then those that advance most criteria at once.</summary>
    private static decimal SceneKey(Advice advice, List<(Criterion Criterion, Truth Truth)> gaps)
    {
        var wanted = gaps.Select(g => g.Criterion.When).OfType<Condition.SceneCount>().Select(c => c.Level).DefaultIfEmpty(0).Max();
        var level = advice.To is { } to ? advice.Field.OptionIndex(to.Id) : 0;
        return Math.Max(0, wanted - level) * 10 - advice.Advances.Length;
    }

    /// <summary>Most points for the effort first; effort is cash plus own staff time.</summary>
    private decimal QuestionKey(Advice advice)
    {
        if (advice.Effort is not { } effort) return 0;
        var cost = effort.Cost.Typical + effort.StaffDays * _measures.DayRate;
        return cost <= 0 ? -advice.Gain * 1_000_000 : -advice.Gain / cost;
    }

    private Advice? ForScene(Scene scene, List<(Criterion Criterion, Truth Truth)> gaps)
    {
        var answer = _frame.Choices[_slots.Fields[scene.Id].Effective];
        if (!answer.IsKnown || answer.State == ChoiceState.NotApplicableAsLowest || answer.First + 1 >= scene.Field.Options.Length) return null;
        var (from, to) = (scene.Field.Options[answer.First], scene.Field.Options[answer.First + 1]);
        if (_measures.Measures.FirstOrDefault(m => m.Subject == scene.Id && m.To == to.Id) is not { } measure) return null;
        var level = answer.First + 1;
        var counts = gaps.Where(g => g.Criterion.When is Condition.SceneCount c && c.Level >= level && (c.Tag is null || scene.Tags.Contains(c.Tag))).Select(g => g.Criterion).ToImmutableArray();
        return Make(scene.Field, AdviceKind.Scene, from, to, measure, 0, counts, ReasonForScene(counts, level));
    }

    private static LocalizedText ReasonForScene(ImmutableArray<Criterion> counts, int level)
    {
        if (counts.IsEmpty) return new LocalizedText("不影响下一级的条件", "does not bear on the next grade");
        var wanted = counts.Max(c => ((Condition.SceneCount)c.When!).Level);
        var names = Names(counts);
        return level == wanted
            ? new LocalizedText($"做到即计入{names.Zh}", $"counts at once towards {names.En}")
            : new LocalizedText($"再升一步才计入{names.Zh}", $"a further step counts towards {names.En}");
    }

    private IEnumerable<Advice> ForQuestion(Award award, List<(Criterion Criterion, Truth Truth)> gaps)
    {
        if (award.Question is not { } question || award.Scale is not AnswerScale.Choice scale) yield break;
        var answer = _frame.Choices[_slots.Fields[question.Id].Effective];
        if (!answer.IsKnown) yield break;
        var factor = award.OutOf / scale.Full;
        var earned = _frame.Numbers[_slots.Awards[award.Id]].Min;
        if (earned >= award.OutOf) yield break;
        var scores = gaps.Where(g => g.Criterion.When is Condition.Score).Select(g => g.Criterion).ToImmutableArray();
        if (_measures.Tracks.FirstOrDefault(t => t.Subject == question.Id) is { } track)
        {
            var reason = new LocalizedText("成效是结果，不能直接做，只能跟踪", "a result: it cannot be done, only followed");
            yield return new Advice(question, AdviceKind.Track, question.Options[answer.First], null, null, track, award.OutOf - earned, scores, _size, _sizeAssumed, [], reason);
            yield break;
        }
        var current = question.Options[answer.First];
        foreach (var measure in _measures.Measures.Where(m => m.Subject == question.Id))
        {
            var index = question.OptionIndex(measure.To);
            var to = question.Options[index];
            var gain = question.Type == FieldType.Multi
                ? (answer.Bits & 1UL << index) != 0 ? 0 : to.Points * factor
                : measure.From is null || measure.From == current.Id ? (to.Points - current.Points) * factor : 0;
            if (gain <= 0) continue;
            var from = question.Type == FieldType.Multi ? null : current;
            yield return Make(question, AdviceKind.Question, from, to, measure, gain, scores, ReasonForQuestion(gain, scores));
        }
    }

    private static LocalizedText ReasonForQuestion(decimal gain, ImmutableArray<Criterion> scores)
    {
        var points = Loading.PlainValue.Format(gain);
        if (scores.IsEmpty) return new LocalizedText($"增 {points} 分；得分已够下一级", $"adds {points} points; the score already suffices for the next grade");
        var names = Names(scores);
        return new LocalizedText($"增 {points} 分，计入{names.Zh}", $"adds {points} points towards {names.En}");
    }

    private static LocalizedText Names(ImmutableArray<Criterion> criteria) =>
        new(string.Concat(criteria.Select(c => $"“{c.Name.Zh}”")), string.Join(", ", criteria.Select(c => $"“{c.Name.En}”")));

    private Advice Make(Field field, AdviceKind kind, Option? from, Option to, Measure measure, decimal gain, ImmutableArray<Criterion> advances, LocalizedText reason) =>
        new(field, kind, from, to, measure, null, gain, advances, _size, _sizeAssumed, _prerequisites.OpenOf(measure), reason);
}
