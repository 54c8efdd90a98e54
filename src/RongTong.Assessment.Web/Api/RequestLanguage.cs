using Microsoft.Net.Http.Headers;
using RongTong.Text;

namespace RongTong.Web.Api;

/// <summary>The language a request asks for. Stateless.</summary>
internal static class RequestLanguage
{
    /// <summary>Chinese, unless English is asked for before it.</summary>
    public static Language Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptLanguage.OfType<string>()], out var asked)) return Language.Zh;
        foreach (var one in asked.Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1))
        {
            if (one.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return Language.Zh;
            if (one.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return Language.En;
        }
        return Language.Zh;
    }
}
