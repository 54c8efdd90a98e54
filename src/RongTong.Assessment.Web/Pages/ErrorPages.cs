using System.Globalization;
using RongTong.Text;
using RongTong.Web.Api;
using RongTong.Web.Pages.Layout;
using RongTong.Web.Pages.Texts;

namespace RongTong.Web.Pages;

/// <summary>Why a page could not be shown. Immutable.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What to do now.</param>
public sealed record PageError(int Status, LocalizedText Title, LocalizedText Text)
{
    /// <summary>There is nothing at that address.</summary>
    public static PageError NotFound { get; } = new(StatusCodes.Status404NotFound, ErrorTexts.NotFound, ErrorTexts.NotFoundText);

    /// <summary>Not for this user.</summary>
    public static PageError Forbidden { get; } = new(StatusCodes.Status403Forbidden, ErrorTexts.Forbidden, ErrorTexts.ForbiddenText);

    /// <summary>A form was posted without the token of its page.</summary>
    public static PageError FormTooOld { get; } = new(StatusCodes.Status400BadRequest, ErrorTexts.FormTooOld, ErrorTexts.FormTooOldText);

    /// <summary>The error of a status.</summary>
    public static PageError Of(int status) => status switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => NotFound with { Status = status },
        StatusCodes.Status401Unauthorized => new(status, ErrorTexts.SignInFirst, ErrorTexts.SignInFirstText),
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status413PayloadTooLarge => new(status, ErrorTexts.TooLarge, ErrorTexts.TooLargeText),
        StatusCodes.Status429TooManyRequests => new(status, ErrorTexts.TooMany, ErrorTexts.TooManyText),
        >= StatusCodes.Status500InternalServerError => new(status, ErrorTexts.OurFault, ErrorTexts.OurFaultText),
        _ => new(status, ErrorTexts.NotUnderstood, ErrorTexts.NotUnderstoodText),
    };
}

/// <summary>Tells a person in the look of the pages, and a program as RFC 9457 has it, why there is no answer. Stateless.</summary>
internal static class ErrorPages
{
    private static readonly string[] ForPrograms = ["/api", "/openapi", "/health", "/metrics"];

    /// <summary>A page for a person who asked for one; else a problem document.</summary>
    public static IResult Of(HttpContext http, PageError error) => IsForPerson(http.Request)
        ? PageResult.Of<ErrorPage>(new { Error = error, Wait = Wait(http.Response) }, error.Status)
        : new Problem(error.Status, error.Title);

    /// <summary>Gives an answer that has only a status its body.</summary>
    public static Task AnswerAsync(HttpContext http) =>
        IsForPerson(http.Request) ? Of(http, PageError.Of(http.Response.StatusCode)).ExecuteAsync(http) : new Problem(http.Response.StatusCode, PageError.Of(http.Response.StatusCode).Title).ExecuteAsync(http);

    /// <summary>Whether somebody at a browser asked for a page.</summary>
    public static bool IsForPerson(HttpRequest request) =>
        !IsForPrograms(request.Path)
        && request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Whether an address is one that programs ask at.</summary>
    public static bool IsForPrograms(PathString path) => ForPrograms.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    private static int? Wait(HttpResponse response) => int.TryParse(response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
