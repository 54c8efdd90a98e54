using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Assessing;

/// <summary>Reads an assessment off a frame an engine has filled. Words what stands there; computes no score and no verdict.</summary>
internal sealed class AssessmentBuilder
{
    private readonly CompiledModel _compiled;
    private readonly EvaluationModel _model;
    private readonly PlanSlots _slots;
    private readonly AnswerSheet _sheet;
    private readonly Frame _frame;
    private readonly OutcomeReading _outcomes;
    private readonly List<Diagnostic> _diagnostics;

    public AssessmentBuilder(CompiledModel compiled, AnswerSheet sheet, Frame frame, ImmutableArray<Diagnostic> problems)
    {
        (_compiled, _model, _slots, _sheet, _frame) = (compiled, compiled.Model, compiled.Plan.Slots, sheet, frame);
        _outcomes = new OutcomeReading(compiled.Model, compiled.Plan.Slots);
        _diagnostics = [.. problems];
    }

    public Assessment Build()
    {
        _diagnostics.AddRange(new Findings(_model, _slots, _frame, id => _sheet.Answers.GetValueOrDefault(id), _sheet.Span).All());
        if (_compiled.Measures is { } known)
            foreach (var step in _sheet.Efforts.Keys.Where(e => !known.Measures.Any(m => m.Id == e)).Order(StringComparer.Ordinal)) _diagnostics.Add(DiagnosticCatalog.UnknownEffortStep(_sheet.Span, step, known.Measures.Select(m => m.Id)));
        var outcome = _outcomes.Outcome(_frame, _diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error));
        var scores = _model.Indicators.Select(i => new ScoreResult(i, Score(i))).ToImmutableArray();
        var questions = _model.Awards.Where(a => a.IsQuestion).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var assessment = new Assessment
        {
            Model = _model,
            Fingerprint = _compiled.Fingerprint,
            Compiled = _compiled,
            Sheet = _sheet,
            Outcome = outcome,
            Recommendation = _outcomes.Recommendation(_frame, outcome.Status, outcome.Grade is not null),
            Score = _model.Root is { } root ? new ScoreResult(root, Score(root)) : null,
            Scores = scores,
            Awards = [.. (_model.Root?.SelfAndDescendants() ?? []).SelectMany(i => i.Awards.Select(a => ReadAward(a, i)))],
            Scenes = [.. (_model.Scenes?.All ?? []).Select(ReadScene)],
            Alternatives = outcome.Status == OutcomeStatus.DataError ? null : AlternativesReading.Of(_model, _slots, _frame),
            Measures = _compiled.Measures,
            Criteria = [.. _model.AllCriteria.Select(new CriterionReading(_slots, _frame).Read)],
            Explanation = new Explainer(_model, _slots, _compiled.Words, _frame, _sheet).Explain(outcome),
            Diagnostics = [.. _diagnostics],
            Unanswered = [.. _model.Answerable.Where(f => (f.Options.Length > 0 || questions.Contains(f.Id)) && IsOpen(_slots.Fields[f.Id]))],
        };
        assessment = assessment with { OpenAnswers = OpenAnswer.Of(_compiled, assessment) };
        if (_compiled.Measures is not { } measures || outcome.Status == OutcomeStatus.DataError) return assessment;
        return assessment with
        {
            Advice = new Advisor(_compiled, measures, _frame, _sheet.Enterprise.Size).Advise(assessment.NextGrade),
            Guidance = NodeGuidance.Of(measures.Guidance, _model, scores),
        };
    }

    private Number Score(Indicator node) => _frame.Numbers[_slots.Indicators[node.Path]];

    private bool IsOpen(FieldSlot slot) => slot.Kind switch
    {
        SlotKind.Choice => _frame.Choices[slot.Effective].State is ChoiceState.Unanswered or ChoiceState.Narrowed,
        SlotKind.Number => _frame.Numbers[slot.Effective].State is not (NumberState.Known or NumberState.NotApplicable or NumberState.NothingClaimed),
        _ => _frame.Truths[slot.Effective] == Truth.Undecided,
    };

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
}
