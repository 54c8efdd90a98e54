using RongTong.Web.Access;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>Who knows the password is in; who guesses is stopped, and learns nothing; the same on both databases.</summary>
public sealed class SignInTests
{
    private const string Right = "correct horse battery";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Five_wrong_passwords_stop_even_the_right_one_for_a_quarter_of_an_hour(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        await Account(place, "zhou");
        for (var i = 0; i < AttemptStore.PerAccount; i++) (await place.SignIn.EnterAsync("zhou", $"wrong {i}", "", "192.0.2.1", "")).ShouldBe(new SignInResult(null, null, null));
        // Another address is no way round it, nor another spelling of the name.
        var refused = await place.SignIn.EnterAsync(" ZHOU ", Right, "", "192.0.2.2", "");
        refused.Session.ShouldBeNull();
        refused.Wait.ShouldBe(AttemptStore.Window);
        place.Clock.Pass(AttemptStore.Window);
        (await place.SignIn.EnterAsync("zhou", Right, "", "192.0.2.1", "")).Account!.Login.ShouldBe("zhou");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Ten_thousand_guesses_from_one_address_are_twenty(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var looked = 0;
        // As the links of sheets and of passwords are counted. Many at once do not slip through.
        for (var round = 0; round < 100; round++)
            looked += (await Task.WhenAll(Enumerable.Range(0, kind == DatabaseKind.Sqlite ? 100 : 10).Select(_ => place.Attempts.BeginAsync(("address:192.0.2.1", AttemptStore.PerAddress))))).Count(a => a.Wait is null);
        looked.ShouldBe(AttemptStore.PerAddress);
    }

    [Fact]
    public async Task The_right_one_is_not_counted()
    {
        await using var place = await AccessPlace.OpenAsync(DatabaseKind.Sqlite);
        await Account(place, "zhou");
        for (var i = 0; i < 3 * AttemptStore.PerAddress; i++) (await place.SignIn.EnterAsync("zhou", Right, "", "192.0.2.1", "")).Session.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_changed_password_ends_every_session_but_the_new_one()
    {
        await using var place = await AccessPlace.OpenAsync(DatabaseKind.Sqlite);
        await Account(place, "zhou");
        var (desk, phone) = (await place.SignIn.EnterAsync("zhou", Right, "", "a", ""), await place.SignIn.EnterAsync("zhou", Right, "", "a", ""));
        (await place.SignIn.ChangePasswordAsync(desk.Account!, "not it", "another good sentence", "")).Session.ShouldBeNull();
        var changed = await place.SignIn.ChangePasswordAsync(desk.Account!, Right, "another good sentence", "");
        (await place.Sessions.FindAsync(desk.Session!)).ShouldBeNull();
        (await place.Sessions.FindAsync(phone.Session!)).ShouldBeNull();
        (await place.Sessions.FindAsync(changed.Session!)).ShouldNotBeNull();
        (await place.SignIn.EnterAsync("zhou", Right, "", "a", "")).Session.ShouldBeNull();
        (await place.SignIn.EnterAsync("zhou", "another good sentence", "", "a", "")).Session.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_password_is_kept_as_six_hundred_thousand_rounds_with_a_salt_of_its_own()
    {
        new RongTong.Web.ServeOptions().PasswordRounds.ShouldBeGreaterThanOrEqualTo(600_000);
        var (first, second) = (await Password.HashAsync(Right, Password.Rounds), await Password.HashAsync(Right, Password.Rounds));
        first.ShouldStartWith("pbkdf2-sha256$600000$");
        first.ShouldNotBe(second);
        (await Password.MatchesAsync(Right, first, 1)).ShouldBeTrue();
        (await Password.MatchesAsync(Right + " ", first, 1)).ShouldBeFalse();
        (await Password.MatchesAsync(Right, null, 1)).ShouldBeFalse();
        (await Password.MatchesAsync("", "pbkdf2-sha256$1$$", 1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("aaaaaaaaaaaaaaaa", false)]
    [InlineData("zhou is my name", false)]
    [InlineData("今天的雨下得很大，我没带伞", true)]
    [InlineData("correct horse battery", true)]
    public void A_password_is_long_not_one_letter_and_not_the_name(string password, bool isGood) => Password.IsGood(password, "zhou").ShouldBe(isGood);

    private static async Task Account(AccessPlace place, string login)
    {
        var (account, link) = (await place.Accounts.CreateAsync(login, "周岚", Role.City, "3301", "nobody"))!.Value;
        (await place.Accounts.SetPasswordAsync(link, account, await Password.HashAsync(Right, 1000))).ShouldBeTrue();
    }
}
