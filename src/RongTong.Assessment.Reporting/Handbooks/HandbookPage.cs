using System.Globalization;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Reporting.Wording;
using RongTong.Text;

namespace RongTong.Reporting.Handbooks;

/// <summary>A handbook written in Markdown as a page of its own, with its contents at the side. Stateless and thread-safe.</summary>
public static class HandbookPage
{
    /// <summary>Raw HTML is text like any other: what a model says is shown, never run.</summary>
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>Renders the page.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="compiled">The model the handbook is about.</param>
    /// <param name="markdown">The handbook; its title and what stands before the first section are the template's to word.</param>
    /// <param name="language">Language of the page.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, CompiledModel compiled, string markdown, Language language)
    {
        var name = $"{(language == Language.Zh ? "zh-CN" : "en")}/model-handbook.html.sbn";
        return templates.Names.Contains(name)
            ? templates.Render(name, Build(compiled, markdown, language))
            : new Result<RenderedText>(null, [DiagnosticCatalog.UnknownInclude(RongTong.Text.SourceSpan.WholeFile(name), name, templates.Names)]);
    }

    private static TemplateObject Build(CompiledModel compiled, string markdown, Language language)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        while (document.Count > 0 && document[0] is not HeadingBlock { Level: 2 }) document.RemoveAt(0);
        var sections = document.OfType<HeadingBlock>().Where(h => h.Level == 2).ToList();
        for (var i = 0; i < sections.Count; i++) sections[i].GetAttributes().Id = "s" + (i + 1).ToString(CultureInfo.InvariantCulture);
        var (model, paper) = (compiled.Model, new Paper(language, compiled.Model));
        return New()
            .Part("model", New()
                .Text("name", model.Name.In(language)).Text("document", model.Authority.Document).Text("issuer", model.Authority.Issuer.In(language)).Text("note", model.Note?.In(language)).Flag("official", model.Authority.Official)
                .Text("from", paper.Date(model.EffectiveFrom)).Text("to", model.EffectiveTo is { } to ? paper.Date(to) : null).Markup("ref", model.Ref.ToString()).Markup("fingerprint", compiled.Fingerprint).Done)
            .Markup("foot", TextEncoder.CssString.Encode($"{model.Name.In(language)} · {model.Ref}"))
            .List("contents", sections.Select(s => New().Markup("id", s.GetAttributes().Id).Text("name", string.Concat(s.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString()))).Done))
            .Markup("body", document.ToHtml(Pipeline))
            .Done;
    }

    private static PartBuilder New() => new(TextEncoder.Html);
}
