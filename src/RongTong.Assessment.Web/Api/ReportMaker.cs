using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Printing;
using RongTong.Planning;
using RongTong.Reporting;
using RongTong.Reporting.Templating;
using RongTong.Text;

namespace RongTong.Web.Api;

/// <summary>Reports in every form, as <c>assess --format</c> makes them. Templates are read once, when first needed. Thread-safe.</summary>
internal sealed class ReportMaker(ServeOptions options, ModelCache models)
{
    private readonly Lazy<Result<TemplateLibrary>> _templates = new(() => TemplateDirectory.Load(options.Templates));
    private readonly Lazy<Result<string>> _browser = new(() => BrowserSearch.Find(null, AppContext.BaseDirectory, Environment.GetEnvironmentVariable));

    /// <summary>The languages a word stands for; null when it stands for none. Without a word those of the request.</summary>
    public static ReportLanguages? Languages(string? word, Language asked) => word switch
    {
        null => new ReportLanguages(asked),
        "zh" => new ReportLanguages(Language.Zh),
        "en" => new ReportLanguages(Language.En),
        "zh+en" => ReportLanguages.ChineseAndEnglish,
        "en+zh" => new ReportLanguages(Language.En, Language.Zh),
        _ => null,
    };

    /// <summary>The bytes of a report, or what stopped them.</summary>
    /// <param name="assessment">What it is about.</param>
    /// <param name="format">One of <see cref="DocumentMaker.Forms"/>.</param>
    /// <param name="languages">Its languages.</param>
    /// <param name="isSeveral">Whether it is one of several: then other ways to the next grade are left out, as the command line does.</param>
    /// <param name="cancellation">Stops it.</param>
    public Result<byte[]> Make(Assessment assessment, string format, ReportLanguages languages, bool isSeveral, CancellationToken cancellation)
    {
        var maker = new DocumentMaker(format, languages)
        {
            Path = a => models.Get(a.Model.Ref).Value is { } compiled ? PathPlanner.ToNextGrade(compiled, a, isSeveral ? 0 : 2) : null,
        };
        if (format is "md" or "html" or "docx" or "pdf")
        {
            if (_templates.Value.Value is not { } templates) return new Result<byte[]>(null, _templates.Value.Diagnostics);
            maker = maker with { Templates = templates };
        }
        if (format == "pdf")
        {
            if (_browser.Value.Value is not { } browser) return new Result<byte[]>(null, _browser.Value.Diagnostics);
            maker = maker with { Printer = new BrowserPrinter(browser) };
        }
        var made = maker.Of(assessment, cancellation);
        return made.Value is { } bytes && !maker.IsBinary ? made with { Value = [.. bytes, (byte)'\n'] } : made;
    }
}
