using RongTong.Assessing;
using RongTong.Web.Access;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Fill;

/// <summary>Lets somebody into a sheet. Stateless.</summary>
internal static class SheetEntry
{
    /// <summary>Begins a sheet, lets its first respondent in and shows the link once.</summary>
    public static async Task<IResult> BeginAsync(HttpContext http, Caller caller, SheetStore sheets, SessionStore sessions, WebForm form, AnswerSheet head, string respondent, Func<SavedSheet, Task>? begun = null)
    {
        var owner = caller.Role is Role.Enterprise ? caller.Account!.Id : null;
        var name = respondent.Length > 0 ? respondent : caller.Account?.Name ?? PeopleTexts.Someone.In(PageLanguage.Of(http));
        var (saved, link) = await sheets.BeginAsync(form.Compiled.Model.Ref.ToString(), form.Compiled.Fingerprint, head, name, owner);
        if (begun is not null) await begun(saved);
        await EnterAsync(http, sessions, new LinkHolder(saved.Id, saved.Respondents[0].Id));
        ShownOnce.Carry(http, saved.Id, saved.Respondents[0].Id, link);
        return Results.Redirect($"/sheets/{saved.Id}/link");
    }

    /// <summary>Gives the browser a session for the sheet of a link.</summary>
    public static async Task EnterAsync(HttpContext http, SessionStore sessions, LinkHolder holder) =>
        SessionCookie.Sheet.Write(http.Response, await sessions.BeginAsync(holder, http.Request.Headers.UserAgent.ToString()));
}
