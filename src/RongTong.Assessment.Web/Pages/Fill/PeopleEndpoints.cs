using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Fill;

/// <summary>Who fills a sheet: links, invitations, differing answers. Stateless.</summary>
internal static class PeopleEndpoints
{
    private const int LongestName = 120;

    public static void Map(IEndpointRouteBuilder sheet)
    {
        sheet.MapGet("/link", ShowLink);
        sheet.MapGet("/people", Show);
        sheet.MapPost("/people", InviteAsync);
        sheet.MapPost("/people/{respondent}/link", RenewAsync);
        sheet.MapPost("/people/{respondent}/end", EndAsync);
        sheet.MapPost("/people/decide", DecideAsync);
    }

    private static async Task<IResult> ShowLink(HttpContext http, Caller caller, SheetDoor door, string id) => await door.OpenAsync(caller, id) is null
        ? ErrorPages.Of(http, PageError.NotFound)
        : PageResult.Of<LinkPage>(new { Sheet = id, Link = ShownOnce.Take(http, id) is { } shown ? Address(http, shown.Link) : null });

    private static async Task<IResult> Show(HttpContext http, Caller caller, SheetDoor door, SheetPeople people, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        var shown = ShownOnce.Take(http, id);
        var persons = await people.ListAsync(open.Scope, id);
        var names = open.Form.Sections.ToDictionary(s => s.Key, s => s.Name, StringComparer.Ordinal);
        return PageResult.Of<PeoplePage>(new
        {
            Sheet = door.Around(open, PageLanguage.Of(http)),
            People = persons.Select(p => new PersonView(p.Id, p.Name, [.. p.Sections.Where(names.ContainsKey).Select(s => names[s])], p.Answers, p.Links > 0, p.Id == open.Respondent)).ToList(),
            Differences = Differences(open),
            NewLink = shown is { } link ? Address(http, link.Link) : null,
            NewFor = shown is { } made ? persons.FirstOrDefault(p => p.Id == made.Respondent)?.Name : null,
        });
    }

    private static async Task<IResult> InviteAsync(HttpContext http, Caller caller, SheetDoor door, SheetPeople people, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        if (!open.IsFirst) return ErrorPages.Of(http, PageError.Forbidden);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var name = new string([.. form["name"].ToString().Where(c => !char.IsControl(c))]).Trim();
        if (name.Length is 0 or > LongestName) return Results.Redirect($"/sheets/{id}/people");
        var sections = open.Form.Sections.Select(s => s.Key).Where(k => form["section"].Contains(k));
        if (await people.InviteAsync(open.Scope, id, name, sections) is not { } link) return ErrorPages.Of(http, new PageError(StatusCodes.Status409Conflict, PeopleTexts.TooMany, PeopleTexts.Intro));
        var last = (await people.ListAsync(open.Scope, id))[^1];
        ShownOnce.Carry(http, id, last.Id, link);
        return Results.Redirect($"/sheets/{id}/people");
    }

    private static async Task<IResult> RenewAsync(HttpContext http, Caller caller, SheetDoor door, SheetPeople people, SessionStore sessions, string id, string respondent)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        if (!open.IsFirst) return ErrorPages.Of(http, PageError.Forbidden);
        if (await people.RenewAsync(open.Scope, id, respondent) is not { } link) return ErrorPages.Of(http, PageError.NotFound);
        // The session by which one's own old link came in has ended with it.
        if (respondent == open.Respondent && caller.Link is not null) await SheetEntry.EnterAsync(http, sessions, new LinkHolder(id, respondent));
        ShownOnce.Carry(http, id, respondent, link);
        return Results.Redirect($"/sheets/{id}/people");
    }

    private static async Task<IResult> EndAsync(HttpContext http, Caller caller, SheetDoor door, SheetPeople people, string id, string respondent)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        if (!open.IsFirst || respondent == open.Respondent) return ErrorPages.Of(http, PageError.Forbidden);
        await people.RevokeAsync(open.Scope, id, respondent);
        return Results.Redirect($"/sheets/{id}/people");
    }

    /// <summary>The first respondent takes over another's answer: from then on it counts.</summary>
    private static async Task<IResult> DecideAsync(HttpContext http, Caller caller, SheetDoor door, SheetStore sheets, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        if (!open.IsFirst) return ErrorPages.Of(http, PageError.Forbidden);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var chosen = open.Saved.Answers.FirstOrDefault(a => a.Field == form["field"].ToString() && a.Respondent == form["of"].ToString());
        if (chosen is not null) await sheets.AnswerAsync(open.Scope, id, open.Respondent, chosen.Field, chosen.Values, chosen.IsNotApplicable);
        return Results.Redirect($"/sheets/{id}/people");
    }

    private static List<DifferenceView> Differences(OpenSheet open) =>
    [
        .. open.Saved.Disagreements.Where(d => open.Form.Items.ContainsKey(d.Field)).Select(d =>
        {
            var item = open.Form.Items[d.Field];
            var given = d.Answers.Where(a => !a.IsEmpty).ToList();
            var counted = given.OrderByDescending(a => a.Respondent == open.Saved.Respondents[0].Id).ThenByDescending(a => a.Version).FirstOrDefault();
            return new DifferenceView(d.Field, item.Field.Name, [.. given.Select(a => new DifferingAnswer(
                a.Respondent, open.Saved.Respondents.FirstOrDefault(r => r.Id == a.Respondent)?.Name ?? a.Respondent,
                SheetViewBuilder.Words(item, a.Values, a.IsNotApplicable, open.Form.Compiled.Model), a == counted))]);
        }).Where(d => d.Answers.Count > 1),
    ];

    private static string Address(HttpContext http, string link) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/r/{link}";
}
