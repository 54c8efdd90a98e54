using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Models;

namespace RongTong.EdgeTests.Sql;

/// <summary>
/// Sheets a few answers away from the cases of a model, the same for the same seed: most of what is asked is answered, and something is
/// missing, zero, out of range, at a neighbour's value, as long as a number may be, or not applicable; one in three has title records.
/// </summary>
internal sealed class NearCases(EvaluationModel model, ImmutableArray<AnswerSheet> cases, int seed)
{
    private readonly Random _random = new(seed);
    private readonly ImmutableArray<Field> _fields = [.. model.Answerable];
    private readonly ImmutableArray<string> _titles = [.. model.Fields.SelectMany(f => f.Titles).Distinct(StringComparer.Ordinal)];

    public AnswerSheet Next()
    {
        var sheet = cases[_random.Next(cases.Length)];
        for (var i = _random.Next(1, 8); i > 0; i--)
        {
            var answered = sheet.Answers.Keys.Order(StringComparer.Ordinal).ToList();
            var field = _random.Next(3) > 0 && answered.Count > 0 && _fields.FirstOrDefault(f => f.Id == answered[_random.Next(answered.Count)]) is { } known ? known : _fields[_random.Next(_fields.Length)];
            sheet = field.NotApplicable != NotApplicablePolicy.Refused && _random.Next(4) == 0
                ? sheet.With(field.Id) with { NotApplicable = sheet.NotApplicable.SetItem(field.Id, null) }
                : sheet.With(field.Id, Change(field, sheet)) with { NotApplicable = sheet.NotApplicable.Remove(field.Id) };
        }
        if (!_titles.IsEmpty && _random.Next(3) == 0) sheet = sheet with { Titles = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Record())] };
        return _random.Next(10) == 0 ? sheet with { AsOf = null } : sheet;
    }

    /// <summary>Valid on the day or ended or to come; now and then it ends before it begins, or is of a title the model does not know.</summary>
    private TitleRecord Record()
    {
        var from = new DateOnly(2021, 1, 1).AddDays(_random.Next(2400));
        return new TitleRecord(_random.Next(12) == 0 ? "a title nobody gives" : _titles[_random.Next(_titles.Length)], from, from.AddDays(_random.Next(12) == 0 ? -1 : _random.Next(1500)), null);
    }

    private ImmutableArray<string> Change(Field field, AnswerSheet sheet)
    {
        if (_random.Next(4) == 0) return [];
        switch (field.Type)
        {
            case FieldType.Bool: return [_random.Next(2) == 0 ? "true" : "false"];
            case FieldType.Text: return field.IsCreditCode ? [] : ["x"];
            case FieldType.Date: return [new DateOnly(2019, 3, 1).AddDays(_random.Next(2800)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
            case FieldType.Single or FieldType.Level: return [field.Options[_random.Next(field.Options.Length)].Id];
            case FieldType.Multi: return [.. field.Options.Where(_ => _random.Next(3) == 0).Select(o => o.Id).DefaultIfEmpty(field.Options[^1].Id)];
        }
        // Numbers of the same firm stand in relation to each other: one in place of another is where comparisons turn.
        var numbers = sheet.Answers.Values.Select(a => a.Values[0]).Where(v => decimal.TryParse(v, NumberStyles.Number, CultureInfo.InvariantCulture, out _)).Order(StringComparer.Ordinal).DefaultIfEmpty("1").ToList();
        var number = decimal.Parse(numbers[_random.Next(numbers.Count)], CultureInfo.InvariantCulture);
        var value = _random.Next(10) switch
        {
            0 => 0, 1 => -number, 2 => Math.Round(number * 0.03m, 8), 3 => Math.Round(number * 0.8m, 8), 4 => number + 0.01m, 5 => 1_000_000_000_001m, 6 => 999_999_999_999.999_999_99m, 7 => 0.000_000_01m, _ => number,
        };
        return [(field.Type == FieldType.Integer ? Math.Round(value) : value).ToString(CultureInfo.InvariantCulture)];
    }
}
