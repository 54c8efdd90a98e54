using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>
/// What no sheet can hold, and what every sheet holds. With nothing answered every value stands for all it could be, so what is
/// unmet even then can never be met, and what is met even then always is. Facts of which nothing is claimed unless they are answered
/// are left open too, claimed or not; so are answers that figures give, because another may be given. Nothing is said about what asks
/// whether something was answered.
/// </summary>
internal static class Reachability
{
    public static ImmutableArray<Diagnostic> Check(EvaluationModel model, EvaluationPlan plan)
    {
        var frame = plan.NewFrame();
        foreach (var slot in plan.Slots.Fields.Values.Where(s => s.Field.Unanswered == Unanswered.NothingClaimed || s.Derived >= 0)) Open(slot, frame);
        plan.Run(frame);
        Truth VerdictOf(string criterion) => frame.Truths[plan.Slots.Criteria[criterion].Truth];
        bool IsProven(IEnumerable<string> criteria) => !Behind(criteria, model).SelectMany(c => new[] { c.When, c.Applies }).OfType<Condition>().Any(AsksForAnswers);

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (grade, i) in model.Grades.Select((g, i) => (g, i)))
        {
            if (frame.Truths[plan.Slots.Grades[i]] != Truth.Unmet || !IsProven(grade.Requires.Select(r => r.Id))) continue;
            var blocking = grade.Requires.FirstOrDefault(r => VerdictOf(r.Id) is Truth.Unmet or Truth.UnmetIfApplicable).Id ?? grade.Id;
            diagnostics.Add(DiagnosticCatalog.GradeUnreachable(grade.Span, grade.Id, blocking));
        }
        var required = Behind(model.Grades.SelectMany(g => g.Requires).Concat(model.Recommendation?.Requires ?? []).Select(r => r.Id), model);
        foreach (var criterion in model.AllCriteria)
        {
            if (VerdictOf(criterion.Id) == Truth.Met && IsProven([criterion.Id])) diagnostics.Add(DiagnosticCatalog.CriterionAlwaysMet(criterion.Span, criterion.Id));
            if (!required.Contains(criterion)) diagnostics.Add(DiagnosticCatalog.UnusedCriterion(criterion.Span, criterion.Id));
        }
        return diagnostics.ToImmutable();
    }

    private static void Open(FieldSlot slot, Frame frame)
    {
        switch (slot.Kind)
        {
            case SlotKind.Number: frame.Numbers[slot.Input] = Number.NoValue; break;
            case SlotKind.Truth: frame.Truths[slot.Input] = Truth.Undecided; break;
            default: frame.Choices[slot.Input] = new ChoiceSet(slot.Derived < 0 ? ChoiceState.Unanswered : ChoiceState.Narrowed, PlanBuilder.AnyOrNone(slot.Field)); break;
        }
    }

    /// <summary>Criteria and all that decides them: their parts, and what their conditions name.</summary>
    private static HashSet<Criterion> Behind(IEnumerable<string> criteria, EvaluationModel model)
    {
        var byId = model.AllCriteria.GroupBy(c => c.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var found = new HashSet<Criterion>(ReferenceEqualityComparer.Instance);
        var open = new Stack<string>(criteria);
        while (open.TryPop(out var id))
        {
            if (!byId.TryGetValue(id, out var criterion) || !found.Add(criterion)) continue;
            foreach (var part in criterion.Parts) open.Push(part.Id);
            foreach (var condition in new[] { criterion.When, criterion.Applies }.OfType<Condition>())
            foreach (var named in ConditionFields.CriteriaIn(condition, model)) open.Push(named);
        }
        return found;
    }

    private static bool AsksForAnswers(Condition condition) => condition is Condition.Answered || ConditionFields.PartsOf(condition).Any(AsksForAnswers);
}
