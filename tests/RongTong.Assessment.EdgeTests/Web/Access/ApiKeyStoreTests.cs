using Dapper;
using RongTong.Web.Access;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>A key lets a program in until it ends or is revoked, and nothing in the database lets anybody in.</summary>
public sealed class ApiKeyStoreTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_key_is_shown_once_and_works_until_it_ends(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var until = place.Clock.GetUtcNow() + TimeSpan.FromDays(30);
        var (made, shown) = await place.Database.WriteAsync(t => place.Keys.MakeAsync(t, "平台", [KeyScope.SheetsRead, KeyScope.Assess], "33", until, "a"));
        shown.ShouldStartWith("rtk_");
        var found = (await place.Keys.FindAsync(shown)).ShouldNotBeNull();
        (found.Id, found.Region, found.Expires).ShouldBe((made.Id, "33", until));
        found.Scopes.ShouldBe([KeyScope.Assess, KeyScope.SheetsRead]);
        (await place.Keys.ListAsync()).Single().UsedOn.ShouldBe(new DateOnly(2026, 7, 15));

        var kept = await place.Database.ReadAsync(c => c.QueryAsync<string>("SELECT hash || id || name || scopes FROM api_key"));
        kept.Single().ShouldNotContain(shown[4..]);
        (await place.Keys.FindAsync("rtk_" + found.Id)).ShouldBeNull();
        (await place.Keys.FindAsync(shown[4..])).ShouldBeNull();

        place.Clock.Pass(TimeSpan.FromDays(30));
        (await place.Keys.FindAsync(shown)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_revoked_key_is_none(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var (made, shown) = await place.Database.WriteAsync(t => place.Keys.MakeAsync(t, "n", [KeyScope.Assess], "", place.Clock.GetUtcNow() + TimeSpan.FromDays(1), "a"));
        (await place.Database.WriteAsync(t => place.Keys.RevokeAsync(t, made.Id))).ShouldBeTrue();
        (await place.Database.WriteAsync(t => place.Keys.RevokeAsync(t, made.Id))).ShouldBeFalse();
        (await place.Keys.FindAsync(shown)).ShouldBeNull();
    }
}
