using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Ledger;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Jobs;

namespace RongTong.Web.Api;

/// <summary><c>/api/v1/batches</c>: what <c>batch run</c>, <c>batch proof</c> and <c>batch verify</c> do, on tables sent in.</summary>
internal static class BatchEndpoints
{
    private const string Json = "application/json";
    private const int Listed = 100;
    private static readonly string[] Explains = ["failures", "all", "none"];

    public static void Map(RouteGroupBuilder api)
    {
        var batches = api.MapGroup("/batches").RequireAuthorization(Policies.ApiBatches);
        batches.MapPost("", BeginAsync).WithName("batch-begin").WithSummary("Certifies a table of enterprises (CSV or xlsx, as the body or as the file of a form).")
            .Accepts<string>(UploadedFile.TableTypes[0], UploadedFile.TableTypes[1..]).WithMetadata(new NoSizeLimit())
            .Produces<string>(StatusCodes.Status202Accepted, Json).Problems(400, 413, 415, 422, 429, 503);
        batches.MapGet("", ListAsync).WithName("batches").WithSummary("The latest batches.").Produces<string>(StatusCodes.Status200OK, Json).Problems();
        batches.MapGet("/{id}", FindAsync).WithName("batch").WithSummary("How a batch stands and what it came to.").Produces<string>(StatusCodes.Status200OK, Json).Problems(404);
        batches.MapDelete("/{id}", RemoveAsync).WithName("batch-remove").WithSummary("Calls a batch off, or takes away one that is over, with its files.").Produces(StatusCodes.Status204NoContent).Problems(404);
        batches.MapPost("/{id}/cancellation", CancelAsync).WithName("batch-cancel").WithSummary("Calls a batch off.").Produces<string>(StatusCodes.Status200OK, Json).Problems(404, 409, 422);
        batches.MapGet("/{id}/files", FilesAsync).WithName("batch-files").WithSummary("The files of a batch that is done.").Produces<string>(StatusCodes.Status200OK, Json).Problems(404, 409);
        batches.MapGet("/{id}/files/{**name}", FileAsync).WithName("batch-file").WithSummary("One file.").Produces<string>(StatusCodes.Status200OK, "application/octet-stream").Produces(StatusCodes.Status304NotModified).Problems(404, 409);
        batches.MapPost("/{id}/verification", VerifyAsync).WithName("batch-verify").WithSummary("Checks ledger, root and files of a batch against each other.").Produces<string>(StatusCodes.Status200OK, Json).Problems(404, 409, 422);
        api.MapGet("/batches/{id}/proofs/{uscc}", ProveAsync).RequireAuthorization(Policies.ApiLedger).WithName("batch-proof").WithSummary("Proof that a firm's record is in a batch.").Produces<string>(StatusCodes.Status200OK, Json).Problems(404, 409);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, OperationStore operations, OperationFiles files, OperationQueue queue, ModelCache models, ServeOptions options, Caller caller, string? model = null, string? asOf = null, string? explain = null, string? title = null, string? opinions = null, bool workbook = false, bool bom = true, string? name = null)
    {
        if (model is null) return Problem.Of([DiagnosticCatalog.ArgumentMissing("model")]);
        if (explain is not null && !Explains.Contains(explain)) return Problem.Of([DiagnosticCatalog.UnknownOptionValue("explain", explain, Explains)]);
        if (opinions is not null && OpinionChoice.Of(opinions) is null) return Problem.Of([DiagnosticCatalog.UnknownOptionValue("opinions", opinions, OpinionChoice.Words)]);
        DateOnly? day = null;
        if (asOf is not null)
        {
            if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var stated)) return Problem.Of([DiagnosticCatalog.NotADate(null, "asOf", asOf)]);
            day = stated;
        }
        if (ModelSelection.Of([model], models.Rules).Problem is { } unknown) return Problem.Of([unknown]);
        var (admission, id) = await operations.AdmitAsync(OperationKind.Batch, caller.Scope);
        if (admission != Admission.Admitted) return OperationEndpoints.Refused(context, admission, options);
        var isQueued = false;
        try
        {
            var (table, problem) = await UploadedFile.TableAsync(context.Request, name);
            if (table is null) return problem!;
            await files.ReceiveAsync(id, "in/" + table.Name, table.Content, options.BatchBytes, context.RequestAborted);
            var request = new BatchRequest
            {
                Model = model, Name = table.Name, AsOf = day, Today = DateOnly.FromDateTime(options.Clock.GetLocalNow().DateTime), Title = title, Opinions = opinions, Workbook = workbook, Mark = bom,
                Explain = explain switch { "all" => BatchExplain.All, "none" => BatchExplain.None, _ => BatchExplain.Failures }, Language = RequestLanguage.Of(context.Request),
            };
            isQueued = await operations.QueueAsync(id, request.ToJson());
        }
        catch (InputTooLargeException)
        {
            return new Problem(StatusCodes.Status413PayloadTooLarge, new("内容太大", "Too large"), DiagnosticCatalog.TooMuchSent(options.BatchBytes));
        }
        finally
        {
            if (!isQueued) await operations.GiveUpAsync(id);
        }
        await queue.GiveAsync(id);
        return OperationEndpoints.Accepted(context, (await operations.FindAsync(id))!);
    }

    private static async Task<IResult> ListAsync(HttpContext context, OperationStore operations, Caller caller)
    {
        var found = await operations.ListAsync(caller.Scope, OperationKind.Batch, Listed);
        return JsonAnswer.Of(json =>
        {
            json.WriteStartArray();
            foreach (var one in found) OperationJson.Write(json, one, RequestLanguage.Of(context.Request));
            json.WriteEndArray();
        });
    }

    private static async Task<IResult> FindAsync(HttpContext context, OperationStore operations, Caller caller, string id) =>
        await BatchAsync(operations, caller, id) is { } batch ? OperationEndpoints.Show(context, batch) : OperationEndpoints.Unknown(id);

    private static async Task<IResult> RemoveAsync(OperationStore operations, Caller caller, string id) =>
        await BatchAsync(operations, caller, id) is not null && await operations.DeleteAsync(caller.Scope, id) ? Results.NoContent() : OperationEndpoints.Unknown(id);

    private static async Task<IResult> CancelAsync(HttpContext context, OperationStore operations, Caller caller, string id)
    {
        if (await BatchAsync(operations, caller, id) is null) return OperationEndpoints.Unknown(id);
        var isCancelled = await operations.CancelAsync(caller.Scope, id);
        return await operations.FindAsync(id) is not { } now ? OperationEndpoints.Unknown(id) : OperationEndpoints.Show(context, now, isCancelled ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> FilesAsync(OperationStore operations, OperationFiles files, Caller caller, string id)
    {
        var (batch, problem) = await DoneAsync(operations, caller, id);
        return batch is null ? problem! : FileAnswers.List(await files.ListAsync(id, FileRole.Output), OperationJson.ResourceOf(batch));
    }

    private static async Task<IResult> FileAsync(HttpContext context, OperationStore operations, OperationFiles files, AuditLog audit, Caller caller, string id, string name)
    {
        var (batch, problem) = await DoneAsync(operations, caller, id);
        if (batch is null) return problem!;
        if (await files.FindAsync(id, FileRole.Output, name) is not { } file) return OperationEndpoints.Unknown(name);
        await audit.AddAsync(caller.Scope.Actor, AuditAction.Exported, "batch:" + id, caller.Scope.Region ?? "", KeyValuePair.Create("file", name));
        return FileAnswers.Send(context, files, id, file);
    }

    private static async Task<IResult> ProveAsync(OperationStore operations, OperationFiles files, ServeOptions options, Caller caller, string id, string uscc, CancellationToken cancellation)
    {
        var (batch, problem) = await DoneAsync(operations, caller, id);
        if (batch is null) return problem!;
        using var folder = WorkFolder.Make(options);
        await files.CopyAsync(id, (await files.FindAsync(id, FileRole.Output, "results.csv"))!, Path.Combine(folder.Path, "results.csv"), cancellation);
        return InclusionProof.Make(folder.Path, uscc) is { } proof
            ? Results.Bytes(proof, "application/json; charset=utf-8")
            : new Problem(StatusCodes.Status404NotFound, new("没有这条记录", "There is no such record"), DiagnosticCatalog.NoSuchRecord(id, uscc));
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, OperationStore operations, OperationFiles files, ServeOptions options, Caller caller, string id, string? root = null)
    {
        var (batch, problem) = await DoneAsync(operations, caller, id);
        if (batch is null) return problem!;
        using var folder = WorkFolder.Make(options);
        foreach (var file in await files.ListAsync(id, FileRole.Output)) await files.CopyAsync(id, file, Path.Combine(folder.Path, file.Name), context.RequestAborted);
        var check = LedgerVerifier.Check(folder.Path, root, context.RequestAborted);
        return JsonAnswer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("sound", check.IsSound);
            json.WriteNumber("records", check.Records);
            json.WriteString("root", check.Root);
            json.WriteStartArray("differences");
            foreach (var one in check.Differences) json.WriteStringValue(one.In(RequestLanguage.Of(context.Request)));
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static async Task<Operation?> BatchAsync(OperationStore operations, Caller caller, string id) => await operations.FindAsync(caller.Scope, id) is { Kind: OperationKind.Batch } batch ? batch : null;

    private static async Task<(Operation? Batch, Problem? Problem)> DoneAsync(OperationStore operations, Caller caller, string id) => await BatchAsync(operations, caller, id) switch
    {
        null => (null, OperationEndpoints.Unknown(id)),
        { State: OperationState.Done } batch => (batch, null),
        _ => (null, FileAnswers.NotYet()),
    };
}

/// <summary>Marks an endpoint that reads its body as it comes and counts for itself.</summary>
internal sealed class NoSizeLimit : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => null;
}
