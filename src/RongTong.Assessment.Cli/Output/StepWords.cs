using System.Globalization;
using RongTong.Advising;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>A step in a line: what it reaches, then what that means.</summary>
internal static class StepWords
{
    public static string Of(Advice advice, EvaluationModel model, Language language)
    {
        var title = (advice.Measure?.Title ?? advice.Track?.Indicator)?.In(language) ?? "";
        return $"{Subject(advice.Field, advice.To, model, language)}{language.Of("：", ": ")}{title}";
    }

    /// <summary>A scene with the level it reaches, or a question by its number.</summary>
    public static string Subject(Field field, Option? to, EvaluationModel model, Language language)
    {
        if (field.Type == FieldType.Level && to is not null && model.Scenes is { } scenes && scenes.All.Any(s => s.Id == field.Id))
        {
            var level = scenes.LevelNames[field.OptionIndex(to.Id)];
            return language.Of($"{field.Name.Zh}到{level.Zh}", $"{field.Name.En} to {level.En}");
        }
        return CountWords.Capital(Name(field, language));
    }

    /// <summary>A question by its number inside a sentence; what has none by its name.</summary>
    public static string Name(Field field, Language language) => field.Number is { } number
        ? language.Of($"第 {number.ToString(CultureInfo.InvariantCulture)} 题", $"question {number.ToString(CultureInfo.InvariantCulture)}")
        : field.Name.In(language);
}
