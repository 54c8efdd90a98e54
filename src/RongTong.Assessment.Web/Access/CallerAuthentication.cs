using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RongTong.Diagnostics;
using RongTong.Web.Api;
using RongTong.Web.Pages;

namespace RongTong.Web.Access;

/// <summary>
/// Finds out who makes a request: a program by its key (<c>Authorization: Bearer</c>), a browser by its cookies. A key that is wrong is not
/// made good by a cookie beside it.
/// </summary>
internal sealed class CallerAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions, ApiKeyStore keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The one way to come in.</summary>
    public const string Name = "rongtong";

    private const string Bearer = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is [{ } stated])
        {
            return stated.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && await keys.FindAsync(stated[Bearer.Length..].Trim()) is { } key
                ? Known(Caller.Nobody with { Key = key })
                : AuthenticateResult.Fail("the key is not known, or has ended");
        }
        var account = SessionCookie.Account.Read(Request) is { } session ? await sessions.FindAsync(session) : null;
        var sheet = SessionCookie.Sheet.Read(Request) is { } opened ? await sessions.FindAsync(opened) : null;
        var caller = Caller.Nobody with { Account = account?.Account, Session = account?.Session, Link = sheet?.Link };
        return caller.IsKnown ? Known(caller) : AuthenticateResult.NoResult();
    }

    /// <summary>A person is asked to sign in, a program told that its key is wanted.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!IsForPrograms && HttpMethods.IsGet(Request.Method))
        {
            Response.Redirect("/sign-in?back=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
            return Task.CompletedTask;
        }
        if (IsForPrograms) Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(StatusCodes.Status401Unauthorized, DiagnosticCatalog.NotSignedIn());
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refuse(StatusCodes.Status403Forbidden, DiagnosticCatalog.NotAllowed());

    private bool IsForPrograms => Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal);

    private Task Refuse(int status, Diagnostic why) => ErrorPages.IsForPerson(Request)
        ? ErrorPages.Of(Context, PageError.Of(status)).ExecuteAsync(Context)
        : new Problem(status, new("不允许", "Not allowed"), why).ExecuteAsync(Context);

    private static AuthenticateResult Known(Caller caller) => AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(caller)), Name));
}
