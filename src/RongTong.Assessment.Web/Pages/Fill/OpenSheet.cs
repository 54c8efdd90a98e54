using System.Text;
using RongTong.Assessing;
using RongTong.Hosting;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Fill;

/// <summary>A sheet as a request may reach it: what is saved, its form, and who is asking. One for each request.</summary>
/// <param name="Saved">What is saved.</param>
/// <param name="Form">What is asked.</param>
/// <param name="Scope">What the caller may touch.</param>
/// <param name="Respondent">Who the caller is among those who fill it.</param>
internal sealed record OpenSheet(SavedSheet Saved, WebForm Form, Scope Scope, string Respondent)
{
    /// <summary>Whether the caller began it: who alone invites, hands in and erases.</summary>
    public bool IsFirst => Respondent == Saved.Respondents[0].Id;

    /// <summary>Last year's sheet beside it; null when there is none.</summary>
    public AnswerSheet? Earlier { get; } = Saved.Earlier is { } document ? Handed.Document(new MemoryStream(Encoding.UTF8.GetBytes(document))) : null;

    /// <summary>Whether answers can be changed.</summary>
    public bool IsOpen => Saved.State is SheetState.Draft or SheetState.Returned;
}

/// <summary>Opens sheets for requests, and makes their views. Thread-safe.</summary>
internal sealed class SheetDoor(SheetStore sheets, WebForms forms, SheetAssessor assessor, TimeProvider clock)
{
    /// <summary>The sheet; null when there is none for this caller.</summary>
    public async Task<OpenSheet?> OpenAsync(Caller caller, string id)
    {
        // A link gives its one sheet; an account beside it gives those it owns, as their first respondent.
        var byLink = caller.Link is { } link && link.Sheet == id;
        var scope = byLink ? caller.LinkScope : caller.Role is Role.Enterprise ? caller.Scope : null;
        if (scope is null || await sheets.FindAsync(scope, id) is not { } saved || forms.Of(saved.Model) is not { } form) return null;
        return new OpenSheet(saved, form, scope, byLink ? caller.Link!.Respondent : saved.Respondents[0].Id);
    }

    /// <summary>What its pages show.</summary>
    public SheetViewBuilder View(OpenSheet sheet) => new(sheet, assessor, clock.GetUtcNow());

    /// <summary>What its pages show, around the content.</summary>
    public SheetView Around(OpenSheet sheet, Language language) => View(sheet).Sheet(language);
}
