using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Benchmarking;

/// <summary>Benchmarks as files, <c>rongtong/benchmark@1</c>: written as JSON, read from JSON or YAML. Stateless and thread-safe.</summary>
public static class BenchmarkFile
{
    private static readonly Shape Scores = Shape.ListOf(Map("score",
        Key("id", Shape.Text, "path of the node; without it the total"), Need("n", Shape.Integer, "firms"), Need("q1", Shape.Number, "lower quartile"), Need("median", Shape.Number, "median"), Need("q3", Shape.Number, "upper quartile")));

    private static readonly Shape File = Map("benchmark",
        Need("schema", Shape.OneOf(Benchmark.Schema), Benchmark.Schema),
        Need("model", Map("model", Need("ref", Shape.Text, "reference of the edition"), Need("fingerprint", Shape.Text, "its hash")), "the edition"),
        Key("from", Shape.Date, "date of the first sheet"), Key("to", Shape.Date, "date of the last"),
        Need("groups", Shape.ListOf(Map("group",
            Key("industry", Shape.Text, "two-digit division"), Key("size", Shape.OneOf("micro", "small", "medium", "large"), "size class"), Key("region", Shape.Text, "province"),
            Need("n", Shape.Integer, "firms"), Need("scores", Scores, "quartiles by node"))), "groups of firms"));

    /// <summary>A benchmark as a UTF-8 JSON object, without a line break at the end.</summary>
    public static byte[] Write(Benchmark benchmark) => ExactJson.Document(indented: true, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Benchmark.Schema);
        json.WriteStartObject("model");
        json.WriteString("ref", benchmark.Model);
        json.WriteString("fingerprint", benchmark.Fingerprint);
        json.WriteEndObject();
        if (benchmark.From is { } from) json.WriteString("from", Day(from));
        if (benchmark.To is { } to) json.WriteString("to", Day(to));
        json.WriteStartArray("groups");
        foreach (var group in benchmark.Groups)
        {
            json.WriteStartObject();
            if (group.Industry is { } industry) json.WriteString("industry", industry);
            if (group.Size is { } size) json.WriteString("size", size);
            if (group.Region is { } region) json.WriteString("region", region);
            json.WriteNumber("n", group.Firms);
            json.WriteStartArray("scores");
            foreach (var score in group.Scores) WriteScore(json, score);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A firm's standing as a property of an open object, or null.</summary>
    public static void WriteStanding(Utf8JsonWriter json, string name, PeerStanding? standing)
    {
        if (standing is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteText("industry", standing.Group.Industry);
        json.WriteText("size", standing.Group.Size);
        json.WriteText("region", standing.Group.Region);
        json.WriteNumber("n", standing.Group.Firms);
        json.WriteText("from", standing.Benchmark.From is { } from ? Day(from) : null);
        json.WriteText("to", standing.Benchmark.To is { } to ? Day(to) : null);
        json.WriteStartArray("scores");
        foreach (var score in standing.Scores) WriteScore(json, score.Peers, score.Quarter);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads a benchmark. Groups and scores of fewer than ten firms are left out with a warning; quartiles that fall are an error.</summary>
    public static Result<Benchmark> Read(SourceText source)
    {
        var (documents, problems) = source.Path.EndsWith("json", StringComparison.OrdinalIgnoreCase) ? JsonReader.ReadStream(source, TextLimits.Sheets) : YamlReader.ReadStream(source, TextLimits.Sheets);
        if (documents is not [var root, ..]) return new Result<Benchmark>(null, problems.IsEmpty ? [DiagnosticCatalog.EmptyText(SourceSpan.WholeFile(source.Path))] : problems);
        var found = problems.ToBuilder();
        found.AddRange(ShapeChecker.Check(root, File, "benchmark"));
        if (found.Any(d => d.Severity == DiagnosticSeverity.Error)) return new Result<Benchmark>(null, found.ToImmutable());
        ImmutableArray<BenchmarkGroup> groups = [.. root.At("groups").Items().Select(g => ReadGroup(g, found)).OfType<BenchmarkGroup>()];
        var model = root.At("model");
        var benchmark = new Benchmark(model.Word("ref") ?? "", model.Word("fingerprint") ?? "", root.Date("from"), root.Date("to"), groups);
        return new Result<Benchmark>(found.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : benchmark, found.ToImmutable());
    }

    private static BenchmarkGroup? ReadGroup(SyntaxNode node, ImmutableArray<Diagnostic>.Builder found)
    {
        var firms = node.Integer("n") ?? 0;
        if (firms < Benchmark.LeastFirms)
        {
            found.Add(DiagnosticCatalog.GroupTooSmall(node.SpanOf("n"), firms, Benchmark.LeastFirms));
            return null;
        }
        return new BenchmarkGroup(node.Word("industry"), node.Word("size"), node.Word("region"), firms, [.. node.At("scores").Items().Select(s => ReadScore(s, found)).OfType<Quartiles>()]);
    }

    private static Quartiles? ReadScore(SyntaxNode node, ImmutableArray<Diagnostic>.Builder found)
    {
        var score = new Quartiles(node.Word("id") ?? "", node.Integer("n") ?? 0, node.Number("q1") ?? 0, node.Number("median") ?? 0, node.Number("q3") ?? 0);
        if (score.Lower > score.Median || score.Median > score.Upper) found.Add(DiagnosticCatalog.BoundsReversed(node.SpanOf("q1"), score.Path));
        if (score.Firms >= Benchmark.LeastFirms) return score;
        found.Add(DiagnosticCatalog.GroupTooSmall(node.SpanOf("n"), score.Firms, Benchmark.LeastFirms));
        return null;
    }

    private static void WriteScore(Utf8JsonWriter json, Quartiles score, PeerQuarter? quarter = null)
    {
        json.WriteStartObject();
        if (score.Path.Length > 0) json.WriteString("id", score.Path);
        json.WriteNumber("n", score.Firms);
        json.WriteDecimal("q1", score.Lower);
        json.WriteDecimal("median", score.Median);
        json.WriteDecimal("q3", score.Upper);
        if (quarter is { } stands) json.WriteString("quarter", stands switch { PeerQuarter.Lowest => "lowest", PeerQuarter.BelowMedian => "below-median", PeerQuarter.AboveMedian => "above-median", _ => "highest" });
        json.WriteEndObject();
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Shape.Map Map(string name, params ImmutableArray<ShapeKey> keys) => new(name, keys);

    private static ShapeKey Need(string name, Shape shape, string meaning) => new(name, shape, Required: true, meaning);

    private static ShapeKey Key(string name, Shape shape, string meaning) => new(name, shape, Required: false, meaning);
}
