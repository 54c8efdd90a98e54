using System.Globalization;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Benchmarking;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>
/// Results written by <c>assess --format json</c> or <c>ndjson</c>, read for their scores: one after another, so that a file of any length
/// takes no more memory than its longest result. Stateless and thread-safe.
/// </summary>
public static class StoredScores
{
    private const int Start = 4096;

    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 256 };

    /// <summary>Whether a file begins as such results do. A sheet written as JSON does not.</summary>
    public static bool IsOne(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is not (".JSON" or ".NDJSON" or ".JSONL")) return false;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var start = new byte[Start];
            var length = stream.ReadAtLeast(start, Start, throwOnEndOfStream: false);
            return FirstWord(start.AsSpan(0, length)) == AssessmentJson.Schema;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it as a sheet says what is wrong with it.
            return false;
        }
    }

    /// <summary>Reads the results of a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <returns>The scores of each result, or what is wrong with it: RT1001 ends the file, RT1012 leaves a result out.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<Result<FirmScores>> Read(string path, string shown)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var isList = IsList(stream);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        using var results = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, topLevelValues: !isList, Options).ToBlockingEnumerable().GetEnumerator();
        for (var number = 1; ; number++)
        {
            Diagnostic? broken = null;
            try
            {
                if (!results.MoveNext()) yield break;
            }
            catch (JsonException error)
            {
                broken = DiagnosticCatalog.MalformedText(SourceSpan.WholeFile(shown), string.Create(CultureInfo.InvariantCulture, $"#{number}: {error.Message}"));
            }
            if (broken is not null)
            {
                yield return new Result<FirmScores>(null, [broken]);
                yield break;
            }
            yield return ScoresOf(results.Current, paths) is { } scores
                ? new Result<FirmScores>(scores, [])
                : new Result<FirmScores>(null, [DiagnosticCatalog.WrongShape(SourceSpan.WholeFile(shown), string.Create(CultureInfo.InvariantCulture, $"#{number}"), $"assess 写出的结果（{AssessmentJson.Schema}）", $"a result written by assess ({AssessmentJson.Schema})")]);
        }
    }

    /// <summary>The first text that is a value: the schema of a result.</summary>
    private static string? FirstWord(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("\uFEFF"u8)) start = start[3..];
        var json = new Utf8JsonReader(start, isFinalBlock: false, default);
        try
        {
            while (json.Read())
                if (json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.PropertyName)) return json.TokenType == JsonTokenType.String ? json.GetString() : null;
        }
        catch (JsonException)
        {
            // Not JSON, and so no result.
        }
        return null;
    }

    private static bool IsList(FileStream stream)
    {
        int next;
        do next = stream.ReadByte();
        while (next is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);
        stream.Position = 0;
        return next == '[';
    }

    private static FirmScores? ScoresOf(JsonElement result, Dictionary<string, string> paths)
    {
        if (Word(result, "schema") != AssessmentJson.Schema || Part(result, "model") is not { } model || Part(result, "outcome") is not { } outcome) return null;
        if (Word(model, "ref") is not { } reference || Word(model, "fingerprint") is not { } fingerprint || Word(outcome, "status") is not { } status) return null;
        var day = Word(result, "asOf");
        var asOf = default(DateOnly);
        if (day is not null && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out asOf)) return null;
        var total = Part(result, "score");
        var scores = new List<KnownScore>();
        if (total is { } sum && Value(sum) is { } known) scores.Add(new KnownScore(0, "", known));
        if (result.TryGetProperty("scores", out var nodes))
        {
            if (nodes.ValueKind != JsonValueKind.Array) return null;
            var place = total is null ? 0 : 1;
            foreach (var node in nodes.EnumerateArray())
            {
                if (node.ValueKind != JsonValueKind.Object || Word(node, "id") is not { } id) return null;
                if (Value(node) is { } value) scores.Add(new KnownScore(place, paths.TryGetValue(id, out var path) ? path : paths[id] = id, value));
                place++;
            }
        }
        // Of the firm a result says no more than these; industry and size are on the sheet alone.
        var firm = Part(result, "enterprise") is { } named ? new Enterprise(Word(named, "name") ?? "", Word(named, "uscc") ?? "", Word(named, "region") ?? "") : new Enterprise("", "", "");
        return new FirmScores
        {
            Firm = FirmScores.KeyOf(firm.Uscc, firm.Name), Model = reference, Fingerprint = fingerprint, AsOf = day is null ? null : asOf, Province = firm.Province,
            GoesBack = status == "data_error", IsOpen = total is { } open && Value(open) is null, Scores = [.. scores],
        };
    }

    private static JsonElement? Part(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static string? Word(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;

    private static decimal? Value(JsonElement of) => of.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;
}
