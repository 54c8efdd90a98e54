using RongTong.Models;

namespace RongTong.Planning;

/// <summary>
/// Whether better answers can only help towards a grade: then all steps together are the most a firm can do, and what they do not reach
/// nothing reaches. Read off the model, before any search.
/// </summary>
internal sealed class Improvement
{
    private readonly EvaluationModel _model;
    private readonly HashSet<string> _raised;

    private Improvement(EvaluationModel model, IEnumerable<string> raised) => (_model, _raised) = (model, raised.ToHashSet(StringComparer.Ordinal));

    /// <summary>What raising these answers could make worse; null where it only helps towards the grade.</summary>
    public static Setback? Against(EvaluationModel model, Grade target, IEnumerable<string> raised)
    {
        var improvement = new Improvement(model, raised);
        if (model.Awards.FirstOrDefault(a => !improvement.EarnsMore(a)) is { } award) return new Setback(award.Question, null);
        return improvement.Required(target).FirstOrDefault(c => !improvement.Rises(c)) is { } criterion ? new Setback(null, criterion) : null;
    }

    /// <summary>A later option never earns less, another option never takes points away.</summary>
    private bool EarnsMore(Award award)
    {
        if (award.Question is not { } question || !_raised.Contains(question.Id) || award.Scale is not AnswerScale.Choice scale) return true;
        return scale.Kind == FieldType.Multi
            ? scale.Options.All(o => o.Exclusive ? o.Points <= 0 : o.Points >= 0)
            : scale.Options.Zip(scale.Options.Skip(1)).All(pair => pair.First.Points <= pair.Second.Points);
    }

    private bool Rises(Grade grade) => Required(grade).All(Rises);

    private IEnumerable<Criterion> Required(Grade grade) => grade.Requires.Select(r => _model.AllCriteria.First(c => c.Id == r.Id));

    private bool Rises(Criterion criterion) =>
        (criterion.Applies is null || IsUntouched(criterion.Applies)) && (criterion.When is null || Rises(criterion.When)) && criterion.Parts.All(Rises);

    private bool Rises(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.All(Rises),
        Condition.Any any => any.Parts.All(Rises),
        Condition.Some some => some.Parts.All(Rises),
        Condition.Score score => score.Comparison is Comparison.AtLeast or Comparison.Above && IsUntouched(score.Bound.Root),
        Condition.SceneCount => true,
        Condition.OfCriterion reference => Rises(_model.AllCriteria.First(c => c.Id == reference.Criterion)),
        Condition.OfGrade reference => Rises(_model.Grades.First(g => g.Id == reference.Grade)),
        Condition.OneOf oneOf when Field(oneOf.Field) is { } field => field.Options.Select((o, i) => (o, i)).Where(o => oneOf.Options.Contains(o.o.Id)).Select(o => o.i).DefaultIfEmpty(0).Min() is var lowest
            && field.Options.Skip(lowest).All(o => oneOf.Options.Contains(o.Id)),
        Condition.Has has when Field(has.Field) is { } field => !field.Options.Any(o => o.Id == has.Option && o.Exclusive),
        _ => IsUntouched(condition),
    };

    private Field? Field(string id) => _model.Answerable.FirstOrDefault(f => f.Id == id);

    private bool IsUntouched(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.All(IsUntouched),
        Condition.Any any => any.Parts.All(IsUntouched),
        Condition.Some some => some.Parts.All(IsUntouched),
        Condition.Not not => IsUntouched(not.Part),
        Condition.Score or Condition.SceneCount or Condition.OfCriterion or Condition.OfGrade => false,
        // Whether something was answered no step changes.
        Condition.Answered => true,
        _ => ConditionFields.NamedIn(condition).All(IsUntouched),
    };

    private bool IsUntouched(Formula formula) => ConditionFields.NamedIn(formula).All(IsUntouched);

    private bool IsUntouched(string id) =>
        !_raised.Contains(id) && (_model.Derived.FirstOrDefault(d => d.Id == id) is not { } derived || IsUntouched(derived.Formula.Root));
}
