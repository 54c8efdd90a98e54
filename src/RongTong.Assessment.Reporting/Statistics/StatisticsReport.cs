using RongTong.Diagnostics;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Reporting.Statistics;

/// <summary>Renders the statistics of a batch as one page. Words and lays out what was counted; decides nothing. Stateless and thread-safe.</summary>
public static class StatisticsReport
{
    /// <summary>Renders the page.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="statistics">What to show.</param>
    /// <param name="language">Language of the page.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, BatchStatistics statistics, Language language)
    {
        var name = $"{(language == Language.Zh ? "zh-CN" : "en")}/batch-statistics.html.sbn";
        return templates.Names.Contains(name)
            ? templates.Render(name, new StatisticsModel(statistics, language).Build())
            : new Result<RenderedText>(null, [DiagnosticCatalog.UnknownInclude(SourceSpan.WholeFile(name), name, templates.Names)]);
    }
}
