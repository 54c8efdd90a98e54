using System.Globalization;
using System.Text.RegularExpressions;
using RongTong.Assessing;
using RongTong.Models;

namespace RongTong.Tests.Reference;

/// <summary>What a sheet says about one field, as the reference reads it.</summary>
internal abstract record Given
{
    /// <summary>Nothing, or nothing that can be read.</summary>
    internal sealed record Nothing : Given;

    /// <summary>Something that cannot be told without the sheet's date.</summary>
    internal sealed record Open : Given;

    /// <summary>Marked not applicable.</summary>
    internal sealed record NotApplicable : Given;

    internal sealed record Number(decimal Value) : Given;

    internal sealed record YesNo(bool Value) : Given;

    internal sealed record Text : Given;

    /// <summary>Positions of the options chosen.</summary>
    internal sealed record Options(IReadOnlySet<int> Chosen) : Given;
}

/// <summary>Reads the answers of a sheet by the contract: what cannot be read is an error and stays unanswered.</summary>
internal sealed class ReferenceAnswers
{
    private const decimal Largest = 1_000_000_000_000m;

    private readonly Dictionary<string, Given> _given = new(StringComparer.Ordinal);

    public ReferenceAnswers(EvaluationModel model, AnswerSheet sheet)
    {
        var fields = model.Answerable.ToDictionary(f => f.Id, StringComparer.Ordinal);
        foreach (var id in sheet.NotApplicable.Keys)
        {
            if (!fields.TryGetValue(id, out var field)) Codes.Add("RT4001");
            else if (sheet.Answers.ContainsKey(id)) Codes.Add("RT4008");
            else if (field.NotApplicable == NotApplicablePolicy.Refused) Codes.Add("RT4006");
            else _given[id] = new Given.NotApplicable();
        }
        foreach (var (id, answer) in sheet.Answers)
        {
            if (!fields.TryGetValue(id, out var field)) Codes.Add("RT4001");
            else if (Read(field, answer.Values) is { } given) _given[id] = given;
        }
        if (!sheet.Titles.IsEmpty) ReadTitles(model, sheet);
    }

    /// <summary>Codes of what is wrong with the sheet.</summary>
    public List<string> Codes { get; } = [];

    public Given this[string id] => _given.GetValueOrDefault(id, new Given.Nothing());

    private Given? Read(Field field, IReadOnlyList<string> values)
    {
        if (field.Type == FieldType.Multi) return ReadMulti(field, values);
        if (values.Count != 1) return Wrong("RT4002");
        var text = values[0].Trim();
        switch (field.Type)
        {
            case FieldType.Single or FieldType.Level:
                var chosen = field.Options.Select(o => o.Id).ToList().IndexOf(text);
                return chosen < 0 ? Wrong("RT4004") : new Given.Options(new HashSet<int> { chosen });
            case FieldType.Bool:
                return text switch { "true" => new Given.YesNo(true), "false" => new Given.YesNo(false), _ => Wrong("RT4002") };
            case FieldType.Text:
                return new Given.Text();
            case FieldType.Date:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Given.Number(day.DayNumber) : Wrong("RT4002");
            default:
                return ReadNumber(field, text);
        }
    }

    private Given? ReadNumber(Field field, string text)
    {
        if (!Regex.IsMatch(text, @"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture) || !decimal.TryParse(text, CultureInfo.InvariantCulture, out var value)) return Wrong("RT4002");
        if (field.Type == FieldType.Integer && value != Math.Floor(value)) return Wrong("RT4002");
        if (value < (field.Min ?? -Largest) || value > (field.Max ?? Largest) || value < -Largest || value > Largest) return Wrong("RT4003");
        return new Given.Number(value);
    }

    private Given? ReadMulti(Field field, IReadOnlyList<string> values)
    {
        var ids = field.Options.Select(o => o.Id).ToList();
        var chosen = new HashSet<int>();
        var named = values.SelectMany(v => v.Split(';')).Select(v => v.Trim()).Where(v => v.Length > 0).ToList();
        foreach (var value in named)
        {
            if (!ids.Contains(value)) return Wrong("RT4004");
            chosen.Add(ids.IndexOf(value));
        }
        if (chosen.Count > 1 && chosen.Any(i => field.Options[i].Exclusive)) return Wrong("RT4005");
        if (chosen.Count < named.Count) Codes.Add("RT4009");
        return chosen.Count == 0 ? null : new Given.Options(chosen);
    }

    /// <summary>Where any titles are on record, they and nothing else settle the facts that stand for them.</summary>
    private void ReadTitles(EvaluationModel model, AnswerSheet sheet)
    {
        foreach (var record in sheet.Titles)
        {
            if (!model.Fields.Any(f => f.Titles.Contains(record.Title))) Codes.Add("RT4013");
            if (record.To < record.From) Codes.Add("RT4014");
        }
        foreach (var field in model.Fields.Where(f => !f.Titles.IsEmpty))
        {
            var records = sheet.Titles.Where(t => field.Titles.Contains(t.Title)).ToList();
            if (this[field.Id] is Given.YesNo { Value: true } && records.Count > 0 && records.All(r => r.To < sheet.AsOf)) Codes.Add("RT4016");
            if (sheet.AsOf is { } day) _given[field.Id] = new Given.YesNo(records.Exists(r => r.From <= day && day <= r.To));
            else if (records.Count == 0) _given[field.Id] = new Given.YesNo(false);
            else _given[field.Id] = new Given.Open();
        }
    }

    private Given? Wrong(string code)
    {
        Codes.Add(code);
        return null;
    }
}
