using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>What conditions and formulas need to know.</summary>
internal static class Sources
{
    /// <summary>The figures a formula names; <c>value</c> is the measured one where there is one.</summary>
    public static IEnumerable<Source> Of(Formula formula, ModelIndex index, bool hasValue = false) => formula switch
    {
        Formula.Name { Id: "value" } when hasValue => [],
        Formula.Name name => [index.SourceOf(name.Id)],
        Formula.Negate negate => Of(negate.Operand, index, hasValue),
        Formula.Binary binary => Of(binary.Left, index, hasValue).Concat(Of(binary.Right, index, hasValue)),
        Formula.Call call => call.Arguments.SelectMany(a => Of(a, index, hasValue)),
        _ => [],
    };

    /// <summary>Everything a condition looks at.</summary>
    public static IEnumerable<Source> Of(Condition condition, ModelIndex index) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(p => Of(p, index)),
        Condition.Any any => any.Parts.SelectMany(p => Of(p, index)),
        Condition.Some some => some.Parts.SelectMany(p => Of(p, index)),
        Condition.Not not => Of(not.Part, index),
        Condition.Score score => Of(score.Bound.Root, index).Prepend(new Source(SourceKind.Score, score.Path)),
        Condition.Value value => Of(value.Left.Root, index).Concat(Of(value.Bound.Root, index)).Concat(QuotientNames(value, index)),
        Condition.SceneCount => [new Source(SourceKind.Scenes, "")],
        Condition.Is fact => [new Source(SourceKind.Answer, fact.Field)],
        Condition.OneOf oneOf => [new Source(SourceKind.Answer, oneOf.Field)],
        Condition.Has has => [new Source(SourceKind.Answer, has.Field)],
        Condition.Answered answered => [new Source(SourceKind.Answer, answered.Field)],
        Condition.OfCriterion reference => [new Source(SourceKind.Criterion, reference.Criterion)],
        Condition.OfGrade reference => [new Source(SourceKind.Grade, reference.Grade)],
        _ => throw new InvalidOperationException("a condition outside the closed union"),
    };

    /// <summary>The answers whose values a condition rests on, through derived values; what it only asks to be answered is left out.</summary>
    public static IEnumerable<string> AnswersBehind(Condition condition, ModelIndex index) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(p => AnswersBehind(p, index)),
        Condition.Any any => any.Parts.SelectMany(p => AnswersBehind(p, index)),
        Condition.Some some => some.Parts.SelectMany(p => AnswersBehind(p, index)),
        Condition.Not not => AnswersBehind(not.Part, index),
        Condition.Value value => AnswersBehind(value.Left.Root, index).Concat(AnswersBehind(value.Bound.Root, index)),
        Condition.Is or Condition.OneOf or Condition.Has => Of(condition, index).Select(s => s.Id),
        _ => [],
    };

    private static IEnumerable<string> AnswersBehind(Formula formula, ModelIndex index) =>
        Of(formula, index).SelectMany(s => s.Kind switch
        {
            SourceKind.Answer => [s.Id],
            SourceKind.Derived when index.Derived(s.Id) is { } derived => AnswersBehind(derived.Formula.Root, index),
            _ => Enumerable.Empty<string>(),
        });

    private static IEnumerable<Source> QuotientNames(Condition.Value value, ModelIndex index) =>
        index.QuotientOf(value.Left.Root) is var (above, below) ? [index.SourceOf(above), index.SourceOf(below)] : [];
}
