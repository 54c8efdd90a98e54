using RongTong.Text;
using RongTong.Web.Api;

namespace RongTong.Web.Pages;

/// <summary>The language of a page: the one its address asks for, else the one chosen last, else what the browser prefers. Stateless.</summary>
internal static class PageLanguage
{
    /// <summary>Name of the query part and of the cookie.</summary>
    public const string Query = "lang";

    /// <summary>How long a choice is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static Language Of(HttpContext http) => Parse(http.Request.Query[Query]) ?? Parse(http.Request.Cookies[Query]) ?? RequestLanguage.Of(http.Request);

    /// <summary>As addresses name it.</summary>
    public static string Code(Language language) => language == Language.Zh ? "zh" : "en";

    /// <summary>Keeps a choice made by an address.</summary>
    public static Task KeepAsync(HttpContext http, RequestDelegate next)
    {
        if (Parse(http.Request.Query[Query]) is { } asked && HttpMethods.IsGet(http.Request.Method))
            http.Response.Cookies.Append(Query, Code(asked), new CookieOptions { MaxAge = Kept, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true });
        return next(http);
    }

    private static Language? Parse(string? code) => code switch { "zh" => Language.Zh, "en" => Language.En, _ => null };
}
