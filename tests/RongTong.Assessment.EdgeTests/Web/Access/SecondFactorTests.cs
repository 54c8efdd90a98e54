using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using RongTong.Web.Access;
using RongTong.Web.Audit;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>A code from a phone besides the password: asked for once it has been shown, good once, taken away by its owner or an administrator; the same on both databases.</summary>
public sealed class SecondFactorTests
{
    private const string Password = "correct horse battery";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Without_a_code_that_is_new_nobody_is_in(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var account = await AccountAsync(place);
        (await place.Factors.BeginAsync(account)).ShouldBeTrue();
        var first = (await place.Factors.PendingAsync(account)).ShouldNotBeNull();
        (await EnterAsync(place, "")).Session.ShouldNotBeNull("it is not in effect before a code was shown");
        (await place.Factors.BeginAsync(account)).ShouldBeTrue("begun again");
        var key = (await place.Factors.PendingAsync(account)).ShouldNotBeNull();
        key.ShouldNotBe(first);
        (await place.Factors.ConfirmAsync(account, Code(place, first))).ShouldBeFalse("the earlier key is gone");
        (await place.Factors.ConfirmAsync(account, Code(place, key))).ShouldBeTrue();
        (await place.Factors.PendingAsync(account)).ShouldBeNull("it is shown no more");
        (await place.Factors.BeginAsync(account)).ShouldBeFalse("nobody replaces one that is in effect");
        (await place.Accounts.FindAsync(account.Id))!.HasSecondFactor.ShouldBeTrue();

        (await EnterAsync(place, Code(place, key))).Session.ShouldBeNull("that code was used to set it up");
        place.Clock.Pass(TimeSpan.FromSeconds(60));
        foreach (var wrong in new[] { "", "000000", "not a code", Code(place, first) }) (await EnterAsync(place, wrong)).ShouldBe(new SignInResult(null, null, null), wrong);
        place.Clock.Pass(AttemptStore.Window);
        var good = Code(place, key);
        (await EnterAsync(place, good.Insert(3, " "))).Session.ShouldNotBeNull();
        (await EnterAsync(place, good)).Session.ShouldBeNull("a code works once");
        place.Clock.Pass(TimeSpan.FromMinutes(2));
        (await EnterAsync(place, good)).Session.ShouldBeNull("and not for long");
        var log = await place.Audit.FindAsync(new AuditQuestion());
        log.Count(e => e.Action == AuditAction.SecondFactorSet).ShouldBe(1);
        log.ShouldAllBe(e => !e.Record.Contains(key, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Many_at_once_with_one_code_are_one(DatabaseKind kind)
    {
        await using var place = await AccessPlace.OpenAsync(kind);
        var account = await AccountAsync(place);
        var key = await SetAsync(place, account);
        var code = Code(place, key);
        var entered = await Task.WhenAll(Enumerable.Range(0, AttemptStore.PerAccount).Select(_ => EnterAsync(place, code)));
        entered.Count(e => e.Session is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Its_owner_takes_it_away_with_a_code_an_administrator_without()
    {
        await using var place = await AccessPlace.OpenAsync(DatabaseKind.Sqlite);
        var account = await AccountAsync(place);
        var key = await SetAsync(place, account);
        (await place.Factors.RemoveAsync(account, account.Actor, "000000")).ShouldBeFalse();
        (await place.Factors.RemoveAsync(account, account.Actor, Code(place, key))).ShouldBeTrue();
        (await EnterAsync(place, "")).Session.ShouldNotBeNull();
        await SetAsync(place, account);
        (await place.Factors.RemoveAsync(account, "account:keeper")).ShouldBeTrue();
        (await place.Factors.RemoveAsync(account, "account:keeper")).ShouldBeFalse("there is none");
        (await place.Audit.FindAsync(new AuditQuestion())).Where(e => e.Action == AuditAction.SecondFactorRemoved).Select(e => e.Actor).ShouldBe(["account:keeper", account.Actor]);
    }

    [Fact]
    public async Task Over_the_pages_it_is_set_up_asked_for_and_demanded()
    {
        var clock = new SteppingClock();
        await using var host = await WebHost.StartAsync(DatabaseKind.Sqlite, o => o with { RequireSecondFactor = true, Clock = clock });
        using var keeper = new Browser(host);
        await keeper.GoAsync("/set-up");
        await keeper.PostAsync("/set-up", ("code", (await host.Server.FirstRunCodeAsync())!), ("login", "keeper"), ("name", "管"), ("password", Password), ("again", Password));
        await keeper.SignInAsync("keeper", Password);
        await keeper.GoAsync("/console/accounts");
        keeper.Location.ShouldBe("/account", "nothing else before there is one");
        await keeper.GoAsync("/account");
        keeper.Page.QuerySelector(".says.ask").ShouldNotBeNull();
        await keeper.PostAsync("/account/second-factor", ("factor-present", "not the password"));
        keeper.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await keeper.PostAsync("/account/second-factor", ("factor-present", Password));
        await keeper.GoAsync("/account");
        keeper.Page.QuerySelector(".qr svg").ShouldNotBeNull();
        var key = keeper.Page.QuerySelector("code.once")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await keeper.PostAsync("/account/second-factor/confirm", ("code", "000000"));
        keeper.Page.QuerySelectorAll(".err").Length.ShouldBe(1);
        await keeper.PostAsync("/account/second-factor/confirm", ("code", Code(key, clock.GetUtcNow())));
        await keeper.GoAsync("/account");
        keeper.Body.ShouldNotContain(key);
        await keeper.GoAsync("/console/accounts");
        keeper.Status.ShouldBe(HttpStatusCode.OK);

        using var elsewhere = new Browser(host);
        await elsewhere.SignInAsync("keeper", Password);
        elsewhere.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "the password alone");
        await elsewhere.GoAsync("/sign-in");
        clock.Pass(TimeSpan.FromSeconds(60));
        await elsewhere.PostAsync("/sign-in", ("login", "keeper"), ("password", Password), ("code", Code(key, clock.GetUtcNow())));
        elsewhere.Location.ShouldBe("/console/accounts");

        var id = (await host.Server.Services.GetRequiredService<AccountStore>().ListAsync()).Single().Id;
        await elsewhere.GoAsync($"/console/accounts/{id}");
        await elsewhere.PostAsync($"/console/accounts/{id}/second-factor/remove");
        elsewhere.Location.ShouldBe($"/console/accounts/{id}?saved=1");
        await elsewhere.GoAsync("/console/accounts");
        elsewhere.Location.ShouldBe("/account");
    }

    private static async Task<Account> AccountAsync(AccessPlace place)
    {
        var (account, link) = (await place.Accounts.CreateAsync("zhou", "周岚", Role.City, "3301", "nobody"))!.Value;
        (await place.Accounts.SetPasswordAsync(link, account, await RongTong.Web.Access.Password.HashAsync(Password, 1000))).ShouldBeTrue();
        return account;
    }

    /// <summary>Sets one up, and lets the code it was confirmed with pass.</summary>
    private static async Task<string> SetAsync(AccessPlace place, Account account)
    {
        await place.Factors.BeginAsync(account);
        var key = (await place.Factors.PendingAsync(account))!;
        (await place.Factors.ConfirmAsync(account, Code(place, key))).ShouldBeTrue();
        place.Clock.Pass(TimeSpan.FromSeconds(60));
        return key;
    }

    private static Task<SignInResult> EnterAsync(AccessPlace place, string code) => place.SignIn.EnterAsync("zhou", Password, code, "192.0.2.1", "");

    private static string Code(AccessPlace place, string key) => Code(key, place.Clock.GetUtcNow());

    private static string Code(string key, DateTimeOffset at) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(at.UtcDateTime);
}
