using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>
/// The models of one directory tree: <c>authority/model/edition/model.yaml</c>, with <c>measures.yaml</c> and <c>tests/</c> beside it.
/// Reads files on demand and keeps nothing. Links that lead outside the tree are not followed. Thread-safe.
/// </summary>
public sealed class RuleDirectory
{
    private const string EquivalentFile = "equivalent.yaml";

    private readonly string _root;
    private readonly string _name;

    /// <summary>Opens a directory.</summary>
    /// <param name="root">Its path.</param>
    /// <param name="shown">Its name in messages and explanations; its own unless given.</param>
    public RuleDirectory(string root, string? shown = null) => (_root, _name) = (Path.GetFullPath(root), shown ?? Path.GetFileName(Path.GetFullPath(root)));

    /// <summary>The path of the directory.</summary>
    public string Root => _root;

    /// <summary>Every edition of every model, each followed by the overlays on it, in order of reference.</summary>
    public ImmutableArray<ModelRef> Models()
    {
        if (!Directory.Exists(_root)) return [];
        var found = ImmutableArray.CreateBuilder<ModelRef>();
        foreach (var authority in Folders(_root))
        foreach (var model in Folders(authority))
        foreach (var edition in Folders(model))
            if (File.Exists(Path.Combine(edition, "model.yaml")))
                found.AddRange(WithOverlays(new ModelRef(Path.GetFileName(authority), Path.GetFileName(model), Path.GetFileName(edition))));
        return found.ToImmutable();
    }

    private IEnumerable<ModelRef> WithOverlays(ModelRef edition)
    {
        var provinces = Path.Combine(_root, "provinces");
        return Directory.Exists(provinces)
            ? Folders(provinces).Select(p => edition with { Overlay = Path.GetFileName(p) }).Where(o => File.Exists(OverlayPath(o))).Prepend(edition)
            : [edition];
    }

    private string OverlayPath(ModelRef reference) => Path.Combine(_root, "provinces", reference.Overlay ?? "", $"{reference.Name}@{reference.Edition}.overlay.yaml");

    /// <summary>The edition a reference means: itself, or, without an edition, the one a sheet falls under on its date.</summary>
    /// <returns>A reference with an edition, or RT2011, RT2012 or RT4024.</returns>
    public Result<ModelRef> Resolve(string reference, AnswerSheet sheet) => Resolve(reference, sheet, Models(), edition => Compile(edition, withMeasures: false).Value);

    /// <summary>The same among models that are known already.</summary>
    internal static Result<ModelRef> Resolve(string reference, AnswerSheet sheet, ImmutableArray<ModelRef> models, Func<ModelRef, CompiledModel?> compiled)
    {
        if (!ModelRef.TryParse(reference, out var parsed)) return new Result<ModelRef>(null, [DiagnosticCatalog.MalformedModelRef(null, reference)]);
        var editions = models.Where(m => m.Authority == parsed.Authority && m.Name == parsed.Name && m.Overlay == parsed.Overlay && (parsed.Edition is null || m.Edition == parsed.Edition)).ToList();
        if (editions.Count == 0) return new Result<ModelRef>(null, [DiagnosticCatalog.UnknownModel(null, reference, models.Select(m => m.ToString()))]);
        if (parsed.Edition is not null) return new Result<ModelRef>(editions[0], []);
        return Editions.Choose([.. editions.Select(compiled).OfType<CompiledModel>()], sheet) is { } chosen
            ? new Result<ModelRef>(chosen.Model.Ref, [])
            : new Result<ModelRef>(null, [DiagnosticCatalog.NoEditionInForce(sheet.Span, reference, sheet.AsOf, editions.Select(m => m.ToString()))]);
    }

    /// <summary>Compiles one edition from its files.</summary>
    /// <param name="reference">Which edition.</param>
    /// <param name="withMeasures">Whether to read what to do for each step up. Without, an assessment has no advice; nothing it decides changes.</param>
    public Result<CompiledModel> Compile(ModelRef reference, bool withMeasures = true)
    {
        var (sources, diagnostics) = Sources(reference, withMeasures);
        if (sources is null) return new Result<CompiledModel>(null, diagnostics);
        var compiled = ModelCompiler.Compile(sources);
        var mismatch = compiled.Value is { } model && model.Model.Ref != reference
            ? ImmutableArray.Create(DiagnosticCatalog.ModelRefMismatch(SourceSpan.WholeFile(sources.Model.Path), model.Model.Ref.ToString(), reference.ToString()))
            : [];
        return new Result<CompiledModel>(mismatch.IsEmpty ? compiled.Value : null, [.. diagnostics, .. compiled.Diagnostics, .. mismatch]);
    }

