using RongTong.Assessing;
using RongTong.Web.Access;
using RongTong.Web.Pages.Fill;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Start;

/// <summary>Where a firm applies to a round that a department has opened. Stateless.</summary>
internal static class RoundEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rounds/{round}", AskAsync);
        routes.MapPost("/rounds/{round}", BeginAsync);
    }

    private static async Task<IResult> AskAsync(HttpContext http, ProgrammeStore programmes, OfferedModels models, TimeProvider clock, string round) =>
        await FindAsync(programmes, models, clock, round) is var (programme, offered) && programme is not null ? Page(programme, offered!, new FirmForm()) : ErrorPages.Of(http, PageError.NotFound);

    private static async Task<IResult> BeginAsync(HttpContext http, Caller caller, ProgrammeStore programmes, CaseStore cases, OfferedModels models, WebForms forms, SheetStore sheets, SessionStore sessions, TimeProvider clock, string round)
    {
        var (programme, offered) = await FindAsync(programmes, models, clock, round);
        if (programme is null || forms.Of(programme.Model) is not { } form) return ErrorPages.Of(http, PageError.NotFound);
        var firm = FirmForm.Read(await http.Request.ReadFormAsync(http.RequestAborted), form.Compiled);
        if (firm.Errors.Count > 0) return Page(programme, offered!, firm);
        var head = new AnswerSheet { Model = programme.Model, AsOf = DateOnly.FromDateTime(clock.GetLocalNow().DateTime), Enterprise = firm.ToEnterprise() };
        return await SheetEntry.BeginAsync(http, caller, sheets, sessions, form, head, firm.Respondent, sheet => cases.JoinAsync(Scope.OfSheet(sheet.Id, sheet.Respondents[0].Id), sheet.Id, programme.Id));
    }

    private static IResult Page(Programme programme, OfferedModel offered, FirmForm form) => PageResult.Of<BeginPage>(
        new { Model = offered, Form = form, Action = $"/rounds/{programme.Id}", Round = programme }, form.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<(Programme? Programme, OfferedModel? Model)> FindAsync(ProgrammeStore programmes, OfferedModels models, TimeProvider clock, string round) =>
        await programmes.TakingAsync(DateOnly.FromDateTime(clock.GetLocalNow().DateTime), round) is { } programme && models.Named(programme.Model) is { } offered ? (programme, offered) : (null, null);
}
