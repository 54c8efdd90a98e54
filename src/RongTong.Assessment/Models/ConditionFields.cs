using System.Collections.Immutable;

namespace RongTong.Models;

/// <summary>The ids conditions and formulas look at.</summary>
internal static class ConditionFields
{
    /// <summary>Ids whose values a condition reads, in order; questions whether something was answered are left out.</summary>
    public static IEnumerable<string> ReadBy(Condition condition) => condition is Condition.Answered ? [] : NamedIn(condition, ReadBy);

    /// <summary>Ids a condition names directly, in order.</summary>
    public static IEnumerable<string> NamedIn(Condition condition) =>
        condition is Condition.Answered answered ? [answered.Field] : NamedIn(condition, NamedIn);

    /// <summary>Ids a formula names directly, in order.</summary>
    public static IEnumerable<string> NamedIn(Formula formula) => formula switch
    {
        Formula.Name name => [name.Id],
        Formula.Negate negate => NamedIn(negate.Operand),
        Formula.Binary binary => NamedIn(binary.Left).Concat(NamedIn(binary.Right)),
        Formula.Call call => call.Arguments.SelectMany(NamedIn),
        _ => [],
    };

    /// <summary>Whether a condition rests on another criterion or a grade.</summary>
    public static bool NamesVerdicts(Condition? condition) => condition switch
    {
        Condition.OfCriterion or Condition.OfGrade => true,
        Condition.All all => all.Parts.Any(NamesVerdicts),
        Condition.Any any => any.Parts.Any(NamesVerdicts),
        Condition.Some some => some.Parts.Any(NamesVerdicts),
        Condition.Not not => NamesVerdicts(not.Part),
        _ => false,
    };

    /// <summary>Criteria whose verdict a condition asks for, and those a grade it asks for requires.</summary>
    public static IEnumerable<string> CriteriaIn(Condition condition, EvaluationModel model) => condition switch
    {
        Condition.OfCriterion reference => [reference.Criterion],
        Condition.OfGrade reference => model.Grades.Where(g => g.Id == reference.Grade).SelectMany(g => g.Requires).Select(r => r.Id),
        _ => PartsOf(condition).SelectMany(p => CriteriaIn(p, model)),
    };

    /// <summary>The conditions a combination is made of.</summary>
    public static ImmutableArray<Condition> PartsOf(Condition condition) => condition switch
    {
        Condition.All all => all.Parts,
        Condition.Any any => any.Parts,
        Condition.Some some => some.Parts,
        Condition.Not not => [not.Part],
        _ => [],
    };

    private static IEnumerable<string> NamedIn(Condition condition, Func<Condition, IEnumerable<string>> parts) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(parts),
        Condition.Any any => any.Parts.SelectMany(parts),
        Condition.Some some => some.Parts.SelectMany(parts),
        Condition.Not not => parts(not.Part),
        Condition.Value value => NamedIn(value.Left.Root).Concat(NamedIn(value.Bound.Root)),
        Condition.Is fact => [fact.Field],
        Condition.OneOf oneOf => [oneOf.Field],
        Condition.Has has => [has.Field],
        _ => [],
    };
}
