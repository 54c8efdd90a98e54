using System.Collections.Immutable;
using System.Globalization;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>Reads the explanation tree off a filled frame: grades from criteria, criteria from scores and counts, scores from answers.</summary>
internal sealed class Explainer(EvaluationModel model, PlanSlots slots, StandingWords words, Frame frame, AnswerSheet sheet)
{
    private static readonly LocalizedText Met = new("符合", "met");
    private static readonly LocalizedText Unmet = new("不符合", "not met");
    private static readonly LocalizedText Undecided = new("待定", "undecided");
    private static readonly LocalizedText NotApplicable = new("不适用", "not applicable");

    /// <summary>The tree under the outcome.</summary>
    public Explanation Explain(Outcome outcome)
    {
        var grades = model.Grades.Select((g, i) => Grade(g, frame.Truths[slots.Grades[i]]));
        var score = model.Root is { } root ? [Node(root)] : ImmutableArray<Explanation>.Empty;
        var scenes = model.Scenes is { } set ? set.Groups.SelectMany(g => g.Scenes).Select(SceneNode) : [];
        var held = outcome.Grade is { } id ? model.Grades.First(g => g.Id == id).Name : model.NoGradeName;
        var value = outcome.Status switch
        {
            OutcomeStatus.DataError => new LocalizedText("数据退回", "returned for correction"),
            OutcomeStatus.Decided => held,
            _ => new LocalizedText(
                $"可能：{string.Join("、", outcome.PossibleGrades.Select(g => GradeName(g).Zh))}",
                $"possible: {string.Join(", ", outcome.PossibleGrades.Select(g => GradeName(g).En))}"),
        };
        var rule = new LocalizedText("所要求的条件全部符合的最高一级", "the highest grade whose requirements are all met");
        return new Explanation("outcome", "grade", model.Name, value, rule, null, SourceSpan.WholeFile(model.Grades.FirstOrDefault()?.Span.Path ?? ""), [], [.. grades, .. score, .. scenes, .. AlternativeNodes()]);
    }

    private LocalizedText GradeName(string? id) => id is null ? model.NoGradeName : model.Grades.First(g => g.Id == id).Name;

    private Explanation Grade(Grade grade, Truth truth)
    {
        var parts = grade.Requires.Select(r => model.AllCriteria.First(c => c.Id == r.Id)).Select(CriterionNode).ToImmutableArray();
        var rule = new LocalizedText($"{Count(parts.Length)} 个条件须全部符合", $"all {Count(parts.Length)} requirements must be met");
        return new Explanation(grade.Id, "grade", grade.Name, Words(truth), rule, grade.Clause, grade.Span, [], parts);
    }

    private Explanation CriterionNode(Criterion criterion)
    {
        var slot = slots.Criteria[criterion.Id];
        var formula = criterion.Grouping switch
        {
            Grouping.All => new LocalizedText("以下须全部符合", "all of these"),
            Grouping.Any => new LocalizedText("以下符合一项即可", "one of these"),
            Grouping.Some => new LocalizedText($"以下至少符合 {Count(criterion.AtLeast)} 项", $"at least {Count(criterion.AtLeast)} of these"),
            _ => slot.Comparand is { } compared ? Comparison(compared) : words.Of(criterion.When!),
        };
        var answers = criterion.When is null ? [] : AnswersOf(words.FactsOf(criterion.When));
        return new Explanation(criterion.Id, "criterion", criterion.Name, Words(frame.Truths[slot.Truth]), formula, criterion.Clause, criterion.Span, answers, [.. criterion.Parts.Select(CriterionNode)]);
    }

    private LocalizedText Comparison(Comparand compared)
    {
        var measured = new Measurement(frame.Numbers[compared.Actual], compared.Comparison, frame.Numbers[compared.Bound], compared.Unit, compared.IsShare);
        var (actual, bound) = (NumberWords.Actual(measured, model), NumberWords.Bound(measured, model));
        var sign = NumberWords.Sign(compared.Comparison);
        return new LocalizedText($"实际 {actual.Zh}，要求 {sign} {bound.Zh}", $"actual {actual.En}, required {sign} {bound.En}");
    }

