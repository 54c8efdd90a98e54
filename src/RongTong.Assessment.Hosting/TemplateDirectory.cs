using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Hosting;

/// <summary>Reads a tree of templates from disk into a library: every <c>*.sbn</c>, and the style sheets under <c>assets/</c>. Stateless.</summary>
public static class TemplateDirectory
{
    /// <summary>Loads a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="overlay">A directory whose files take the place of those of the same name, and add to them; optional.</param>
    /// <returns>The library, or everything that is wrong with the files (RT6001, RT1xxx, RT5001 to RT5005).</returns>
    public static Result<TemplateLibrary> Load(string path, string? overlay = null)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var templates = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var root in overlay is null ? [path] : new[] { path, overlay }) Read(root, templates, diagnostics);
        if (diagnostics.Count > 0) return new Result<TemplateLibrary>(null, diagnostics.ToImmutable());
        return TemplateLibrary.Parse(templates);
    }

    private static void Read(string path, Dictionary<string, SourceText> templates, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var root = Path.GetFullPath(path);
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(root));
        if (!Directory.Exists(root))
        {
            diagnostics.Add(DiagnosticCatalog.FileUnreadable(shown, "not found"));
            return;
        }
        // Links are not followed: what is read lies below the directory.
        var below = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 8 };
        foreach (var file in Directory.EnumerateFiles(root, "*", below).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (!IsTemplate(name)) continue;
            var source = TextFile.Read(file, $"{shown}/{name}");
            diagnostics.AddRange(source.Diagnostics);
            if (source.Value is { } text) templates[name] = text;
        }
    }

    private static bool IsTemplate(string name) =>
        name.EndsWith(".sbn", StringComparison.Ordinal) || name.StartsWith("assets/", StringComparison.Ordinal) && name.EndsWith(".css", StringComparison.Ordinal);
}
