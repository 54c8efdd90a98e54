using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Hosting.Batch.Documents;
using RongTong.Reporting.Statistics;

namespace RongTong.Hosting.Batch;

/// <summary><c>statistics.json</c>: where the firms of a batch went, by region, industry and size, and what kept those without a grade from one.</summary>
internal static class StatisticsJson
{
    public const string Schema = "rongtong/batch-statistics@1";

    public static byte[] Write(BatchTally tally, BatchTable table, BatchModel model, BatchOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("model", model.Reference);
            json.WriteString("input", table.Name);
            json.WriteStartObject("total");
            RunDescription.WriteCounts(json, tally);
            json.WriteEndObject();
            json.WriteStartObject("grades");
            foreach (var (name, counts) in tally.Under("grade/")) json.WriteNumber(name, counts[0]);
            json.WriteEndObject();
            WriteGroups(json, "regions", tally, "region/");
            WriteGroups(json, "industries", tally, "industry/");
            WriteGroups(json, "sizes", tally, "size/");
            json.WriteStartArray("criteria");
            foreach (var binding in BatchBinding.Of(tally, model))
            {
                json.WriteStartObject();
                json.WriteString("id", binding.Id);
                json.WriteString("name", binding.Name.In(options.Language));
                json.WriteNumber("unmet", binding.Unmet);
                json.WriteNumber("only", binding.Only);
                json.WriteNumber("near", binding.Near);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("returned");
            foreach (var (name, counts) in tally.Under("return/").OrderByDescending(r => r.Counts[0]).ThenBy(r => r.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("reason", name);
                json.WriteNumber("rows", counts[0]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("warnings");
            foreach (var (name, counts) in tally.Under("warning/").OrderByDescending(r => r.Counts[0]).ThenBy(r => r.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("check", name);
                json.WriteNumber("rows", counts[0]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (StatisticsReading.Edge(tally, model) is { } edge) WriteEdge(json, edge);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>How many firms stand how far from a number: from half of it short of it to half of it past it, in twentieths of it.</summary>
    private static void WriteEdge(Utf8JsonWriter json, EdgeHistogram edge)
    {
        json.WriteStartObject("edge");
        json.WriteString("criterion", edge.Criterion.Id);
        json.WriteNumber("required", edge.Bound);
        json.WriteStartArray("firms");
        foreach (var firms in edge.Firms) json.WriteNumberValue(firms);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGroups(Utf8JsonWriter json, string name, BatchTally tally, string kind)
    {
        json.WriteStartArray(name);
        foreach (var (group, counts) in tally.Under(kind))
        {
            json.WriteStartObject();
            json.WriteString("id", group);
            json.WriteNumber("applied", counts[(int)Count.Applied]);
            json.WriteNumber("passed", counts[(int)Count.Passed]);
            json.WriteNumber("failed", counts[(int)Count.Failed]);
            json.WriteNumber("undecided", counts[(int)Count.Undecided]);
            json.WriteNumber("returned", counts[(int)Count.Returned]);
            json.WriteNumber("rejected", counts[(int)Count.Rejected]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
