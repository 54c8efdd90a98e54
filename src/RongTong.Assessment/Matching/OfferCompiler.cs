using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Matching;

/// <summary>Turns files of offers into one catalogue, or into diagnostics that point at lines. Stateless and thread-safe.</summary>
public static class OfferCompiler
{
    /// <summary>Compiles files of offers together. All problems of all files are reported.</summary>
    /// <param name="files">The files, in order.</param>
    /// <param name="models">Compiles a model, with its measures, by reference.</param>
    /// <param name="find">Finds the text of a catalogue of facts, by reference.</param>
    /// <returns>The catalogue, unless there are errors; and every diagnostic.</returns>
    public static Result<OfferCatalogue> Compile(IEnumerable<SourceText> files, Func<string, Result<CompiledModel>> models, Func<string, Result<SourceText>> find)
    {
        var diagnostics = new List<Diagnostic>();
        var parts = new List<OfferCatalogue>();
        var asked = new SortedSet<string>(StringComparer.Ordinal);
        var trees = new List<SyntaxNode>();
        foreach (var file in files)
        {
            var (root, problems) = YamlReader.ReadDocument(file, TextLimits.Model);
            diagnostics.AddRange(problems);
            if (root is null) continue;
            var (offers, derived, found) = OfferReader.Read(root, Placed, find);
            diagnostics.AddRange(found);
            parts.Add(offers);
            asked.UnionWith(derived);
            trees.Add(root);
        }
        CheckUnique(parts, diagnostics);
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) return new Result<OfferCatalogue>(null, [.. diagnostics]);
        var references = parts.SelectMany(p => p.Facts).Select(f => f.Reference).Distinct(StringComparer.Ordinal);
        return new Result<OfferCatalogue>(new OfferCatalogue
        {
            Status = [.. parts.SelectMany(p => p.Status).Distinct()],
            Fingerprint = Fingerprint.Of(trees),
            Solutions = [.. parts.SelectMany(p => p.Solutions)],
            Services = [.. parts.SelectMany(p => p.Services)],
            Opportunities = [.. parts.SelectMany(p => p.Opportunities)],
            Facts = [.. references.Select(r => FactSource.Open(r, find, [.. asked.Where(id => Computes(r, id))]).Value).OfType<FactSource>()],
            Capabilities = parts.SelectMany(p => p.Capabilities).DistinctBy(c => c.Key, StringComparer.Ordinal).ToImmutableDictionary(StringComparer.Ordinal),
        }, [.. diagnostics]);

        Result<CompiledModel> Placed(SourceSpan span, string reference)
        {
            var compiled = models(reference);
            return compiled.Value is null ? compiled with { Diagnostics = [.. compiled.Diagnostics.Select(d => d with { Span = d.Span ?? span })] } : compiled;
        }

        bool Computes(string reference, string id) => parts.SelectMany(p => p.Facts).First(f => f.Reference == reference).Model.Derived.Any(d => d.Id == id);
    }

    private static void CheckUnique(List<OfferCatalogue> parts, List<Diagnostic> diagnostics)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var ids = parts.SelectMany(p => p.Solutions.Select(s => (s.Id, s.Span)).Concat(p.Services.Select(s => (s.Id, s.Span))).Concat(p.Opportunities.Select(o => (o.Id, o.Span))));
        foreach (var (id, span) in ids)
            if (id.Length > 0 && !seen.TryAdd(id, span)) diagnostics.Add(DiagnosticCatalog.DuplicateId(span, id, seen[id]));
    }
}
