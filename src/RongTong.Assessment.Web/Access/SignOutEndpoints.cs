using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>Leaving: on this device, or on all of them.</summary>
internal static class SignOutEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", LeaveAsync).ExcludeFromDescription().RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/sign-out/everywhere", LeaveEverywhereAsync).ExcludeFromDescription().RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, SessionStore sessions)
    {
        if (SessionCookie.Account.Read(context.Request) is { } secret) await sessions.EndAsync(secret);
        return Left(context);
    }

    private static async Task<IResult> LeaveEverywhereAsync(HttpContext context, Caller caller, Database database)
    {
        await database.WriteAsync(transaction => SessionStore.EndAllAsync(transaction, caller.Account!.Id));
        return Left(context);
    }

    private static IResult Left(HttpContext context)
    {
        SessionCookie.Account.Clear(context.Response);
        return Results.Redirect("/");
    }
}
