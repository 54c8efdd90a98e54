using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Api;
using RongTong.Web.Jobs;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Console;

/// <summary>Tables of many firms, sent in at a browser. Stateless.</summary>
internal static class ConsoleBatchEndpoints
{
    private const int Listed = 50;
    private const string Refresh = "3";

    public static void Map(IEndpointRouteBuilder console)
    {
        var batches = console.MapGroup("/batches").RequireAuthorization(Policies.Batches);
        batches.MapGet("", (HttpContext http, Caller caller, OperationStore operations, ModelCache models) => ListAsync(http, caller, operations, models, null));
        batches.MapPost("", BeginAsync).WithMetadata(new WholeTable());
        batches.MapGet("/{id}", ShowAsync);
        batches.MapPost("/{id}/cancel", CancelAsync);
        batches.MapGet("/{id}/files/{**name}", FileAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, Caller caller, OperationStore operations, ModelCache models, LocalizedText? wrong)
    {
        var found = await operations.ListAsync(caller.Scope, OperationKind.Batch, Listed);
        return PageResult.Of<BatchesPage>(
            new
            {
                Who = InboxEndpoints.Who(caller), Batches = found.Select(o => BatchView.Of(o, PageLanguage.Of(http))).ToList(), Wrong = wrong,
                Models = Editions.On(models, DateOnly.FromDateTime(http.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().DateTime)),
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, Caller caller, OperationStore operations, OperationFiles files, OperationQueue queue, ModelCache models, ServeOptions options)
    {
        var form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = options.BatchBytes }, http.RequestAborted);
        if (form.Files is not [{ Length: > 0 } table, ..]) return await ListAsync(http, caller, operations, models, ProgrammeTexts.TableWanted);
        var model = form["model"].ToString();
        if (ModelSelection.Of([model], models.Rules).Problem is { } unknown) return await ListAsync(http, caller, operations, models, unknown.Message);
        var (admission, id) = await operations.AdmitAsync(OperationKind.Batch, caller.Scope);
        if (admission != Admission.Admitted) return await ListAsync(http, caller, operations, models, ProgrammeTexts.Busy);
        var isQueued = false;
        try
        {
            var name = UploadedFile.Safe(table.FileName, "applicants.csv");
            await using var content = table.OpenReadStream();
            await files.ReceiveAsync(id, "in/" + name, content, options.BatchBytes, http.RequestAborted);
            var request = new BatchRequest { Model = model, Name = name, Today = DateOnly.FromDateTime(options.Clock.GetLocalNow().DateTime), Explain = BatchExplain.Failures, Workbook = true, Language = PageLanguage.Of(http) };
            isQueued = await operations.QueueAsync(id, request.ToJson());
        }
        catch (InputTooLargeException)
        {
            return await ListAsync(http, caller, operations, models, ProgrammeTexts.TooLarge);
        }
        finally
        {
            if (!isQueued) await operations.GiveUpAsync(id);
        }
        await queue.GiveAsync(id);
        return Results.Redirect($"/console/batches/{id}");
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Caller caller, OperationStore operations, OperationFiles files, string id)
    {
        if (await operations.FindAsync(caller.Scope, id) is not { Kind: OperationKind.Batch } batch) return ErrorPages.Of(http, PageError.NotFound);
        // Without a script the page asks again by itself.
        if (!batch.IsOver) http.Response.Headers["Refresh"] = Refresh;
        var stored = batch.State == OperationState.Done ? await files.ListAsync(id, FileRole.Output) : [];
        return PageResult.Of<BatchPage>(new { Who = InboxEndpoints.Who(caller), Batch = BatchView.Of(batch, PageLanguage.Of(http)), Files = stored.Select(f => new FileView(f.Name, f.Bytes, f.Sha256)).ToList() });
    }

    private static async Task<IResult> CancelAsync(HttpContext http, Caller caller, OperationStore operations, string id)
    {
        if (await operations.FindAsync(caller.Scope, id) is not { Kind: OperationKind.Batch }) return ErrorPages.Of(http, PageError.NotFound);
        await operations.CancelAsync(caller.Scope, id);
        return Results.Redirect($"/console/batches/{id}");
    }

    private static async Task<IResult> FileAsync(HttpContext http, Caller caller, OperationStore operations, OperationFiles files, AuditLog audit, string id, string name)
    {
        if (await operations.FindAsync(caller.Scope, id) is not { Kind: OperationKind.Batch, State: OperationState.Done } || await files.FindAsync(id, FileRole.Output, name) is not { } file) return ErrorPages.Of(http, PageError.NotFound);
        await audit.AddAsync(caller.Scope.Actor, AuditAction.Exported, "batch:" + id, caller.Scope.Region ?? "", KeyValuePair.Create("file", name));
        return FileAnswers.Send(http, files, id, file);
    }

    /// <summary>The table of a province may be longer than other forms; its length is counted as it is stored.</summary>
    private sealed class WholeTable : IRequestSizeLimitMetadata
    {
        /// <inheritdoc/>
        public long? MaxRequestBodySize => null;
    }
}
