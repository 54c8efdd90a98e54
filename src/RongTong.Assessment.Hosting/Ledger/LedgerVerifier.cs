using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Output;
using RongTong.Text;

namespace RongTong.Hosting.Ledger;

/// <summary>What checking a batch directory came to. Immutable.</summary>
/// <param name="Records">Records checked.</param>
/// <param name="Root">The root computed, in hexadecimal.</param>
/// <param name="Differences">Everything that does not agree; empty when all does.</param>
public sealed record LedgerCheck(long Records, string Root, ImmutableArray<LocalizedText> Differences)
{
    /// <summary>Whether everything agrees.</summary>
    public bool IsSound => Differences.IsEmpty;
}

/// <summary>
/// Checks a batch directory against itself: writes every line of the ledger again from <c>results.csv</c> and compares the bytes, checks the
/// hashes of the other files, and the root when one is given. Without a root known from elsewhere, somebody who writes everything anew is
/// not found out.
/// </summary>
public static class LedgerVerifier
{
    /// <summary>Checks a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="publishedRoot">The root as published, in hexadecimal; null when there is none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static LedgerCheck Check(string directory, string? publishedRoot, CancellationToken cancellation)
    {
        var differences = new List<LocalizedText>();
        var run = ReadRun(directory, differences);
        var files = Task.Run(() => CheckFiles(directory, run), cancellation);
        var (records, root) = (0L, "");
        try
        {
            (records, root) = CheckLedger(directory, run, differences, cancellation);
        }
        catch (BatchUnreadableException broken)
        {
            differences.Add(broken.Diagnostic.Message);
        }
        differences.AddRange(files.GetAwaiter().GetResult());
        if (publishedRoot is { } published && !string.Equals(published.Replace(" ", "", StringComparison.Ordinal), root, StringComparison.OrdinalIgnoreCase))
            differences.Add(new LocalizedText($"批次根是 {root}，公布的是 {published}", $"the root is {root}, the one published is {published}"));
        return new LedgerCheck(records, root, [.. differences]);
    }

    private sealed record Run(byte[] Bytes, byte[] Head, string Root, ImmutableArray<(string Name, string Sha256)> Files);

    private static Run ReadRun(string directory, List<LocalizedText> differences)
    {
        var bytes = File.ReadAllBytes(Path.Combine(directory, BatchFiles.Run));
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) json.RootElement.GetProperty("run").WriteTo(writer);
            return new Run(bytes, buffer.WrittenSpan.ToArray(), json.RootElement.GetProperty("root").GetString() ?? "",
                [.. json.RootElement.GetProperty("files").EnumerateArray().Select(f => (f.GetProperty("name").GetString() ?? "", f.GetProperty("sha256").GetString() ?? ""))]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            differences.Add(new LocalizedText($"{BatchFiles.Run} 读不成 JSON", $"{BatchFiles.Run} is not the JSON it was"));
            return new Run(bytes, [], "", []);
        }
    }

    private static List<LocalizedText> CheckFiles(string directory, Run run)
    {
        var differences = new List<LocalizedText>();
        foreach (var name in BatchFiles.Hashed.Union(run.Files.Select(f => f.Name), StringComparer.Ordinal))
        {
            var stated = run.Files.FirstOrDefault(f => f.Name == name).Sha256;
            var path = Path.Combine(directory, name);
            if (!File.Exists(path)) differences.Add(new LocalizedText($"缺少 {name}", $"{name} is missing"));
            else
            {
                using var stream = File.OpenRead(path);
                if (Convert.ToHexStringLower(SHA256.HashData(stream)) != stated) differences.Add(new LocalizedText($"{name} 被改动过", $"{name} has been changed"));
            }
        }
        return differences;
    }

    /// <summary>Writes the ledger again line by line; stops at the first line that differs, because every later one hangs on it.</summary>
    private static (long Records, string Root) CheckLedger(string directory, Run run, List<LocalizedText> differences, CancellationToken cancellation)
    {
        using var results = OwnTable.Open(Path.Combine(directory, BatchFiles.Results), BatchFiles.Results);
        using var ledger = new LineComparer(Path.Combine(directory, BatchFiles.Ledger));
        var (canonical, merkle) = (new CanonicalRecord(results.Titles), new MerkleFrontier());
        var (line, cells) = (new ByteText(), new ByteText());
        var (ends, hash) = (new int[results.Titles.Count], new byte[MerkleTree.HashSize]);
        var chain = LedgerLine.Head(run.Head, line);
        var records = 0L;
        if (!ledger.Next(line.Span)) differences.Add(new LocalizedText("账本首行与 run.json 不符", "the first line of the ledger does not agree with run.json"));
        while (results.Next())
        {
            if ((records & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            cells.Clear();
            for (var i = 0; i < ends.Length; i++)
            {
                cells.Add(results[i]);
                ends[i] = cells.Length;
            }
            canonical.Write(cells.Span, ends, hash);
            merkle.Add(hash);
            line.Clear();
            LedgerLine.Row(results[0], results[1], hash, chain, line);
            records++;
            if (differences.Count > 0 || ledger.Next(line.Span)) continue;
            var (number, code) = (records.ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetString(results[1]));
            differences.Add(new LocalizedText($"第 {number} 条记录（{code}）与账本不符", $"record {number} ({code}) does not agree with the ledger"));
        }
        var root = merkle.Root();
        line.Clear();
        LedgerLine.Tail(records, chain, root, SHA256.HashData(run.Bytes), line);
        if (differences.Count == 0 && (!ledger.Next(line.Span) || !ledger.IsAtEnd)) differences.Add(new LocalizedText("账本末行不符：记录有缺、有多，或 run.json 被改动过", "the end of the ledger does not agree: records are missing or added, or run.json has been changed"));
        if (Convert.ToHexStringLower(root) != run.Root) differences.Add(new LocalizedText("批次根与 run.json 不符", "the root does not agree with run.json"));
        return (records, Convert.ToHexStringLower(root));
    }

    /// <summary>Compares a file with what it should hold, piece by piece.</summary>
    private sealed class LineComparer(string path) : IDisposable
    {
        private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 256 * 1024);
        private byte[] _line = new byte[1024];

        public bool IsAtEnd => _file.Position == _file.Length;

        public bool Next(ReadOnlySpan<byte> expected)
        {
            if (_line.Length < expected.Length) _line = new byte[expected.Length * 2];
            var part = _line.AsSpan(0, expected.Length);
            return _file.ReadAtLeast(part, part.Length, throwOnEndOfStream: false) == part.Length && part.SequenceEqual(expected);
        }

        public void Dispose() => _file.Dispose();
    }
}
