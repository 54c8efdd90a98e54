using System.Collections.Frozen;
using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Reporting.Templating;

/// <summary>
/// All templates of one directory tree, parsed when the library is made. Immutable and safe to share between threads;
/// parse once and keep it, a rendering then costs little more than copying its text.
/// </summary>
public sealed class TemplateLibrary
{
    private readonly FrozenDictionary<string, ITemplate> _templates;
    private readonly TemplateLimits _limits;

    private TemplateLibrary(FrozenDictionary<string, ITemplate> templates, TemplateLimits limits)
    {
        _templates = templates;
        _limits = limits;
        Names = [.. templates.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of the templates, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>Parses templates, given by the name that <see cref="Render"/> and <c>include</c> know them by, such as <c>zh-CN/partials/scenes.html.sbn</c>.</summary>
    /// <returns>The library, or every error of every template (RT5001, RT5003, RT5004, RT5005).</returns>
    /// <exception cref="ArgumentException">Two templates share a name.</exception>
    public static Result<TemplateLibrary> Parse(IEnumerable<KeyValuePair<string, SourceText>> templates, TemplateLimits? limits = null) =>
        Parse(templates, limits ?? TemplateLimits.Default, Engine);

    internal static Result<TemplateLibrary> Parse(IEnumerable<KeyValuePair<string, SourceText>> templates, TemplateLimits limits, ITemplateEngine engine)
    {
        var parsed = new Dictionary<string, ITemplate>(StringComparer.Ordinal);
        var sources = new Dictionary<string, SourceText>(templates, StringComparer.Ordinal);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (name, source) in sources.OrderBy(template => template.Key, StringComparer.Ordinal))
        {
            var result = engine.Parse(name, source, limits);
            diagnostics.AddRange(result.Diagnostics);
            if (result.Value is { } template) parsed.Add(name, template);
        }
        foreach (var (name, template) in parsed)
        {
            foreach (var include in template.Includes)
            {
                if (TemplateName.Resolve(name, include.Name) is not { } full || !sources.ContainsKey(full))
                    diagnostics.Add(DiagnosticCatalog.UnknownInclude(include.Span, include.Name, TemplateName.VisibleFrom(name, sources.Keys)));
            }
        }
        var ordered = diagnostics
            .OrderBy(d => d.Span?.Path, StringComparer.Ordinal).ThenBy(d => d.Span?.Line).ThenBy(d => d.Span?.Column)
            .ToImmutableArray();
        var library = ordered.IsEmpty ? new TemplateLibrary(parsed.ToFrozenDictionary(StringComparer.Ordinal), limits) : null;
        return new Result<TemplateLibrary>(library, ordered);
    }

    /// <summary>Renders a template.</summary>
    /// <returns>The text, or the one error that stopped the rendering (RT5002 to RT5006).</returns>
    /// <exception cref="ArgumentException">The library has no template of that name.</exception>
    /// <exception cref="OperationCanceledException">The rendering was cancelled.</exception>
    public Result<RenderedText> Render(string name, TemplateObject model, CancellationToken cancellationToken = default)
    {
        if (!_templates.TryGetValue(name, out var template)) throw new ArgumentException($"There is no template '{name}'.", nameof(name));
        return template.Render(model.Complete(), _templates.GetValueOrDefault, _limits, cancellationToken);
    }

#if USE_SCRIBAN
    private static ITemplateEngine Engine => new ScribanEngine();
#else
    private static ITemplateEngine Engine => new InterpretedEngine();
#endif
}
