using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Hosting.Replaying;

/// <summary>How several results stand in a file.</summary>
internal enum StoredForm
{
    /// <summary>One object over several lines.</summary>
    Object,

    /// <summary>A list.</summary>
    List,

    /// <summary>One object a line.</summary>
    Lines,
}

/// <summary>A result that was stored. Immutable.</summary>
/// <param name="Model">Reference of the model it was computed by.</param>
/// <param name="ModelName">Its name, in the language of the result.</param>
/// <param name="Fingerprint">The fingerprint of its text.</param>
/// <param name="Firm">Who it is about.</param>
/// <param name="Rules">What the rule directory was called in it.</param>
/// <param name="Sheet">The sheet it carries; null when it carries none.</param>
/// <param name="Compact">The result on one line, to tell which of several differs.</param>
public sealed record StoredResult(string Model, string ModelName, string Fingerprint, string Firm, string Rules, AnswerSheet? Sheet, string Compact);

/// <summary>Results (<c>rongtong/assessment@1</c>) as a file holds them: one, a list, or one a line. Immutable.</summary>
public sealed record StoredResults
{
    private StoredResults() { }

    /// <summary>The results in order.</summary>
    public required ImmutableArray<StoredResult> Results { get; init; }

    /// <summary>The bytes of the file, without line ends at its end.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    internal StoredForm Form { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="bytes">What it holds.</param>
    /// <returns>The results, or RT6094.</returns>
    public static Result<StoredResults> Read(string shown, ReadOnlyMemory<byte> bytes)
    {
        var text = bytes[..bytes.Span.TrimEnd("\r\n"u8).Length];
        try
        {
            var (roots, form) = Roots(text);
            var results = ImmutableArray.CreateBuilder<StoredResult>();
            foreach (var root in roots)
            {
                if (root.GetProperty("schema").GetString() != AssessmentJson.Schema) return Refused(shown, "不是 rongtong/assessment@1", "it is no rongtong/assessment@1");
                if (!root.TryGetProperty("explanation", out var explanation)) return Refused(shown, "只有摘要，没有全部结果", "it is a summary and no whole result");
                if (root.TryGetProperty("benchmark", out _)) return Refused(shown, "里面有同行对照，要连同当时的对照数据才能重算", "it holds a comparison with peers, which needs the benchmark of that time");
                var model = root.GetProperty("model");
                var (sheet, problems) = Sheet(shown, root);
                if (problems.Any(d => d.Severity == DiagnosticSeverity.Error)) return new Result<StoredResults>(null, problems);
                var firm = root.GetProperty("enterprise");
                results.Add(new StoredResult(
                    model.GetProperty("ref").GetString() ?? "", model.GetProperty("name").GetString() ?? "", model.GetProperty("fingerprint").GetString() ?? "",
                    firm.GetProperty("name").GetString() is { Length: > 0 } name ? name : firm.GetProperty("uscc").GetString() ?? "", RulesIn(explanation), sheet, Compact(root)));
            }
            return results.Count == 0 ? Refused(shown, "没有结果", "it holds no result") : new Result<StoredResults>(new StoredResults { Results = results.ToImmutable(), Bytes = text, Form = form }, []);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Refused(shown, "不是结果的 JSON", "it is not the JSON of a result");
        }
    }

    /// <summary>An element on one line.</summary>
    public static string Compact(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) element.WriteTo(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static (List<JsonElement> Roots, StoredForm Form) Roots(ReadOnlyMemory<byte> text)
    {
        var lines = Lines(text).ToList();
        if (lines.Count > 1 && lines.TrueForAll(l => l.Span is [(byte)'{', .., (byte)'}'])) return ([.. lines.Select(Parse)], StoredForm.Lines);
        var whole = Parse(text);
        return whole.ValueKind == JsonValueKind.Array ? ([.. whole.EnumerateArray()], StoredForm.List)
            : ([whole], text.Span.Contains((byte)'\n') ? StoredForm.Object : StoredForm.Lines);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            if (!line.IsEmpty) yield return line;
            text = end < 0 ? ReadOnlyMemory<byte>.Empty : text[(end + 1)..];
        }
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static (AnswerSheet? Sheet, ImmutableArray<Diagnostic> Problems) Sheet(string shown, JsonElement root)
    {
        if (!root.TryGetProperty("sheet", out var sheet)) return (null, []);
        var (sheets, problems) = SheetReader.Read(new SourceText(shown.EndsWith("json", StringComparison.OrdinalIgnoreCase) ? shown : shown + ".json", sheet.GetRawText()));
        if (sheets is not [var only]) return (null, problems);
        // That the date was put in by the program stands among the messages, not on the sheet.
        var isAssumed = root.GetProperty("diagnostics").EnumerateArray().Any(d => d.GetProperty("code").GetString() == "RT4020");
        return (only with { AsOfAssumed = isAssumed }, []);
    }

    /// <summary>Places in an explanation begin with what the rule directory was called.</summary>
    private static string RulesIn(JsonElement explanation)
    {
        var open = new Stack<JsonElement>([explanation]);
        while (open.TryPop(out var node))
        {
            if (node.TryGetProperty("place", out var place) && place.GetString() is { } text && text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash) return text[..slash];
            if (node.TryGetProperty("children", out var children))
                foreach (var child in children.EnumerateArray()) open.Push(child);
        }
        return "rules";
    }

    private static Result<StoredResults> Refused(string shown, string zh, string en) => new(null, [DiagnosticCatalog.ResultUnreadable(shown, new LocalizedText(zh, en))]);
}
