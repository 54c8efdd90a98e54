using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Models;

namespace RongTong.Tests.Generation;

/// <summary>Fills sheets at random: missing answers, answers on and beside every border, not applicable, and now and then wrong ones.</summary>
internal static class SheetGenerator
{
    private static readonly ImmutableArray<string> WrongValues = ["perhaps", "1e3", "1,000", "１２", "-", "9999999999999", "0.5", "true", "o1", "2025-02-30", ""];

    public static AnswerSheet Generate(EvaluationModel model, IReadOnlyList<decimal> borders, int seed, bool isFlawless = false)
    {
        var dice = new Dice(seed);
        var missing = dice.Pick([0, 10, 30, 60, 100]);
        var notApplicable = dice.Pick([0, 0, 10, 30]);
        var wrong = isFlawless || dice.Percent(80) ? 0 : 8;
        var sheet = new AnswerSheet
        {
            AsOf = dice.Percent(70) ? new DateOnly(2025, 6, 1).AddDays(dice.Between(-400, 400)) : null,
            Enterprise = new Enterprise("企业", "91310000MA1K35DX5G", "310115"),
        };
        foreach (var field in model.Answerable)
        {
            if (dice.Percent(notApplicable) && (field.NotApplicable != NotApplicablePolicy.Refused || wrong > 0))
                sheet = sheet with { NotApplicable = sheet.NotApplicable.Add(field.Id, null) };
            if (dice.Percent(missing) || sheet.NotApplicable.ContainsKey(field.Id) && !dice.Percent(wrong)) continue;
            sheet = sheet.With(field.Id, dice.Percent(wrong) ? [dice.Pick(WrongValues)] : [.. Values(field, borders, dice)]);
        }
        if (dice.Percent(20)) sheet = sheet with { Titles = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Title(dice, wrong))] };
        return wrong > 0 && dice.Percent(20) ? sheet.With("no-such-field", "1") : sheet;
    }

    private static TitleRecord Title(Dice dice, int wrong)
    {
        var from = new DateOnly(2025, 6, 1).AddDays(dice.Between(-400, 300));
        return new TitleRecord(dice.Pick(["title-a", "title-b", "title-c", "title-d"]), from, from.AddDays(dice.Percent(wrong) ? -1 : dice.Between(0, 500)), null);
    }

    /// <summary>A valid answer.</summary>
    public static IEnumerable<string> Values(Field field, IReadOnlyList<decimal> borders, Dice dice) => field.Type switch
    {
        FieldType.Bool => [dice.Percent(50) ? "true" : "false"],
        FieldType.Text => ["文字"],
        FieldType.Date => [new DateOnly(2025, 1, 1).AddDays(dice.Pick([0, 0, -1, 1, 545, 300])).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        FieldType.Single or FieldType.Level => [dice.Pick(field.Options).Id],
        FieldType.Multi => Several(field, dice),
        _ => [Dice.Text(Number(field, borders, dice))],
    };

    private static IEnumerable<string> Several(Field field, Dice dice)
    {
        var exclusive = field.Options.FirstOrDefault(o => o.Exclusive);
        if (exclusive is not null && dice.Percent(25)) return [exclusive.Id];
        var open = field.Options.Where(o => !o.Exclusive).ToList();
        return open.Count == 0 ? [exclusive!.Id] : dice.Shuffle(open).Take(dice.Between(1, open.Count)).Select(o => o.Id);
    }

    private static decimal Number(Field field, IReadOnlyList<decimal> borders, Dice dice)
    {
        var value = dice.Below(6) switch
        {
            0 => field.Min ?? dice.Between(-3, 3),
            1 => field.Max ?? dice.Between(5, 5000),
            2 => dice.Between(0, 1000) / 100m,
            3 => dice.Pick(borders) + dice.Pick([0.01m, -0.01m]),
            _ => dice.Pick(borders),
        };
        var (min, max) = (field.Min ?? value, field.Max ?? value);
        if (field.Type == FieldType.Integer) (value, min, max) = (Math.Floor(value), Math.Ceiling(min), Math.Floor(max));
        return Math.Min(Math.Max(value, min), field.Max is null ? decimal.MaxValue : max);
    }
}
