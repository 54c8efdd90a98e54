using System.Globalization;
using RongTong.Models;

namespace RongTong.Assessing;

/// <summary>Conditions in words.</summary>
public static class ConditionWords
{
    /// <summary>A condition in Chinese.</summary>
    public static string Zh(Condition condition) => condition switch
    {
        Condition.All all => string.Join("，且", all.Parts.Select(Zh)),
        Condition.Any any => string.Join("，或", any.Parts.Select(Zh)),
        Condition.Some some => $"至少 {N(some.AtLeast)} 项：{string.Join("；", some.Parts.Select(Zh))}",
        Condition.Not not => $"不是（{Zh(not.Part)}）",
        Condition.Score score => $"得分 {(score.Path.Length == 0 ? "合计" : score.Path)} {NumberWords.Sign(score.Comparison)} {score.Bound.Text}",
        Condition.Value value => $"{value.Left.Text} {NumberWords.Sign(value.Comparison)} {value.Bound.Text}",
        Condition.SceneCount count => $"达到 {N(count.Level)} 级及以上的场景 >= {N(count.AtLeast)} 个",
        Condition.Is fact => $"{fact.Field} 为{(fact.Expected ? "是" : "否")}",
        Condition.OneOf oneOf => $"{oneOf.Field} 为 {string.Join(" 或 ", oneOf.Options)}",
        Condition.Has has => $"{has.Field} 含 {has.Option}",
        Condition.Answered answered => $"{answered.Field} 已填",
        Condition.OfCriterion criterion => $"条件 {criterion.Criterion} 符合",
        Condition.OfGrade grade => $"达到 {grade.Grade}",
        _ => "",
    };

    /// <summary>A condition in English.</summary>
    public static string En(Condition condition) => condition switch
    {
        Condition.All all => string.Join(" and ", all.Parts.Select(En)),
        Condition.Any any => string.Join(" or ", any.Parts.Select(En)),
        Condition.Some some => $"at least {N(some.AtLeast)} of: {string.Join("; ", some.Parts.Select(En))}",
        Condition.Not not => $"not ({En(not.Part)})",
        Condition.Score score => $"score {(score.Path.Length == 0 ? "total" : score.Path)} {NumberWords.Sign(score.Comparison)} {score.Bound.Text}",
        Condition.Value value => $"{value.Left.Text} {NumberWords.Sign(value.Comparison)} {value.Bound.Text}",
        Condition.SceneCount count => $"scenes at level {N(count.Level)} or above >= {N(count.AtLeast)}",
        Condition.Is fact => $"{fact.Field} is {(fact.Expected ? "true" : "false")}",
        Condition.OneOf oneOf => $"{oneOf.Field} is {string.Join(" or ", oneOf.Options)}",
        Condition.Has has => $"{has.Field} has {has.Option}",
        Condition.Answered answered => $"{answered.Field} is answered",
        Condition.OfCriterion criterion => $"criterion {criterion.Criterion} is met",
        Condition.OfGrade grade => $"grade {grade.Grade} is held",
        _ => "",
    };

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
