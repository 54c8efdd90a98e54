using Dapper;
using RongTong.Assessing;
using RongTong.Web.Access;
using RongTong.Web.Sheets;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>A session lets in whom it was made for, as long as it lasts; the same on both databases.</summary>
public sealed class SessionStoreTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task It_ends_after_half_an_hour_without_a_request_and_after_twelve_hours_with_them(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        await place.AddAccount("a", Role.City, "3301");
        var idle = await Begin(place, "a");
        place.Clock.Pass(SessionStore.Idle);
        (await place.Sessions.FindAsync(idle))!.Account!.Role.ShouldBe(Role.City);
        place.Clock.Pass(SessionStore.Idle + TimeSpan.FromSeconds(1));
        (await place.Sessions.FindAsync(idle)).ShouldBeNull();

        var busy = await Begin(place, "a");
        for (var passed = TimeSpan.Zero; passed < SessionStore.Whole - TimeSpan.FromMinutes(20); passed += TimeSpan.FromMinutes(20))
        {
            (await place.Sessions.FindAsync(busy)).ShouldNotBeNull($"{passed}");
            place.Clock.Pass(TimeSpan.FromMinutes(20));
        }
        place.Clock.Pass(TimeSpan.FromMinutes(20));
        (await place.Sessions.FindAsync(busy)).ShouldBeNull();
        (await place.Sessions.ClearAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task It_ends_everywhere_and_for_who_is_disabled(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        await place.AddAccount("a", Role.Province, "33");
        await place.AddAccount("b", Role.Province, "33");
        var (phone, desk, other) = (await Begin(place, "a"), await Begin(place, "a"), await Begin(place, "b"));
        (await place.Sessions.ListAsync("a")).Length.ShouldBe(2);
        (await place.Database.WriteAsync(transaction => SessionStore.EndAllAsync(transaction, "a"))).ShouldBe(2);
        (await place.Sessions.FindAsync(phone)).ShouldBeNull();
        (await place.Sessions.FindAsync(desk)).ShouldBeNull();
        (await place.Sessions.FindAsync(other)).ShouldNotBeNull();
        await place.Database.WriteAsync(t => t.Connection!.ExecuteAsync("UPDATE account SET disabled_at = '2026-07-15T00:00:00.000Z' WHERE id = 'b'", transaction: t));
        (await place.Sessions.FindAsync(other)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_one_of_a_link_opens_one_sheet_and_ends_with_it(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var head = new AnswerSheet { Enterprise = new Enterprise("甲", "", "330106", null, null, null) };
        var (mine, _) = await place.Sheets.BeginAsync("m", "f", head, "王敏");
        var (theirs, _) = await place.Sheets.BeginAsync("m", "f", head, "李强");
        var secret = await place.Sessions.BeginAsync(new LinkHolder(mine.Id, "1"), "phone");
        var caller = (await place.Sessions.FindAsync(secret)).ShouldNotBeNull();
        (await place.Sheets.FindAsync(caller.Scope, mine.Id)).ShouldNotBeNull();
        (await place.Sheets.FindAsync(caller.Scope, theirs.Id)).ShouldBeNull();
        await place.SheetLife.EraseAsync(caller.Scope, mine.Id, []);
        (await place.Sessions.FindAsync(secret)).ShouldBeNull();
    }

    private static Task<Secret> Begin(AccessPlace place, string account) => place.Database.WriteAsync(transaction => place.Sessions.BeginAsync(transaction, account, "browser"));
}
