using System.Text.Json;

namespace RongTong.EdgeTests;

/// <summary>What the SARIF 2.1.0 schema asks of the objects our logs use: properties known, required ones there, types and words right.</summary>
internal static class SarifShape
{
    private static readonly Dictionary<string, (string[] Known, string[] Required)> Objects = new(StringComparer.Ordinal)
    {
        ["log"] = (["$schema", "version", "runs", "inlineExternalProperties", "properties"], ["version", "runs"]),
        ["run"] = (["tool", "invocations", "conversion", "language", "versionControlProvenance", "originalUriBaseIds", "artifacts", "logicalLocations", "graphs", "results", "automationDetails", "columnKind", "taxonomies", "properties"], ["tool"]),
        ["tool"] = (["driver", "extensions", "properties"], ["driver"]),
        ["driver"] = (["guid", "name", "organization", "product", "fullName", "version", "semanticVersion", "informationUri", "notifications", "rules", "language", "properties"], ["name"]),
        ["rule"] = (["id", "guid", "name", "shortDescription", "fullDescription", "messageStrings", "defaultConfiguration", "helpUri", "help", "properties"], ["id"]),
        ["text"] = (["text", "markdown", "properties"], ["text"]),
        ["message"] = (["text", "markdown", "id", "arguments", "properties"], []),
        ["result"] = (["ruleId", "ruleIndex", "rule", "kind", "level", "message", "analysisTarget", "locations", "guid", "fingerprints", "partialFingerprints", "suppressions", "baselineState", "rank", "fixes", "properties"], ["message"]),
        ["location"] = (["id", "physicalLocation", "logicalLocations", "message", "annotations", "relationships", "properties"], []),
        ["physical"] = (["address", "artifactLocation", "region", "contextRegion", "properties"], []),
        ["artifact"] = (["uri", "uriBaseId", "index", "description", "properties"], []),
        ["region"] = (["startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength", "byteOffset", "byteLength", "snippet", "message", "sourceLanguage", "properties"], []),
        ["suppression"] = (["guid", "kind", "status", "justification", "location", "properties"], ["kind"]),
    };

    /// <summary>The log, after everything in it was held against the schema's rules.</summary>
    public static JsonDocument Check(byte[] bytes)
    {
        var log = JsonDocument.Parse(bytes);
        Is(log.RootElement, "log");
        log.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        foreach (var run in log.RootElement.GetProperty("runs").EnumerateArray()) Run(run);
        return log;
    }

    private static void Run(JsonElement run)
    {
        Is(run, "run");
        Is(run.GetProperty("tool"), "tool");
        var driver = run.GetProperty("tool").GetProperty("driver");
        Is(driver, "driver");
        run.GetProperty("language").GetString()!.ShouldMatch("^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
        run.GetProperty("columnKind").GetString().ShouldBeOneOf("utf16CodeUnits", "unicodeCodePoints");
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        rules.Select(r => r.GetProperty("id").GetString()).ShouldBeUnique();
        foreach (var rule in rules)
        {
            Is(rule, "rule");
            Is(rule.GetProperty("shortDescription"), "text");
            Is(rule.GetProperty("help"), "text");
        }
        foreach (var result in run.GetProperty("results").EnumerateArray()) Result(result, rules);
    }

    private static void Result(JsonElement result, List<JsonElement> rules)
    {
        Is(result, "result");
        Is(result.GetProperty("message"), "message");
        result.GetProperty("message").GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();
        result.GetProperty("level").GetString().ShouldBeOneOf("none", "note", "warning", "error");
        rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe(result.GetProperty("ruleId").GetString());
        foreach (var location in Of(result, "locations"))
        {
            Is(location, "location");
            var physical = location.GetProperty("physicalLocation");
            Is(physical, "physical");
            Is(physical.GetProperty("artifactLocation"), "artifact");
            Uri.IsWellFormedUriString(physical.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Relative).ShouldBeTrue();
            if (!physical.TryGetProperty("region", out var region)) continue;
            Is(region, "region");
            int At(string name) => region.GetProperty(name).GetInt32();
            At("startLine").ShouldBeGreaterThan(0);
            At("startColumn").ShouldBeGreaterThan(0);
            (At("endLine"), At("endColumn")).ShouldBeGreaterThanOrEqualTo((At("startLine"), At("startColumn")));
        }
        foreach (var suppression in Of(result, "suppressions"))
        {
            Is(suppression, "suppression");
            suppression.GetProperty("kind").GetString().ShouldBeOneOf("inSource", "external");
            suppression.GetProperty("status").GetString().ShouldBeOneOf("accepted", "underReview", "rejected");
        }
    }

    private static IEnumerable<JsonElement> Of(JsonElement parent, string name) => parent.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static void Is(JsonElement element, string kind)
    {
        element.ValueKind.ShouldBe(JsonValueKind.Object);
        var names = element.EnumerateObject().Select(p => p.Name).ToList();
        names.Except(Objects[kind].Known).ShouldBeEmpty(kind);
        Objects[kind].Required.Except(names).ShouldBeEmpty(kind);
    }
}
