using System.Globalization;
using System.Text;
using RongTong.Hosting;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>Rounds of certification: opened, changed, their draws and published lists. Stateless.</summary>
internal static class ProgrammeEndpoints
{
    private const int LongestSeed = 120;

    /// <summary>Firms within this share of a line are drawn more often, as in a batch: five per cent, in parts of a million.</summary>
    private const long Fragile = 50_000;

    public static void Map(IEndpointRouteBuilder console)
    {
        var rounds = console.MapGroup("/programmes");
        rounds.MapGet("", ListAsync).RequireAuthorization(Policies.Department);
        rounds.MapGet("/new", (Caller caller, ModelCache models, TimeProvider clock) => Form(caller, models, Today(clock), "", new ProgrammeForm { Region = caller.Scope.Region ?? "" })).RequireAuthorization(Policies.Programmes);
        rounds.MapPost("", OpenAsync).RequireAuthorization(Policies.Programmes);
        rounds.MapGet("/{id}", ShowAsync).RequireAuthorization(Policies.Department);
        rounds.MapGet("/{id}/edit", EditAsync).RequireAuthorization(Policies.Programmes);
        rounds.MapPost("/{id}", ChangeAsync).RequireAuthorization(Policies.Programmes);
        rounds.MapPost("/{id}/draws", DrawAsync).RequireAuthorization(Policies.Certify);
        rounds.MapGet("/{id}/draws/{draw}.csv", DrawCsvAsync).RequireAuthorization(Policies.ReadFirms);
        rounds.MapPost("/{id}/publications", PublishAsync).RequireAuthorization(Policies.Certify);
        rounds.MapGet("/{id}/publications/{list}.csv", PublishedCsvAsync).RequireAuthorization(Policies.ReadFirms);
    }

    private static async Task<IResult> ListAsync(Caller caller, ProgrammeStore programmes) =>
        PageResult.Of<ProgrammesPage>(new { Who = InboxEndpoints.Who(caller), Programmes = await programmes.ListAsync(caller.Scope), MayOpen = Policies.Allows(Policies.Programmes, caller) });

