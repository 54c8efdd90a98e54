using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RongTong.Advising;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Assessing;

/// <summary>
/// Writes answer sheets as <c>rongtong/sheet@1</c>, in YAML or JSON: what <see cref="SheetReader"/> reads back as the same sheet. Answers stand
/// in the order of the model's form; the same sheet gives the same bytes. Stateless and thread-safe.
/// </summary>
public static class SheetDocument
{
    /// <summary>The sheet as YAML, in UTF-8, with a line end.</summary>
    /// <param name="sheet">The answers.</param>
    /// <param name="model">The model they are for: its numbers, dates and choices go without quotes.</param>
    public static byte[] Yaml(AnswerSheet sheet, EvaluationModel model)
    {
        var text = new StringBuilder("sheet: rongtong/sheet@1\n");
        if (sheet.Model is { } reference) text.Append("model: ").Append(reference).Append('\n');
        if (sheet.AsOf is { } day) text.Append("asOf: ").Append(Day(day)).Append('\n');
        var firm = Firm(sheet.Enterprise);
        if (firm.Count > 0 || sheet.Enterprise.Capabilities is not null) text.Append("enterprise:\n");
        foreach (var (key, value) in firm) text.Append("  ").Append(key).Append(": ").Append(Quoted(value)).Append('\n');
        if (sheet.Enterprise.Capabilities is { } capabilities) text.Append("  capabilities: [").AppendJoin(", ", capabilities.Select(Quoted)).Append("]\n");
        text.Append(sheet.Answers.IsEmpty ? "answers: {}\n" : "answers:\n");
        foreach (var (id, values) in Answers(sheet, model))
            text.Append("  ").Append(id).Append(": ").Append(IsSeveral(id, values, model) ? $"[{string.Join(", ", values.Select(Quoted))}]" : Plain(id, values[0], model)).Append('\n');
        if (!sheet.NotApplicable.IsEmpty) text.Append("notApplicable: [").AppendJoin(", ", Ordered(sheet.NotApplicable.Keys, model)).Append("]\n");
        if (!sheet.Titles.IsEmpty) text.Append("titles:\n");
        foreach (var title in sheet.Titles) text.Append("  - { title: ").Append(Quoted(title.Title)).Append(", from: ").Append(Day(title.From)).Append(", to: ").Append(Day(title.To)).Append(" }\n");
        if (!sheet.Efforts.IsEmpty) text.Append("efforts:\n");
        foreach (var (step, effort) in Efforts(sheet))
            text.Append("  ").Append(Quoted(step)).Append(": ").Append(effort.IsRefused ? OwnEfforts.Never : $"{{ {string.Join(", ", OwnEfforts.Stated(effort).Select(f => $"{f.Key}: {PlainValue.Format(f.Value)}"))} }}").Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The sheet as JSON, in UTF-8, with a line end.</summary>
    /// <param name="sheet">The answers.</param>
    /// <param name="model">The model they are for.</param>
    public static byte[] Json(AnswerSheet sheet, EvaluationModel model) => [.. ExactJson.Document(indented: true, json => Write(json, sheet, model)), (byte)'\n'];

    /// <summary>The sheet as a value of a document.</summary>
    internal static void Write(Utf8JsonWriter json, AnswerSheet sheet, EvaluationModel model)
    {
        json.WriteStartObject();
        json.WriteString("sheet", "rongtong/sheet@1");
        if (sheet.Model is { } reference) json.WriteString("model", reference);
        if (sheet.AsOf is { } day) json.WriteString("asOf", Day(day));
        json.WriteStartObject("enterprise");
        foreach (var (key, value) in Firm(sheet.Enterprise)) json.WriteString(key, value);
        if (sheet.Enterprise.Capabilities is { } capabilities) json.WriteList("capabilities", capabilities);
        json.WriteEndObject();
        json.WriteStartObject("answers");
        foreach (var (id, values) in Answers(sheet, model))
        {
            if (IsSeveral(id, values, model)) json.WriteList(id, values);
            else if (IsBare(id, values[0], model))
            {
                json.WritePropertyName(id);
                json.WriteRawValue(values[0]);
            }
            else json.WriteString(id, values[0]);
        }
        json.WriteEndObject();
        if (!sheet.NotApplicable.IsEmpty) json.WriteList("notApplicable", Ordered(sheet.NotApplicable.Keys, model));
        if (!sheet.Titles.IsEmpty) WriteTitles(json, sheet.Titles);
        if (!sheet.Efforts.IsEmpty) WriteEfforts(json, sheet);
        json.WriteEndObject();
    }

    private static void WriteTitles(Utf8JsonWriter json, ImmutableArray<TitleRecord> titles)
    {
        json.WriteStartArray("titles");
        foreach (var title in titles)
        {
            json.WriteStartObject();
            json.WriteString("title", title.Title);
            json.WriteString("from", Day(title.From));
            json.WriteString("to", Day(title.To));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEfforts(Utf8JsonWriter json, AnswerSheet sheet)
    {
        json.WriteStartObject("efforts");
        foreach (var (step, effort) in Efforts(sheet))
        {
            if (effort.IsRefused)
            {
                json.WriteString(step, OwnEfforts.Never);
                continue;
            }
            json.WriteStartObject(step);
            foreach (var (key, value) in OwnEfforts.Stated(effort)) json.WriteDecimal(key, value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Own figures in the order of their steps.</summary>
    private static IEnumerable<(string Step, OwnEffort Effort)> Efforts(AnswerSheet sheet) => sheet.Efforts.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, e.Value));

    private static List<(string Key, string Value)> Firm(Enterprise firm) =>
    [
        .. new (string Key, string? Value)[] { ("name", firm.Name), ("uscc", firm.Uscc), ("region", firm.Region), ("industry", firm.Industry), ("size", firm.Size), ("employees", firm.Employees) }
            .Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => (p.Key, p.Value!)),
    ];

    private static IEnumerable<(string Id, ImmutableArray<string> Values)> Answers(AnswerSheet sheet, EvaluationModel model) =>
        Ordered(sheet.Answers.Keys, model).Select(id => (id, sheet.Answers[id].Values));

    /// <summary>In the order of the form; what the model does not ask comes last.</summary>
    private static IEnumerable<string> Ordered(IEnumerable<string> ids, EvaluationModel model)
    {
        var places = model.Answerable.Select((f, i) => (f.Id, Place: i)).ToDictionary(f => f.Id, f => f.Place, StringComparer.Ordinal);
        return ids.OrderBy(id => places.GetValueOrDefault(id, int.MaxValue)).ThenBy(id => id, StringComparer.Ordinal);
    }

    private static Field? FieldOf(string id, EvaluationModel model) => model.Answerable.FirstOrDefault(f => f.Id == id);

    private static bool IsSeveral(string id, ImmutableArray<string> values, EvaluationModel model) => values.Length != 1 || FieldOf(id, model)?.Type == FieldType.Multi;

    /// <summary>A number or yes-no value that JSON spells the same way.</summary>
    private static bool IsBare(string id, string value, EvaluationModel model) => FieldOf(id, model) is { } field && (field.Type == FieldType.Bool
        ? value is "true" or "false"
        : (field.IsNumber || field.Type == FieldType.Level) && PlainValue.TryNumber(value, out var number) && PlainValue.Format(number) == value);

    private static string Plain(string id, string value, EvaluationModel model) =>
        IsBare(id, value, model) || FieldOf(id, model)?.Type == FieldType.Date && PlainValue.TryDate(value, out _) ? value : Quoted(value);

    /// <summary>A text in double quotes: what JSON escapes, YAML reads alike. Ids need none.</summary>
    private static string Quoted(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && PlainValue.IsId(text) && !IsWord(text) ? text : JsonSerializer.Serialize(text, TextOptions);

    /// <summary>Words older readers of YAML take for a value.</summary>
    private static bool IsWord(string text) => text.ToUpperInvariant() is "TRUE" or "FALSE" or "NULL" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N";

    private static readonly JsonSerializerOptions TextOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
