using RongTong.Models;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Questionnaires;

/// <summary>What a form says of its items. Stateless and thread-safe.</summary>
internal static class FormWords
{
    /// <summary>What to write: kind and range in a few words.</summary>
    public static LocalizedText Hint(FormItem item)
    {
        var kind = item.Control switch
        {
            FormControl.Code => new LocalizedText("18 位，按文本填", "18 characters"),
            FormControl.Text => new LocalizedText("文字", "text"),
            FormControl.Integer => new LocalizedText("整数", "whole number"),
            FormControl.Percent => new LocalizedText("百分数，如 3%", "per cent, such as 3%"),
            FormControl.Date => new LocalizedText("日期，如 2026-07-15", "date, such as 2026-07-15"),
            FormControl.OneOf => new LocalizedText("从列表里选一项", "choose one from the list"),
            FormControl.Ticks => new LocalizedText("选中的打 ✓，可多选", "tick ✓ all that apply"),
            _ => new LocalizedText("数", "number"),
        };
        return Range(item) is { } range ? new LocalizedText($"{kind.Zh}，{range.Zh}", $"{kind.En}, {range.En}") : kind;
    }

    /// <summary>The unit in one language; empty where there is none.</summary>
    public static string Unit(FormItem item, EvaluationModel model, Language language) =>
        item.Control == FormControl.Percent ? "%"
        : item.Field.Unit.IsOne || item.Field.Unit.Equals(Models.Unit.Date) ? ""
        : language == Language.Zh ? item.Field.Unit.ToString() : UnitNames.InEnglish(item.Field.Unit, model);

    /// <summary>What the item asks for, told so that a change of it shows: kind, unit, range.</summary>
    public static LocalizedText Kind(FormItem item, EvaluationModel model)
    {
        // "Per cent" has been said.
        string? UnitOf(Language language) => item.Control != FormControl.Percent && Unit(item, model, language) is { Length: > 0 } unit ? unit : null;
        return new LocalizedText(
            string.Join('，', new[] { item.Hint.Zh, UnitOf(Language.Zh) }.OfType<string>()),
            string.Join(", ", new[] { item.Hint.En, UnitOf(Language.En) }.OfType<string>()));
    }

    private static LocalizedText? Range(FormItem item)
    {
        if (!item.Field.IsNumber) return null;
        string Say(decimal value) => item.Control == FormControl.Percent ? Paper.Number(value * 100) + "%" : Paper.Number(value);
        return (item.Field.Min, item.Field.Max) switch
        {
            ({ } least, { } most) => new LocalizedText($"{Say(least)} 至 {Say(most)}", $"{Say(least)} to {Say(most)}"),
            ({ } least, null) => new LocalizedText($"不小于 {Say(least)}", $"at least {Say(least)}"),
            (null, { } most) => new LocalizedText($"不大于 {Say(most)}", $"at most {Say(most)}"),
            _ => null,
        };
    }
}
