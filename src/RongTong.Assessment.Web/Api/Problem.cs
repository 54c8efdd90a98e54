using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Web.Api;

/// <summary>
/// Why a request was not done, as RFC 9457 has it: <c>application/problem+json</c> with a list of what is wrong, each with its code, its
/// field and its place. Immutable and thread-safe.
/// </summary>
internal sealed class Problem(int status, LocalizedText title, params IReadOnlyList<Diagnostic> diagnostics) : IResult
{
    /// <summary>What is wrong with what was sent.</summary>
    public static Problem Of(IReadOnlyList<Diagnostic> diagnostics) => new(StatusCodes.Status400BadRequest, new("请求的内容有问题", "What was sent cannot be used"), diagnostics);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = RequestLanguage.Of(httpContext.Request);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/problem+json";
        await using var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", title.In(language));
        json.WriteNumber("status", status);
        json.WriteString("requestId", httpContext.TraceIdentifier);
        if (diagnostics is [var only]) json.WriteString("detail", only.Message.In(language));
        json.WriteStartArray("errors");
        foreach (var one in diagnostics) ProblemJson.Write(json, one, language);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
