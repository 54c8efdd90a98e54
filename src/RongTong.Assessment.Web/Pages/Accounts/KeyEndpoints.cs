using System.Globalization;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Storage;

namespace RongTong.Web.Pages.Accounts;

/// <summary>Keys of programs, for an administrator.</summary>
internal static class KeyEndpoints
{
    private const int MostDays = 730;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var keeper = routes.MapGroup("/console/keys").RequireAuthorization(Policies.ManageAccess);
        keeper.MapGet("", async (ApiKeyStore keys, TimeProvider clock) => PageResult.Of<KeysPage>(new { Keys = await ShownAsync(keys, clock) }));
        keeper.MapPost("", MakeAsync);
        keeper.MapPost("/{id}/revoke", RevokeAsync);
    }

    private static async Task<ShownKey[]> ShownAsync(ApiKeyStore keys, TimeProvider clock) => [.. (await keys.ListAsync()).Select(k => ShownKey.Of(k, clock))];

    private static async Task<IResult> MakeAsync(HttpContext http, Caller caller, ApiKeyStore keys, AuditLog audit, Database database, TimeProvider clock)
    {
        var form = await http.Request.ReadFormAsync();
        var (name, region, typed) = (form.Text("name"), form.Text("region"), form.Text("days"));
        string[] scopes = [.. form["scope"].OfType<string>().Where(s => KeyScope.All.Contains(s)).Distinct(StringComparer.Ordinal)];
        var errors = new FormErrors();
        if (name.Length is 0 or > 100) errors["name"] = AccessTexts.KeyNameMissing;
        if (scopes.Length == 0) errors["scope"] = AccessTexts.ScopesMissing;
        if (!Region.IsOne(region)) errors["region"] = AccessTexts.RegionHint;
        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MostDays) errors["days"] = AccessTexts.DaysWrong;
        if (!errors.AreNone) return PageResult.Of<KeysPage>(new { Keys = await ShownAsync(keys, clock), Name = name, Ticked = scopes, Region = region, Days = typed, Errors = errors }, StatusCodes.Status422UnprocessableEntity);
        var shown = await database.WriteAsync(async transaction =>
        {
            var (key, once) = await keys.MakeAsync(transaction, name, scopes, region, clock.GetUtcNow().AddDays(days), caller.Account!.Id);
            await audit.AddAsync(transaction, caller.Account.Actor, AuditAction.KeyMade, key.Actor, region, KeyValuePair.Create("scopes", string.Join(' ', key.Scopes)));
            return once;
        });
        return PageResult.Of<KeysPage>(new { Keys = await ShownAsync(keys, clock), Made = shown });
    }

    private static async Task<IResult> RevokeAsync(Caller caller, ApiKeyStore keys, AuditLog audit, Database database, string id)
    {
        await database.WriteAsync(async transaction =>
        {
            if (await keys.RevokeAsync(transaction, id)) await audit.AddAsync(transaction, caller.Account!.Actor, AuditAction.KeyRevoked, "key:" + id);
            return true;
        });
        return Results.Redirect("/console/keys");
    }
}
