using System.Collections.Immutable;
using System.Globalization;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>What is not answered yet, and which answer to give first.</summary>
internal static class OpenAnswersBlock
{
    private const int Few = 6;

    public static IEnumerable<string> Of(Assessment assessment, ImmutableArray<OpenAnswer> open, Ink ink, bool all)
    {
        var language = ink.Language;
        foreach (var line in Lines.Of("  " + NotAnswered(assessment, open, language, all), Lines.Width, 2)) yield return line;
        yield return "  " + language.Of("先答哪个：", "Most useful first:");
        var table = new TextTable(("", false), ("", false));
        var shown = all ? open : open[..Math.Min(Few, open.Length)];
        foreach (var answer in shown) table.Add(Name(answer.Field, language, alone: true), Effect(assessment, answer, language));
        foreach (var line in table.Lines(4, flexible: 1)) yield return line;
        if (shown.Length < open.Length) yield return "    " + language.Of($"另有 {Figures.Count(open.Length - shown.Length)} 项（--all 列出）", $"and {Figures.Count(open.Length - shown.Length)} more (--all)");
    }

    private static string NotAnswered(Assessment assessment, ImmutableArray<OpenAnswer> open, Language language, bool all)
    {
        var fields = assessment.Model.Answerable.Where(f => open.Any(o => o.Field.Id == f.Id)).ToList();
        if (fields.Count > 2 * Few && !all) return language.Of($"还有 {Figures.Count(fields.Count)} 项没答。", $"{Figures.Count(fields.Count)} answers are missing.");
        var scenes = (assessment.Model.Scenes?.All ?? []).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var questions = fields.Where(f => !scenes.Contains(f.Id)).ToList();
        var open16 = fields.Where(f => scenes.Contains(f.Id)).ToList();
        var parts = new List<string>();
        if (language == Language.Zh)
        {
            if (questions.Count > 0) parts.Add(string.Join("、", questions.Select(f => Name(f, language, alone: true))));
            if (open16.Count > 0) parts.Add($"{string.Join("、", open16.Select(f => f.Name.Zh))}{CountWords.Zh(open16.Count)}个场景");
            return $"还没答：{string.Join("，", parts)}。";
        }
        if (questions.Count > 0) parts.Add(Questions(questions));
        if (open16.Count > 0) parts.Add($"{(open16.Count == 1 ? "scene" : "scenes")} {And(open16.Select(f => f.Id))}");
        return $"Not answered: {string.Join(", ", parts)}.";
    }

    private static string Questions(List<Field> fields)
    {
        if (fields.Any(f => f.Number is null)) return And(fields.Select(f => Name(f, Language.En, alone: true)));
        return $"{(fields.Count == 1 ? "question" : "questions")} {And(fields.Select(f => f.Number!.Value.ToString(CultureInfo.InvariantCulture)))}";
    }

    private static string And(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count < 2 ? string.Concat(list) : $"{string.Join(", ", list[..^1])} and {list[^1]}";
    }

    /// <summary>How a form speaks of a field: by its number, else by its name; scenes in English by their id, which the sheet uses.</summary>
    private static string Name(Field field, Language language, bool alone) =>
        field.Number is { } number ? language.Of($"第 {number.ToString(CultureInfo.InvariantCulture)} 题", $"question {number.ToString(CultureInfo.InvariantCulture)}")
        : field.Type == FieldType.Level && alone ? language.Of(field.Name.Zh, field.Id)
        : field.Name.In(language);

    private static string Effect(Assessment assessment, OpenAnswer answer, Language language)
    {
        if (answer.Swing > 0) return language.Of($"得分可差 {Figures.Of(answer.Swing)}", $"moves the score by up to {Figures.Of(answer.Swing)}");
        if (answer.Settling.IsEmpty) return language.Of("条件要用到", "a criterion needs it");
        var grade = (answer.Settled?.Name ?? assessment.Model.NoGradeName).In(language);
        var which = Which(assessment, answer, language);
        return language.Of($"{which}，等级即定为{grade}", $"{which} settles it: {CountWords.Inside(grade)}");
    }

    /// <summary>The settling options in words; levels that form the low or the high end as one border.</summary>
    private static string Which(Assessment assessment, OpenAnswer answer, Language language)
    {
        var options = answer.Field.Options;
        var settling = answer.Settling;
        if (answer.Field.Type == FieldType.Level && assessment.Model.Scenes is { } scenes && settling.Length < options.Length)
        {
            if (settling.SequenceEqual(options[..settling.Length]))
                return language.Of($"未到{scenes.LevelNames[settling.Length].Zh}", $"below {scenes.LevelNames[settling.Length].En}");
            if (settling.SequenceEqual(options[^settling.Length..]))
                return language.Of($"达到{scenes.LevelNames[options.Length - settling.Length].Zh}", $"{scenes.LevelNames[options.Length - settling.Length].En} or above");
        }
        return settling.Length == options.Length ? language.Of("答了", "any answer") : string.Join(language.Of("、", ", "), settling.Select(o => o.Text.In(language)));
    }
}
