using System.Collections.Concurrent;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Hosting.Replaying;

/// <summary>
/// Model texts of several times: a rule directory, and rule directories inside it, one for each time they were kept. Finds the text a result
/// was computed by. Thread-safe.
/// </summary>
/// <param name="root">The directory.</param>
public sealed class ModelArchive(string root)
{
    private readonly ConcurrentDictionary<(string Reference, string Fingerprint, string Shown), Lazy<(CompiledModel? Model, string? Found)>> _known = new();

    /// <summary>The model of a reference whose text has a fingerprint.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="fingerprint">The fingerprint.</param>
    /// <param name="shown">What the rule directory is to be called in explanations.</param>
    /// <returns>The model; else the fingerprint of the text that is here, or nothing at all.</returns>
    public (CompiledModel? Model, string? Found) Find(string reference, string fingerprint, string shown) =>
        _known.GetOrAdd((reference, fingerprint, shown), key => new Lazy<(CompiledModel?, string?)>(() => Search(key.Reference, key.Fingerprint, key.Shown))).Value;

    private (CompiledModel? Model, string? Found) Search(string reference, string fingerprint, string shown)
    {
        if (!ModelRef.TryParse(reference, out var parsed)) return (null, null);
        string? found = null;
        foreach (var directory in Directories())
        {
            var compiled = new RuleDirectory(directory, shown).Compile(parsed);
            if (compiled.Value is not { } model) continue;
            if (model.Fingerprint == fingerprint) return (model, fingerprint);
            found ??= model.Fingerprint;
        }
        return (null, found);
    }

    private IEnumerable<string> Directories()
    {
        yield return root;
        if (!Directory.Exists(root)) yield break;
        foreach (var inner in Directory.GetDirectories(root).Where(d => new DirectoryInfo(d).LinkTarget is null).Order(StringComparer.Ordinal)) yield return inner;
    }
}
