using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Reporting.Templating.Evaluation;
using RongTong.Reporting.Templating.Syntax;
using RongTong.Text;

namespace RongTong.Reporting.Templating;

/// <summary>The built-in interpreter of the Scriban subset that <c>templates/README.md</c> describes.</summary>
internal sealed class InterpretedEngine : ITemplateEngine
{
    /// <inheritdoc/>
    public Result<ITemplate> Parse(string name, SourceText source, TemplateLimits limits)
    {
        var parsed = TemplateParser.Parse(name, source, limits.Depth);
        return new Result<ITemplate>(parsed.Value is { } syntax ? new InterpretedTemplate(syntax) : null, parsed.Diagnostics);
    }

    private sealed class InterpretedTemplate(TemplateSyntax syntax) : ITemplate
    {
        private readonly TemplateSyntax _syntax = syntax;

        /// <inheritdoc/>
        public ImmutableArray<LiteralInclude> Includes => _syntax.Includes;

        /// <inheritdoc/>
        public Result<RenderedText> Render(TemplateObject model, Func<string, ITemplate?> find, TemplateLimits limits, CancellationToken cancellationToken) =>
            Rendering.Run(_syntax, model, name => (find(name) as InterpretedTemplate)?._syntax, limits, cancellationToken);
    }
}
