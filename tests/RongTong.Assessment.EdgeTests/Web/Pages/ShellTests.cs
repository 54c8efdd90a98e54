using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RongTong.EdgeTests.Web.Pages;

/// <summary>What stands around every page.</summary>
public sealed class ShellTests
{
    [Theory]
    [InlineData("/", "", HttpStatusCode.OK, "zh-CN")]
    [InlineData("/", "en", HttpStatusCode.OK, "en")]
    [InlineData("/?lang=en", "zh", HttpStatusCode.OK, "en")]
    [InlineData("/nothing-here", "zh", HttpStatusCode.NotFound, "zh-CN")]
    [InlineData("/nothing-here", "en", HttpStatusCode.NotFound, "en")]
    public async Task A_page_is_whole_and_in_the_language_asked_for(string path, string accept, HttpStatusCode status, string language)
    {
        await using var host = await WebHost.StartAsync();
        using var page = await Get(host, path, accept, status);
        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.QuerySelectorAll("main#content").Length.ShouldBe(1);
        page.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("#content");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelector("a.lang")!.GetAttribute("hreflang").ShouldNotBe(language);
    }

    [Fact]
    public async Task Nothing_in_a_page_needs_what_the_policy_forbids_and_its_assets_may_be_kept()
    {
        await using var host = await WebHost.StartAsync();
        using var page = await Get(host, "/", "zh", HttpStatusCode.OK);
        page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onsubmit]").ShouldBeEmpty();
        var assets = page.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
        assets.Count.ShouldBeGreaterThan(3);
        foreach (var asset in assets)
        {
            asset.ShouldStartWith("/assets/");
            using var answer = await host.Client.GetAsync(new Uri(asset, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, asset);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            (await answer.Content.ReadAsStringAsync()).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("://", customMessage: asset);
        }
    }

    [Fact]
    public async Task The_language_chosen_is_kept()
    {
        await using var host = await WebHost.StartAsync();
        using var first = await host.Client.GetAsync(new Uri("/?lang=en", UriKind.Relative));
        var kept = first.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("lang=", StringComparison.Ordinal));
        kept.ShouldStartWith("lang=en");
        kept.ShouldContain("samesite=lax");
        using var page = await Get(host, "/", "zh", HttpStatusCode.OK);
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
    }

    private static async Task<IHtmlDocument> Get(WebHost host, string path, string accept, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        if (accept.Length > 0) request.Headers.AcceptLanguage.ParseAdd(accept);
        using var answer = await host.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
