using RongTong.Hosting;
using RongTong.Hosting.Printing;
using RongTong.Planning;
using RongTong.Reporting;
using RongTong.Reporting.Templating;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Fill;

/// <summary>Reports of a sheet, the bytes of the command line. Stateless.</summary>
internal static class ReportEndpoints
{
    /// <summary>A report holds its style sheet and pictures itself; it has no script, and asks for nothing.</summary>
    internal const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups";

    public static void Map(IEndpointRouteBuilder sheet)
    {
        sheet.MapGet("/report", Show).RequireRateLimiting(RateLimits.Reports);
        sheet.MapGet("/report.{format}", Download).RequireRateLimiting(RateLimits.Reports);
    }

    private static async Task<IResult> Show(HttpContext http, Caller caller, SheetDoor door, ReportTemplates templates, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        var made = Maker("html", new ReportLanguages(PageLanguage.Of(http)), open, templates).Of(door.View(open).Assessment, http.RequestAborted);
        if (made.Value is not { } bytes) throw new InvalidOperationException($"the report was not made: {string.Join("; ", made.Diagnostics)}");
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Bytes(bytes, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Download(HttpContext http, Caller caller, SheetDoor door, ReportTemplates templates, ServeOptions options, string id, string format)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        var languages = http.Request.Query["in"].ToString() switch { "en" => new ReportLanguages(Language.En), "zh+en" => ReportLanguages.ChineseAndEnglish, _ => new ReportLanguages(Language.Zh) };
        if (format is not ("docx" or "pdf" or "xlsx" or "html") || DocumentMaker.Forms.FirstOrDefault(f => f.Format == format) is not { Type: { } type } form) return ErrorPages.Of(http, PageError.NotFound);
        var maker = Maker(format, languages, open, templates);
        if (format == "pdf")
        {
            if (BrowserSearch.Find(null, options.Data, Environment.GetEnvironmentVariable).Value is not { } browser) return ErrorPages.Of(http, new PageError(StatusCodes.Status503ServiceUnavailable, ErrorTexts.OurFault, CheckTexts.PdfMissing));
            maker = maker with { Printer = new BrowserPrinter(browser) };
        }
        var assessment = door.View(open).Assessment;
        // Making a document takes processor time, and printing waits for a process: not on a thread that answers requests.
        var made = await Task.Run(() => maker.Of(assessment, http.RequestAborted), http.RequestAborted);
        if (made.Value is not { } bytes) throw new InvalidOperationException($"the report was not made: {string.Join("; ", made.Diagnostics)}");
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.File(bytes, type, $"{open.Form.Compiled.Model.Ref.Name}-{(open.Saved.Head.Enterprise.Uscc is { Length: > 0 } code ? code : "report")}{form.Ending}");
    }

    private static DocumentMaker Maker(string format, ReportLanguages languages, OpenSheet open, ReportTemplates templates) =>
        new(format, languages) { Templates = templates.Library, Path = a => PathPlanner.ToNextGrade(open.Form.Compiled, a, 2) };
}

/// <summary>The templates of reports, read once. Immutable and thread-safe.</summary>
internal sealed class ReportTemplates(ServeOptions options)
{
    private readonly Lazy<TemplateLibrary> _library = new(() => TemplateDirectory.Load(options.Templates) is { Value: { } library } ? library : throw new InvalidOperationException($"no templates at {options.Templates}"));

    /// <summary>The templates.</summary>
    public TemplateLibrary Library => _library.Value;
}
