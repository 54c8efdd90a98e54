using Microsoft.AspNetCore.DataProtection;

namespace RongTong.Web.Pages.Fill;

/// <summary>
/// Carries a secret just made to the next page, which shows it: in a cookie that only the service can read, for some minutes, so that the
/// secret stands in no address and no log. Stateless.
/// </summary>
internal static class ShownOnce
{
    private const string Cookie = "shown-once";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public static void Carry(HttpContext http, string sheet, string respondent, Access.Secret link) => http.Response.Cookies.Append(
        Cookie, Protector(http, sheet).Protect($"{respondent} {link.Text}", Life), Options(http, sheet));

    /// <summary>What was carried, and for whom; null when nothing was. It is shown this once.</summary>
    public static (string Respondent, string Link)? Take(HttpContext http, string sheet)
    {
        if (http.Request.Cookies[Cookie] is not { } carried) return null;
        http.Response.Cookies.Delete(Cookie, Options(http, sheet));
        try
        {
            var parts = Protector(http, sheet).Unprotect(carried).Split(' ');
            return (parts[0], parts[1]);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(HttpContext http, string sheet) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("shown-once", sheet).ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http, string sheet) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = $"/sheets/{sheet}", MaxAge = Life, IsEssential = true };
}
