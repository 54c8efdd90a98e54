using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Output;
using RongTong.Text;

namespace RongTong.Hosting.Batch;

/// <summary>Decides a batch again from its input, and compares.</summary>
public static class BatchRecheck
{
    /// <summary>The model reference and the date of a batch, as its <c>run.json</c> states them; null when it cannot be read.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (string Model, BatchOptions Options)? Stated(string directory)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, BatchFiles.Run)));
            var run = json.RootElement.GetProperty("run");
            var options = run.GetProperty("options");
            var assumed = options.TryGetProperty("assumedDate", out var date) ? Day(date) : DateOnly.MinValue;
            return (run.GetProperty("model").GetString() ?? "", new BatchOptions
            {
                AsOf = options.TryGetProperty("asOf", out var asOf) ? Day(asOf) : null,
                Today = assumed,
                Explain = BatchExplain.None,
                Title = options.TryGetProperty("title", out var title) ? title.GetString() : null,
                WithMark = options.GetProperty("byteOrderMark").GetBoolean(),
                Language = options.GetProperty("language").GetString() == "en" ? Language.En : Language.Zh,
            });
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Runs the batch again in a directory of its own and compares the decisions.</summary>
    /// <param name="directory">The batch.</param>
    /// <param name="table">Its input.</param>
    /// <param name="model">Its model.</param>
    /// <param name="options">Its options.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What differs; nothing when all is as it was.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static ImmutableArray<LocalizedText> Compare(string directory, BatchTable table, BatchModel model, BatchOptions options, CancellationToken cancellation)
    {
        var again = Directory.CreateTempSubdirectory("rongtong-verify-").FullName;
        try
        {
            var result = new BatchRun(table, model, options, again, again).Run(null, cancellation);
            if (result.Value is null) return [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Message)];
            return
            [
                .. new[] { BatchFiles.Results, BatchFiles.Rejects, BatchFiles.Notice }.Where(name => !SameBytes(Path.Combine(directory, name), Path.Combine(again, name)))
                    .Select(name => new LocalizedText($"按输入重新判定，{name} 不一样", $"decided again from the input, {name} differs")),
            ];
        }
        finally
        {
            Directory.Delete(again, recursive: true);
        }
    }

    private static bool SameBytes(string one, string other)
    {
        using var first = File.OpenRead(one);
        using var second = File.OpenRead(other);
        if (first.Length != second.Length) return false;
        var (left, right) = (new byte[256 * 1024], new byte[256 * 1024]);
        while (true)
        {
            var read = first.ReadAtLeast(left, left.Length, throwOnEndOfStream: false);
            if (second.ReadAtLeast(right, right.Length, throwOnEndOfStream: false) != read || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read))) return false;
            if (read == 0) return true;
        }
    }

    private static DateOnly Day(JsonElement date) => DateOnly.ParseExact(date.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
