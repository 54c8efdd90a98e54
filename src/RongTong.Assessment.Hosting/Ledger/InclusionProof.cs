using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Ledger;

/// <summary>
/// Proof that one firm's record is among those a batch root stands for: the record, and the hashes beside its way to the root. Shows nothing
/// of any other firm. Stateless.
/// </summary>
public static class InclusionProof
{
    /// <summary>Name and version of the format.</summary>
    public const string Schema = "rongtong/inclusion-proof@1";

    /// <summary>Makes the proof for a firm from a batch directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="code">The credit code.</param>
    /// <returns>The proof as JSON, or null when no record has the code. Several records with it: the first.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static byte[]? Make(string directory, string code)
    {
        using var results = OwnTable.Open(Path.Combine(directory, BatchFiles.Results), BatchFiles.Results);
        var canonical = new CanonicalRecord(results.Titles);
        var (cells, ends, wanted) = (new ByteText(), new int[results.Titles.Count], Encoding.UTF8.GetBytes(code));
        var leaves = new List<byte[]>();
        byte[]? found = null;
        var index = -1;
        while (results.Next())
        {
            cells.Clear();
            for (var i = 0; i < ends.Length; i++)
            {
                cells.Add(results[i]);
                ends[i] = cells.Length;
            }
            var leaf = new byte[MerkleTree.HashSize];
            canonical.Write(cells.Span, ends, leaf);
            if (found is null && results[1].SequenceEqual(wanted)) (found, index) = (canonical.Json.ToArray(), leaves.Count);
            leaves.Add(leaf);
        }
        if (found is null) return null;
        var all = leaves.ToArray();
        return Write(found, index, all.Length, MerkleTree.Path(all, index), MerkleTree.Root(all));
    }

    /// <summary>Checks a proof against a root that is known from elsewhere.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="root">The root in hexadecimal.</param>
    /// <returns>Whether the record in the proof is one the root stands for; false for a text that is no proof.</returns>
    public static bool Holds(ReadOnlyMemory<byte> proof, string root)
    {
        try
        {
            using var json = JsonDocument.Parse(proof);
            if (json.RootElement.GetProperty("schema").GetString() != Schema) return false;
            var cells = json.RootElement.GetProperty("record").EnumerateObject().Select(c => (c.Name, Value: c.Value.GetString() ?? "")).ToList();
            if (cells.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count() != cells.Count) return false;
            var (bytes, ends, hash) = (new ByteText(), new int[cells.Count], new byte[MerkleTree.HashSize]);
            for (var i = 0; i < cells.Count; i++)
            {
                bytes.Add(cells[i].Value);
                ends[i] = bytes.Length;
            }
            new CanonicalRecord(cells.Select(c => c.Name)).Write(bytes.Span, ends, hash);
            foreach (var step in json.RootElement.GetProperty("path").EnumerateArray())
            {
                var beside = Convert.FromHexString(step.GetProperty("hash").GetString() ?? "");
                if (beside.Length != MerkleTree.HashSize) return false;
                hash = step.GetProperty("side").GetString() switch
                {
                    "left" => MerkleTree.Node(beside, hash),
                    "right" => MerkleTree.Node(hash, beside),
                    _ => [],
                };
                if (hash.Length == 0) return false;
            }
            return string.Equals(Convert.ToHexStringLower(hash), root.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static byte[] Write(byte[] record, int index, int records, ImmutableArray<(bool IsLeft, byte[] Hash)> path, byte[] root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteNumber("index", index);
            json.WriteNumber("records", records);
            json.WritePropertyName("record");
            using (var parsed = JsonDocument.Parse(record)) parsed.RootElement.WriteTo(json);
            json.WriteStartArray("path");
            foreach (var (isLeft, hash) in path)
            {
                json.WriteStartObject();
                json.WriteString("side", isLeft ? "left" : "right");
                json.WriteString("hash", Convert.ToHexStringLower(hash));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("root", Convert.ToHexStringLower(root));
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
