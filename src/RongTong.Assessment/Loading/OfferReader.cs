using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Matching;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>Reads one file of offers against the models and facts its conditions refer to. Reads on after a problem, so that one run reports all.</summary>
internal sealed partial class OfferReader
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly SyntaxNode _root;
    private readonly CompiledModel? _scenes;
    private readonly CompiledModel? _chains;
    private readonly FactSource? _facts;
    private readonly Dictionary<string, (CompiledModel Model, LocalizedText Name)> _outcomes = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, LocalizedText> _capabilities;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private OfferReader(SyntaxNode root, Func<SourceSpan, string, Result<CompiledModel>> models, Func<string, Result<SourceText>> find)
    {
        _root = root;
        _diagnostics.AddRange(ShapeChecker.Check(root, OfferShape.Offers, "catalogue"));
        var reads = root.At("reads");
        _scenes = Open("scenes");
        _chains = Open("chains");
        if (reads.Word("facts") is { } facts) _facts = Taken(FactSource.Open(facts, r => At(reads!.SpanOf("facts"), find(r))));
        foreach (var entry in reads.At("outcomes").Entries())
            if (entry.Value.Word("model") is { } named && Taken(models(entry.Value.SpanOf("model"), named)) is { } model) _outcomes[entry.Key] = (model, entry.Value.Both("name") ?? LocalizedText.Same(entry.Key));
        _capabilities = root.At("capabilities").Entries().ToImmutableDictionary(e => e.Key, e => e.Value.AsBoth() ?? LocalizedText.Same(e.Key), StringComparer.Ordinal);

        CompiledModel? Open(string key) => reads.Word(key) is { } reference ? Taken(models(reads!.SpanOf(key), reference)) : null;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="root">Its tree.</param>
    /// <param name="models">Compiles a model that stands at a place.</param>
    /// <param name="find">Finds the text of a catalogue of facts.</param>
    public static (OfferCatalogue Offers, ImmutableArray<string> Asked, ImmutableArray<Diagnostic> Diagnostics) Read(
        SyntaxNode root, Func<SourceSpan, string, Result<CompiledModel>> models, Func<string, Result<SourceText>> find)
    {
        var reader = new OfferReader(root, models, find);
        var offers = new OfferCatalogue
        {
            Status = root.At("status")?.AsBoth() is { } status ? [status] : [],
            Fingerprint = Compiling.Fingerprint.Of(root),
            Solutions = [.. root.At("solutions").Items().Select(reader.ReadSolution)],
            Services = [.. root.At("services").Items().Select(reader.ReadService)],
            Opportunities = [.. root.At("opportunities").Items().Select(reader.ReadOpportunity)],
            Facts = reader._facts is { } facts ? [facts] : [],
            Capabilities = reader._capabilities,
        };
        return (offers, [.. reader._asked.Order(StringComparer.Ordinal)], [.. reader._diagnostics]);
    }

    private Solution ReadSolution(SyntaxNode node)
    {
        var id = node.Word("id") ?? "";
        return new Solution(
            id, NameOf(node), IsExample(node), _scenes?.Model.Ref.ToString() ?? "", [.. node.At("lifts").Items().Select(ReadLift)], Anything(node, "industries"), node.Words("sizes"),
            ReadStretch(node, "weeks", id), ReadStretch(node, "costPerYear", id), [.. node.At("prerequisites").Items().Select(ReadCondition)],
            Both(node, "needsFromFirm"), Both(node, "why"), node.Span);
    }

    private SceneLift ReadLift(SyntaxNode node)
    {
        var (scene, from, to) = (node.Word("scene") ?? "", node.Integer("from") ?? 0, node.Integer("to") ?? 0);
        CheckScene(node, scene);
        CheckLevel(node, "to", to, least: 1);
        if (from < 0 || from >= to) Report(DiagnosticCatalog.BoundsReversed(node.SpanOf("from"), scene));
        return new SceneLift(scene, from, to);
    }

    private Service ReadService(SyntaxNode node)
    {
        var where = Anything(node, "region");
        return new Service(
            node.Word("id") ?? "", NameOf(node), IsExample(node), node.Word("kind") ?? "", where.IsEmpty ? null : RegionOf(where, node.SpanOf("region")),
            node.At("addresses") is { } addresses ? ReadCondition(addresses) : Nothing(node.Span), Both(node, "fee"), node.Number("weeks") ?? 0, Both(node, "needsFromFirm"), node.Span);
    }

    private Opportunity ReadOpportunity(SyntaxNode node)
    {
        var required = node.At("required").Items().Select(r => (Node: r, Value: new Requirement(r.Word("id") ?? "", ReadWhen(r), r.Flag("essential")))).ToImmutableArray();
        CheckUnique(required.Select(r => (r.Value.Id, r.Node.Span)));
        return new Opportunity(
            node.Word("id") ?? "", NameOf(node), IsExample(node), Both(node, "issuer"), node.Word("kind") ?? "", node.Word("mode"), node.Date("deadline") ?? DateOnly.MaxValue, Both(node, "need"),
            [.. required.Select(r => r.Value)], [.. node.At("preferred").Items().Select(ReadPreference)], node.Span);
    }

    private Preference ReadPreference(SyntaxNode node)
    {
        var points = node.Number("points") ?? 1;
        if (points <= 0) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("points"), "points", points, new NumberRange(0, LowerIncluded: false, null, UpperIncluded: false)));
        return new Preference(points, ReadWhen(node));
    }

    /// <summary>A list, or nothing for the word <c>any</c>.</summary>
    private ImmutableArray<string> Anything(SyntaxNode node, string key)
    {
        if (node.Word(key) is { } word && word != "any") Report(DiagnosticCatalog.UnknownWord(node.SpanOf(key), key, word, ["any"]));
        return node.Words(key);
    }

    private Stretch ReadStretch(SyntaxNode node, string key, string id)
    {
        var stretch = new Stretch(node.At(key).Number("min") ?? 0, node.At(key).Number("max") ?? 0);
        if (stretch.Min < 0 || stretch.Min > stretch.Max) Report(DiagnosticCatalog.BoundsReversed(node.SpanOf(key), $"{id} {key}"));
        return stretch;
    }

    private bool IsExample(SyntaxNode node) => node.Flag("example", otherwise: _root.At("status").Flag("example"));

    private static LocalizedText NameOf(SyntaxNode node) => Both(node, "name");

    private static LocalizedText Both(SyntaxNode node, string key) => node.Both(key) ?? LocalizedText.Same(node.Word("id") ?? "");

    private void CheckUnique(IEnumerable<(string Id, SourceSpan Span)> ids)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var (id, span) in ids)
            if (id.Length > 0 && !seen.TryAdd(id, span)) Report(DiagnosticCatalog.DuplicateId(span, id, seen[id]));
    }

    private T? Taken<T>(Result<T> result) where T : class
    {
        if (result.Value is null) _diagnostics.AddRange(result.Diagnostics);
        return result.Value;
    }

    /// <summary>Problems of a file that is looked for, at the place that names it.</summary>
    private static Result<SourceText> At(SourceSpan span, Result<SourceText> found) =>
        found.Value is null ? found with { Diagnostics = [.. found.Diagnostics.Select(d => d with { Span = d.Span ?? span })] } : found;

    private void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);
}
