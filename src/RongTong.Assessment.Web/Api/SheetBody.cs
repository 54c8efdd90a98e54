using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.Web.Api;

/// <summary>Sheets as programs send and get them. Stateless.</summary>
internal static class SheetBody
{
    /// <summary>Reads the sheets of a body, YAML or JSON.</summary>
    /// <returns>The sheets, or the problem.</returns>
    public static async Task<(ImmutableArray<AnswerSheet> Sheets, Problem? Problem)> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return Read(body);
    }

    /// <summary>Reads the sheets of a body that is there.</summary>
    public static (ImmutableArray<AnswerSheet> Sheets, Problem? Problem) Read(MemoryStream body)
    {
        body.Position = 0;
        var text = SheetFiles.Read(body, "body");
        if (text.Value is not { } source) return ([], Problem.Of(text.Diagnostics));
        var (sheets, problems) = SheetReader.Read(source);
        return problems.Any(p => p.Severity == DiagnosticSeverity.Error) || sheets.IsEmpty ? ([], Problem.Of(problems)) : (sheets, null);
    }

    /// <summary>Writes a saved sheet: where it stands, and the sheet itself in the form it can be sent in.</summary>
    public static void Write(Utf8JsonWriter json, SavedSheet saved)
    {
        json.WriteString("id", saved.Id);
        json.WriteString("state", saved.State switch { SheetState.Draft => "draft", SheetState.Submitted => "submitted", SheetState.Returned => "returned", _ => "withdrawn" });
        json.WriteNumber("version", saved.Version);
        json.WriteString("createdAt", Moments.Of(saved.Created));
        json.WriteString("changedAt", Moments.Of(saved.Changed));
        if (saved.Submitted is { } submitted) json.WriteString("submittedAt", Moments.Of(submitted.At));
        json.WriteString("fingerprint", saved.Fingerprint);
        json.WritePropertyName("sheet");
        WriteSheet(json, saved.Sheet);
        json.WriteStartArray("disagreements");
        foreach (var (field, answers) in saved.Disagreements)
        {
            json.WriteStartObject();
            json.WriteString("field", field);
            json.WriteStartArray("answers");
            foreach (var answer in answers)
            {
                json.WriteStartObject();
                json.WriteString("respondent", answer.Respondent);
                WriteAnswer(json, "value", answer.Values);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSheet(Utf8JsonWriter json, AnswerSheet sheet)
    {
        json.WriteStartObject();
        json.WriteString("sheet", "rongtong/sheet@1");
        if (sheet.Model is { } model) json.WriteString("model", model);
        if (sheet.AsOf is { } day) json.WriteString("asOf", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartObject("enterprise");
        var firm = sheet.Enterprise;
        foreach (var (name, value) in ((string, string?)[])[("name", firm.Name), ("uscc", firm.Uscc), ("region", firm.Region), ("industry", firm.Industry), ("size", firm.Size), ("employees", firm.Employees)])
            if (!string.IsNullOrEmpty(value)) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartObject("answers");
        foreach (var (field, answer) in sheet.Answers.OrderBy(a => a.Key, StringComparer.Ordinal)) WriteAnswer(json, field, answer.Values);
        json.WriteEndObject();
        json.WriteStartArray("notApplicable");
        foreach (var field in sheet.NotApplicable.Keys.Order(StringComparer.Ordinal)) json.WriteStringValue(field);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One value as a text, several or none as a list.</summary>
    private static void WriteAnswer(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values is [var only])
        {
            json.WriteString(name, only);
            return;
        }
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
