using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Reporting.Templating;

/// <summary>The narrow seam behind the library: the built-in interpreter and the real Scriban stand behind it alike.</summary>
internal interface ITemplateEngine
{
    /// <summary>Parses one template, known to the library by a name. Beside errors the template serves for its includes only.</summary>
    Result<ITemplate> Parse(string name, SourceText source, TemplateLimits limits);
}

/// <summary>A parsed template. Immutable.</summary>
internal interface ITemplate
{
    /// <summary>The includes whose name is written out, so that the library can check them.</summary>
    ImmutableArray<LiteralInclude> Includes { get; }

    /// <summary>Renders the template; <paramref name="find"/> looks a template up by its library name.</summary>
    Result<RenderedText> Render(TemplateObject model, Func<string, ITemplate?> find, TemplateLimits limits, CancellationToken cancellationToken);
}

/// <summary>An include with a written-out name, and where it stands.</summary>
internal readonly record struct LiteralInclude(string Name, SourceSpan Span);
