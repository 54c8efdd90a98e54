using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages.Accounts;

/// <summary>One's own account, and the accounts of others for an administrator.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account", ShowOwnAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/password", ChangePasswordAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/second-factor", BeginFactorAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/second-factor/confirm", ConfirmFactorAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/second-factor/remove", RemoveFactorAsync).RequireAuthorization(Policies.SignedIn);
        var keeper = routes.MapGroup("/console/accounts").RequireAuthorization(Policies.ManageAccess);
        keeper.MapGet("", async (AccountStore accounts) => await ListAsync(accounts, new { }, StatusCodes.Status200OK));
        keeper.MapPost("", CreateAsync);
        keeper.MapGet("/{id}", async (HttpContext http, AccountStore accounts, string id) => await ShowAsync(http, accounts, id, isSaved: http.Request.Query.ContainsKey("saved")));
        keeper.MapPost("/{id}", ChangeAsync);
        keeper.MapPost("/{id}/link", LinkAsync);
        keeper.MapPost("/{id}/second-factor/remove", RemoveFactorOfAsync);
        keeper.MapPost("/{id}/disable", async (HttpContext http, Caller caller, AccountStore accounts, string id) => await DisableAsync(http, caller, accounts, id, isDisabled: true));
        keeper.MapPost("/{id}/enable", async (HttpContext http, Caller caller, AccountStore accounts, string id) => await DisableAsync(http, caller, accounts, id, isDisabled: false));
    }

    private static async Task<IResult> ShowOwnAsync(HttpContext http, Caller caller, [AsParameters] OwnPlace place) =>
        await OwnPage(caller, place, [], http.Request.Query.ContainsKey("changed"), StatusCodes.Status200OK);

    private static async Task<IResult> OwnPage(Caller caller, OwnPlace place, FormErrors errors, bool isChanged, int status)
    {
        var (account, clock) = (caller.Account!, place.Clock);
        var open = await place.Sessions.ListAsync(account.Id);
        ShownSession[] shown = [.. open.Select(s => new ShownSession(s.Agent, ShownMoment.Of(s.Created, clock).ToString(), ShownMoment.Of(s.Seen, clock).ToString(), s.Hash == caller.Session))];
        return PageResult.Of<AccountPage>(new
        {
            Account = ShownAccount.Of(account), Sessions = shown, IsChanged = isChanged, Errors = errors,
            FactorKey = await place.Factors.PendingAsync(account), IsFactorNeeded = place.Options.RequireSecondFactor && !account.HasSecondFactor,
        }, status);
    }

    /// <summary>Who is signed in knows the password: somebody at an open screen locks nobody out with a phone of their own.</summary>
    private static async Task<IResult> BeginFactorAsync(HttpContext http, Caller caller, SignIn signIn, [AsParameters] OwnPlace place)
    {
        var (isRight, wait) = await signIn.ProveAsync(caller.Account!, (await http.Request.ReadFormAsync()).Typed("factor-present"));
        if (wait is { } time) return new TooMany(time);
        if (!isRight) return await OwnPage(caller, place, new FormErrors { ["factor-present"] = AccessTexts.WrongPresent }, isChanged: false, StatusCodes.Status422UnprocessableEntity);
        await place.Factors.BeginAsync(caller.Account!);
        return Results.Redirect("/account#second-factor");
    }

    private static async Task<IResult> ConfirmFactorAsync(HttpContext http, Caller caller, [AsParameters] OwnPlace place) =>
        await place.Factors.ConfirmAsync(caller.Account!, (await http.Request.ReadFormAsync()).Text("code")) ? Results.Redirect("/account#second-factor") : await WrongCode(caller, place);

    private static async Task<IResult> RemoveFactorAsync(HttpContext http, Caller caller, AttemptStore attempts, [AsParameters] OwnPlace place)
    {
        var account = caller.Account!;
        var attempt = await attempts.BeginAsync(("account:" + account.Login, AttemptStore.PerAccount));
        if (attempt.Wait is { } wait) return new TooMany(wait);
        if (!await place.Factors.RemoveAsync(account, account.Actor, (await http.Request.ReadFormAsync()).Text("code"))) return await WrongCode(caller, place);
        await attempts.ForgetAsync(attempt);
        return Results.Redirect("/account#second-factor");
    }

    private static async Task<IResult> RemoveFactorOfAsync(HttpContext http, Caller caller, AccountStore accounts, SecondFactorStore factors, string id)
    {
        if (await accounts.FindAsync(id) is not { } account) return ErrorPages.Of(http, PageError.NotFound);
        await factors.RemoveAsync(account, caller.Account!.Actor);
        return Results.Redirect($"/console/accounts/{id}?saved=1");
    }

    private static Task<IResult> WrongCode(Caller caller, OwnPlace place) =>
        OwnPage(caller, place, new FormErrors { ["code"] = AccessTexts.WrongFactorCode }, isChanged: false, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ChangePasswordAsync(HttpContext http, Caller caller, SignIn signIn, [AsParameters] OwnPlace place)
    {
        var form = await http.Request.ReadFormAsync();
        var account = caller.Account!;
        var errors = new FormErrors().OfPassword(form.Typed("password"), form.Typed("again"), account.Login);
        if (errors.AreNone)
        {
            var result = await signIn.ChangePasswordAsync(account, form.Typed("present"), form.Typed("password"), http.Request.Headers.UserAgent.ToString());
            if (result.Wait is { } wait) return new TooMany(wait);
            if (result.Session is { } session)
            {
                SessionCookie.Account.Write(http.Response, session);
                return Results.Redirect("/account?changed=1");
            }
            errors["present"] = AccessTexts.WrongPresent;
        }
        return await OwnPage(caller, place, errors, isChanged: false, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ListAsync(AccountStore accounts, object typed, int status)
    {
        var shown = new Dictionary<string, object?> { ["Accounts"] = (await accounts.ListAsync()).Select(ShownAccount.Of).ToArray() };
        foreach (var property in typed.GetType().GetProperties()) shown[property.Name] = property.GetValue(typed);
        return PageResult.With<AccountsPage>(shown, status);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, Caller caller, AccountStore accounts)
    {
        var form = await http.Request.ReadFormAsync();
        var (login, name, region) = (form.Text("login"), form.Text("name"), form.Text("region"));
        if (form.Role() is not { } role) return Results.BadRequest();
        var errors = new FormErrors().OfLogin(login).OfName(name).OfRegion(role, region);
        if (errors.AreNone)
        {
            if (await accounts.CreateAsync(login, name, role, region, caller.Account!.Actor) is var (account, link)) return PageResult.Of<AccountDetailPage>(new { Account = ShownAccount.Of(account), Link = Address(http, link) });
            errors["login"] = AccessTexts.LoginTaken;
        }
        return await ListAsync(accounts, new { Login = login, Name = name, Role = AccountStore.Code(role), Region = region, Errors = errors }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, AccountStore accounts, string id, string? link = null, LocalizedText? trouble = null, bool isSaved = false, FormErrors? errors = null)
    {
        if (await accounts.FindAsync(id) is not { } account) return ErrorPages.Of(http, PageError.NotFound);
        var status = trouble is null && errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return PageResult.Of<AccountDetailPage>(new { Account = ShownAccount.Of(account), Link = link, Trouble = trouble, IsSaved = isSaved, Errors = errors ?? [] }, status);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, Caller caller, AccountStore accounts, string id)
    {
        var form = await http.Request.ReadFormAsync();
        if (form.Role() is not { } role) return Results.BadRequest();
        var (name, region) = (form.Text("name"), form.Text("region"));
        var errors = new FormErrors().OfName(name).OfRegion(role, region);
        return errors.AreNone
            ? await AnswerAsync(http, accounts, id, await accounts.ChangeAsync(id, name, role, region, caller.Account!.Actor))
            : await ShowAsync(http, accounts, id, errors: errors);
    }

    private static async Task<IResult> LinkAsync(HttpContext http, Caller caller, AccountStore accounts, string id) =>
        await accounts.LinkAsync(id, caller.Account!.Actor) is { } link ? await ShowAsync(http, accounts, id, Address(http, link)) : ErrorPages.Of(http, PageError.NotFound);

    private static async Task<IResult> DisableAsync(HttpContext http, Caller caller, AccountStore accounts, string id, bool isDisabled) =>
        await AnswerAsync(http, accounts, id, await accounts.DisableAsync(id, isDisabled, caller.Account!.Actor));

    private static async Task<IResult> AnswerAsync(HttpContext http, AccountStore accounts, string id, AccountChange change) => change switch
    {
        AccountChange.Done => Results.Redirect($"/console/accounts/{id}?saved=1"),
        AccountChange.NotThere => ErrorPages.Of(http, PageError.NotFound),
        AccountChange.LastAdministrator => await ShowAsync(http, accounts, id, trouble: AccessTexts.LastAdministrator),
        _ => await ShowAsync(http, accounts, id, trouble: AccessTexts.RegionWrong),
    };

    private static string Address(HttpContext http, Secret link) => $"{http.Request.Scheme}://{http.Request.Host}/welcome/{link.Text}";

    /// <summary>What the page of one's own account is made from. Immutable.</summary>
    private sealed record OwnPlace(SessionStore Sessions, SecondFactorStore Factors, ServeOptions Options, TimeProvider Clock);
}
