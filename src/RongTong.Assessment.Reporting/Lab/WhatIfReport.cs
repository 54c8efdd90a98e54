using RongTong.Diagnostics;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Reporting.Lab;

/// <summary>Renders a what-if as one page. Stateless and thread-safe.</summary>
public static class WhatIfReport
{
    /// <summary>Renders the page.</summary>
    /// <param name="templates">The templates, parsed once and shared.</param>
    /// <param name="whatIf">What to show.</param>
    /// <param name="language">Language of the page.</param>
    /// <returns>The text; or RT5004 when the library has no such template, or the error that stopped it.</returns>
    public static Result<RenderedText> Render(TemplateLibrary templates, WhatIf whatIf, Language language)
    {
        var name = $"{(language == Language.Zh ? "zh-CN" : "en")}/what-if.html.sbn";
        return templates.Names.Contains(name)
            ? templates.Render(name, new WhatIfModel(whatIf, language).Build())
            : new Result<RenderedText>(null, [DiagnosticCatalog.UnknownInclude(SourceSpan.WholeFile(name), name, templates.Names)]);
    }
}
