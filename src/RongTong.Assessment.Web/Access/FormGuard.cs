using Microsoft.AspNetCore.Antiforgery;
using RongTong.Diagnostics;
using RongTong.Web.Api;
using RongTong.Web.Pages;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Access;

/// <summary>
/// Whatever changes something must come from one of our own pages: with the token of its form, or in a header.
/// Free of it are programs that show a key, since a browser never sends that by itself, and endpoints that say so with
/// <c>DisableAntiforgery()</c>.
/// </summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    /// <summary>The header by which a script shows the token.</summary>
    public const string Header = "X-Form-Token";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint && IsChange(context.Request.Method) && Caller.Of(context).Key is null
            && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false } && !await antiforgery.IsRequestValidAsync(context))
        {
            var answer = ErrorPages.IsForPerson(context.Request)
                ? ErrorPages.Of(context, PageError.FormTooOld)
                : new Problem(StatusCodes.Status400BadRequest, ErrorTexts.FormTooOld, DiagnosticCatalog.FormNotOurs());
            await answer.ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    private static bool IsChange(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);
}
