using System.Collections.Immutable;
using System.Globalization;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Models;

namespace RongTong.EdgeTests.Questionnaires;

/// <summary>Random sheets for a model, the same for the same seed: every kind of answer, texts that look like formulas, numbers of 28 digits, days before 1900.</summary>
internal sealed class RandomSheets(EvaluationModel model, int seed)
{
    private static readonly string[] Texts =
        ["甲", "=1+1", "+8613800000000", "-1", "@SUM(A1)", "'=x", "一\n二", "_x0041_", "<b>&\"'", "0012", "1e5", "true", "不适用", "2026-07-15", "𠮷野", "a\tb", "  中　间  ".Trim(), "＝cmd", "3%", "#REF!", "null", "y", "{}", "- a: b"];

    private readonly Random _random = new(seed);

    public AnswerSheet Next()
    {
        var gaps = _random.NextDouble();
        var sheet = new AnswerSheet
        {
            Model = model.Ref.ToString(), AsOf = Day(),
            Enterprise = new Enterprise(Chance(0.2) ? "" : Pick(Texts), Chance(0.2) ? "" : Code(), Chance(0.5) ? "" : "330400", Chance(0.5) ? null : "0034", Chance(0.5) ? null : Pick("micro", "small", "medium", "large"), Chance(0.5) ? null : Pick("86", "086", "约 80 人")),
        };
        foreach (var field in model.Answerable)
        {
            if (field.NotApplicable != NotApplicablePolicy.Refused && Chance(0.1)) sheet = sheet with { NotApplicable = sheet.NotApplicable.SetItem(field.Id, null) };
            else if (!Chance(gaps)) sheet = sheet.With(field.Id, Answer(field));
        }
        if (Chance(0.4)) sheet = sheet with { Enterprise = sheet.Enterprise with { Capabilities = [.. Enumerable.Range(0, _random.Next(4)).Select(i => $"{Pick("die-casting", "no", "cnc_5", "1")}-{i}")] } };
        for (var i = Chance(0.4) ? _random.Next(5) : 0; i > 0; i--) sheet = sheet with { Efforts = sheet.Efforts.SetItem($"{Pick(model.Answerable.Select(f => f.Id).ToList())}/{i}", OwnFigures()) };
        var titles = model.Fields.SelectMany(f => f.Titles).Distinct(StringComparer.Ordinal).ToList();
        return titles.Count > 0 && Chance(0.5) ? sheet with { Titles = [.. Enumerable.Range(0, _random.Next(9)).Select(_ => new TitleRecord(Pick(titles), Day(), Day(), null))] } : sheet;
    }

    private OwnEffort OwnFigures() => Chance(0.3) ? OwnEffort.Never : new OwnEffort(Pick(0, 12.5m, 0.01m), Chance(0.5) ? null : _random.Next(200), Chance(0.5) ? null : _random.Next(300));

    private ImmutableArray<string> Answer(Field field) => field.Type switch
    {
        FieldType.Bool => [Pick("true", "false")],
        FieldType.Text => [field.IsCreditCode ? Code() : Pick(Texts)],
        FieldType.Date => [Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        FieldType.Single or FieldType.Level => [Pick(field.Options).Id],
        FieldType.Multi => field.Options.Where(_ => Chance(0.5)).Select(o => o.Id).DefaultIfEmpty(field.Options[0].Id).ToImmutableArray(),
        _ => [Number(field).ToString("0.############################", CultureInfo.InvariantCulture)],
    };

    private decimal Number(Field field)
    {
        var (least, most) = (field.Min ?? -1_000_000_000_000m, field.Max ?? 1_000_000_000_000m);
        var value = Pick(least, most, 0, 1, 0.02996m, 0.1m + 0.2m, 1 / 3m, 123456789.012345m, 123456789012.3456789m, 0.000000000000000000000000001m, least + (most - least) * (decimal)_random.NextDouble());
        value = Math.Clamp(value, least, most);
        return field.Type == FieldType.Integer ? Math.Round(value) : value;
    }

    private DateOnly Day() => Chance(0.1) ? new DateOnly(1890 + _random.Next(12), 1 + _random.Next(12), 1 + _random.Next(28)) : new DateOnly(2000, 1, 1).AddDays(_random.Next(12_000));

    private string Code()
    {
        var body = "9133040" + _random.Next(1_000_000_000).ToString("0000000000", CultureInfo.InvariantCulture);
        return body + CreditCode.CheckDigit(body);
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