    private static IResult Form(Caller caller, ModelCache models, DateOnly today, string id, ProgrammeForm form) => PageResult.Of<ProgrammeFormPage>(
        new { Who = InboxEndpoints.Who(caller), Id = id, Form = form, Models = Editions.On(models, today, m => !m.Model.IsClassification) },
        form.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> OpenAsync(HttpContext http, Caller caller, ProgrammeStore programmes, ModelCache models, TimeProvider clock)
    {
        var (form, programme) = ProgrammeForm.Read(await http.Request.ReadFormAsync(http.RequestAborted), caller.Scope, m => IsModel(models, m), "");
        return programme is not null && await programmes.OpenAsync(caller.Scope, programme) is { } id ? Results.Redirect($"/console/programmes/{id}") : Form(caller, models, Today(clock), "", form);
    }

    private static async Task<IResult> EditAsync(HttpContext http, Caller caller, ProgrammeStore programmes, ModelCache models, TimeProvider clock, string id) =>
        await programmes.FindAsync(caller.Scope, id) is { } programme && caller.Scope.Covers(programme.Region) ? Form(caller, models, Today(clock), id, ProgrammeForm.Of(programme)) : ErrorPages.Of(http, PageError.NotFound);

    private static async Task<IResult> ChangeAsync(HttpContext http, Caller caller, ProgrammeStore programmes, ModelCache models, TimeProvider clock, string id)
    {
        if (await programmes.FindAsync(caller.Scope, id) is not { } there || !caller.Scope.Covers(there.Region)) return ErrorPages.Of(http, PageError.NotFound);
        var (form, programme) = ProgrammeForm.Read(await http.Request.ReadFormAsync(http.RequestAborted), caller.Scope, m => IsModel(models, m), id);
        return programme is not null && await programmes.ChangeAsync(caller.Scope, programme) ? Results.Redirect($"/console/programmes/{id}") : Form(caller, models, Today(clock), id, form);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Caller caller, ProgrammeStore programmes, CaseStore cases, ListStore lists, string id) =>
        await programmes.FindAsync(caller.Scope, id) is { } programme ? await Page(caller, programme, cases, lists, null) : ErrorPages.Of(http, PageError.NotFound);

    private static async Task<IResult> Page(Caller caller, Programme programme, CaseStore cases, ListStore lists, LocalizedText? wrong) => PageResult.Of<ProgrammePage>(
        new
        {
            Who = InboxEndpoints.Who(caller), Programme = programme, Counts = await cases.CountAsync(caller.Scope, programme.Id, InboxEndpoints.StageOf(caller)), Draws = await lists.DrawsAsync(programme), Published = await lists.PublishedAsync(programme),
            MayChange = Policies.Allows(Policies.Programmes, caller) && caller.Scope.Covers(programme.Region), MayCertify = MayCertify(caller, programme), Wrong = wrong,
        },
        wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>Lists speak for the whole round: only who has all of its region makes them.</summary>
    private static bool MayCertify(Caller caller, Programme programme) => Policies.Allows(Policies.Certify, caller) && caller.Scope.Covers(programme.Region);

    private static async Task<IResult> DrawAsync(HttpContext http, Caller caller, ProgrammeStore programmes, CaseStore cases, ListStore lists, string id)
    {
        if (await programmes.FindAsync(caller.Scope, id) is not { } programme || !MayCertify(caller, programme)) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var seed = new string([.. form["seed"].ToString().Where(c => !char.IsControl(c))]).Trim();
        if (seed.Length is 0 or > LongestSeed) return await Page(caller, programme, cases, lists, ProgrammeTexts.SeedWanted);
        if (!decimal.TryParse(form["share"].ToString().Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share is <= 0 or > 100) return await Page(caller, programme, cases, lists, ProgrammeTexts.ShareWrong);
        return await lists.DrawAsync(caller.Scope, programme, seed, share / 100, form["byCity"] == "1", Fragile) is null
            ? await Page(caller, programme, cases, lists, ProgrammeTexts.NothingToDraw) : Results.Redirect($"/console/programmes/{id}");
    }

    private static async Task<IResult> PublishAsync(HttpContext http, Caller caller, ProgrammeStore programmes, CaseStore cases, ListStore lists, string id)
    {
        if (await programmes.FindAsync(caller.Scope, id) is not { } programme || !MayCertify(caller, programme)) return ErrorPages.Of(http, PageError.NotFound);
        return await lists.PublishAsync(caller.Scope, programme) is null ? await Page(caller, programme, cases, lists, ProgrammeTexts.NothingToPublish) : Results.Redirect($"/console/programmes/{id}");
    }

    private static async Task<IResult> DrawCsvAsync(HttpContext http, Caller caller, ProgrammeStore programmes, ListStore lists, AuditLog audit, string id, string draw)
    {
        if (await programmes.FindAsync(caller.Scope, id) is not { } programme || !MaySeeAll(caller, programme) || await lists.DrawCsvAsync(programme, draw) is not { } csv) return ErrorPages.Of(http, PageError.NotFound);
        await audit.AddAsync(caller.Scope.Actor, AuditAction.Exported, "draw:" + draw, programme.Region);
        return Csv(csv, "visits.csv");
    }

    private static async Task<IResult> PublishedCsvAsync(HttpContext http, Caller caller, ProgrammeStore programmes, ListStore lists, string id, string list) =>
        await programmes.FindAsync(caller.Scope, id) is { } programme && await lists.PublishedCsvAsync(programme, list) is { } csv ? Csv(csv, "notice.csv") : ErrorPages.Of(http, PageError.NotFound);

    /// <summary>A draw names firms before anything is public: who has only a part of the region does not see it.</summary>
    private static bool MaySeeAll(Caller caller, Programme programme) => caller.Scope.Covers(programme.Region);

    private static IResult Csv(string csv, string name) => Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv)).ToArray(), "text/csv; charset=utf-8", name);

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private static bool IsModel(ModelCache models, string reference) => Models.ModelRef.TryParse(reference, out var parsed) && models.Rules.Models().Contains(parsed);
}
