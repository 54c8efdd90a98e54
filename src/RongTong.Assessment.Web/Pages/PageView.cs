using Microsoft.AspNetCore.Antiforgery;
using RongTong.Text;
using RongTong.Web.Access;

namespace RongTong.Web.Pages;

/// <summary>What every page knows of the request it answers: its language, where it is, and the token its forms carry. Immutable.</summary>
/// <param name="Language">The language of the page.</param>
/// <param name="Path">Path and query of the request, without the language.</param>
/// <param name="TokenField">Name of the form field that carries the token.</param>
/// <param name="Token">The token; a form posted without it is refused.</param>
/// <param name="Today">The day, by the clock of the service.</param>
public sealed record PageView(Language Language, string Path, string TokenField, string Token, DateOnly Today)
{
    /// <summary>Who looks at it; what they may not do is not offered to them.</summary>
    internal Caller Caller { get; private init; } = Caller.Nobody;

    /// <summary>What others call whoever is signed in; empty for nobody.</summary>
    public string Who => Caller.Account?.Name ?? "";

    /// <summary>The language as HTML names it.</summary>
    public string HtmlLanguage => Language == Language.Zh ? "zh-CN" : "en";

    /// <summary>The address of the same page in a language.</summary>
    public string In(Language language) => $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{PageLanguage.Query}={PageLanguage.Code(language)}";

    internal static PageView Of(HttpContext http)
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var query = QueryString.Create(http.Request.Query.Where(q => q.Key != PageLanguage.Query));
        var today = DateOnly.FromDateTime(http.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().DateTime);
        return new PageView(PageLanguage.Of(http), http.Request.PathBase + http.Request.Path + query, tokens.FormFieldName, tokens.RequestToken!, today) { Caller = Caller.Of(http) };
    }
}
