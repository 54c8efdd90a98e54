using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Web.Api;

/// <summary>Diagnostics as JSON. Stateless.</summary>
internal static class ProblemJson
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Problems to be kept until somebody asks, in both languages.</summary>
    public static string List(IEnumerable<Diagnostic> diagnostics)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartArray();
            foreach (var one in diagnostics)
            {
                json.WriteStartObject();
                foreach (var (name, language) in ((string, Language)[])[("zh", Language.Zh), ("en", Language.En)])
                {
                    json.WritePropertyName(name);
                    Write(json, one, language);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes kept problems in one language.</summary>
    public static void WriteKept(Utf8JsonWriter json, string kept, Language language)
    {
        using var parsed = JsonDocument.Parse(kept);
        json.WriteStartArray("errors");
        foreach (var one in parsed.RootElement.EnumerateArray()) one.GetProperty(language == Language.Zh ? "zh" : "en").WriteTo(json);
        json.WriteEndArray();
    }

    /// <summary>Writes one problem: code, severity, field, place, message, and what helps.</summary>
    public static void Write(Utf8JsonWriter json, Diagnostic one, Language language)
    {
        json.WriteStartObject();
        json.WriteString("code", one.Code);
        json.WriteString("severity", one.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        if (one.Field is { } field) json.WriteString("field", field);
        if (one.Span is { Line: > 0 } span)
        {
            json.WriteNumber("line", span.Line);
            json.WriteNumber("column", span.Column);
        }
        json.WriteString("message", one.Message.In(language));
        if (one.Fix is { } fix) json.WriteString("fix", fix.In(language));
        json.WriteEndObject();
    }
}
