using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Reporting.Opinions;

/// <summary>The batch an opinion belongs to. Immutable.</summary>
/// <param name="Title">What the batch is called; null when it has no name.</param>
/// <param name="Row">The row of the applicant in its table, from 1.</param>
/// <param name="Root">The Merkle root over the records, in hexadecimal.</param>
public sealed record OpinionBatch(string? Title, long Row, string Root);

/// <summary>Renders the opinion on one applicant, in the form of an official paper. Words and lays out what stands in the assessment; decides nothing. Stateless and thread-safe.</summary>
public static class Opinion
{
    /// <summary>Renders the opinion.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="assessment">What to give an opinion on.</param>
    /// <param name="batch">The batch it belongs to.</param>
    /// <param name="language">Language of the opinion.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, Assessment assessment, OpinionBatch batch, Language language)
    {
        var name = $"{(language == Language.Zh ? "zh-CN" : "en")}/certificate-opinion.html.sbn";
        return templates.Names.Contains(name)
            ? templates.Render(name, OpinionModel.Build(assessment, batch, language))
            : new Result<RenderedText>(null, [DiagnosticCatalog.UnknownInclude(SourceSpan.WholeFile(name), name, templates.Names)]);
    }
}
