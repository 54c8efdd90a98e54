using System.Globalization;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Planning;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Fill;

/// <summary>Whom the sheet is about, checking and handing in, and what comes of it. Stateless.</summary>
internal static class SubmitEndpoints
{
    private const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder sheet)
    {
        sheet.MapGet("/firm", ShowFirm);
        sheet.MapPost("/firm", SaveFirm);
        sheet.MapGet("/check", Check);
        sheet.MapPost("/check", HandIn);
        sheet.MapGet("/result", Result);
    }

    private static async Task<IResult> ShowFirm(HttpContext http, Caller caller, SheetDoor door, string id, bool saved = false) => await door.OpenAsync(caller, id) is { } open
        ? PageResult.Of<FirmPage>(new { Sheet = door.Around(open, PageLanguage.Of(http)), Form = FirmForm.Of(open.Saved.Head.Enterprise), IsSaved = saved }) : ErrorPages.Of(http, PageError.NotFound);

    private static async Task<IResult> SaveFirm(HttpContext http, Caller caller, SheetDoor door, SheetLife life, string id)
    {
        if (await door.OpenAsync(caller, id) is not { IsOpen: true } open) return ErrorPages.Of(http, PageError.NotFound);
        var form = FirmForm.Read(await http.Request.ReadFormAsync(http.RequestAborted), open.Form.Compiled);
        if (form.Errors.Count > 0) return PageResult.Of<FirmPage>(new { Sheet = door.Around(open, PageLanguage.Of(http)), Form = form }, StatusCodes.Status422UnprocessableEntity);
        await life.StateFirmAsync(open.Scope, id, form.ToEnterprise(open.Saved.Head.Enterprise));
        return Results.Redirect($"/sheets/{id}/firm?saved=true");
    }

    private static async Task<IResult> Check(HttpContext http, Caller caller, SheetDoor door, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        var view = door.Around(open, PageLanguage.Of(http));
        return PageResult.Of<CheckPage>(new { Sheet = view, Blocking = Blocking(open, view) });
    }

    private static async Task<IResult> HandIn(HttpContext http, Caller caller, SheetDoor door, SheetStore sheets, ProgrammeStore programmes, CaseStore cases, CaseJudge judge, TimeProvider clock, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        if (!open.IsFirst) return ErrorPages.Of(http, PageError.Forbidden);
        if (!open.IsOpen) return Results.Redirect($"/sheets/{id}/result");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var by = new string([.. form["by"].ToString().Where(c => !char.IsControl(c))]).Trim();
        var view = door.Around(open, PageLanguage.Of(http));
        var blocking = Blocking(open, view);
        // A sheet given back to be corrected comes in again after the round is closed.
        if (open.Saved.State == SheetState.Draft && await programmes.OfSheetAsync(open.Scope, id) is { } round && !round.IsOpen(DateOnly.FromDateTime(clock.GetLocalNow().DateTime))) blocking.Add((EvidenceTexts.RoundClosed, null));
        if (form["agree"] != "1") blocking.Add((CheckTexts.AgreeWanted, "#agree"));
        if (by.Length is 0 or > LongestName) blocking.Add((CheckTexts.NameOfPersonWanted, "#by"));
        // What is declared on is what the page showed.
        var shown = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        if (blocking.Count == 0 && !await sheets.SubmitAsync(open.Scope, id, shown, by)) blocking.Add((CheckTexts.ChangedMeanwhile, null));
        if (blocking.Count == 0 && await cases.EnterAsync(id, by)) await judge.RefreshAsync(Scope.Service, id);
        return blocking.Count == 0
            ? Results.Redirect($"/sheets/{id}/result")
            : PageResult.Of<CheckPage>(new { Sheet = view, Blocking = blocking, By = by, WasSent = true }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Result(HttpContext http, Caller caller, SheetDoor door, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        var view = door.View(open);
        var handedIn = open.Saved.Submitted is { } submitted ? CheckTexts.HandedIn(submitted.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), submitted.By) : null;
        return PageResult.Of<ResultPage>(new { Sheet = view.Sheet(PageLanguage.Of(http)), Steps = Steps(open, view.Assessment), HandedIn = handedIn });
    }

    private static List<StepView> Steps(OpenSheet open, Assessment assessment) =>
        assessment.Outcome.Status == OutcomeStatus.DataError || PathPlanner.ToNextGrade(open.Form.Compiled, assessment, 0) is not { Best: { } path } ? []
        : [.. path.Steps.Select(s => new StepView(s.Measure.Title, Range(s.Cost.Min, s.Cost.Max), Range(s.Begin, s.End)))];

    private static string Range(decimal least, decimal most) => least == most ? N(least) : $"{N(least)}–{N(most)}";

    private static string N(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Everything that keeps a sheet from being handed in, each with where to correct it.</summary>
    private static List<(LocalizedText Text, string? Address)> Blocking(OpenSheet open, SheetView view)
    {
        List<(LocalizedText, string?)> all = [];
        if (view.Firm.Length == 0) all.Add((CheckTexts.NameWanted, $"{view.Address}/firm#name"));
        if (view.Code.Length == 0) all.Add((CheckTexts.CodeWanted, $"{view.Address}/firm#uscc"));
        else if (FirmForm.WantsCreditCode(open.Form.Compiled.Model) && !CreditCode.IsValid(view.Code)) all.Add((FirmTexts.CheckDigitWrong, $"{view.Address}/firm#uscc"));
        all.AddRange(view.Problems.Where(p => p.IsBlocking).Select(p => (p.Where is { } where ? new LocalizedText($"{where.Zh}：{p.Message.Zh}", $"{where.En}: {p.Message.En}") : p.Message, (string?)view.AddressOf(p.Field))));
        return all;
    }
}
