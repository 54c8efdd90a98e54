using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Titles;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Fill;

/// <summary>Data taken along, brought in and taken away. Stateless.</summary>
internal static class DataEndpoints
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Workbooks begin a sheet without there being one.</summary>
    public static void MapUpload(IEndpointRouteBuilder routes) => routes.MapPost("/upload", BeginWithWorkbookAsync).WithMetadata(new UploadLimit());

    public static void Map(IEndpointRouteBuilder sheet)
    {
        sheet.MapGet("/data", Show);
        sheet.MapGet("/questionnaire.xlsx", Workbook);
        sheet.MapPost("/questionnaire", TakeWorkbookAsync).WithMetadata(new UploadLimit());
        sheet.MapPost("/earlier", KeepEarlierAsync).WithMetadata(new UploadLimit());
        sheet.MapGet("/export.zip", ExportAsync);
        sheet.MapPost("/withdraw", WithdrawAsync);
        sheet.MapPost("/erase", EraseAsync);
    }

    private static async Task<IResult> Show(HttpContext http, Caller caller, SheetDoor door, string id, int? taken = null) =>
        await door.OpenAsync(caller, id) is { } open ? Page(http, door, open, said: taken is { } count ? StartTexts.Taken(count) : null) : ErrorPages.Of(http, PageError.NotFound);

    private static IResult Page(HttpContext http, SheetDoor door, OpenSheet open, LocalizedText? said = null, LocalizedText? wrong = null) => PageResult.Of<DataPage>(
        new { Sheet = door.Around(open, PageLanguage.Of(http)), Said = said, Wrong = wrong, Differences = Differences(open), MayWithdraw = open.Saved.State == SheetState.Submitted, KeptUntil = SheetRetention.ErasedOn(open.Saved, http.RequestServices.GetRequiredService<ServeOptions>()) },
        wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Workbook(HttpContext http, Caller caller, SheetDoor door, ModelCache models, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        using var bytes = new MemoryStream();
        var titles = open.Form.Form.Titles.Any() ? TitleCatalog.Of(models.Rules) : null;
        QuestionnaireWorkbook.Write(bytes, open.Form.Form, PageLanguage.Of(http), open.Saved.Sheet, [.. open.Form.Form.Titles.Select(t => (t, titles?.Find(t)?.Name ?? LocalizedText.Same(t)))]);
        return Results.File(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{open.Form.Compiled.Model.Ref.Name}.xlsx");
    }

    private static async Task<IResult> BeginWithWorkbookAsync(HttpContext http, Caller caller, ModelCache models, WebForms forms, SheetStore sheets, SessionStore sessions, TimeProvider clock)
    {
        if ((await http.Request.ReadFormAsync(http.RequestAborted)).Files is not [var file, ..] || file.Length is 0 or > Handed.MostBytes) return ErrorPages.Of(http, new PageError(StatusCodes.Status400BadRequest, StartTexts.NoFile, StartTexts.UploadHelp));
        var reading = await Handed.WorkbookAsync(file, models, http.RequestAborted);
        if (reading.Sheet is not { } sheet || reading.Model is not { } model || forms.Of(model.Model.Ref.ToString()) is not { } form) return Refused(reading.Diagnostics, "/#excel");
        var head = sheet with { Model = model.Model.Ref.ToString(), AsOf = sheet.AsOf ?? DateOnly.FromDateTime(clock.GetLocalNow().DateTime) };
        return await SheetEntry.BeginAsync(http, caller, sheets, sessions, form, Own(head, form), "");
    }

    private static async Task<IResult> TakeWorkbookAsync(HttpContext http, Caller caller, SheetDoor door, ModelCache models, SheetStore sheets, SheetLife life, string id)
    {
        if (await door.OpenAsync(caller, id) is not { IsOpen: true } open) return ErrorPages.Of(http, PageError.NotFound);
        if ((await http.Request.ReadFormAsync(http.RequestAborted)).Files is not [var file, ..] || file.Length is 0 or > Handed.MostBytes) return Page(http, door, open, wrong: StartTexts.NoFile);
        var reading = await Handed.WorkbookAsync(file, models, http.RequestAborted);
        if (reading.Sheet is not { } sheet || reading.Model?.Model.Ref.ToString() != open.Saved.Model) return Refused(reading.Diagnostics, $"/sheets/{id}/data");
        if (open.IsFirst && sheet.Enterprise.Name.Length > 0) await life.StateFirmAsync(open.Scope, id, sheet.Enterprise);
        if (!sheet.Titles.IsEmpty) await life.KeepTitlesAsync(open.Scope, id, sheet.Titles);
        return Results.Redirect($"/sheets/{id}/data?taken={Count.Of(await TakeAsync(open, sheets, Own(sheet, open.Form), onlyOpen: false))}");
    }

    /// <summary>Puts last year's sheet beside this one, from a file or by its link.</summary>
    private static async Task<IResult> KeepEarlierAsync(HttpContext http, Caller caller, SheetDoor door, ModelCache models, SheetStore sheets, LinkGuard links, SheetLife life, string id)
    {
        if (await door.OpenAsync(caller, id) is not { IsOpen: true } open) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["away"] == "1")
        {
            await life.KeepEarlierAsync(open.Scope, id, null);
            return Results.Redirect($"/sheets/{id}/data");
        }
        var earlier = form.Files is [{ Length: > 0 and <= Handed.MostBytes } file, ..] ? await Handed.SheetAsync(file, models, http.RequestAborted) : await FollowAsync(form["link"].ToString(), sheets, links, ClientAddress.Of(http));
        if (earlier?.Model is not { } model || CompiledOf(models, model, earlier) is not { } from || from.Model.Ref.Authority != open.Form.Compiled.Model.Ref.Authority || from.Model.Ref.Name != open.Form.Compiled.Model.Ref.Name)
            return Page(http, door, open, wrong: DataTexts.EarlierWrong);
        if (open.Saved.Head.Enterprise.IsSameAs(earlier.Enterprise) == false) return Page(http, door, open, wrong: DataTexts.OtherFirm);
        var carried = CarriedAnswers.Of(earlier, from, open.Form.Compiled).Sheet;
        await life.KeepEarlierAsync(open.Scope, id, Encoding.UTF8.GetString(SheetDocument.Json(carried with { Model = open.Saved.Model }, open.Form.Compiled.Model)));
        if (form["use"] != "1") return Results.Redirect($"/sheets/{id}/data");
        return Results.Redirect($"/sheets/{id}/data?taken={Count.Of(await TakeAsync(open, sheets, Own(carried, open.Form), onlyOpen: true))}");
    }

    /// <summary>Everything that is kept of a sheet, in one archive.</summary>
    private static async Task<IResult> ExportAsync(HttpContext http, Caller caller, SheetDoor door, SheetPeople people, AuditLog audit, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        await audit.AddAsync(open.Scope.Actor, AuditAction.Exported, "sheet:" + id, open.Saved.Head.Enterprise.Region);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "sheet.json", SheetDocument.Json(open.Saved.Sheet, open.Form.Compiled.Model));
            await AddAsync(zip, "sheet.yaml", SheetDocument.Yaml(open.Saved.Sheet, open.Form.Compiled.Model));
            await AddAsync(zip, "result.json", AssessmentJson.Write(door.View(open).Assessment, PageLanguage.Of(http), indented: true).ToArray());
            await AddAsync(zip, "answers.json", History(open.Saved, await people.ListAsync(open.Scope, id)));
        }
        return Results.File(bytes.ToArray(), "application/zip", "my-data.zip");
    }

    private static async Task<IResult> WithdrawAsync(HttpContext http, Caller caller, SheetDoor door, SheetLife life, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        if (!open.IsFirst) return ErrorPages.Of(http, PageError.Forbidden);
        await life.WithdrawAsync(open.Scope, id);
        return Results.Redirect($"/sheets/{id}/data");
    }

    private static async Task<IResult> EraseAsync(HttpContext http, Caller caller, SheetDoor door, SheetLife life, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        if (!open.IsFirst) return ErrorPages.Of(http, PageError.Forbidden);
        if ((await http.Request.ReadFormAsync(http.RequestAborted))["sure"] != "1") return Results.Redirect($"/sheets/{id}/data");
        await life.EraseAsync(open.Scope, id, SheetDocument.Json(open.Saved.Sheet, open.Form.Compiled.Model));
        SessionCookie.Sheet.Clear(http.Response);
        return PageResult.Of<ErasedPage>();
    }

    /// <summary>What last year's answers were where this year's differ; null where last year's sheet is not there.</summary>
    private static List<YearDifference>? Differences(OpenSheet open)
    {
        if (open.Earlier is not { } earlier) return null;
        var (now, model) = (open.Saved.Sheet, open.Form.Compiled.Model);
        return
        [
            .. open.Form.Sections.SelectMany(s => s.Cards).SelectMany(c => c.All)
                .Select(i => (Item: i, Last: StatedAnswer.In(earlier, i.Field.Id), Now: StatedAnswer.In(now, i.Field.Id)))
                .Where(d => d.Now.IsAnswered && d.Last.IsAnswered && !d.Last.IsSameAs(d.Now))
                .Select(d => new YearDifference(d.Item.Field.Id, d.Item.Field.Name, d.Last.Words(d.Item, model), d.Now.Words(d.Item, model))),
        ];
    }

    /// <summary>Only what an enterprise answers itself: what reviewers state is not taken from it.</summary>
    private static AnswerSheet Own(AnswerSheet sheet, WebForm form) => sheet with
    {
        Answers = sheet.Answers.Where(a => form.Items.ContainsKey(a.Key)).ToImmutableDictionary(StringComparer.Ordinal),
        NotApplicable = sheet.NotApplicable.Where(a => form.Items.ContainsKey(a.Key)).ToImmutableDictionary(StringComparer.Ordinal),
    };

    private static async Task<int> TakeAsync(OpenSheet open, SheetStore sheets, AnswerSheet taken, bool onlyOpen)
    {
        var (there, count) = (open.Saved.Sheet, 0);
        foreach (var field in taken.Answers.Keys.Concat(taken.NotApplicable.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (StatedAnswer.In(there, field), StatedAnswer.In(taken, field));
            if (was.IsSameAs(now) || onlyOpen && was.IsAnswered) continue;
            await sheets.AnswerAsync(open.Scope, open.Saved.Id, open.Respondent, field, now.Values, now.IsNotApplicable);
            count++;
        }
        return count;
    }

    private static async Task<AnswerSheet?> FollowAsync(string typed, SheetStore sheets, LinkGuard links, string address)
    {
        var link = typed.Trim().TrimEnd('/');
        return (await links.FollowAsync(link[(link.LastIndexOf('/') + 1)..].ToLowerInvariant(), address)).Holder is { } holder
            && await sheets.FindAsync(Scope.OfSheet(holder.Sheet, holder.Respondent), holder.Sheet) is { } saved ? saved.Sheet : null;
    }

    private static Compiling.CompiledModel? CompiledOf(ModelCache models, string reference, AnswerSheet sheet) => models.Resolve(reference, sheet).Value is { } resolved ? models.Get(resolved).Value : null;

    private static IResult Refused(IEnumerable<Diagnostic> problems, string back) =>
        PageResult.Of<UploadProblemsPage>(new { Problems = Handed.Problems(problems), Back = back }, StatusCodes.Status422UnprocessableEntity);

    private static byte[] History(SavedSheet saved, IEnumerable<SheetPerson> people)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteString("sheet", saved.Id);
            json.WriteString("state", saved.State.ToString().ToLowerInvariant());
            json.WriteString("begun", saved.Created);
            json.WriteString("changed", saved.Changed);
            if (saved.Submitted is { } submitted)
            {
                json.WriteString("submitted", submitted.At);
                json.WriteString("declaredBy", submitted.By);
            }
            json.WriteStartArray("respondents");
            foreach (var person in people)
            {
                json.WriteStartObject();
                json.WriteString("id", person.Id);
                json.WriteString("name", person.Name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("answers");
            foreach (var answer in saved.Answers)
            {
                json.WriteStartObject();
                json.WriteString("field", answer.Field);
                json.WriteString("respondent", answer.Respondent);
                json.WriteStartArray("values");
                foreach (var value in answer.Values) json.WriteStringValue(value);
                json.WriteEndArray();
                json.WriteBoolean("notApplicable", answer.IsNotApplicable);
                json.WriteString("at", answer.At);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync();
        await entry.WriteAsync(bytes);
    }

    private sealed class UploadLimit : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Handed.MostInRequest;
    }
}
