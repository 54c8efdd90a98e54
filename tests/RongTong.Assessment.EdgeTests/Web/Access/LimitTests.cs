using System.Net;
using RongTong.EdgeTests.Web.Pages;

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

    /// <summary>Fifty people who share an address begin a sheet in the same minute and answer a question a second: nobody is told to wait.</summary>
    [Fact]
    public async Task People_behind_one_address_who_type_are_not_limited_and_programs_are()
    {
        await using var host = await WebHost.StartAsync(change: o => o with { AnonymousPerMinute = 30, UserPerMinute = 120 });
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var visitor = new Visitor(host);
            var sheet = await visitor.BeginAsync("miit/sme-size@2011", ("name", $"企业{i}"), ("uscc", "91330400MA2JX7Q3K0"));
            (await visitor.GetAsync(sheet + "/1")).Dispose();
            return (visitor, sheet);
        }));
        var (visitor, sheet) = people[^1];
        using var first = await visitor.GetAsync(sheet + "/1");
        var field = first.QuerySelector("input.field")!.GetAttribute("name")!;
        for (var i = 0; i < 150; i++)
        {
            using var saved = await visitor.SendAsync(sheet + "/answers", ("field", field), ("value", $"{i}"));
            saved.StatusCode.ShouldBe(HttpStatusCode.OK, $"answer {i}: {await saved.Content.ReadAsStringAsync()}");
            using var page = await visitor.GetAsync(sheet + "/1");
            page.QuerySelector("#f").ShouldNotBeNull();
        }
        foreach (var (person, _) in people) person.Dispose();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++) statuses.Add((await Get(host, "/api/v1/models")).Status);
        // The minute may have turned between them.
        statuses.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Reports_are_limited_apart()
    {
        await using var host = await WebHost.StartAsync(change: o => o with { ReportsPerMinute = 3 });
        using var visitor = new Visitor(host);
        var sheet = await visitor.BeginAsync("miit/sme-size@2011", ("name", "甲"), ("uscc", "91330400MA2JX7Q3K0"));
        for (var i = 0; i < 3; i++) (await visitor.BytesAsync(sheet + "/report.xlsx")).ShouldNotBeEmpty();
        (await Should.ThrowAsync<HttpRequestException>(() => visitor.BytesAsync(sheet + "/report.xlsx"))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        using var page = await visitor.GetAsync(sheet + "/1");
        page.QuerySelector("#f").ShouldNotBeNull("only reports are");
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
