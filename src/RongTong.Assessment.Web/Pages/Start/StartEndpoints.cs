using RongTong.Assessing;
using RongTong.Web.Access;
using RongTong.Web.Pages.Fill;
using RongTong.Web.Programmes;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Start;

/// <summary>Where an enterprise comes in: with nothing, with a link, with a filled workbook. Stateless.</summary>
internal static class StartEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (OfferedModels models, ProgrammeStore programmes, TimeProvider clock) => ShowAsync(models, programmes, clock, linkFailed: false));
        routes.MapGet("/start/{authority}/{model}", Ask);
        routes.MapPost("/start/{authority}/{model}", BeginAsync);
        routes.MapPost("/resume", ResumeAsync);
        routes.MapGet("/r/{link}", FollowAsync);
    }

    private static async Task<IResult> ShowAsync(OfferedModels models, ProgrammeStore programmes, TimeProvider clock, bool linkFailed)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        return PageResult.Of<StartPage>(new { Models = models.On(today), Rounds = await programmes.TakingAsync(today), LinkFailed = linkFailed }, linkFailed ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static IResult Ask(HttpContext http, OfferedModels models, string authority, string model) => models.Find($"{authority}/{model}") is { } offered
        ? PageResult.Of<BeginPage>(new { Model = offered, Layers = models.LayersOf(offered.Ref) }) : ErrorPages.Of(http, PageError.NotFound);

    private static async Task<IResult> BeginAsync(HttpContext http, Caller caller, OfferedModels models, WebForms forms, SheetStore sheets, SessionStore sessions, TimeProvider clock, string authority, string model)
    {
        if (models.Find($"{authority}/{model}") is not { } offered) return ErrorPages.Of(http, PageError.NotFound);
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var layers = models.LayersOf(offered.Ref);
        var reference = layers.FirstOrDefault(l => l.Overlay == posted["layer"].ToString()) is { } layer ? $"{offered.Ref}+{layer.Overlay}" : offered.Ref;
        if (forms.Of(reference) is not { } form) return ErrorPages.Of(http, PageError.NotFound);
        var firm = FirmForm.Read(posted, form.Compiled);
        if (firm.Errors.Count > 0) return PageResult.Of<BeginPage>(new { Model = offered, Layers = layers, Form = firm }, StatusCodes.Status422UnprocessableEntity);
        var head = new AnswerSheet { Model = reference, AsOf = DateOnly.FromDateTime(clock.GetLocalNow().DateTime), Enterprise = firm.ToEnterprise() };
        return await SheetEntry.BeginAsync(http, caller, sheets, sessions, form, head, firm.Respondent);
    }

    private static async Task<IResult> ResumeAsync(HttpContext http, OfferedModels models, ProgrammeStore programmes, TimeProvider clock)
    {
        var typed = (await http.Request.ReadFormAsync(http.RequestAborted))["link"].ToString().Trim().TrimEnd('/');
        // The whole address, or only what it ends with.
        return Secret.Of(typed[(typed.LastIndexOf('/') + 1)..].ToLowerInvariant()) is { } link ? Results.Redirect($"/r/{link.Text}") : await ShowAsync(models, programmes, clock, linkFailed: true);
    }

    private static async Task<IResult> FollowAsync(HttpContext http, LinkGuard links, SessionStore sessions, OfferedModels models, ProgrammeStore programmes, TimeProvider clock, string link)
    {
        var followed = await links.FollowAsync(link, ClientAddress.Of(http));
        if (followed.Wait is { } wait) return new Accounts.TooMany(wait);
        if (followed.Holder is not { } holder) return await ShowAsync(models, programmes, clock, linkFailed: true);
        await SheetEntry.EnterAsync(http, sessions, holder);
        return Results.Redirect($"/sheets/{holder.Sheet}");
    }
}
