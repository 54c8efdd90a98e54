using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>Reads an assessment off a frame an engine has filled. Words what stands there; computes no score and no verdict.</summary>
internal sealed class AssessmentBuilder
{
    private readonly CompiledModel _compiled;
    private readonly EvaluationModel _model;
    private readonly PlanSlots _slots;
    private readonly AnswerSheet _sheet;
    private readonly Frame _frame;
    private readonly List<Diagnostic> _diagnostics;

    public AssessmentBuilder(CompiledModel compiled, AnswerSheet sheet, Frame frame, ImmutableArray<Diagnostic> problems)
    {
        (_compiled, _model, _slots, _sheet, _frame) = (compiled, compiled.Model, compiled.Plan.Slots, sheet, frame);
        _diagnostics = [.. problems];
    }

    public Assessment Build()
    {
        AddDifferencesFromFigures();
        AddChecks();
        var outcome = ReadOutcome();
        var scores = _model.Indicators.Select(i => new ScoreResult(i, Score(i))).ToImmutableArray();
        var assessment = new Assessment
        {
            Model = _model,
            Fingerprint = _compiled.Fingerprint,
            Sheet = _sheet,
            Outcome = outcome,
            Recommendation = ReadRecommendation(outcome),
            Score = _model.Root is { } root ? new ScoreResult(root, Score(root)) : null,
            Scores = scores,
            Awards = [.. (_model.Root?.SelfAndDescendants() ?? []).SelectMany(i => i.Awards.Select(a => ReadAward(a, i)))],
            Scenes = [.. (_model.Scenes?.All ?? []).Select(ReadScene)],
            Measures = _compiled.Measures,
            Criteria = [.. _model.AllCriteria.Select(ReadCriterion)],
            Explanation = new Explainer(_model, _slots, _frame, _sheet).Explain(outcome),
            Diagnostics = [.. _diagnostics],
            Unanswered = [.. _model.Answerable.Where(IsOpen)],
        };
        assessment = assessment with { OpenAnswers = OpenAnswer.Of(_compiled, assessment) };
        if (_compiled.Measures is not { } measures || outcome.Status == OutcomeStatus.DataError) return assessment;
        return assessment with { Advice = new Advisor(_compiled, measures, _frame, _sheet.Enterprise.Size).Advise(assessment.NextGrade) };
    }

    private Number Score(Indicator node) => _frame.Numbers[_slots.Indicators[node.Path]];

    private bool IsOpen(Field field) =>
        field.Options.Length > 0 && _slots.Fields[field.Id] is var slot && _frame.Choices[slot.Effective].State is ChoiceState.Unanswered or ChoiceState.Narrowed;

    /// <summary>
    /// From the top: each grade that is not ruled out is possible, down to the first that is certain. Below a certain grade nothing is possible.
    /// </summary>
    private Outcome ReadOutcome()
    {
        if (_diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) return new Outcome(OutcomeStatus.DataError, null, []);
        var possible = new List<string?>();
        string? held = null;
        for (var i = _model.Grades.Length - 1; i >= 0 && held is null; i--)
        {
            var truth = _frame.Truths[_slots.Grades[i]];
            if (truth != Truth.Unmet) possible.Add(_model.Grades[i].Id);
            if (truth == Truth.Met) held = _model.Grades[i].Id;
        }
        if (held is null) possible.Add(null);
        possible.Reverse();
        var isDecided = possible.Count == 1;
        if (_model.IsClassification && !isDecided) held = null;
        return new Outcome(isDecided ? OutcomeStatus.Decided : OutcomeStatus.Undecided, held, [.. possible]);
    }

    private RecommendationStatus? ReadRecommendation(Outcome outcome)
    {
        if (_slots.Recommendation < 0) return null;
        return (outcome.Status, outcome.Grade, _frame.Truths[_slots.Recommendation]) switch
        {
            (OutcomeStatus.DataError, _, _) or (_, _, Truth.NotApplicable) => RecommendationStatus.None,
            (OutcomeStatus.Undecided, _, _) => RecommendationStatus.Review,
            (_, null, _) => RecommendationStatus.None,
            (_, _, Truth.Met or Truth.MetIfApplicable) => RecommendationStatus.Recommend,
            (_, _, Truth.Unmet) => RecommendationStatus.Refuse,
            _ => RecommendationStatus.Review,
        };
    }

    private AwardResult ReadAward(Award award, Indicator leaf)
    {
        var value = _frame.Numbers[_slots.Awards[award.Id]];
        if (award.Question is not { Options.Length: > 0 } question) return new AwardResult(award, leaf, value, [], false);
        var slot = _slots.Fields[question.Id];
        var set = _frame.Choices[slot.Effective];
        var chosen = set.IsKnown ? question.Options.Where((_, i) => (set.Bits & 1UL << i) != 0).ToImmutableArray() : [];
        return new AwardResult(award, leaf, value, chosen, slot.Derived >= 0 && set.IsKnown && _frame.Choices[slot.Input].State == ChoiceState.Unanswered);
    }

