using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using RongTong.Diagnostics;
using RongTong.Web.Api;
using RongTong.Web.Pages;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Access;

/// <summary>
/// How much one caller may ask for in a minute, on each node. Assets and health are free. Fifty people may sit behind one address, so pages are
/// counted more generously by it than what programs ask for; and whoever types is not stopped: answers are counted apart, each of them in its
/// sheet, and faster than anybody types.
/// </summary>
internal static class RateLimits
{
    /// <summary>The policy of endpoints that make reports.</summary>
    public const string Reports = nameof(Reports);

    /// <summary>So much more often pages are asked for from one address than programs may ask: fifty people turn twelve pages a minute each.</summary>
    private const int PagesFactor = 20;

    /// <summary>The same for what changes something before anybody is known, such as beginning a sheet: all fifty may begin at once.</summary>
    private const int ChangesFactor = 4;

    /// <summary>So much more often answers are saved, and pages of questions shown anew, than anything else is asked for.</summary>
    private const int TypingFactor = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IServiceCollection services, ServeOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsFree(context.Request.Path)
            ? RateLimitPartition.GetNoLimiter("")
            : Caller.Of(context) is { IsKnown: true } known
                ? IsTyping(context) ? Of("typing:" + Name(known), options.UserPerMinute * TypingFactor) : Of("known:" + Name(known), options.UserPerMinute)
                : ErrorPages.IsForPrograms(context.Request.Path) ? Of("address:" + ClientAddress.Of(context), options.AnonymousPerMinute)
                : HttpMethods.IsGet(context.Request.Method) ? Of("pages:" + ClientAddress.Of(context), options.AnonymousPerMinute * PagesFactor)
                : Of("changes:" + ClientAddress.Of(context), options.AnonymousPerMinute * ChangesFactor));
        limiter.AddPolicy(Reports, context => Of("reports:" + (Caller.Of(context) is { IsKnown: true } known ? Name(known) : ClientAddress.Of(context)), options.ReportsPerMinute));
        limiter.OnRejected = (context, _) => RefuseAsync(context);
    });

    private static RateLimitPartition<string> Of(string who, int permits) => permits == 0
        ? RateLimitPartition.GetNoLimiter(who)
        : RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Minute, QueueLimit = 0 });

    private static string Name(Caller caller) => caller.Key?.Actor ?? caller.Account?.Actor ?? caller.LinkScope.Actor;

    private static bool IsFree(PathString path) => path.StartsWithSegments("/assets", StringComparison.Ordinal) || path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static bool IsTyping(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Typing>() is not null;

    private static async ValueTask RefuseAsync(OnRejectedContext context)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var stated) ? stated : Minute;
        await Refusals.TooManyAsync(http, wait);
    }
}

/// <summary>Tells who asks too often when to come again.</summary>
internal static class Refusals
{
    public static Task TooManyAsync(HttpContext http, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(Math.Max(wait.TotalSeconds, 1));
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        IResult answer = ErrorPages.IsForPerson(http.Request)
            ? ErrorPages.Of(http, PageError.Of(StatusCodes.Status429TooManyRequests))
            : new Problem(StatusCodes.Status429TooManyRequests, ErrorTexts.TooMany, DiagnosticCatalog.TooManyRequests(seconds));
        return answer.ExecuteAsync(http);
    }
}

/// <summary>Marks an endpoint that is asked once or twice for every answer somebody types.</summary>
internal sealed class Typing;
