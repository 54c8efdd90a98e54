using System.Net;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>What stands before every request: how many, under which name, from where.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again_and_pages_keep_their_look()
    {
        await using var host = await WebHost.StartAsync(change: o => o with { AnonymousPerMinute = 3 });
        for (var i = 0; i < 3; i++) (await Get(host, "/api/v1/models")).Status.ShouldBe(HttpStatusCode.OK);
        var (status, body, wait) = await Get(host, "/api/v1/models");
        status.ShouldBe(HttpStatusCode.TooManyRequests);
        body.ShouldContain("RT6063");
        wait.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        (await Get(host, "/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", null, "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("http://127.0.0.1:0", null, "localhost", HttpStatusCode.OK)]
    [InlineData("http://127.0.0.1:0", "pinggu.example", "pinggu.example", HttpStatusCode.OK)]
    [InlineData("http://127.0.0.1:0", "pinggu.example", "127.0.0.1", HttpStatusCode.BadRequest)]
    public async Task Only_its_own_names_are_answered_to(string urls, string? hosts, string asked, HttpStatusCode status)
    {
        await using var host = await WebHost.StartAsync(change: o => o with { Urls = urls, Hosts = hosts });
        (await Get(host, "/api/v1/models", ("Host", asked))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("192.0.2.7", false)]
    [InlineData("127.0.0.1", true)]
    public async Task Only_the_proxies_named_say_that_there_is_tls(string? proxies, bool isBelieved)
    {
        await using var host = await WebHost.StartAsync(change: o => o with { Proxies = proxies });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "198.51.100.9" } } };
        using var answer = await host.Client.SendAsync(request);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBe(isBelieved);
    }

    private static async Task<(HttpStatusCode Status, string Body, TimeSpan? Wait)> Get(WebHost host, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await host.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.RetryAfter?.Delta);
    }
}