    private SceneResult ReadScene(Scene scene)
    {
        var set = _frame.Choices[_slots.Fields[scene.Id].Effective];
        return new SceneResult(scene, set.IsKnown ? set.First : null, set.State is ChoiceState.NotApplicable or ChoiceState.NotApplicableAsLowest);
    }

    private CriterionResult ReadCriterion(Criterion criterion)
    {
        var slot = _slots.Criteria[criterion.Id];
        var status = _frame.Truths[slot.Truth];
        if (slot.Comparand is { } compared)
            return new CriterionResult(criterion, status, new Measurement(_frame.Numbers[compared.Actual], compared.Comparison, _frame.Numbers[compared.Bound], compared.Unit), null, null);
        return criterion.When switch
        {
            Condition.Is fact => new CriterionResult(criterion, status, null, FactOf(fact.Field), fact.Expected ? "true" : "false"),
            Condition.OneOf oneOf => new CriterionResult(criterion, status, null, OptionsOf(oneOf.Field), string.Join(" | ", oneOf.Options)),
            Condition.Has has => new CriterionResult(criterion, status, null, OptionsOf(has.Field), has.Option),
            _ => new CriterionResult(criterion, status, null, null, null),
        };
    }

    private string? FactOf(string field) => _frame.Truths[_slots.Fields[field].Effective] switch { Truth.Met => "true", Truth.Unmet => "false", _ => null };

    private string? OptionsOf(string id)
    {
        var slot = _slots.Fields[id];
        var set = _frame.Choices[slot.Effective];
        return set.IsKnown ? string.Join("; ", slot.Field.Options.Where((_, i) => (set.Bits & 1UL << i) != 0).Select(o => o.Id)) : null;
    }

    private void AddDifferencesFromFigures()
    {
        foreach (var question in _model.Answerable)
        {
            if (_slots.Fields[question.Id] is not { Derived: >= 0 } slot) continue;
            var (given, derived) = (_frame.Choices[slot.Input], _frame.Choices[slot.Derived]);
            if (!given.IsKnown || !derived.IsKnown || given.Bits == derived.Bits) continue;
            var source = _slots.Measured.TryGetValue(question.Id, out var measured) ? NumberWords.Percent(_frame.Numbers[measured].Min)
                : _model.Uses.FirstOrDefault(u => u.Field == question.Id)?.Model ?? "";
            _diagnostics.Add(DiagnosticCatalog.AnswerDiffersFromFigures(SpanOf(question.Id), question.Id, question.Options[given.First].Text, question.Options[derived.First].Text, source));
        }
    }

    private void AddChecks()
    {
        foreach (var (check, i) in _model.Checks.Select((c, i) => (c, i)))
        {
            if (_frame.Truths[_slots.Checks[i]] != Truth.Unmet) continue;
            var message = new LocalizedText(Placeholders.Fill(check.Message.Zh, id => ValueOf(id).Zh), Placeholders.Fill(check.Message.En, id => ValueOf(id).En));
            var field = check.Fields.FirstOrDefault();
            var span = field is null ? null : SpanOf(field);
            _diagnostics.Add(check.IsError ? DiagnosticCatalog.CheckFailed(span, message, field) : DiagnosticCatalog.CheckDoubtful(span, message, field));
        }
    }

    /// <summary>A value inside a message: the number alone, its unit stands in the text.</summary>
    private LocalizedText ValueOf(string id)
    {
        if (_model.Derived.FirstOrDefault(d => d.Id == id) is { } derived)
            return _frame.Numbers[_slots.Derived[id]] is { IsKnown: true } share && derived.Unit.IsOne
                ? LocalizedText.Same(NumberWords.Percent(share.Min))
                : NumberWords.Of(_frame.Numbers[_slots.Derived[id]], Unit.One, _model);
        var slot = _slots.Fields[id];
        return slot.Kind switch
        {
            SlotKind.Number when slot.Field.Type == FieldType.Ratio && _frame.Numbers[slot.Effective] is { IsKnown: true } ratio => LocalizedText.Same(NumberWords.Percent(ratio.Min)),
            SlotKind.Number => NumberWords.Of(_frame.Numbers[slot.Effective], slot.Field.Unit.Equals(Unit.Date) ? Unit.Date : Unit.One, _model),
            SlotKind.Choice when _frame.Choices[slot.Effective] is { IsKnown: true } set => slot.Field.Options[set.First].Text,
            _ => LocalizedText.Same(_sheet.Answers.TryGetValue(id, out var answer) ? string.Join("; ", answer.Values) : "?"),
        };
    }

    private SourceSpan? SpanOf(string id) => _sheet.Answers.TryGetValue(id, out var answer) ? answer.Span : _sheet.Span;
}
