using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RongTong.Hosting.Batch.Output;

/// <summary>
/// How far an unfinished run has come: what a crash leaves is this and files at least as long as it says. Written whole under another name,
/// brought to the disk, then renamed. Immutable.
/// </summary>
internal sealed record Journal
{
    private const string Schema = "rongtong/batch-journal@1";
    public const string Name = "journal.json";

    /// <summary>What the run is of; another run does not take it up.</summary>
    public required string Run { get; init; }

    /// <summary>Whether all rows are done, and only names are left to give.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Where in the text reading goes on.</summary>
    public long Offset { get; init; }

    /// <summary>The number of the record there.</summary>
    public long Row { get; init; }

    /// <summary>Length of each growing file.</summary>
    public ImmutableArray<long> Lengths { get; init; } = [.. BatchFiles.Growing.Select(_ => 0L)];

    /// <summary>The chain of the ledger.</summary>
    public string Chain { get; init; } = "";

    /// <summary>The peaks of the Merkle tree.</summary>
    public ImmutableArray<string> Peaks { get; init; } = [];

    /// <summary>Records in the ledger.</summary>
    public long Records { get; init; }

    /// <summary>Firms in the notice.</summary>
    public long Noticed { get; init; }

    /// <summary>What has been counted.</summary>
    public ImmutableArray<(string Name, long[] Counts)> Tally { get; init; } = [];

    /// <summary>Writes it so that either the old one or the new one is there, whatever happens.</summary>
    public void Save(string directory)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("run", Run);
            json.WriteBoolean("whole", IsWhole);
            json.WriteNumber("offset", Offset);
            json.WriteNumber("row", Row);
            json.WriteStartArray("lengths");
            foreach (var length in Lengths) json.WriteNumberValue(length);
            json.WriteEndArray();
            json.WriteString("chain", Chain);
            json.WriteStartArray("peaks");
            foreach (var peak in Peaks) json.WriteStringValue(peak);
            json.WriteEndArray();
            json.WriteNumber("records", Records);
            json.WriteNumber("noticed", Noticed);
            json.WriteStartObject("tally");
            foreach (var (name, counts) in Tally)
            {
                json.WriteStartArray(name);
                foreach (var count in counts) json.WriteNumberValue(count);
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        var path = Path.Combine(directory, Name);
        using (var stream = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            stream.Write(buffer.WrittenSpan);
            stream.Flush(flushToDisk: true);
        }
        File.Move(path + ".new", path, overwrite: true);
        DirectoryEntries.Sync(directory);
    }

    /// <summary>Whether there is one, of whatever run.</summary>
    public static bool Exists(string directory) => File.Exists(Path.Combine(directory, Name));

    /// <summary>Takes it away, so that no later run goes on from it.</summary>
    public static void Delete(string directory)
    {
        File.Delete(Path.Combine(directory, Name));
        DirectoryEntries.Sync(directory);
    }

    /// <summary>Whether the files are still there as far as it says; of a whole run that does not matter.</summary>
    public bool Covers(string directory) => IsWhole || BatchFiles.Growing.Zip(Lengths).All(f => new FileInfo(Path.Combine(directory, f.First)) is { Exists: true } file && file.Length >= f.Second);

    /// <summary>The journal of a directory, or null when there is none that can be read.</summary>
    public static Journal? Load(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            if (root.GetProperty("schema").GetString() != Schema) return null;
            return new Journal
            {
                Run = root.GetProperty("run").GetString() ?? "",
                IsWhole = root.GetProperty("whole").GetBoolean(),
                Offset = root.GetProperty("offset").GetInt64(),
                Row = root.GetProperty("row").GetInt64(),
                Lengths = [.. root.GetProperty("lengths").EnumerateArray().Select(l => l.GetInt64())],
                Chain = root.GetProperty("chain").GetString() ?? "",
                Peaks = [.. root.GetProperty("peaks").EnumerateArray().Select(p => p.GetString() ?? "")],
                Records = root.GetProperty("records").GetInt64(),
                Noticed = root.GetProperty("noticed").GetInt64(),
                Tally = [.. root.GetProperty("tally").EnumerateObject().Select(t => (t.Name, t.Value.EnumerateArray().Select(v => v.GetInt64()).ToArray()))],
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
