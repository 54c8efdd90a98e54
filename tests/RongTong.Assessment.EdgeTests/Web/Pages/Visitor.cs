using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RongTong.EdgeTests.Web.Pages;

/// <summary>Somebody at a browser without scripts: keeps cookies, posts forms with the token of the last page.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();
    private string _token = "";

    public Visitor(WebHost host) => _client = new HttpClient(new HttpClientHandler { CookieContainer = _cookies }) { BaseAddress = host.Client.BaseAddress };

    /// <summary>Where the last page was.</summary>
    public Uri Address { get; private set; } = null!;

    public Task<IHtmlDocument> GetAsync(string path) => PageAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<byte[]> BytesAsync(string path) => _client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public Task<IHtmlDocument> PostAsync(string path, params (string Name, string Value)[] fields) => PageAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(fields) });

    /// <summary>What a script posts, with the token in the header.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add("X-Form-Token", _token);
        return _client.SendAsync(request);
    }

    /// <summary>Begins a sheet.</summary>
    /// <returns>The address of the sheet.</returns>
    public async Task<string> BeginAsync(string model, params (string Name, string Value)[] firm)
    {
        (await GetAsync($"/start/{model}")).Dispose();
        (await PostAsync($"/start/{model}", firm)).Dispose();
        return Address.AbsolutePath[..Address.AbsolutePath.LastIndexOf('/')];
    }

    public void Dispose() => _client.Dispose();

    private FormUrlEncodedContent Form((string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", _token)));

    private async Task<IHtmlDocument> PageAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        using (request)
        using (var answer = await _client.SendAsync(request))
        {
            Address = answer.RequestMessage!.RequestUri!;
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            if (page.QuerySelector("meta[name=form-token]")?.GetAttribute("content") is { } token) _token = token;
            return page;
        }
    }
}