    private Explanation Node(Indicator node)
    {
        var value = frame.Numbers[slots.Indicators[node.Path]];
        var children = node.Children.Select(Node).Concat(node.Awards.Select(AwardNode)).ToImmutableArray();
        var parts = string.Join(" + ", node.Children.Select(c => Value(frame.Numbers[slots.Indicators[c.Path]])).Concat(node.Awards.Select(a => Value(frame.Numbers[slots.Awards[a.Id]]))));
        var formula = node.Combine switch
        {
            Combine.Max => new LocalizedText("取最高的一项", "the best of these"),
            Combine.Min => new LocalizedText("取最低的一项", "the worst of these"),
            Combine.Mean => MeanWords(node),
            _ => new LocalizedText($"{parts}，满分 {NumberWords.Plain(node.OutOf)}", $"{parts}, out of {NumberWords.Plain(node.OutOf)}"),
        };
        return new Explanation(node.Path.Length == 0 ? "total" : node.Path, "score", node.Name, LocalizedText.Same(Value(value)), formula, node.Clause, node.Span, [], children);
    }

    private LocalizedText MeanWords(Indicator node)
    {
        var full = NumberWords.Plain(node.OutOf);
        if (node.MeanWeights.Distinct().Count() == 1) return new LocalizedText($"以下各项得分率的平均数，满分 {full}", $"the mean share of these, out of {full}");
        var children = node.Children.Select(c => (Score: slots.Indicators[c.Path], c.OutOf)).Concat(node.Awards.Select(a => (Score: slots.Awards[a.Id], a.OutOf)));
        var parts = string.Join(" + ", children.Zip(node.MeanWeights, (c, weight) => $"{NumberWords.Plain(weight)}% × {Value(frame.Numbers[c.Score])} / {NumberWords.Plain(c.OutOf)}"));
        return new LocalizedText($"{parts}，满分 {full}", $"{parts}, out of {full}");
    }

    private Explanation AwardNode(Award award)
    {
        var value = frame.Numbers[slots.Awards[award.Id]];
        return new Explanation(award.Id, award.Question is null ? "value" : "question", award.Name, LocalizedText.Same(Value(value)), AwardWords(award), award.Clause ?? award.Scale.Clause, award.Span, AnswersOf(words.FactsOf(award)), []);
    }

    private LocalizedText AwardWords(Award award)
    {
        var full = NumberWords.Plain(award.OutOf);
        if (award is { Question: { Options.Length: > 0 } question, Scale: AnswerScale.Choice scale })
        {
            var slot = slots.Fields[question.Id];
            var set = frame.Choices[slot.Effective];
            if (set.State == ChoiceState.NotApplicable) return new LocalizedText("不适用，不计入", "not applicable, left out");
            if (!set.IsKnown) return new LocalizedText($"没有回答；满分 {full}", $"not answered; out of {full}");
            var chosen = scale.Options.Where((_, i) => (set.Bits & 1UL << i) != 0).ToList();
            if (chosen.Exists(o => !o.PointsAreKnown)) return new LocalizedText($"这一选项的分值没有取得，在 0 至 {full} 之间", $"the points of this option could not be read; between 0 and {full}");
            var points = string.Join(" + ", chosen.Select(o => NumberWords.Plain(o.Points)));
            var derived = frame.Choices[slot.Input].State == ChoiceState.Unanswered;
            var (zh, en) = derived ? ("按填报数字得出，", "taken from the figures, ") : ("", "");
            var factor = NumberWords.Plain(scale.Full);
            var shown = points.Contains('+', StringComparison.Ordinal) ? $"({points})" : points;
            return new LocalizedText($"{zh}满分 {full} × {shown} / {factor}", $"{en}{full} × {shown} / {factor}");
        }
        if (award.Question is { } asked && slots.Fields[asked.Id] is { Kind: SlotKind.Number } number)
        {
            var answer = asked.Type == FieldType.Ratio && frame.Numbers[number.Effective] is { IsKnown: true } share
                ? LocalizedText.Same(NumberWords.ExactPercent(share.Min))
                : NumberWords.Of(frame.Numbers[number.Effective], asked.Unit, model);
            return new LocalizedText($"答案 {answer.Zh}，满分 {full}", $"answer {answer.En}, out of {full}");
        }
        if (!slots.Measured.TryGetValue(award.Id, out var measured)) return new LocalizedText($"满分 {full}", $"out of {full}");
        var source = Value(frame.Numbers[measured]);
        var from = words.Of(award.From!.Root);
        return new LocalizedText($"{from.Zh} = {source}，满分 {full}", $"{from.En} = {source}, out of {full}");
    }

