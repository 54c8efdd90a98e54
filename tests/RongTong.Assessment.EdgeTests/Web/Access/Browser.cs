using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RongTong.EdgeTests.Web.Access;

/// <summary>Somebody at a browser: keeps cookies, follows no redirect by itself, posts the forms of the page it is on.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _client;

    public Browser(WebHost host)
    {
        _client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = host.Client.BaseAddress };
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The page it is on.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer leads to.</summary>
    public string? Location { get; private set; }

    /// <summary>What the last answer held.</summary>
    public string Body { get; private set; } = "";

    public Task GoAsync(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts the form with an address, its fields as they stand there but for those stated.</summary>
    public Task PostAsync(string action, params (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.GetAttribute("action") == action);
        var there = form.QuerySelectorAll<IHtmlInputElement>("input").Where(i => i.Type is not "checkbox" || i.IsChecked).Select(i => (Name: i.Name ?? "", i.Value))
            .Concat(form.QuerySelectorAll<IHtmlSelectElement>("select").Select(s => (Name: s.Name ?? "", Value: s.Value ?? "")));
        var sent = there.Where(t => fields.All(f => f.Name != t.Name)).Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        return Send(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(sent) });
    }

    public async Task SignInAsync(string login, string password)
    {
        await GoAsync("/sign-in");
        await PostAsync("/sign-in", ("login", login), ("password", password));
    }

    public void Dispose() => _client.Dispose();

    private async Task Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _client.SendAsync(request);
            (Status, Location, Body) = (answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync());
            Page = await new HtmlParser().ParseDocumentAsync(Body);
        }
    }
}
