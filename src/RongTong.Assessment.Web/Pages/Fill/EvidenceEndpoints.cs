using Microsoft.AspNetCore.Http.Metadata;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Fill;

/// <summary>Files that prove answers, added by the firm. Stateless.</summary>
internal static class EvidenceEndpoints
{
    public static void Map(IEndpointRouteBuilder sheet)
    {
        sheet.MapGet("/evidence", ShowAsync);
        sheet.MapPost("/evidence", AddAsync).WithMetadata(new EvidenceLimit());
        sheet.MapGet("/evidence/{file}", SendAsync);
        sheet.MapPost("/evidence/{file}/remove", RemoveAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Caller caller, SheetDoor door, EvidenceStore evidence, string id) =>
        await door.OpenAsync(caller, id) is { } open ? await Page(http, door, open, evidence, null) : ErrorPages.Of(http, PageError.NotFound);

    private static async Task<IResult> AddAsync(HttpContext http, Caller caller, SheetDoor door, EvidenceStore evidence, string id)
    {
        if (await door.OpenAsync(caller, id) is not { IsOpen: true } open) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files is not [{ Length: > 0 } file, ..]) return await Page(http, door, open, evidence, EvidenceTexts.NoFile);
        var field = form["field"].ToString();
        await using var content = file.OpenReadStream();
        return await evidence.AddAsync(open.Scope, id, open.Form.Items.ContainsKey(field) ? field : null, file.FileName, content, http.RequestAborted) switch
        {
            EvidenceOutcome.Added => Results.Redirect($"/sheets/{id}/evidence"),
            EvidenceOutcome.WrongKind => await Page(http, door, open, evidence, EvidenceTexts.WrongKind),
            EvidenceOutcome.TooLarge => await Page(http, door, open, evidence, EvidenceTexts.TooLarge),
            EvidenceOutcome.TooMany => await Page(http, door, open, evidence, EvidenceTexts.TooMany),
            _ => ErrorPages.Of(http, PageError.NotFound),
        };
    }

    private static async Task<IResult> SendAsync(HttpContext http, Caller caller, SheetDoor door, EvidenceStore evidence, string id, string file) =>
        await door.OpenAsync(caller, id) is { } open && await evidence.FindAsync(open.Scope, id, file) is { } found
            ? Results.File(found.Bytes, found.File.Type, found.File.Name) : ErrorPages.Of(http, PageError.NotFound);

    private static async Task<IResult> RemoveAsync(HttpContext http, Caller caller, SheetDoor door, EvidenceStore evidence, string id, string file)
    {
        if (await door.OpenAsync(caller, id) is not { IsOpen: true } open) return ErrorPages.Of(http, PageError.NotFound);
        await evidence.RemoveAsync(open.Scope, id, file);
        return Results.Redirect($"/sheets/{id}/evidence");
    }

    private static async Task<IResult> Page(HttpContext http, SheetDoor door, OpenSheet open, EvidenceStore evidence, LocalizedText? wrong) => PageResult.Of<EvidencePage>(
        new
        {
            Sheet = door.Around(open, PageLanguage.Of(http)), Files = await evidence.ListAsync(open.Scope, open.Saved.Id), Wrong = wrong,
            Names = open.Form.Sections.SelectMany(s => s.Cards).SelectMany(c => c.All).DistinctBy(i => i.Field.Id).ToDictionary(i => i.Field.Id, i => i.Field.Name, StringComparer.Ordinal),
        },
        wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>A request with one file, and what stands around it.</summary>
    private sealed class EvidenceLimit : IRequestSizeLimitMetadata
    {
        /// <inheritdoc/>
        public long? MaxRequestBodySize => EvidenceStore.MostBytes + 64 * 1024;
    }
}
