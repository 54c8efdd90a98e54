using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Reporting.Statistics;
using RongTong.Text;

namespace RongTong.Reporting.Lab;

/// <summary>A what-if as data (<c>rongtong/whatif@1</c>). The same what-if gives the same bytes. Stateless and thread-safe.</summary>
public static class WhatIfJson
{
    /// <summary>The document in UTF-8, without a line end.</summary>
    public static byte[] Write(WhatIf whatIf, Language language) => ExactJson.Document(indented: true, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "rongtong/whatif@1");
        json.WriteString("input", whatIf.Input);
        if (whatIf.Cohort is { } cohort) json.WriteString("cohort", cohort.In(language));
        if (whatIf.AsOf is { } day) json.WriteString("asOf", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartObject("baseline");
        WriteResult(json, whatIf.Baseline, language);
        json.WriteEndObject();
        json.WriteStartArray("scenarios");
        foreach (var scenario in whatIf.Scenarios) WriteScenario(json, scenario, whatIf, language);
        json.WriteEndArray();
        if (!whatIf.Thresholds.IsEmpty)
        {
            json.WriteStartArray("thresholds");
            foreach (var threshold in whatIf.Thresholds) WriteThreshold(json, threshold);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });

    private static void WriteScenario(Utf8JsonWriter json, ScenarioEffect scenario, WhatIf whatIf, Language language)
    {
        json.WriteStartObject();
        WriteResult(json, scenario.Result, language);
        if (scenario.Note is { } note) json.WriteString("note", note.In(language));
        json.WriteStartObject("flow");
        WriteFlow(json, scenario.Flow, whatIf.Places);
        json.WriteEndObject();
        WriteGroups(json, "regions", scenario.Regions, whatIf.Places);
        WriteGroups(json, "industries", scenario.Industries, whatIf.Places);
        WriteGroups(json, "sizes", scenario.Sizes, whatIf.Places);
        if (scenario.Subsidy is { } subsidy)
        {
            json.WriteStartObject("subsidy");
            json.WriteDecimal("before", subsidy.Before);
            json.WriteDecimal("after", subsidy.After);
            json.WriteDecimal("difference", subsidy.After - subsidy.Before);
            json.WriteBoolean("pricedAlike", subsidy.PricedAlike);
            json.WriteEndObject();
        }
        if (whatIf.ListsFor is { } whom) WriteAffected(json, scenario.Affected, whom, whatIf.Places);
        json.WriteEndObject();
    }

    private static void WriteAffected(Utf8JsonWriter json, ImmutableArray<AffectedFirm> firms, string whom, ImmutableArray<WhatIfPlace> places)
    {
        json.WriteStartObject("affected");
        json.WriteString("for", whom);
        json.WriteStartArray("firms");
        foreach (var firm in firms)
        {
            json.WriteStartObject();
            json.WriteNumber("row", firm.Row);
            json.WriteString("uscc", firm.Uscc);
            json.WriteString("name", firm.Name);
            json.WriteString("from", places[firm.From].Id);
            json.WriteString("to", places[firm.To].Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, VariantResult result, Language language)
    {
        json.WriteString("id", result.Id);
        json.WriteString("name", result.Name.In(language));
        json.WriteString("model", result.Model.Ref.ToString());
        json.WriteString("fingerprint", result.Fingerprint);
        json.WriteStartObject("total");
        json.WriteNumber("applied", result.Total.Applied);
        json.WriteNumber("passed", result.Total.Passed);
        json.WriteNumber("failed", result.Total.Failed);
        json.WriteNumber("undecided", result.Total.Undecided);
        json.WriteNumber("returned", result.Total.Returned);
        json.WriteNumber("onlyOne", result.OnlyOne);
        json.WriteEndObject();
        json.WriteStartArray("criteria");
        foreach (var binding in result.Criteria)
        {
            json.WriteStartObject();
            json.WriteString("id", binding.Criterion.Id);
            json.WriteString("name", binding.Criterion.Name.In(language));
            json.WriteNumber("unmet", binding.Unmet);
            json.WriteNumber("only", binding.Only);
            json.WriteNumber("near", binding.Near);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("margins");
        foreach (var edge in result.Edges) WriteEdge(json, edge);
        json.WriteEndArray();
    }

    private static void WriteEdge(Utf8JsonWriter json, EdgeHistogram edge)
    {
        json.WriteStartObject();
        json.WriteString("criterion", edge.Criterion.Id);
        json.WriteDecimal("required", edge.Bound);
        json.WriteStartArray("firms");
        foreach (var firms in edge.Firms) json.WriteNumberValue(firms);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGroups(Utf8JsonWriter json, string name, ImmutableArray<FlowMatrix> groups, ImmutableArray<WhatIfPlace> places)
    {
        json.WriteStartArray(name);
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteString("id", group.Group);
            WriteFlow(json, group, places);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Totals of a group, and every pair of places with firms in it.</summary>
    private static void WriteFlow(Utf8JsonWriter json, FlowMatrix flow, ImmutableArray<WhatIfPlace> places)
    {
        json.WriteNumber("firms", flow.All);
        json.WriteNumber("lost", flow.Lost);
        json.WriteNumber("gained", flow.Gained);
        json.WriteNumber("opened", flow.Opened);
        json.WriteNumber("settled", flow.Settled);
        json.WriteStartArray("moves");
        for (var from = 0; from < flow.Places; from++)
        for (var to = 0; to < flow.Places; to++)
        {
            if (flow[from, to] == 0) continue;
            json.WriteStartObject();
            json.WriteString("from", places[from].Id);
            json.WriteString("to", places[to].Id);
            json.WriteNumber("firms", flow[from, to]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteThreshold(Utf8JsonWriter json, ThresholdResult result)
    {
        json.WriteStartObject();
        json.WriteString("asked", result.Asked);
        json.WriteList("criteria", result.Criteria.Select(c => c.Id));
        json.WriteString("comparison", result.Comparison switch { Comparison.AtLeast => "atLeast", Comparison.AtMost => "atMost", Comparison.Above => "above", _ => "below" });
        json.WriteNumber("target", result.Target);
        WritePoint(json, "current", result.Current);
        WritePoint(json, "answer", result.Answer);
        WritePoint(json, "looser", result.Looser);
        WritePoint(json, "stricter", result.Stricter);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, string name, ThresholdPoint? point)
    {
        if (point is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteDecimal("threshold", point.Threshold);
        json.WriteNumber("firms", point.Firms);
        json.WriteNullable("from", point.From);
        json.WriteNullable("to", point.To);
        json.WriteEndObject();
    }
}
