using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Diagnostics;
using RongTong.Reporting.Office.Word.Report;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Reporting;

/// <summary>Renders an assessment as a report, and a comparison of models as a redline. Words and lays out what stands there; decides nothing. Stateless and thread-safe.</summary>
public static class ReportRenderer
{
    /// <summary>Renders the enterprise report.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="assessment">What to report.</param>
    /// <param name="language">Language of the report.</param>
    /// <param name="format">What it is written as.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, Assessment assessment, Language language, ReportFormat format) =>
        Render(templates, TemplateNameOf(language, format), () => ReportModel.Build(assessment, language, format));

    /// <summary>Renders the enterprise report in one language, or in two side by side.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="assessment">What to report.</param>
    /// <param name="languages">The languages of the report.</param>
    /// <param name="format">What it is written as.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, Assessment assessment, ReportLanguages languages, ReportFormat format) =>
        languages.Beside is { } beside ? SideBySide.Report.Render(templates, assessment, languages.First, beside, format) : Render(templates, assessment, languages.First, format);

    /// <summary>Makes the enterprise report as a document of Word.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="assessment">What to report.</param>
    /// <param name="languages">The languages of the report.</param>
    /// <param name="look">How it looks.</param>
    /// <returns>The bytes of the file (docx); or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<byte[]> Document(TemplateLibrary templates, Assessment assessment, ReportLanguages languages, WordLook look)
    {
        var text = Render(templates, assessment, languages, ReportFormat.Word);
        return new Result<byte[]>(text.Value is { } markdown ? WordReport.Write(markdown.Text, look, languages) : null, text.Diagnostics);
    }

    /// <summary>Renders what differs between two models.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="comparison">What to show.</param>
    /// <param name="language">Language of the page.</param>
    /// <param name="format">What it is written as.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, ModelComparison comparison, Language language, ReportFormat format) =>
        Render(templates, NameOf("model-comparison", language, format), () => ComparisonModel.Build(comparison, language, format));

    /// <summary>Renders what moved between two assessments of one firm.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="comparison">What to show.</param>
    /// <param name="language">Language of the page.</param>
    /// <param name="format">What it is written as.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, AssessmentComparison comparison, Language language, ReportFormat format) =>
        Render(templates, NameOf("firm-comparison", language, format), () => FirmComparisonModel.Build(comparison, language, format));

    /// <summary>The template of the enterprise report: <c>zh-CN/enterprise-report.html.sbn</c>.</summary>
    public static string TemplateNameOf(Language language, ReportFormat format) => NameOf("enterprise-report", language, format);

    /// <summary>The name of a template in the folder of a language.</summary>
    internal static string NameOf(string document, Language language, ReportFormat format) =>
        $"{(language == Language.Zh ? "zh-CN" : "en")}/{document}.{format switch { ReportFormat.Html => "html", ReportFormat.Word => "docx", _ => "md" }}.sbn";

    /// <summary>Renders a template by name.</summary>
    internal static Result<RenderedText> Render(TemplateLibrary templates, string name, Func<TemplateObject> model) => templates.Names.Contains(name)
        ? templates.Render(name, model())
        : new Result<RenderedText>(null, [DiagnosticCatalog.UnknownInclude(SourceSpan.WholeFile(name), name, templates.Names)]);
}