    private Explanation SceneNode(Scene scene)
    {
        var set = frame.Choices[slots.Fields[scene.Id].Effective];
        var names = model.Scenes!.LevelNames;
        var value = set.State == ChoiceState.NotApplicable ? NotApplicable : set.IsKnown ? names[set.First] : new LocalizedText("没有回答", "not answered");
        var level = set.State == ChoiceState.NotApplicableAsLowest ? new LocalizedText("填报为不适用，按最低一级计", "marked not applicable, counted as the lowest level")
            : set is { IsKnown: true, First: > 0 } && set.First <= scene.Levels.Length ? scene.Levels[set.First - 1].Text
            : value;
        return new Explanation(scene.Id, "scene", scene.Name, value, level, scene.Clause, scene.Span, AnswersOf([scene.Field]), []);
    }

    private IEnumerable<Explanation> AlternativeNodes() =>
        (AlternativesReading.Of(model, slots, frame)?.Results ?? []).Select(AlternativeNode);

    private Explanation AlternativeNode(AlternativeResult result)
    {
        var alternative = result.Alternative;
        var value = result.IsOut ? new LocalizedText("不参评", "not considered") : LocalizedText.Same(Value(result.Points));
        var entry = alternative.Entry is { } condition
            ? new LocalizedText($"准入：{condition.Name.Zh}，{Words(result.Entry).Zh}；符合的信号加分，满分 100", $"entry: {condition.Name.En}, {Words(result.Entry).En}; points of the signals that hold, out of 100")
            : new LocalizedText("符合的信号加分，满分 100", "points of the signals that hold, out of 100");
        var signals = alternative.Signals.Zip(result.Signals).Select((s, i) => SignalNode($"{alternative.Id}/{Count(i + 1)}", s.First, s.Second, alternative.Clause));
        return new Explanation(alternative.Id, "alternative", alternative.Name, value, entry, alternative.Clause, alternative.Span, alternative.Entry is { } at ? AnswersOf(words.FactsOf(at.When)) : [], [.. signals]);
    }

    private Explanation SignalNode(string id, Signal signal, Truth truth, Clause? clause)
    {
        var points = NumberWords.Plain(signal.Points);
        return new Explanation(id, "signal", signal.Name, Words(truth), new LocalizedText($"符合得 {points} 分", $"{points} points when it holds"), clause, signal.Span, AnswersOf(words.FactsOf(signal.When)), []);
    }

    private ImmutableArray<AnswerUsed> AnswersOf(ImmutableArray<Field> facts)
    {
        var used = ImmutableArray.CreateBuilder<AnswerUsed>(facts.Length);
        foreach (var fact in facts)
            if (sheet.Answers.TryGetValue(fact.Id, out var answer)) used.Add(new AnswerUsed(fact.Id, fact.Name, LocalizedText.Same(answer.Values is [var only] ? only : string.Join("; ", answer.Values))));
        return used.DrainToImmutable();
    }

    private string Value(Number number) => NumberWords.Of(number, Unit.One, model).En;

    private static LocalizedText Words(Truth truth) => truth switch { Truth.Met => Met, Truth.Unmet => Unmet, Truth.NotApplicable => NotApplicable, _ => Undecided };

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
