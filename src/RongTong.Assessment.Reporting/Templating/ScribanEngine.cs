using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RongTong.Reporting.Templating;

/// <summary>
/// Renders with the real Scriban. The built-in interpreter stays beside it: it reads every template first, so that both take the same
/// templates, and it says what is wrong when a rendering fails, since Scriban's messages carry no code and exist in one language only.
/// </summary>
internal sealed class ScribanEngine : ITemplateEngine
{
    private static readonly ParserOptions Options = new() { ParseFloatAsDecimal = true };

    /// <summary>Scriban counts captures in and, beyond its limit, cuts off without a word: it must not come to that before our own check.</summary>
    private const long SlackBeforeCuttingOff = 8;

    private readonly InterpretedEngine _builtIn = new();

    /// <inheritdoc/>
    public Result<ITemplate> Parse(string name, SourceText source, TemplateLimits limits)
    {
        var read = _builtIn.Parse(name, source, limits);
        if (read.Value is null || read.HasErrors) return read;
        var template = Template.Parse(source.Content, name, Options);
        if (!template.HasErrors) return new Result<ITemplate>(new ScribanTemplate(template, read.Value), []);
        var problems = template.Messages.Where(m => m.Type == ParserMessageType.Error);
        return new Result<ITemplate>(null, [.. problems.Select(m => DiagnosticCatalog.TemplateSyntax(Place(source.Path, m.Span), m.Message, m.Message))]);
    }

    private static Text.SourceSpan Place(string path, Scriban.Parsing.SourceSpan span) =>
        new(path, span.Start.Line + 1, span.Start.Column + 1, span.End.Line + 1, span.End.Column + 2);

    private sealed class ScribanTemplate(Template template, ITemplate builtIn) : ITemplate
    {
        private readonly Template _template = template;
        private readonly ITemplate _builtIn = builtIn;

        /// <inheritdoc/>
        public ImmutableArray<LiteralInclude> Includes => _builtIn.Includes;

        /// <inheritdoc/>
        public Result<RenderedText> Render(TemplateObject model, Func<string, ITemplate?> find, TemplateLimits limits, CancellationToken cancellationToken)
        {
            var context = new LibraryContext(name => (find(name) as ScribanTemplate)?._template)
            {
                StrictVariables = true,
                EnableRelaxedMemberAccess = false,
                AutoIndent = false,
                LoopLimit = limits.Steps,
                RecursiveLimit = limits.Depth,
                LimitToString = (int)Math.Min(int.MaxValue, limits.OutputCharacters * SlackBeforeCuttingOff),
                CancellationToken = cancellationToken,
            };
            context.PushGlobal(ScribanValues.Of(model));
            context.PushGlobal(context.BuiltinObject);
            context.PushGlobal(new ScriptObject());
            try
            {
                var text = _template.Render(context);
                if (text.Length <= limits.OutputCharacters) return new Result<RenderedText>(new RenderedText(text), []);
                return Explain("the text is too long");
            }
            catch (ScriptAbortException)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (ScriptRuntimeException problem)
            {
                return Explain(problem.OriginalMessage);
            }

            Result<RenderedText> Explain(string message)
            {
                var explained = _builtIn.Render(model, name => (find(name) as ScribanTemplate)?._builtIn, limits, cancellationToken);
                return explained.HasErrors
                    ? explained
                    : new Result<RenderedText>(null, [DiagnosticCatalog.TemplateValue(Text.SourceSpan.WholeFile(_template.SourceFilePath ?? ""), message, message)]);
            }
        }
    }

    /// <summary>Keeps includes within the library, each resolved from the template it stands in.</summary>
    private sealed class LibraryContext(Func<string, Template?> find) : TemplateContext(ScribanValues.Functions())
    {
        public override string? GetTemplatePathFromName(string? templateName, ScriptNode? callerContext) =>
            TemplateName.Resolve(CurrentSourceFile ?? "", templateName ?? "") ?? throw Missing(templateName, callerContext);

        protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext) =>
            find(templatePath) ?? throw Missing(templatePath, callerContext);

        private ScriptRuntimeException Missing(string? name, ScriptNode? caller) =>
            new(caller?.Span ?? CurrentSpan, $"no template '{name}'");
    }
}
