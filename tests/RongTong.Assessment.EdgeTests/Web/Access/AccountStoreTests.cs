using RongTong.Web.Access;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>Accounts change at once and everywhere, and somebody can always let others in; the same on both databases.</summary>
public sealed class AccountStoreTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_link_sets_a_password_once_and_within_a_day(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var (account, first) = (await place.Accounts.CreateAsync("Zhou", "周岚", Role.County, "330106", "account:k"))!.Value;
        account.Login.ShouldBe("zhou");
        (await place.Accounts.CreateAsync("ZHOU", "别人", Role.County, "330106", "account:k")).ShouldBeNull();
        var second = (await place.Accounts.LinkAsync(account.Id, "account:k"))!;
        (await place.Accounts.FollowAsync(first)).ShouldBeNull("a new link ends the one before");
        (await place.Accounts.FollowAsync(second))!.Id.ShouldBe(account.Id);
        (await place.Accounts.SetPasswordAsync(second, account, "h")).ShouldBeTrue();
        (await place.Accounts.SetPasswordAsync(second, account, "h")).ShouldBeFalse();
        var third = (await place.Accounts.LinkAsync(account.Id, "account:k"))!;
        place.Clock.Pass(AccountStore.LinkLife);
        (await place.Accounts.FollowAsync(third)).ShouldBeNull();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Another_role_signs_out_and_the_last_administrator_stays(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var (keeper, _) = (await place.Accounts.CreateAsync("keeper", "管", Role.Administrator, "", "nobody"))!.Value;
        var (other, _) = (await place.Accounts.CreateAsync("other", "周", Role.County, "330106", "nobody"))!.Value;
        var session = await place.Database.WriteAsync(t => place.Sessions.BeginAsync(t, other.Id, ""));
        (await place.Accounts.ChangeAsync(other.Id, "周岚", Role.County, "330106", keeper.Actor)).ShouldBe(AccountChange.Done);
        (await place.Sessions.FindAsync(session)).ShouldNotBeNull("a name is no privilege");
        (await place.Accounts.ChangeAsync(other.Id, "周岚", Role.City, "3301", keeper.Actor)).ShouldBe(AccountChange.Done);
        (await place.Sessions.FindAsync(session)).ShouldBeNull();
        (await place.Accounts.ChangeAsync(other.Id, "周岚", Role.City, "330106", keeper.Actor)).ShouldBe(AccountChange.RegionDoesNotFit);

        (await place.Accounts.DisableAsync(keeper.Id, isDisabled: true, keeper.Actor)).ShouldBe(AccountChange.LastAdministrator);
        (await place.Accounts.ChangeAsync(keeper.Id, "管", Role.Auditor, "", keeper.Actor)).ShouldBe(AccountChange.LastAdministrator);
        (await place.Accounts.ChangeAsync(other.Id, "周岚", Role.Administrator, "", keeper.Actor)).ShouldBe(AccountChange.Done);
        var both = await Task.WhenAll(new[] { keeper.Id, other.Id }.Select(id => Task.Run(() => place.Accounts.DisableAsync(id, isDisabled: true, keeper.Actor))));
        both.Order().ToArray().ShouldBe(new[] { AccountChange.Done, AccountChange.LastAdministrator }, "of two who go at once one stays");
        (await place.Audit.CheckAsync()).IsSound.ShouldBeTrue();
    }
}
