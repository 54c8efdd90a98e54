using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Reporting.Encoders;
using RongTong.Reporting.Parts;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Reporting.SideBySide;

/// <summary>One report in two languages beside each other, made from the templates of each: what they have, it has. Stateless and thread-safe.</summary>
internal static class Report
{
    /// <summary>The page that holds both.</summary>
    private const string Page = "side-by-side/enterprise-report.html.sbn";

    /// <summary>Renders both and puts them together.</summary>
    public static Result<RenderedText> Render(TemplateLibrary templates, Assessment assessment, Language first, Language second, ReportFormat format)
    {
        var name = format == ReportFormat.Html ? "partials/sections" : "enterprise-report";
        var left = One(templates, assessment, first, format, name);
        if (left.Value is not { } one) return left;
        var right = One(templates, assessment, second, format, name);
        if (right.Value is not { } other) return right;
        if (format != ReportFormat.Html) return new Result<RenderedText>(new RenderedText(MarkdownMerge.Of(one.Text, other.Text, format == ReportFormat.Word)), []);
        return ReportRenderer.Render(templates, Page, () => Both(assessment, (first, one.Text), (second, other.Text)));
    }

    private static Result<RenderedText> One(TemplateLibrary templates, Assessment assessment, Language language, ReportFormat format, string name) =>
        ReportRenderer.Render(templates, ReportRenderer.NameOf(name, language, format), () => ReportModel.Build(assessment, language, format));

    private static TemplateObject Both(Assessment assessment, params (Language Language, string Body)[] sides)
    {
        PartBuilder New() => new(TextEncoder.Html);
        var model = assessment.Model.Name;
        var (firm, date) = (assessment.Sheet.Enterprise.Name, assessment.Sheet.AsOf is { } day ? $" · {Wording.Paper.IsoDate(day)}" : "");
        return New()
            .Text("firm", firm)
            .Markup("foot", TextEncoder.CssString.Encode(Charts.TextWidth.Fit(firm, 11, 260) + date))
            .List("sides", sides.Select(s => New().Markup("lang", s.Language == Language.Zh ? "zh-CN" : "en").Text("model", model.In(s.Language)).Markup("body", s.Body).Done))
            .Done;
    }
}
