using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Reporting;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Jobs;
using RongTong.Web.Sheets;

namespace RongTong.Web.Api;

/// <summary>Reports: of a sheet kept here, of a sheet sent in, and, as long work, of several sheets in several forms.</summary>
internal static class ReportEndpoints
{
    private const string Json = "application/json";
    private const string AnyType = "application/octet-stream";
    private static readonly string[] Formats = [.. DocumentMaker.Forms.Select(f => f.Format)];
    private static readonly string[] LanguageWords = ["zh", "en", "zh+en", "en+zh"];
    private static readonly string[] SheetTypes = ["application/yaml", "application/x-yaml", "text/yaml", "text/plain"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sheets/{id}/report", OfSheetAsync).RequireAuthorization(Policies.ApiReports).RequireRateLimiting(RateLimits.Reports).WithName("sheet-report").WithSummary("The report of a sheet in one form: json, md, html, docx, xlsx or pdf.")
            .Produces<string>(StatusCodes.Status200OK, AnyType).Problems(400, 404, 503);
        var reports = api.MapGroup("/reports").RequireAuthorization(Policies.ApiReports);
        reports.MapPost("", MakeAsync).RequireRateLimiting(RateLimits.Reports).WithName("report").WithSummary("The report of a sheet sent in; of several sheets, or in several forms (separated by commas), a zip made as long work.")
            .Accepts<string>(Json, SheetTypes).Produces<string>(StatusCodes.Status200OK, AnyType).Produces<string>(StatusCodes.Status202Accepted, Json).Problems(400, 409, 413, 415, 422, 503);
        reports.MapGet("/{id}", FindAsync).WithName("reports").WithSummary("How a pack of reports stands.").Produces<string>(StatusCodes.Status200OK, Json).Problems(404);
        reports.MapGet("/{id}/files", FilesAsync).WithName("reports-files").WithSummary("The files of a pack that is done.").Produces<string>(StatusCodes.Status200OK, Json).Problems(404, 409);
        reports.MapGet("/{id}/files/{name}", FileAsync).WithName("reports-file").WithSummary("One file.").Produces<string>(StatusCodes.Status200OK, AnyType).Produces(StatusCodes.Status304NotModified).Problems(404, 409);
    }

    private static async Task<IResult> OfSheetAsync(HttpContext context, SheetStore sheets, LinkGuard links, AuditLog audit, SheetAssessor assessor, ReportMaker maker, Caller caller, string id, string? format = null, string? lang = null)
    {
        var (formats, languages, problem) = Chosen(format, lang, RequestLanguage.Of(context.Request));
        if (problem is not null) return problem;
        if (formats is not [var form]) return Problem.Of([DiagnosticCatalog.UnknownOptionValue("format", format!, Formats)]);
        var (scope, _) = await SheetEndpoints.ScopeAsync(context, caller, links);
        if (await sheets.FindAsync(scope, id) is not { } saved) return SheetEndpoints.Unknown(id);
        if (scope.Region is not null) await audit.AddAsync(scope.Actor, AuditAction.Exported, "sheet:" + id, saved.Head.Enterprise.Region);
        var result = assessor.Assess(saved.Sheet, new SheetRequest { Model = saved.Model });
        return result.Assessment is { } assessment ? Document(maker, assessment, form, languages!, context.RequestAborted) : Problem.Of(result.Diagnostics);
    }

