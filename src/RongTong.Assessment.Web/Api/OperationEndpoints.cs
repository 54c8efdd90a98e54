using RongTong.Diagnostics;
using RongTong.Web.Access;
using RongTong.Web.Jobs;

namespace RongTong.Web.Api;

/// <summary><c>/api/v1/operations/{id}</c>: how long work stands.</summary>
internal static class OperationEndpoints
{
    private const string Json = "application/json";

    /// <summary>Seconds after which it is worth asking again.</summary>
    private const string AskAgain = "1";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/operations/{id}", FindAsync).RequireAuthorization(Policies.ApiOperations).WithName("operation").WithSummary("How a batch or a pack of reports stands.")
            .Produces<string>(StatusCodes.Status200OK, Json).Problems(404);
    }

    /// <summary>An operation has been taken on: where to ask after it.</summary>
    public static IResult Accepted(HttpContext context, Operation operation)
    {
        context.Response.Headers.Location = OperationJson.PathOf(operation);
        context.Response.Headers.RetryAfter = AskAgain;
        return Show(context, operation, StatusCodes.Status202Accepted);
    }

    /// <summary>How it stands.</summary>
    public static IResult Show(HttpContext context, Operation operation, int status = StatusCodes.Status200OK) => JsonAnswer.Of(json => OperationJson.Write(json, operation, RequestLanguage.Of(context.Request)), status);

    /// <summary>There is none, or not for this caller.</summary>
    public static Problem Unknown(string id) => new(StatusCodes.Status404NotFound, new("没有这一项", "There is no such thing"), DiagnosticCatalog.NoSuchOperation(id));

    /// <summary>Why one was not let in.</summary>
    public static Problem Refused(HttpContext context, Admission admission, ServeOptions options)
    {
        context.Response.Headers.RetryAfter = admission == Admission.OwnerIsBusy ? "10" : "60";
        return admission == Admission.OwnerIsBusy
            ? new Problem(StatusCodes.Status429TooManyRequests, new("正在做的太多", "Too many under way"), DiagnosticCatalog.TooManyUnderWay(options.OperationsPerOwner))
            : new Problem(StatusCodes.Status503ServiceUnavailable, new("排队的太多", "Too many are waiting"), DiagnosticCatalog.QueueFull(options.OperationsWaiting));
    }

    private static async Task<IResult> FindAsync(HttpContext context, OperationStore operations, Caller caller, string id)
    {
        if (await operations.FindAsync(caller.Scope, id) is not { } operation) return Unknown(id);
        if (!operation.IsOver) context.Response.Headers.RetryAfter = AskAgain;
        return Show(context, operation);
    }
}
