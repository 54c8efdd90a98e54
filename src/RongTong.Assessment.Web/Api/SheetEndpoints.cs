using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;

namespace RongTong.Web.Api;

/// <summary>
/// <c>/api/v1/sheets</c>: questionnaires kept in the service, by programs. A sheet is its firm's: a program that began one goes on with the link
/// it was given, in the header <see cref="LinkHeader"/>. A key alone reads what was handed in in its region, and changes nothing of it.
/// </summary>
internal static class SheetEndpoints
{
    /// <summary>The header with the link of a sheet.</summary>
    public const string LinkHeader = "X-Sheet-Link";

    private const string Json = "application/json";
    private static readonly string[] SheetTypes = ["application/yaml", "application/x-yaml", "text/yaml", "text/plain"];

    public static void Map(RouteGroupBuilder api)
    {
        var sheets = api.MapGroup("/sheets");
        sheets.MapPost("", BeginAsync).RequireAuthorization(Policies.ApiSheetsWrite).WithName("sheet-begin").WithSummary("Begins a sheet, with the answers known already. The link in the answer is shown once.")
            .Accepts<string>(Json, SheetTypes).Produces<string>(StatusCodes.Status201Created, Json).Problems(400, 409, 413, 415, 422);
        sheets.MapGet("/{id}", FindAsync).RequireAuthorization(Policies.ApiSheetsRead).WithName("sheet").WithSummary("A sheet; its version is the ETag.")
            .Produces<string>(StatusCodes.Status200OK, Json).Produces(StatusCodes.Status304NotModified).Problems(404);
        sheets.MapPatch("/{id}", PatchAsync).RequireAuthorization(Policies.ApiSheetsWrite).WithName("sheet-answer").WithSummary("Changes answers on the version in If-Match: null takes one back; all of them or none.")
            .Accepts<SheetPatch>(Json, "application/merge-patch+json").Produces<string>(StatusCodes.Status200OK, Json).Problems(400, 404, 409, 412, 413, 415, 428);
        sheets.MapPost("/{id}/submission", SubmitAsync).RequireAuthorization(Policies.ApiSheetsWrite).WithName("sheet-submit").WithSummary("Hands a sheet in on somebody's word that it is true, on the version in If-Match.")
            .Accepts<SheetSubmission>(Json).Produces<string>(StatusCodes.Status200OK, Json).Problems(400, 404, 409, 412, 413, 415, 422, 428);
        sheets.MapDelete("/{id}", EraseAsync).RequireAuthorization(Policies.ApiSheetsWrite).WithName("sheet-erase").WithSummary("Takes a sheet away with everything in it.").Produces(StatusCodes.Status204NoContent).Problems(404);
    }

    /// <summary>What a request may touch: the sheet of the link it shows, else what its caller may.</summary>
    public static async Task<(Scope Scope, string Respondent)> ScopeAsync(HttpContext context, Caller caller, LinkGuard links)
    {
        if (context.Request.Headers[LinkHeader] is not [{ } shown]) return (caller.Scope, caller.Account is null ? caller.Link?.Respondent ?? "1" : "1");
        return (await links.FollowAsync(shown, caller.Scope.Actor)).Holder is { } holder ? (Scope.OfSheet(holder.Sheet, holder.Respondent), holder.Respondent) : (Scope.None("nobody"), "");
    }

    /// <summary>What a request may change: only the sheet of a link, or those of a firm's account.</summary>
    private static async Task<(Scope Scope, string Respondent)> ChangingAsync(HttpContext context, Caller caller, LinkGuard links)
    {
        var reached = await ScopeAsync(context, caller, links);
        return reached.Scope.Region is null ? reached : (Scope.None(caller.Scope.Actor), "");
    }

    /// <summary>There is none, or not for this caller.</summary>
    public static Problem Unknown(string id) => new(StatusCodes.Status404NotFound, new("没有这份问卷", "There is no such sheet"), DiagnosticCatalog.NoSuchSheet(id));

