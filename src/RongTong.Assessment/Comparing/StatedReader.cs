using RongTong.Assessing;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Comparing;

/// <summary>Reads what a sheet says to a field, so that two ways of writing one answer are one. Stateless and thread-safe.</summary>
internal static class StatedReader
{
    public static Stated Of(AnswerSheet sheet, Field field)
    {
        var isNotApplicable = sheet.NotApplicable.ContainsKey(field.Id);
        if (!sheet.Answers.TryGetValue(field.Id, out var answer)) return new Stated([], isNotApplicable);
        var values = answer.Values.SelectMany(v => field.Type == FieldType.Multi ? v.Split(';') : [v]).Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal);
        return new Stated([.. field.Type == FieldType.Multi ? values.OrderBy(v => Place(field, v)).ThenBy(v => v, StringComparer.Ordinal) : values.Select(v => One(field, v))], isNotApplicable);
    }

    private static int Place(Field field, string option) => field.OptionIndex(option) is >= 0 and var index ? index : int.MaxValue;

    private static string One(Field field, string text) => field.Type switch
    {
        FieldType.Bool when PlainValue.TryBool(text, out var isSo) => isSo ? "true" : "false",
        FieldType.Number or FieldType.Integer or FieldType.Ratio or FieldType.Money when PlainValue.TryNumber(text, out var number) => PlainValue.Format(number),
        _ => text,
    };
}