    /// <summary>Compiles one edition as somebody supposes it, without measures.</summary>
    /// <param name="reference">Which edition.</param>
    /// <param name="scenarios">What is supposed, one on top of the other.</param>
    public Result<CompiledModel> Suppose(ModelRef reference, params ImmutableArray<SourceText> scenarios)
    {
        var (sources, diagnostics) = Sources(reference, withMeasures: false);
        return sources is null ? new Result<CompiledModel>(null, diagnostics) : ModelCompiler.Compile(sources with { Scenarios = scenarios });
    }

    /// <summary>The texts an edition is compiled from.</summary>
    public Result<ModelSources> Sources(ModelRef reference, bool withMeasures = true)
    {
        var folder = Folder(reference);
        var modelPath = Path.Combine(folder, "model.yaml");
        var model = TextFile.Read(modelPath, Shown(modelPath), TextLimits.Model.Bytes);
        if (model.Value is null) return new Result<ModelSources>(null, model.Diagnostics);
        var overlay = Overlay(reference);
        if (overlay.Diagnostics.Length > 0) return new Result<ModelSources>(null, overlay.Diagnostics);
        var measuresPath = Path.Combine(folder, "measures.yaml");
        if (!withMeasures || !File.Exists(measuresPath)) return new Result<ModelSources>(new ModelSources(model.Value, Overlay: overlay.Value, Find: Find), model.Diagnostics);
        var measures = TextFile.Read(measuresPath, Shown(measuresPath), TextLimits.Model.Bytes);
        return measures.Value is null
            ? new Result<ModelSources>(null, measures.Diagnostics)
            : new Result<ModelSources>(new ModelSources(model.Value, measures.Value, overlay.Value, Find), []);
    }

    /// <summary>The overlay a reference names: <c>provinces/overlay/model@edition.overlay.yaml</c>.</summary>
    private Result<SourceText> Overlay(ModelRef reference)
    {
        if (reference.Overlay is null) return new Result<SourceText>(null, []);
        var path = OverlayPath(reference);
        return TextFile.Read(path, Shown(path), TextLimits.Model.Bytes);
    }

    /// <summary>The file of a catalogue or a model that another file names, by reference.</summary>
    public Result<SourceText> Find(string reference)
    {
        if (!ModelRef.TryParse(reference, out var parsed) || parsed.Edition is null) return new Result<SourceText>(null, [DiagnosticCatalog.MalformedModelRef(null, reference)]);
        var catalogue = Path.Combine(Folder(parsed), "catalogue.yaml");
        var path = File.Exists(catalogue) ? catalogue : Path.Combine(Folder(parsed), "model.yaml");
        return TextFile.Read(path, Shown(path), TextLimits.Model.Bytes);
    }

    /// <summary>The case files of an edition, in order of name.</summary>
    public ImmutableArray<Result<SourceText>> CaseFiles(ModelRef reference)
    {
        var folder = Tests(reference);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.GetFiles(folder, "*.yaml").Where(f => Path.GetFileName(f) != EquivalentFile).Order(StringComparer.Ordinal).Select(f => TextFile.Read(f, Shown(f), TextLimits.Model.Bytes))];
    }

    /// <summary>The changes of an edition that mean nothing, each with its reason; nothing where none is stated.</summary>
    public Result<SourceText> EquivalentChanges(ModelRef reference)
    {
        var path = Path.Combine(Tests(reference), EquivalentFile);
        return File.Exists(path) ? TextFile.Read(path, Shown(path), TextLimits.Model.Bytes) : new Result<SourceText>(null, []);
    }

    private string Tests(ModelRef reference) => reference.Overlay is { } overlay
        ? Path.Combine(_root, "provinces", overlay, "tests", $"{reference.Name}@{reference.Edition}")
        : Path.Combine(Folder(reference), "tests");

    /// <summary>A file below the directory, such as a sample sheet a case starts from; refused when the path leads outside.</summary>
    public Result<SourceText> Read(string relativePath)
    {
        var path = Path.GetFullPath(Path.Combine(_root, relativePath));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? TextFile.Read(path, Shown(path))
            : new Result<SourceText>(null, [DiagnosticCatalog.FileUnreadable(relativePath, "outside the rule directory")]);
    }

    private string Folder(ModelRef reference) => Path.Combine(_root, reference.Authority, reference.Name, reference.Edition ?? "");

    /// <summary>The name of a file in messages: below the directory's own name, the same on every machine.</summary>
    private string Shown(string path) => $"{_name}/{Path.GetRelativePath(_root, path).Replace('\\', '/')}";

    private static IEnumerable<string> Folders(string parent) =>
        Directory.GetDirectories(parent).Where(d => new DirectoryInfo(d).LinkTarget is null).Order(StringComparer.Ordinal);
}
