using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RongTong.Assessing;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Tests.Generation;

/// <summary>Writes sheets as files: the same sheet in YAML and JSON, its answers in any order.</summary>
internal static class SheetText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AnswerSheet FromYaml(AnswerSheet sheet, Dice? order = null) => Read("sheet.yaml", Yaml(sheet, order));

    public static AnswerSheet FromJson(AnswerSheet sheet, Dice? order = null) => Read("sheet.json", Json(sheet, order));

    public static string Yaml(AnswerSheet sheet, Dice? order = null)
    {
        var answers = new YamlMap();
        foreach (var (id, values) in Answers(sheet, order)) answers.Add(id, values.Count == 1 ? Typed(values[0]) : values.ToList<object>());
        var map = new YamlMap { { "sheet", "rongtong/sheet@1" } };
        if (Day(sheet.AsOf) is { } day) map.Add("asOf", day);
        map.Add("enterprise", new YamlMap { { "name", sheet.Enterprise.Name }, { "uscc", sheet.Enterprise.Uscc }, { "region", sheet.Enterprise.Region } });
        map.Add("answers", answers);
        map.Add("notApplicable", NotApplicable(sheet, order).ToList<object>());
        map.Add("titles", sheet.Titles.Select(t => (object)new YamlMap { { "title", t.Title }, { "from", Day(t.From) }, { "to", Day(t.To) } }).ToList());
        return YamlText.Write(map);
    }

    public static string Json(AnswerSheet sheet, Dice? order = null) => new JsonObject
    {
        ["sheet"] = "rongtong/sheet@1",
        ["asOf"] = Day(sheet.AsOf),
        ["enterprise"] = new JsonObject { ["name"] = sheet.Enterprise.Name, ["uscc"] = sheet.Enterprise.Uscc, ["region"] = sheet.Enterprise.Region },
        ["answers"] = new JsonObject(Answers(sheet, order).Select(a => KeyValuePair.Create<string, JsonNode?>(a.Id, a.Values.Count == 1 ? JsonOf(Typed(a.Values[0])) : new JsonArray([.. a.Values.Select(v => (JsonNode)v)])))),
        ["notApplicable"] = new JsonArray([.. NotApplicable(sheet, order).Select(n => (JsonNode)n)]),
        ["titles"] = new JsonArray([.. sheet.Titles.Select(t => (JsonNode)new JsonObject { ["title"] = t.Title, ["from"] = Day(t.From), ["to"] = Day(t.To) })]),
    }.ToJsonString(Readable);

    private static AnswerSheet Read(string path, string text)
    {
        var (sheets, diagnostics) = SheetReader.Read(new SourceText(path, text));
        diagnostics.ShouldBeEmpty(text);
        return sheets.ShouldHaveSingleItem();
    }

    private static IEnumerable<(string Id, IReadOnlyList<string> Values)> Answers(AnswerSheet sheet, Dice? order)
    {
        var answers = sheet.Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, (IReadOnlyList<string>)a.Value.Values));
        return order?.Shuffle(answers) ?? answers;
    }

    private static IEnumerable<string> NotApplicable(AnswerSheet sheet, Dice? order) => order is null ? sheet.NotApplicable.Keys.Order(StringComparer.Ordinal) : order.Shuffle(sheet.NotApplicable.Keys);

    /// <summary>Numbers and yes-no values as such, everything else as text.</summary>
    private static object Typed(string value) =>
        value is "true" or "false" ? value == "true"
        : decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Dice.Text(number) == value ? number
        : value;

    private static JsonNode JsonOf(object value) => value switch { bool flag => flag, decimal number => number, _ => (string)value };

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
