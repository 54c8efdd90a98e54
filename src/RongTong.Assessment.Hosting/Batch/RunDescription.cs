using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Hosting.Batch.Earlier;
using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Batch;

/// <summary><c>run.json</c>: what was run on what, with which outcome. No clock and no machine in it: the same run gives the same bytes.</summary>
internal static class RunDescription
{
    public const string Schema = "rongtong/batch@1";

    /// <summary>What makes the bytes of a run: models, input, options. One line.</summary>
    public static byte[] Head(BatchTable table, BatchModel model, BatchOptions options, EarlierFilings? earlier)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("model", model.Reference);
            json.WriteStartArray("editions");
            foreach (var edition in model.Editions)
            {
                json.WriteStartObject();
                json.WriteString("ref", edition.Model.Ref.ToString());
                json.WriteString("fingerprint", edition.Fingerprint);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("input");
            json.WriteString("name", table.Name);
            json.WriteString("sha256", table.Survey.Sha256);
            json.WriteString("form", table.Form);
            json.WriteNumber("rows", table.Rows);
            json.WriteEndObject();
            if (earlier is not null)
            {
                json.WriteStartObject("earlier");
                json.WriteString("name", earlier.Name);
                json.WriteString("sha256", earlier.Sha256);
                json.WriteEndObject();
            }
            json.WriteStartObject("options");
            if (options.AsOf is { } asOf) json.WriteString("asOf", Day(asOf));
            // Only where it decides something: a batch whose rows state their dates is the same batch tomorrow.
            else if (table.HasUndatedRows) json.WriteString("assumedDate", Day(options.Today));
            json.WriteString("explain", options.Explain switch { BatchExplain.All => "all", BatchExplain.None => "none", _ => "failures" });
            json.WriteBoolean("byteOrderMark", options.WithMark);
            if (options.WithWorkbook) json.WriteBoolean("workbook", true);
            if (options.Opinions.IsAny) json.WriteString("opinions", options.Opinions.ToString());
            if (options.Title is { } title) json.WriteString("title", title);
            json.WriteString("language", options.Language == Text.Language.Zh ? "zh" : "en");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The whole of <c>run.json</c>.</summary>
    public static byte[] Whole(byte[] head, OutputSet outputs, ImmutableArray<(string Name, long Bytes, string Sha256)> files, BatchTable table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        using (var parsed = JsonDocument.Parse(head))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WritePropertyName("run");
            parsed.RootElement.WriteTo(json);
            json.WriteStartArray("columns");
            foreach (var column in table.Header.Columns)
            {
                json.WriteStartObject();
                json.WriteString("title", column.Title);
                if (column.Field is { } field) json.WriteString("field", field);
                json.WriteBoolean("used", column.Field is not null || column.Role != Input.ColumnRole.None);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("counts");
            WriteCounts(json, outputs.Tally);
            json.WriteNumber("records", outputs.Records);
            json.WriteNumber("noticed", outputs.Noticed);
            json.WriteEndObject();
            json.WriteString("root", Convert.ToHexStringLower(outputs.Root));
            json.WriteStartArray("files");
            foreach (var (name, bytes, sha256) in files)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteNumber("bytes", bytes);
                json.WriteString("sha256", sha256);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The names of the files a <c>run.json</c> vouches for; the first of several places that has one counts.</summary>
    public static IReadOnlySet<string> FilesOf(IEnumerable<string> places)
    {
        if (places.FirstOrDefault(File.Exists) is not { } path) return ImmutableHashSet<string>.Empty;
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString() ?? "").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The counts of the whole batch.</summary>
    public static void WriteCounts(Utf8JsonWriter json, BatchTally tally)
    {
        var counts = BatchCounts.Of(tally);
        json.WriteNumber("applied", counts.Applied);
        json.WriteNumber("passed", counts.Passed);
        json.WriteNumber("failed", counts.Failed);
        json.WriteNumber("failedOnOneOnly", counts.OnlyOne);
        json.WriteNumber("undecided", counts.Undecided);
        json.WriteNumber("awaitReview", counts.AwaitReview);
        json.WriteNumber("returned", counts.Returned);
        json.WriteNumber("rejected", counts.Rejected);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