    private static async Task<IResult> MakeAsync(HttpContext context, OperationStore operations, OperationFiles files, OperationQueue queue, SheetAssessor assessor, ReportMaker maker, ServeOptions options, Caller caller, string? format = null, string? lang = null, string? model = null)
    {
        var (formats, languages, problem) = Chosen(format, lang, RequestLanguage.Of(context.Request));
        if (problem is not null) return problem;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var (sheets, wrong) = SheetBody.Read(body);
        if (wrong is not null) return wrong;
        if (sheets is [var sheet] && formats is [var form])
        {
            var result = assessor.Assess(sheet, new SheetRequest { Model = model });
            return result.Assessment is { } assessment ? Document(maker, assessment, form, languages!, context.RequestAborted) : Problem.Of(result.Diagnostics);
        }
        var (admission, id) = await operations.AdmitAsync(OperationKind.Reports, caller.Scope);
        if (admission != Admission.Admitted) return OperationEndpoints.Refused(context, admission, options);
        var isQueued = false;
        try
        {
            body.Position = 0;
            await files.ReceiveAsync(id, "in/sheets", body, body.Length, context.RequestAborted);
            var asked = lang ?? (RequestLanguage.Of(context.Request) == Language.Zh ? "zh" : "en");
            isQueued = await operations.QueueAsync(id, new ReportRequest(formats, asked, model, DateOnly.FromDateTime(options.Clock.GetLocalNow().DateTime)).ToJson());
        }
        finally
        {
            if (!isQueued) await operations.GiveUpAsync(id);
        }
        await queue.GiveAsync(id);
        return OperationEndpoints.Accepted(context, (await operations.FindAsync(id))!);
    }

    private static async Task<IResult> FindAsync(HttpContext context, OperationStore operations, Caller caller, string id) =>
        await PackAsync(operations, caller, id) is { } pack ? OperationEndpoints.Show(context, pack) : OperationEndpoints.Unknown(id);

    private static async Task<IResult> FilesAsync(OperationStore operations, OperationFiles files, Caller caller, string id) => await PackAsync(operations, caller, id) switch
    {
        null => OperationEndpoints.Unknown(id),
        { State: OperationState.Done } pack => FileAnswers.List(await files.ListAsync(id, FileRole.Output), OperationJson.ResourceOf(pack)),
        _ => FileAnswers.NotYet(),
    };

    private static async Task<IResult> FileAsync(HttpContext context, OperationStore operations, OperationFiles files, Caller caller, string id, string name) => await PackAsync(operations, caller, id) switch
    {
        null => OperationEndpoints.Unknown(id),
        { State: OperationState.Done } => await files.FindAsync(id, FileRole.Output, name) is { } file ? FileAnswers.Send(context, files, id, file) : OperationEndpoints.Unknown(name),
        _ => FileAnswers.NotYet(),
    };

    private static async Task<Operation?> PackAsync(OperationStore operations, Caller caller, string id) => await operations.FindAsync(caller.Scope, id) is { Kind: OperationKind.Reports } pack ? pack : null;

    private static (ImmutableArray<string> Formats, ReportLanguages? Languages, Problem? Problem) Chosen(string? format, string? lang, Language asked)
    {
        var formats = (format ?? "json").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (formats.IsEmpty || formats.FirstOrDefault(f => !Formats.Contains(f)) is not null) return ([], null, Problem.Of([DiagnosticCatalog.UnknownOptionValue("format", format ?? "", Formats)]));
        if (ReportMaker.Languages(lang, asked) is not { } languages) return ([], null, Problem.Of([DiagnosticCatalog.UnknownOptionValue("lang", lang!, LanguageWords)]));
        return languages.IsSideBySide && formats.Any(f => f is "json" or "ndjson")
            ? ([], null, Problem.Of([DiagnosticCatalog.OptionForOthers("lang=zh+en", "json", [.. Formats.Where(f => f is not ("json" or "ndjson"))])]))
            : (formats, languages, null);
    }

    private static IResult Document(ReportMaker maker, Assessment assessment, string format, ReportLanguages languages, CancellationToken cancellation)
    {
        var made = maker.Make(assessment, format, languages, isSeveral: false, cancellation);
        if (made.Value is { } bytes)
        {
            var (_, ending, type) = DocumentMaker.Forms.Single(f => f.Format == format);
            return format is "json" or "ndjson" ? Results.Bytes(bytes, type) : Results.File(bytes, type, "report" + ending);
        }
        // What is missing here is a browser, or a template of the operator's own is broken: the caller can do nothing about it.
        return new Problem(StatusCodes.Status503ServiceUnavailable, new("写不出报告", "The report cannot be made"), [.. made.Diagnostics]);
    }
}
