namespace RongTong.Web.Access;

/// <summary>The cookies a session lives in: out of the reach of scripts, for this site only, and over TLS only where there is TLS. Stateless.</summary>
internal sealed class SessionCookie
{
    /// <summary>That of an account.</summary>
    public static readonly SessionCookie Account = new("rongtong");

    /// <summary>That of a sheet opened by its link; it stands beside the other one.</summary>
    public static readonly SessionCookie Sheet = new("rongtong-sheet");

    private readonly string _name;

    private SessionCookie(string name) => _name = name;

    /// <summary>What the browser sent; null when nothing that can be one.</summary>
    public Secret? Read(HttpRequest request) => Secret.Of(request.Cookies[Name(request)]);

    /// <summary>Gives the browser a session.</summary>
    public void Write(HttpResponse response, Secret secret) => response.Cookies.Append(Name(response.HttpContext.Request), secret.Text, Form(response));

    /// <summary>Takes it away.</summary>
    public void Clear(HttpResponse response) => response.Cookies.Delete(Name(response.HttpContext.Request), Form(response));

    // With the prefix a browser takes the cookie from this host over TLS alone.
    private string Name(HttpRequest request) => request.IsHttps ? "__Host-" + _name : _name;

    private static CookieOptions Form(HttpResponse response) => new() { HttpOnly = true, Secure = response.HttpContext.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
