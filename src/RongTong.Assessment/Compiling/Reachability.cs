using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>
/// What no sheet can hold, and what every sheet holds. With nothing answered every value stands for all it could be, so what is
/// unmet even then can never be met, and what is met even then always is.
/// </summary>
internal static class Reachability
{
    public static ImmutableArray<Diagnostic> Check(EvaluationModel model, EvaluationPlan plan)
    {
        var frame = plan.NewFrame();
        plan.Run(frame);
        Truth VerdictOf(string criterion) => frame.Truths[plan.Slots.Criteria[criterion].Truth];

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (grade, i) in model.Grades.Select((g, i) => (g, i)))
        {
            if (frame.Truths[plan.Slots.Grades[i]] != Truth.Unmet) continue;
            var blocking = grade.Requires.FirstOrDefault(r => VerdictOf(r.Id) is Truth.Unmet or Truth.UnmetIfApplicable).Id ?? grade.Id;
            diagnostics.Add(DiagnosticCatalog.GradeUnreachable(grade.Span, grade.Id, blocking));
        }
        var required = RequiredIds(model);
        foreach (var criterion in model.AllCriteria)
        {
            if (VerdictOf(criterion.Id) == Truth.Met) diagnostics.Add(DiagnosticCatalog.CriterionAlwaysMet(criterion.Span, criterion.Id));
            if (!required.Contains(criterion.Id)) diagnostics.Add(DiagnosticCatalog.UnusedCriterion(criterion.Span, criterion.Id));
        }
        return diagnostics.ToImmutable();
    }

    /// <summary>Criteria a grade or the recommendation requires, directly, as part of a group, or through another condition.</summary>
    private static HashSet<string> RequiredIds(EvaluationModel model)
    {
        var byId = model.AllCriteria.GroupBy(c => c.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var required = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(model.Grades.SelectMany(g => g.Requires).Concat(model.Recommendation?.Requires ?? []).Select(r => r.Id));
        while (open.TryPop(out var id))
        {
            if (!required.Add(id) || !byId.TryGetValue(id, out var criterion)) continue;
            foreach (var part in criterion.Parts) open.Push(part.Id);
            foreach (var condition in new[] { criterion.When, criterion.Applies })
                if (condition is not null) foreach (var named in CriteriaIn(condition)) open.Push(named);
        }
        return required;
    }

    private static IEnumerable<string> CriteriaIn(Condition condition) => condition switch
    {
        Condition.OfCriterion reference => [reference.Criterion],
        Condition.All all => all.Parts.SelectMany(CriteriaIn),
        Condition.Any any => any.Parts.SelectMany(CriteriaIn),
        Condition.Some some => some.Parts.SelectMany(CriteriaIn),
        Condition.Not not => CriteriaIn(not.Part),
        _ => [],
    };
}
