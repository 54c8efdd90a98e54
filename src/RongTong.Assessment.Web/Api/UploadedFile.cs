using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RongTong.Diagnostics;

namespace RongTong.Web.Api;

/// <summary>A file that is being sent: as the whole body, or as the file of a form. Read once, as it arrives.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record UploadedFile(string Name, Stream Content)
{
    private const string Csv = "text/csv";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Form = "multipart/form-data";
    private const int LongestName = 100;

    /// <summary>What tables may be sent as.</summary>
    public static readonly string[] TableTypes = [Csv, Workbook, Form];

    /// <summary>Finds the table in a request.</summary>
    /// <param name="request">The request; its body is not read beyond the beginning of the table.</param>
    /// <param name="name">The name to give it; null for its own.</param>
    /// <returns>The table, or the problem.</returns>
    public static async Task<(UploadedFile? File, Problem? Problem)> TableAsync(HttpRequest request, string? name)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return (null, Wrong(request.ContentType ?? ""));
        switch (type.MediaType.Value?.ToLowerInvariant())
        {
            case Csv: return (new UploadedFile(Safe(name, "applicants.csv"), request.Body), null);
            case Workbook: return (new UploadedFile(Safe(name, "applicants.xlsx"), request.Body), null);
            case Form when HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary:
                var reader = new MultipartReader(boundary.Value!, request.Body);
                while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
                {
                    if (section.AsFileSection() is not { } file) continue;
                    return (new UploadedFile(Safe(name ?? file.FileName, "applicants.csv"), section.Body), null);
                }
                return (null, new Problem(StatusCodes.Status400BadRequest, new("没有收到表", "No table was sent"), DiagnosticCatalog.NoFileInForm()));
            default: return (null, Wrong(type.MediaType.Value ?? ""));
        }
    }

    private static Problem Wrong(string type) => new(StatusCodes.Status415UnsupportedMediaType, new("不收这种内容", "Not taken here"), DiagnosticCatalog.WrongMediaType(type, TableTypes));

    /// <summary>A name that is one everywhere: it becomes a file of a work folder and stands in <c>run.json</c>.</summary>
    internal static string Safe(string? name, string usual)
    {
        var last = (name ?? "").Split('/', '\\')[^1].Trim();
        return last.Length is 0 or > LongestName || last.Trim('.').Length == 0 || last.Any(c => char.IsControl(c) || char.IsSurrogate(c) || "<>:\"|?*".Contains(c, StringComparison.Ordinal)) ? usual : last;
    }
}
