using Microsoft.Net.Http.Headers;
using RongTong.Diagnostics;
using RongTong.Web.Jobs;

namespace RongTong.Web.Api;

/// <summary>Files of operations as answers. Stateless.</summary>
internal static class FileAnswers
{
    /// <summary>The list of them, with hashes.</summary>
    public static IResult List(IReadOnlyList<StoredFile> files, string resource) => JsonAnswer.Of(json =>
    {
        json.WriteStartArray();
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteString("href", $"{resource}/files/{string.Join('/', file.Name.Split('/').Select(Uri.EscapeDataString))}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>One of them, as an attachment: what it holds came from outside and is not shown by the browser.</summary>
    public static IResult Send(HttpContext context, OperationFiles files, string operation, StoredFile file)
    {
        var tag = new EntityTagHeaderValue($"\"{file.Sha256}\"");
        context.Response.Headers.ETag = tag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false))) return Results.StatusCode(StatusCodes.Status304NotModified);
        context.Response.ContentLength = file.Bytes;
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = Path.GetFileName(file.Name) }.ToString();
        return Results.Stream(target => files.CopyAsync(operation, file, target, context.RequestAborted), TypeOf(file.Name));
    }

    /// <summary>There are none yet.</summary>
    public static Problem NotYet() => new(StatusCodes.Status409Conflict, new("还没有做完", "Not done"), DiagnosticCatalog.NotDoneYet());

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".ndjson" => "application/x-ndjson; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".zip" => "application/zip",
        _ => "application/octet-stream",
    };
}
