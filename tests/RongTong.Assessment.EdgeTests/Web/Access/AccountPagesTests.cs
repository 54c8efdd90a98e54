using System.Net;
using System.Net.Http.Headers;
using RongTong.Web.Access;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>From the first start to a colleague who is signed in, over the pages alone.</summary>
public sealed class AccountPagesTests
{
    private const string Password = "a sentence of my own";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task The_first_administrator_lets_a_colleague_in(DatabaseKind kind)
    {
        await using var host = await WebHost.StartAsync(kind);
        using var keeper = new Browser(host);
        var code = (await host.Server.FirstRunCodeAsync()).ShouldNotBeNull();
        await keeper.GoAsync("/set-up");
        await keeper.PostAsync("/set-up", ("code", "00000000000000000000000000"), ("login", "keeper"), ("name", "管"), ("password", Password), ("again", Password));
        keeper.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        keeper.Page.QuerySelectorAll(".err").Length.ShouldBe(1);
        await keeper.PostAsync("/set-up", ("code", code), ("login", "keeper"), ("name", "管"), ("password", Password), ("again", Password));
        keeper.Location.ShouldBe("/sign-in?set=1");
        (await host.Server.FirstRunCodeAsync()).ShouldBeNull();
        await keeper.GoAsync("/set-up");
        keeper.Location.ShouldBe("/sign-in", "there is one administrator already");

        await keeper.SignInAsync("keeper", Password);
        keeper.Location.ShouldBe("/console/accounts");
        await keeper.GoAsync("/console/accounts");
        await keeper.PostAsync("/console/accounts", ("login", "zhou"), ("name", "<b>周岚</b>"), ("role", "city"), ("region", "33"));
        keeper.Page.QuerySelector(".err").ShouldNotBeNull("a city has four digits");
        await keeper.PostAsync("/console/accounts", ("login", "zhou"), ("name", "<b>周岚</b>"), ("role", "city"), ("region", "3301"));
        keeper.Page.QuerySelector("h1")!.TextContent.ShouldBe("<b>周岚</b>");
        var link = new Uri(keeper.Page.QuerySelector("code.once")!.TextContent).AbsolutePath;

        using var colleague = new Browser(host);
        await colleague.GoAsync(link);
        await colleague.PostAsync(link, ("password", "short"), ("again", "short"));
        colleague.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await colleague.PostAsync(link, ("password", Password), ("again", Password));
        colleague.Location.ShouldBe("/sign-in?set=1");
        await colleague.GoAsync(link);
        colleague.Status.ShouldBe(HttpStatusCode.NotFound, "a link works once");
        await colleague.SignInAsync("zhou", Password);
        colleague.Location.ShouldBe("/console");
        await colleague.GoAsync("/console/accounts");
        colleague.Status.ShouldBe(HttpStatusCode.Forbidden);
        await colleague.GoAsync("/account");
        colleague.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        await colleague.PostAsync("/sign-out/everywhere");
        await colleague.GoAsync("/account");
        colleague.Location.ShouldBe("/sign-in?back=%2Faccount");

        await keeper.GoAsync("/console/audit");
        await keeper.PostAsync("/console/audit/verify");
        keeper.Page.QuerySelector(".says.good code")!.TextContent.Length.ShouldBe(64);
        await keeper.PostAsync("/console/audit/export");
        keeper.Body.ShouldStartWith("{\"chain\":\"");
        keeper.Body.ShouldNotContain("周岚");
        keeper.Body.ShouldNotContain(Password);
    }

    [Fact]
    public async Task Who_is_not_known_is_told_what_who_mistyped_is_told_and_stopped_alike()
    {
        await using var host = await WebHost.StartAsync();
        await AddKeeper(host);
        using var browser = new Browser(host);
        await browser.SignInAsync("keeper", "wrong");
        var mistyped = browser.Page.QuerySelector(".says")!.OuterHtml;
        await browser.SignInAsync("nobody-here", "wrong");
        browser.Page.QuerySelector(".says")!.OuterHtml.ShouldBe(mistyped);
        for (var i = 0; i < 4; i++) await browser.SignInAsync("nobody-here", "wrong");
        browser.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await browser.SignInAsync("nobody-here", "wrong");
        browser.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("https://example.org/", "/console/accounts")]
    [InlineData("//example.org/", "/console/accounts")]
    [InlineData("/\\example.org", "/console/accounts")]
    [InlineData("/account?x=1", "/account?x=1")]
    public async Task Signing_in_leads_nowhere_else(string back, string to)
    {
        await using var host = await WebHost.StartAsync();
        await AddKeeper(host);
        using var browser = new Browser(host);
        await browser.GoAsync("/sign-in?back=" + Uri.EscapeDataString(back));
        await browser.PostAsync("/sign-in", ("login", "keeper"), ("password", Password), ("back", back));
        browser.Location.ShouldBe(to);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_can_be_revoked()
    {
        await using var host = await WebHost.StartAsync();
        await AddKeeper(host);
        using var browser = new Browser(host);
        await browser.SignInAsync("keeper", Password);
        await browser.GoAsync("/console/keys");
        await browser.PostAsync("/console/keys", ("name", "平台"), ("region", "33"), ("days", "731"));
        browser.Page.QuerySelectorAll(".err").Length.ShouldBe(2);
        await browser.PostAsync("/console/keys", ("name", "平台"), ("region", "33"), ("days", "30"), ("scope", KeyScope.Assess));
        var key = browser.Page.QuerySelector("code.once")!.TextContent;
        (await Ask(key)).ShouldBe(HttpStatusCode.OK);
        await browser.GoAsync("/console/keys");
        browser.Body.ShouldNotContain(key);
        await browser.PostAsync(browser.Page.QuerySelector("form[action$=revoke]")!.GetAttribute("action")!);
        (await Ask(key)).ShouldBe(HttpStatusCode.Unauthorized);

        async Task<HttpStatusCode> Ask(string shown)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/models") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", shown) } };
            using var answer = await host.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    private static async Task AddKeeper(WebHost host)
    {
        using var browser = new Browser(host);
        await browser.GoAsync("/set-up");
        await browser.PostAsync("/set-up", ("code", (await host.Server.FirstRunCodeAsync())!), ("login", "keeper"), ("name", "管"), ("password", Password), ("again", Password));
        browser.Location.ShouldBe("/sign-in?set=1");
    }
}
