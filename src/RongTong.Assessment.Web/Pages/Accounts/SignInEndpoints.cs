using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Pages.Accounts;

/// <summary>Signing in and out, the first administrator, a password set by a link.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (HttpContext http) => PageResult.Of<SignInPage>(new { Back = Local(http.Request.Query["back"]) ?? "", IsPasswordSet = http.Request.Query.ContainsKey("set") })).AllowAnonymous();
        routes.MapPost("/sign-in", EnterAsync).AllowAnonymous();
        routes.MapPost("/sign-out", LeaveAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/sign-out/everywhere", LeaveEverywhereAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapGet("/set-up", ShowSetUpAsync).AllowAnonymous();
        routes.MapPost("/set-up", SetUpAsync).AllowAnonymous();
        routes.MapGet("/welcome/{link}", WelcomeAsync).AllowAnonymous();
        routes.MapPost("/welcome/{link}", SetPasswordAsync).AllowAnonymous();
    }

    /// <summary>Where somebody begins after signing in.</summary>
    public static string Home(Role role) => role switch
    {
        Role.Administrator => "/console/accounts",
        Role.Auditor => "/console/audit",
        Role.Enterprise => "/",
        _ => "/console",
    };

    private static async Task<IResult> EnterAsync(HttpContext http, SignIn signIn)
    {
        var form = await http.Request.ReadFormAsync();
        var (login, back) = (form.Text("login"), Local(form.Typed("back")));
        // A session that was there before is another one's business: it ends, so that none is carried over.
        if (SessionCookie.Account.Read(http.Request) is { } earlier) await http.RequestServices.GetRequiredService<SessionStore>().EndAsync(earlier);
        var result = await signIn.EnterAsync(login, form.Typed("password"), form.Text("code"), ClientAddress.Of(http), Agent(http));
        if (result.Wait is { } wait) return new TooMany(wait);
        if (result is not { Account: { } account, Session: { } session }) return PageResult.Of<SignInPage>(new { Login = login, Back = back ?? "", IsRefused = true }, StatusCodes.Status422UnprocessableEntity);
        SessionCookie.Account.Write(http.Response, session);
        return Results.Redirect(back ?? Home(account.Role));
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, Caller caller, SessionStore sessions, AuditLog audit)
    {
        if (SessionCookie.Account.Read(http.Request) is { } secret) await sessions.EndAsync(secret);
        await audit.AddAsync(caller.Account!.Actor, AuditAction.SignedOut, caller.Account.Actor, caller.Account.Region);
        return Left(http);
    }

    private static async Task<IResult> LeaveEverywhereAsync(HttpContext http, Caller caller, Database database, AuditLog audit)
    {
        var account = caller.Account!;
        await database.WriteAsync(async transaction =>
        {
            var ended = await SessionStore.EndAllAsync(transaction, account.Id);
            await audit.AddAsync(transaction, account.Actor, AuditAction.SignedOut, account.Actor, account.Region, KeyValuePair.Create("sessions", Texts.Count.Of(ended)));
            return ended;
        });
        return Left(http);
    }

    private static async Task<IResult> ShowSetUpAsync(AccountStore accounts) => await accounts.AnyAsync() ? Results.Redirect("/sign-in") : PageResult.Of<SetUpPage>();

    private static async Task<IResult> SetUpAsync(HttpContext http, FirstRun first, AccountStore accounts, AttemptStore attempts, ServeOptions options)
    {
        if (await accounts.AnyAsync()) return Results.Redirect("/sign-in");
        var form = await http.Request.ReadFormAsync();
        var (login, name, password) = (form.Text("login"), form.Text("name"), form.Typed("password"));
        var errors = new FormErrors().OfLogin(login).OfName(name).OfPassword(password, form.Typed("again"), login);
        var attempt = await attempts.BeginAsync(("address:" + ClientAddress.Of(http), AttemptStore.PerAddress));
        if (attempt.Wait is { } wait) return new TooMany(wait);
        var code = Secret.Of(form.Text("code"));
        if (code is null || !await first.IsOpenAsync(code)) errors["code"] = Texts.AccessTexts.WrongCode;
        else await attempts.ForgetAsync(attempt);
        if (errors.AreNone && await first.UseAsync(code!, login, name, await Password.HashAsync(password, options.PasswordRounds)) is not null) return Results.Redirect("/sign-in?set=1");
        return PageResult.Of<SetUpPage>(new { Login = login, Name = name, Errors = errors }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> WelcomeAsync(HttpContext http, AccountStore accounts, AttemptStore attempts, string link)
    {
        var (account, refusal) = await FollowAsync(http, accounts, attempts, link);
        return account is null ? refusal! : PageResult.Of<PasswordPage>(new { account.Login, Action = "/welcome/" + link });
    }

    private static async Task<IResult> SetPasswordAsync(HttpContext http, AccountStore accounts, AttemptStore attempts, ServeOptions options, string link)
    {
        var (account, refusal) = await FollowAsync(http, accounts, attempts, link);
        if (account is null) return refusal!;
        var form = await http.Request.ReadFormAsync();
        var password = form.Typed("password");
        var errors = new FormErrors().OfPassword(password, form.Typed("again"), account.Login);
        if (!errors.AreNone) return PageResult.Of<PasswordPage>(new { account.Login, Action = "/welcome/" + link, Errors = errors }, StatusCodes.Status422UnprocessableEntity);
        return await accounts.SetPasswordAsync(Secret.Of(link)!, account, await Password.HashAsync(password, options.PasswordRounds)) ? Results.Redirect("/sign-in?set=1") : Ended(http);
    }

    /// <summary>Whose link it is. Wrong ones are counted, so that guessing ends.</summary>
    private static async Task<(Account? Account, IResult? Refusal)> FollowAsync(HttpContext http, AccountStore accounts, AttemptStore attempts, string link)
    {
        var attempt = await attempts.BeginAsync(("address:" + ClientAddress.Of(http), AttemptStore.PerAddress));
        if (attempt.Wait is { } wait) return (null, new TooMany(wait));
        if (Secret.Of(link) is not { } secret || await accounts.FollowAsync(secret) is not { } account) return (null, Ended(http));
        await attempts.ForgetAsync(attempt);
        return (account, null);
    }

    private static IResult Ended(HttpContext http) => ErrorPages.Of(http, new PageError(StatusCodes.Status404NotFound, Texts.AccessTexts.LinkEnded, Texts.AccessTexts.LinkEndedText));

    private static IResult Left(HttpContext http)
    {
        SessionCookie.Account.Clear(http.Response);
        return Results.Redirect("/");
    }

    private static string Agent(HttpContext http) => http.Request.Headers.UserAgent.ToString();

    /// <summary>An address on this site; null when it leads elsewhere.</summary>
    private static string? Local(string? back) => back is ['/', ..] and not ['/', '/' or '\\', ..] && !back.Any(char.IsControl) ? back : null;
}

/// <summary>Tells who tried too often when to come again. Immutable.</summary>
internal sealed class TooMany(TimeSpan wait) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => Refusals.TooManyAsync(httpContext, wait);
}
