using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Models;

namespace RongTong.Differential;

/// <summary>
/// Random sheets for a model, the same for the same seed: answers anywhere in their range and on every border the model names, gaps from
/// none to everything, not applicable, out of range, and answers that cannot be read.
/// </summary>
internal sealed class SheetGenerator
{
    private readonly EvaluationModel _model;
    private readonly Random _random;
    private readonly ImmutableArray<decimal> _borders;
    private readonly ImmutableArray<DateOnly> _days;

    public SheetGenerator(EvaluationModel model, int seed)
    {
        (_model, _random) = (model, new Random(seed));
        _borders = [.. Borders.Of(model).Distinct().Order()];
        _days = [.. Borders.DaysOf(model).Distinct().Order()];
    }

    /// <summary>One more sheet.</summary>
    public AnswerSheet Next()
    {
        var gaps = Pick<double>(0, 0.05, 0.3, 0.7, 1);
        var sloppy = Pick<double>(0, 0, 0, 0.02);
        var notApplicable = Pick<double>(0, 0.1, 0.5);
        var sheet = new AnswerSheet { AsOf = Chance(0.05) ? null : Day(), Enterprise = new Enterprise("随机", "", "", Size: Pick("micro", "small", "medium", "large", null)) };
        if (Chance(0.2)) sheet = sheet with { Titles = Titles() };
        foreach (var field in _model.Answerable)
        {
            if (Chance(field.NotApplicable == NotApplicablePolicy.Refused ? sloppy / 4 : notApplicable)) sheet = sheet with { NotApplicable = sheet.NotApplicable.SetItem(field.Id, null) };
            else if (!Chance(gaps)) sheet = sheet.With(field.Id, Chance(sloppy) ? Nonsense(field) : Answer(field));
        }
        return sheet;
    }

    private ImmutableArray<TitleRecord> Titles() =>
    [
        .. _model.Fields.SelectMany(f => f.Titles).Append("unknown-title").Where(_ => Chance(0.4)).Select(t => new TitleRecord(t, Day(), Day().AddDays(500), null)),
    ];

    private ImmutableArray<string> Answer(Field field) => field.Type switch
    {
        FieldType.Bool => [Chance(0.5) ? "true" : "false"],
        FieldType.Text => ["文字"],
        FieldType.Date => [Text(Day())],
        FieldType.Single or FieldType.Level => [Pick(field.Options).Id],
        FieldType.Multi => Options(field),
        _ => [Number(field).ToString(CultureInfo.InvariantCulture)],
    };

    private ImmutableArray<string> Options(Field field)
    {
        var share = _random.NextDouble();
        ImmutableArray<string> chosen = [.. field.Options.Where(o => !o.Exclusive && Chance(share)).Select(o => o.Id)];
        return chosen.IsEmpty ? [Pick(field.Options).Id] : chosen;
    }

    /// <summary>A border, just beside one, an end of the range, or anything between.</summary>
    private decimal Number(Field field)
    {
        var (least, most) = (field.Min ?? -10, field.Max ?? Pick(10m, 1000m, 100_000m));
        var value = Pick<Func<decimal>>(
            () => least, () => most, () => 0, () => 1,
            () => _borders.IsEmpty ? least : Pick(_borders) + Pick(-0.01m, 0, 0, 0.01m),
            () => _borders.IsEmpty ? most : Pick(_borders) * Pick(1m, 10m, 100m),
            () => least + (most - least) * Math.Round((decimal)_random.NextDouble(), 4))();
        value = Math.Clamp(value, least, most);
        return field.Type == FieldType.Integer ? Math.Round(value) : value;
    }

    private ImmutableArray<string> Nonsense(Field field) => Pick<ImmutableArray<string>>(
        ["三千万"], ["true"], ["1", "2"], [((field.Max ?? 1_000_000_000_000m) + 1).ToString(CultureInfo.InvariantCulture)],
        [((field.Min ?? -1_000_000_000_000m) - 1).ToString(CultureInfo.InvariantCulture)], [.. field.Options.Select(o => o.Id)],
        [.. field.Options.Take(1).Concat(field.Options.Take(1)).Select(o => o.Id), "0.5"]);

    private DateOnly Day() => Chance(0.5) && !_days.IsEmpty ? Pick(_days).AddDays(_random.Next(-1, 2)) : new DateOnly(2024, 1, 1).AddDays(_random.Next(0, 1200));

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