    private static async Task<IResult> BeginAsync(HttpContext context, SheetStore store, CaseStore cases, ProgrammeStore programmes, SheetAssessor assessor, TimeProvider clock, Caller caller, string? model = null, string? respondent = null, string? round = null)
    {
        var programme = round is null ? null : await programmes.TakingAsync(Today(clock), round);
        if (round is not null && programme is null) return Problem.Of([DiagnosticCatalog.RoundNotOpen()]);
        var (read, problem) = await SheetBody.ReadAsync(context.Request);
        if (problem is not null) return problem;
        if (read is not [var sheet]) return Problem.Of([DiagnosticCatalog.OneSheetExpected("body", read.Length)]);
        var result = assessor.Assess(sheet, new SheetRequest { Model = programme?.Model ?? model, WithMeasures = false });
        if (result.Assessment is not { } assessment) return Problem.Of(result.Diagnostics);
        if (Wrong(assessment, sheet) is { } wrong) return wrong;
        var owner = caller.Role is Role.Enterprise ? caller.Account!.Id : null;
        var (saved, link) = await store.BeginAsync(assessment.Model.Ref.ToString(), assessment.Fingerprint, sheet with { Model = assessment.Model.Ref.ToString() }, respondent ?? sheet.Enterprise.Name, owner);
        if (programme is not null) await cases.JoinAsync(Scope.OfSheet(saved.Id, saved.Respondents[0].Id), saved.Id, programme.Id);
        context.Response.Headers.Location = "/api/v1/sheets/" + saved.Id;
        return Show(context, saved, StatusCodes.Status201Created, link);
    }

