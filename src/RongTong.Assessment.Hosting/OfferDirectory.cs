using System.Collections.Immutable;
using RongTong.Cases;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Matching;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>
/// Catalogues of offers: the files of <c>catalogue/</c> below the rule directory, with their cases in <c>tests/</c>, or files the caller names.
/// Reads on demand and keeps nothing but compiled models. Thread-safe.
/// </summary>
public sealed class OfferDirectory
{
    private readonly ModelCache _models;

    /// <summary>Opens the catalogues that go with some models.</summary>
    public OfferDirectory(ModelCache models) => _models = models;

    private string Folder => Path.Combine(_models.Rules.Root, "catalogue");

    /// <summary>Whether the rule directory has a catalogue.</summary>
    public bool Exists => Directory.Exists(Folder);

    /// <summary>Compiles the catalogue of the rule directory.</summary>
    public Result<OfferCatalogue> Compile() => Compile(Texts(Folder, $"{Path.GetFileName(_models.Rules.Root)}/catalogue"));

    /// <summary>Compiles a file, or every file of a directory, that somebody names.</summary>
    /// <param name="path">A file or a directory.</param>
    /// <param name="shown">Its name in messages.</param>
    public Result<OfferCatalogue> Compile(string path, string shown) => Compile(Texts(path, shown.Replace('\\', '/').TrimEnd('/')));

    /// <summary>The cases of the catalogue of the rule directory.</summary>
    public (ImmutableArray<MatchCase> Cases, ImmutableArray<Diagnostic> Diagnostics) Cases()
    {
        var cases = ImmutableArray.CreateBuilder<MatchCase>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var tests = Path.Combine(Folder, "tests");
        foreach (var text in Directory.Exists(tests) ? Texts(tests, $"{Path.GetFileName(_models.Rules.Root)}/catalogue/tests") : [])
        {
            diagnostics.AddRange(text.Diagnostics);
            if (text.Value is null) continue;
            var (found, problems) = MatchCaseReader.Read(text.Value, Constrained());
            cases.AddRange(found);
            diagnostics.AddRange(problems);
        }
        return (cases.ToImmutable(), diagnostics.ToImmutable());
    }

    private Result<OfferCatalogue> Compile(ImmutableArray<Result<SourceText>> texts)
    {
        ImmutableArray<Diagnostic> unreadable = [.. texts.SelectMany(t => t.Diagnostics)];
        var compiled = OfferCompiler.Compile(texts.Select(t => t.Value).OfType<SourceText>(), Model, _models.Rules.Find);
        return compiled with { Value = unreadable.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : compiled.Value, Diagnostics = [.. unreadable, .. compiled.Diagnostics] };
    }

    private Result<CompiledModel> Model(string reference)
    {
        if (!ModelRef.TryParse(reference, out var parsed) || parsed.Edition is null) return new Result<CompiledModel>(null, [DiagnosticCatalog.MalformedModelRef(null, reference)]);
        return _models.Rules.Models().Contains(parsed) ? _models.Get(parsed) : new Result<CompiledModel>(null, [DiagnosticCatalog.UnknownModel(null, reference, _models.Rules.Models().Select(m => m.ToString()))]);
    }

    /// <summary>The scenes any model marks.</summary>
    private HashSet<string> Constrained() =>
        [.. _models.Rules.Models().Select(m => _models.Get(m).Value?.Model.Scenes).OfType<SceneSet>().SelectMany(s => s.All).Where(s => !s.Tags.IsEmpty).Select(s => s.Id)];

    private static ImmutableArray<Result<SourceText>> Texts(string path, string shown)
    {
        if (!Directory.Exists(path)) return [TextFile.Read(path, shown, TextLimits.Model.Bytes)];
        var files = Directory.GetFiles(path).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal).ToImmutableArray();
        return files.IsEmpty
            ? [new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(shown, new LocalizedText("目录里没有供给目录文件（.yaml、.yml）", "the directory holds no catalogue file (.yaml, .yml)"))])]
            : [.. files.Select(f => TextFile.Read(f, $"{shown}/{Path.GetFileName(f)}", TextLimits.Model.Bytes))];
    }
}
