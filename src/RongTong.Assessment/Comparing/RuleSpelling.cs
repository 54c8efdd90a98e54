using System.Globalization;
using RongTong.Assessing;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Comparing;

/// <summary>Conditions and formulas spelled by ids, one way whatever their layout: what is spelled alike decides alike. Stateless.</summary>
internal static class RuleSpelling
{
    /// <summary>A condition.</summary>
    public static string Of(Condition condition) => condition switch
    {
        Condition.Score score => $"{Subject(score)} {Of(score.Bound.Root)}",
        Condition.Value value => $"{Subject(value)} {Of(value.Bound.Root)}",
        Condition.SceneCount count => $"{Subject(count)} {N(count.AtLeast)}",
        Condition.OneOf oneOf => $"{oneOf.Field} in {string.Join(' ', oneOf.Options.Order(StringComparer.Ordinal))}",
        _ => Subject(condition),
    };

    /// <summary>What a condition looks at and in which direction, without the bound.</summary>
    public static string Subject(Condition condition) => condition switch
    {
        Condition.All all => $"all({Parts(all.Parts)})",
        Condition.Any any => $"any({Parts(any.Parts)})",
        Condition.Some some => $"some {N(some.AtLeast)}({Parts(some.Parts)})",
        Condition.Not not => $"not({Of(not.Part)})",
        Condition.Score score => $"score {score.Path} {NumberWords.Sign(score.Comparison)}",
        Condition.Value value => $"{Of(value.Left.Root)} {NumberWords.Sign(value.Comparison)}",
        Condition.SceneCount count => $"scenes {N(count.Level)} {count.Tag} >=",
        Condition.Is fact => $"{fact.Field} is {fact.Expected}",
        Condition.OneOf oneOf => $"{oneOf.Field} in",
        Condition.Has has => $"{has.Field} has {has.Option}",
        Condition.Answered answered => $"{answered.Field} answered",
        Condition.OfCriterion criterion => $"criterion {criterion.Criterion}",
        Condition.OfGrade grade => $"grade {grade.Grade}",
        _ => "",
    };

    /// <summary>A formula.</summary>
    public static string Of(Formula formula) => formula switch
    {
        Formula.Constant constant => PlainValue.Format(constant.Value),
        Formula.Day day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Formula.Name name => name.Id,
        Formula.Negate negate => $"-({Of(negate.Operand)})",
        Formula.Binary binary => $"({Of(binary.Left)} {binary.Operator} {Of(binary.Right)})",
        Formula.Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Of))})",
        _ => "",
    };

    /// <summary>A scale without options.</summary>
    public static string Of(AnswerScale scale) => scale switch
    {
        AnswerScale.Bands bands => string.Join(' ', bands.Steps.Select(s => $"{s.Range} {NumberWords.Plain(s.Points)}")),
        AnswerScale.YesNo yes => $"yes {NumberWords.Plain(yes.Points)} no {NumberWords.Plain(yes.Otherwise)}",
        AnswerScale.Computed computed => Of(computed.Formula.Root),
        _ => "",
    };

    private static string Parts(IEnumerable<Condition> parts) => string.Join(", ", parts.Select(Of));

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
