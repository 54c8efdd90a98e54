using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace RongTong.Web;

/// <summary>
/// Gives every request an id, which stands in its answer and, when the fault is ours, in the log beside where it broke. Never what broke it: the
/// message of an exception may hold what somebody typed.
/// </summary>
internal sealed partial class RequestIds(RequestDelegate next)
{
    /// <summary>The header of the answer.</summary>
    public const string Header = "X-Request-Id";

    private const int Digits = 32;

    public Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = RandomNumberGenerator.GetHexString(Digits, lowercase: true);
        context.Response.Headers[Header] = context.TraceIdentifier;
        return next(context);
    }

    /// <summary>Writes down a fault of ours. What the caller did wrong is the caller's to know.</summary>
    public static bool Tell(ExceptionHandlerSuppressDiagnosticsContext fault)
    {
        if (fault.Exception is not (BadHttpRequestException or OperationCanceledException))
        {
            var http = fault.HttpContext;
            Broke(http.RequestServices.GetRequiredService<ILogger<RequestIds>>(), http.TraceIdentifier, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "", Kind(fault.Exception), fault.Exception.StackTrace ?? "");
        }
        return true;
    }

    /// <summary>The types of an exception and those inside it.</summary>
    public static string Kind(Exception error) => error.InnerException is { } inner ? $"{error.GetType().Name} < {Kind(inner)}" : error.GetType().Name;

    [LoggerMessage(Level = LogLevel.Error, Message = "request {Id} broke: {Method} {Route}: {Kind} {Where}")]
    private static partial void Broke(ILogger logger, string id, string method, string route, string kind, string where);
}
