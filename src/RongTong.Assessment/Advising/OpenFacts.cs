using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Advising;

/// <summary>
/// The ids an open decision still waits for: those that open requirements of grades still possible read, down through open groups; those of
/// open points; and where a grade of another model is waited for, what that model reads. What a met group has beside the way taken is not
/// waited for. One per assessment; not thread-safe.
/// </summary>
internal sealed class OpenFacts
{
    private readonly CompiledModel _compiled;
    private readonly Assessment _assessment;
    private readonly Dictionary<string, CriterionResult> _results;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _facts = new(StringComparer.Ordinal);

    private OpenFacts(CompiledModel compiled, Assessment assessment)
    {
        (_compiled, _assessment) = (compiled, assessment);
        _results = assessment.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
    }

    /// <summary>The ids of an undecided assessment, some of them answered.</summary>
    /// <param name="compiled">The model.</param>
    /// <param name="assessment">The assessment.</param>
    /// <param name="points">Facts that open points read.</param>
    public static IReadOnlySet<string> Of(CompiledModel compiled, Assessment assessment, IEnumerable<string> points)
    {
        var open = new OpenFacts(compiled, assessment);
        foreach (var grade in compiled.Model.Grades.Where(g => assessment.Outcome.PossibleGrades.Contains(g.Id)))
        foreach (var (id, _) in grade.Requires) open.Visit(id);
        foreach (var (id, _) in compiled.Model.Needs) open.Add(id);
        foreach (var id in points) open.Add(id);
        return open._facts;
    }

    private void Visit(string criterion)
    {
        if (!_results.TryGetValue(criterion, out var result) || result.Status is Truth.Met or Truth.Unmet or Truth.NotApplicable || !_seen.Add(criterion)) return;
        foreach (var part in result.Criterion.Parts) Visit(part.Id);
        foreach (var condition in new[] { result.Criterion.When, result.Criterion.Applies }.OfType<Condition>())
        {
            foreach (var id in ConditionFields.ReadBy(condition)) Add(id);
            foreach (var id in ConditionFields.CriteriaIn(condition, _compiled.Model)) Visit(id);
        }
    }

    /// <summary>A fact; of a derived value what it is computed from; of another model's grade, while the sheet does not state it, also what that model reads.</summary>
    private void Add(string id)
    {
        if (_compiled.Model.Derived.FirstOrDefault(d => d.Id == id) is { } derived)
        {
            foreach (var name in ConditionFields.NamedIn(derived.Formula.Root)) Add(name);
            return;
        }
        if (!_facts.Add(id) || _assessment.Sheet.Answers.ContainsKey(id)) return;
        foreach (var use in _compiled.Model.Uses.Where(u => u.Field == id))
        foreach (var criterion in _compiled.Plan.Used[use.Model].Criteria) AddAll(criterion);
    }

    /// <summary>What a criterion of another model reads, unless it is for sheets with another answer than this one's.</summary>
    private void AddAll(Criterion criterion)
    {
        if (criterion.Applies is Condition.OneOf choice && _assessment.Sheet.Answers.TryGetValue(choice.Field, out var answer) && !choice.Options.Any(answer.Values.Contains)) return;
        foreach (var condition in new[] { criterion.When, criterion.Applies }.OfType<Condition>())
        foreach (var id in ConditionFields.ReadBy(condition)) Add(id);
        foreach (var part in criterion.Parts) AddAll(part);
    }
}
