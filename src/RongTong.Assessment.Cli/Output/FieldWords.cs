using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>What kind of value a field takes, in words.</summary>
internal static class FieldWords
{
    /// <summary>Kind, unit and range.</summary>
    public static string Type(Field field, EvaluationModel model, Language language)
    {
        var unit = field.Unit.IsOne || field.Unit.Equals(Unit.Date) ? "" : $" {language.Of(field.Unit.ToString(), UnitNames.InEnglish(field.Unit, model))}";
        var range = field.Min is null && field.Max is null ? "" : $" {new NumberRange(field.Min, LowerIncluded: true, field.Max, UpperIncluded: true)}";
        return Kind(field.Type, language) + unit + range;
    }

    /// <summary>Who answers it.</summary>
    public static string AnsweredBy(Field field, Language language) => field.AnsweredBy switch
    {
        Models.AnsweredBy.Reviewer => language.Of("评审", "reviewer"),
        Models.AnsweredBy.Imported => language.Of("导入", "imported"),
        _ => language.Of("企业", "enterprise"),
    };

    private static string Kind(FieldType type, Language language) => type switch
    {
        FieldType.Integer => language.Of("整数", "whole number"),
        FieldType.Ratio => language.Of("比率", "fraction"),
        FieldType.Money => language.Of("金额", "amount"),
        FieldType.Bool => language.Of("是否", "yes or no"),
        FieldType.Date => language.Of("日期", "date"),
        FieldType.Text => language.Of("文字", "text"),
        FieldType.Single => language.Of("单选", "one option"),
        FieldType.Multi => language.Of("多选", "several options"),
        FieldType.Level => language.Of("级", "level"),
        _ => language.Of("数", "number"),
    };
}
