using System.Globalization;
using RongTong.Assessing;
using RongTong.Hosting;
using RongTong.Hosting.Titles;
using RongTong.Models;
using RongTong.Reporting.Handbooks;
using RongTong.Web.Access;
using RongTong.Web.Pages.Fill;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>Statistics of a round, titles that end, the standards and their editions. Stateless.</summary>
internal static class FigureEndpoints
{
    private const int MonthsAhead = 12;
    private const int FingerprintShown = 15;

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet("/statistics", NewestAsync).RequireAuthorization(Policies.Department);
        console.MapGet("/programmes/{id}/statistics", StatisticsAsync).RequireAuthorization(Policies.Department);
        console.MapGet("/expiring", ExpiringAsync).RequireAuthorization(Policies.ReadFirms);
        console.MapGet("/expiring.csv", ExpiringCsvAsync).RequireAuthorization(Policies.ReadFirms);
        console.MapGet("/standards", Standards).RequireAuthorization(Policies.Department);
        console.MapGet("/standards/{authority}/{model}", Handbook).RequireAuthorization(Policies.Department);
    }

    private static async Task<IResult> NewestAsync(Caller caller, ProgrammeStore programmes) =>
        (await programmes.ListAsync(caller.Scope)) is [var newest, ..] ? Results.Redirect($"/console/programmes/{newest.Id}/statistics") : Results.Redirect("/console/programmes");

    private static async Task<IResult> StatisticsAsync(HttpContext http, Caller caller, ProgrammeStore programmes, CaseStore cases, CaseJudge judge, string id)
    {
        if (await programmes.FindAsync(caller.Scope, id) is not { } programme) return ErrorPages.Of(http, PageError.NotFound);
        var all = new List<(ProgrammeCase, Assessment?)>();
        foreach (var one in await cases.AllAsync(caller.Scope, id))
            all.Add((one, one.Verdict == CaseVerdict.Unmet && await cases.FindAsync(caller.Scope, one.Sheet) is { } open ? judge.Judge(open)?.Assessment : null));
        return PageResult.Of<StatisticsPage>(new { Who = InboxEndpoints.Who(caller), Programme = programme, Others = (await programmes.ListAsync(caller.Scope)).Where(p => p.Id != id).Take(6).ToList(), Statistics = CaseStatistics.Of(all) });
    }

    private static async Task<IResult> ExpiringAsync(Caller caller, ListStore lists, ModelCache models, TimeProvider clock, string? from = null, string? to = null)
    {
        var (first, last) = Days(from, to, clock);
        return PageResult.Of<ExpiringPage>(new { Who = InboxEndpoints.Who(caller), From = first, To = last, Titles = await EndingAsync(caller, lists, models, first, last) });
    }

    private static async Task<IResult> ExpiringCsvAsync(Caller caller, ListStore lists, ModelCache models, TimeProvider clock, string? from = null, string? to = null)
    {
        var (first, last) = Days(from, to, clock);
        var held = (await EndingAsync(caller, lists, models, first, last)).Select(t => new HeldTitle(t.Code, t.Name, t.Title.Zh, null, t.Last, "published"));
        return Results.File(ExpiringTitles.Of(held, first, last).ToCsv(n => n, withMark: true), "text/csv; charset=utf-8", "expiring.csv");
    }

    /// <summary>The titles published here that end within some days: the model a title was given under says for how many years.</summary>
    private static async Task<List<EndingTitle>> EndingAsync(Caller caller, ListStore lists, ModelCache models, DateOnly from, DateOnly to)
    {
        var titles = new List<EndingTitle>();
        foreach (var (code, name, reference, given) in await lists.GivenAsync(caller.Scope))
        {
            if (!ModelRef.TryParse(reference, out var parsed) || models.Get(parsed).Value?.Model.Grades.Select(g => g.Title).OfType<Title>().FirstOrDefault() is not { } title) continue;
            var last = title.LastDay(given);
            if (from <= last && last <= to) titles.Add(new EndingTitle(code, name, title.Name, last));
        }
        return [.. titles.OrderBy(t => t.Last).ThenBy(t => t.Code, StringComparer.Ordinal)];
    }

    private static (DateOnly From, DateOnly To) Days(string? from, string? to, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        DateOnly Read(string? text, DateOnly usual) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : usual;
        return (Read(from, today), Read(to, today.AddMonths(MonthsAhead)));
    }

    private static IResult Standards(Caller caller, ModelCache models, ServeOptions options, TimeProvider clock) => PageResult.Of<StandardsPage>(new
    {
        Who = InboxEndpoints.Who(caller), HasHandbooks = options.Handbook is not null,
        Standards = Editions.Ordered(models, DateOnly.FromDateTime(clock.GetLocalNow().DateTime)).Select(m => new StandardView(
            m.Model.Ref.ToString(), m.Model.Name, m.Model.Authority.Document, $"{Day(m.Model.EffectiveFrom)} –{(m.Model.EffectiveTo is { } end ? " " + Day(end) : "")}", m.Fingerprint[..Math.Min(FingerprintShown, m.Fingerprint.Length)])).ToList(),
    });

    /// <summary>The handbook of an edition, the same as the command line's.</summary>
    private static IResult Handbook(HttpContext http, ModelCache models, ReportTemplates templates, ServeOptions options, string authority, string model)
    {
        if (options.Handbook is not { } handbook || !ModelRef.TryParse($"{authority}/{model}", out var reference) || !models.Rules.Models().Contains(reference) || models.Get(reference).Value is not { } compiled) return ErrorPages.Of(http, PageError.NotFound);
        var language = PageLanguage.Of(http);
        var made = HandbookPage.Render(templates.Library, compiled, handbook(compiled, language), language);
        if (made.Value is not { } page) throw new InvalidOperationException($"the handbook was not made: {string.Join("; ", made.Diagnostics)}");
        http.Response.Headers.ContentSecurityPolicy = ReportEndpoints.Policy;
        return Results.Text(page.Text, "text/html; charset=utf-8");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