    private static async Task<IResult> FindAsync(HttpContext context, SheetStore store, LinkGuard links, AuditLog audit, Caller caller, string id)
    {
        var (scope, _) = await ScopeAsync(context, caller, links);
        if (await store.FindAsync(scope, id) is not { } saved) return Unknown(id);
        if (scope.Region is not null) await audit.AddAsync(scope.Actor, AuditAction.FirmViewed, "sheet:" + id, saved.Head.Enterprise.Region);
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(Tag(saved.Version), useStrongComparison: false))) return Show(context, saved);
        context.Response.Headers.ETag = Tag(saved.Version).ToString();
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }

    private static async Task<IResult> PatchAsync(HttpContext context, SheetStore store, LinkGuard links, SheetEdits edits, SheetAssessor assessor, Caller caller, string id, SheetPatch patch)
    {
        var (scope, respondent) = await ChangingAsync(context, caller, links);
        if (await store.FindAsync(scope, id) is not { } saved) return Unknown(id);
        if (Seen(context.Request) is not { } seen) return NoVersion();
        var changes = new Dictionary<string, (ImmutableArray<string> Values, bool Mark)>(StringComparer.Ordinal);
        foreach (var (field, value) in patch.Answers ?? [])
        {
            if (Values(value) is not { } values) return Problem.Of([DiagnosticCatalog.UnreadableAnswer(null, field, value.GetRawText(), "一个值或一列选项", "one value or a list of options")]);
            changes[field] = (values, false);
        }
        foreach (var field in patch.NotApplicable ?? []) changes[field] = ([], true);
        var asked = new AnswerSheet
        {
            Model = saved.Model, AsOf = saved.Head.AsOf, Enterprise = saved.Head.Enterprise,
            Answers = changes.Where(c => !c.Value.Values.IsEmpty).ToImmutableDictionary(c => c.Key, c => new Answer(c.Value.Values, null), StringComparer.Ordinal),
            NotApplicable = changes.Where(c => c.Value.Mark).ToImmutableDictionary(c => c.Key, _ => (Text.SourceSpan?)null, StringComparer.Ordinal),
        };
        var result = assessor.Assess(asked, new SheetRequest { WithMeasures = false });
        if (result.Assessment is not { } assessment) return Problem.Of(result.Diagnostics);
        if (Wrong(assessment, asked) is { } wrong) return wrong;
        var (outcome, _) = await edits.ApplyAsync(scope, id, respondent, seen, changes.Select(c => (c.Key, c.Value.Values, c.Value.Mark)));
        return await EndAsync(context, store, scope, id, outcome);
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, SheetStore store, LinkGuard links, CaseStore cases, CaseJudge judge, ProgrammeStore programmes, TimeProvider clock, Caller caller, string id, SheetSubmission submission)
    {
        var (scope, respondent) = await ChangingAsync(context, caller, links);
        if (await store.FindAsync(scope, id) is not { } saved || respondent != saved.Respondents[0].Id) return Unknown(id);
        if (Seen(context.Request) is not { } seen) return NoVersion();
        if (!submission.Declaration || string.IsNullOrWhiteSpace(submission.DeclaredBy)) return Problem.Of([DiagnosticCatalog.NotDeclared()]);
        // A sheet given back to be corrected comes in again after the round is closed.
        if (saved.State == SheetState.Draft && await programmes.OfSheetAsync(scope, id) is { } round && !round.IsOpen(Today(clock))) return new Problem(StatusCodes.Status409Conflict, new("批次不收申报", "The round takes no sheets"), DiagnosticCatalog.RoundNotOpen());
        var by = submission.DeclaredBy.Trim();
        var isDone = await store.SubmitAsync(scope, id, seen, by);
        if (isDone && await cases.EnterAsync(id, by)) await judge.RefreshAsync(Scope.Service, id);
        var outcome = isDone ? AnswerOutcome.Saved : saved.State is SheetState.Draft or SheetState.Returned ? AnswerOutcome.ChangedMeanwhile : AnswerOutcome.NotOpen;
        return await EndAsync(context, store, scope, id, outcome);
    }

    private static async Task<IResult> EraseAsync(HttpContext context, SheetStore store, LinkGuard links, SheetLife life, ModelCache models, Caller caller, string id)
    {
        var (scope, respondent) = await ChangingAsync(context, caller, links);
        if (await store.FindAsync(scope, id) is not { } saved || respondent != saved.Respondents[0].Id) return Unknown(id);
        // What is left of it is a hash of the sheet as its owner could have taken it along.
        var model = ModelRef.TryParse(saved.Model, out var reference) ? models.Get(reference).Value?.Model : null;
        return await life.EraseAsync(scope, id, model is null ? [] : SheetDocument.Json(saved.Sheet, model)) ? Results.NoContent() : Unknown(id);
    }

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private static async Task<IResult> EndAsync(HttpContext context, SheetStore store, Scope scope, string id, AnswerOutcome outcome)
    {
        if (await store.FindAsync(scope, id) is not { } now) return Unknown(id);
        if (outcome == AnswerOutcome.Saved) return Show(context, now);
        context.Response.Headers.ETag = Tag(now.Version).ToString();
        return outcome == AnswerOutcome.ChangedMeanwhile
            ? new Problem(StatusCodes.Status412PreconditionFailed, new("别处已经改过", "Changed elsewhere"), DiagnosticCatalog.SheetChanged())
            : new Problem(StatusCodes.Status409Conflict, new("已经提交", "Handed in already"), DiagnosticCatalog.SheetNotOpen());
    }

    private static IResult Show(HttpContext context, SavedSheet saved, int status = StatusCodes.Status200OK, Secret? link = null)
    {
        context.Response.Headers.ETag = Tag(saved.Version).ToString();
        return JsonAnswer.Of(
            json =>
            {
                json.WriteStartObject();
                SheetBody.Write(json, saved);
                if (link is not null) json.WriteString("link", link.Text);
                json.WriteEndObject();
            },
            status);
    }

    /// <summary>What of the answers themselves cannot be: unknown ids, values that are none. What they come to together may stay open.</summary>
    private static Problem? Wrong(Assessment assessment, AnswerSheet sheet)
    {
        var wrong = assessment.Diagnostics.Where(d => d.Code == "RT4001" || d.Severity == DiagnosticSeverity.Error && d.Field is { } field && sheet.Answers.ContainsKey(field)).ToList();
        return wrong.Count == 0 ? null : Problem.Of(wrong);
    }

    private static Problem NoVersion() => new(StatusCodes.Status428PreconditionRequired, new("缺少版本", "No version stated"), DiagnosticCatalog.VersionMissing());

    private static EntityTagHeaderValue Tag(long version) => new($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");

    private static long? Seen(HttpRequest request) =>
        request.GetTypedHeaders().IfMatch is [{ IsWeak: false } tag] && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The values of an answer as sent; null when it is none.</summary>
    private static ImmutableArray<string>? Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(v => v.GetString()!)],
        _ => null,
    };
}

/// <summary>Answers to be changed. Immutable.</summary>
/// <param name="Answers">Value or options by id; null takes an answer back.</param>
/// <param name="NotApplicable">What does not apply.</param>
[System.Text.Json.Serialization.JsonUnmappedMemberHandling(System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow)]
internal sealed record SheetPatch(Dictionary<string, JsonElement>? Answers = null, ImmutableArray<string>? NotApplicable = null);

/// <summary>Somebody's word that a sheet is true. Immutable.</summary>
/// <param name="Declaration">That the answers are true.</param>
/// <param name="DeclaredBy">Who says so.</param>
[System.Text.Json.Serialization.JsonUnmappedMemberHandling(System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow)]
internal sealed record SheetSubmission(bool Declaration, string DeclaredBy);
