using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Reporting;

/// <summary>Renders an assessment as a report. Words and lays out what stands in the assessment; decides nothing. Stateless and thread-safe.</summary>
public static class ReportRenderer
{
    /// <summary>Renders the enterprise report.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="assessment">What to report.</param>
    /// <param name="language">Language of the report.</param>
    /// <param name="format">What it is written as.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, Assessment assessment, Language language, ReportFormat format)
    {
        var name = TemplateNameOf(language, format);
        return templates.Names.Contains(name)
            ? templates.Render(name, ReportModel.Build(assessment, language, format))
            : new Result<RenderedText>(null, [DiagnosticCatalog.UnknownInclude(SourceSpan.WholeFile(name), name, templates.Names)]);
    }

    /// <summary>The template of the enterprise report: <c>zh-CN/enterprise-report.html.sbn</c>.</summary>
    public static string TemplateNameOf(Language language, ReportFormat format) =>
        $"{(language == Language.Zh ? "zh-CN" : "en")}/enterprise-report.{(format == ReportFormat.Html ? "html" : "md")}.sbn";
}
