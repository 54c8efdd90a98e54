using System.Collections.Immutable;
using System.Text.Json;
using RongTong.Cli.Commands;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Cli.Output;

/// <summary>Something a log of findings tells: a diagnostic, and why it is accepted where it is.</summary>
/// <param name="Diagnostic">What was found.</param>
/// <param name="Accepted">Why nobody has to act on it; null where somebody has to.</param>
internal sealed record Finding(Diagnostic Diagnostic, LocalizedText? Accepted = null);

/// <summary>Findings as SARIF 2.1.0, for editors and code hosts. The same findings give the same bytes.</summary>
internal static class SarifLog
{
    /// <summary>Writes a log of one run.</summary>
    /// <param name="findings">What was found, in order.</param>
    /// <param name="language">Language of messages; the help of a rule is in both.</param>
    /// <param name="properties">Further properties of the run, written inside an object; nothing when null.</param>
    public static byte[] Write(IReadOnlyCollection<Finding> findings, Language language, Action<Utf8JsonWriter>? properties = null) => JsonText.Write(json =>
    {
        ImmutableArray<string> codes = [.. findings.Select(f => f.Diagnostic.Code).Distinct().Order(StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "rongtong");
        json.WriteString("fullName", "RongTong.Assessment 融通评估");
        json.WriteString("language", language == Language.Zh ? "zh-CN" : "en");
        json.WriteStartArray("rules");
        foreach (var code in codes) WriteRule(json, code, language);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("language", language == Language.Zh ? "zh-CN" : "en");
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in findings) WriteResult(json, finding, codes.IndexOf(finding.Diagnostic.Code), language);
        json.WriteEndArray();
        if (properties is not null)
        {
            json.WriteStartObject("properties");
            properties(json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteRule(Utf8JsonWriter json, string code, Language language)
    {
        json.WriteStartObject();
        json.WriteString("id", code);
        if (DiagnosticRules.Of(code) is { } rule)
        {
            WriteText(json, "shortDescription", rule.In(language));
            WriteText(json, "help", $"{rule.Zh}\n\n{rule.En}");
        }
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, int rule, Language language)
    {
        var diagnostic = finding.Diagnostic;
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        WriteText(json, "message", diagnostic.Message.In(language) + (diagnostic.Fix is { } fix ? language.Of("；", "; ") + fix.In(language) : ""));
        if (diagnostic.Span is { } span) WriteLocation(json, span);
        if (finding.Accepted is { } why)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", why.In(language));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', span.Path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        if (span != SourceSpan.WholeFile(span.Path))
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", span.Line);
            json.WriteNumber("startColumn", span.Column);
            json.WriteNumber("endLine", span.EndLine);
            json.WriteNumber("endColumn", span.EndColumn);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
