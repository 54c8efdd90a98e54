using System.Collections.Immutable;
using RongTong.Reporting.Questionnaires;
using RongTong.Web.Access;
using RongTong.Web.Api;
using RongTong.Web.Sheets;

namespace RongTong.Web.Pages.Fill;

/// <summary>Pages of questions, and the answers given on them. Stateless.</summary>
internal static class SectionEndpoints
{
    public static void Map(IEndpointRouteBuilder sheet)
    {
        sheet.MapGet("", Begin);
        sheet.MapGet("/{section:int}", Show).WithMetadata(new Typing());
        sheet.MapPost("/{section:int}", SaveAll);
        sheet.MapPost("/answers", SaveOne).WithMetadata(new Typing());
    }

    /// <summary>The first page on which something is open.</summary>
    private static async Task<IResult> Begin(HttpContext http, Caller caller, SheetDoor door, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        if (!open.IsOpen) return Results.Redirect($"/sheets/{id}/result");
        var view = door.Around(open, PageLanguage.Of(http));
        return Results.Redirect($"{view.Address}/{view.Parts.SelectMany(p => p.Items).FirstOrDefault(i => i.Answered < i.Wanted)?.Key ?? "check"}");
    }

    private static async Task<IResult> Show(HttpContext http, Caller caller, SheetDoor door, string id, int section) =>
        await door.OpenAsync(caller, id) is { } open && SectionOf(open, section) is { } asked ? Page(http, door, open, asked, []) : ErrorPages.Of(http, PageError.NotFound);

    /// <summary>A whole page at once, as a browser without scripts sends it.</summary>
    private static async Task<IResult> SaveAll(HttpContext http, Caller caller, SheetDoor door, SheetStore sheets, string id, int section)
    {
        if (await door.OpenAsync(caller, id) is not { } open || SectionOf(open, section) is not { } asked) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var cleared = form["clear"].ToString();
        var conflicts = new List<ConflictView>();
        foreach (var item in asked.Cards.SelectMany(c => c.All))
        {
            var id1 = item.Field.Id;
            var (values, isNotApplicable) = id1 == cleared ? ([], false) : TypedAnswer.Read(item, form[id1]);
            var own = open.Saved.Answers.FirstOrDefault(a => a.Field == id1 && a.Respondent == open.Respondent);
            // What the form showed of somebody else and was sent back unchanged is no answer of one's own.
            var shown = own is null or { IsEmpty: true } ? Counted(open.Saved, id1) : own;
            if (Same(shown, values, isNotApplicable)) continue;
            long? seen = long.TryParse(form["v:" + id1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;
            var saved = await sheets.AnswerAsync(open.Scope, id, open.Respondent, id1, values, isNotApplicable, seen);
            if (saved.Outcome == AnswerOutcome.ChangedMeanwhile) conflicts.Add(new ConflictView(id1, item.Field.Name, Words(open, item, saved.There), SheetViewBuilder.Words(item, values, isNotApplicable, open.Form.Compiled.Model)));
        }
        if (conflicts.Count > 0 && await door.OpenAsync(caller, id) is { } again) return Page(http, door, again, asked, conflicts, StatusCodes.Status409Conflict);
        return Results.Redirect(cleared.Length > 0 ? $"/sheets/{id}/{asked.Key}#{SheetView.Anchor(cleared)}" : $"/sheets/{id}/{Where(form["go"].ToString(), asked)}");
    }

    /// <summary>One answer, as the script sends it.</summary>
    private static async Task<IResult> SaveOne(HttpContext http, Caller caller, SheetDoor door, SheetStore sheets, string id)
    {
        if (await door.OpenAsync(caller, id) is not { } open) return Results.StatusCode(StatusCodes.Status404NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!open.Form.Items.TryGetValue(form["field"].ToString(), out var item) || item.IsForReview) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var (values, isNotApplicable) = TypedAnswer.Read(item, form["value"]);
        long? seen = long.TryParse(form["seen"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;
        var saved = await sheets.AnswerAsync(open.Scope, id, open.Respondent, item.Field.Id, values, isNotApplicable, seen);
        switch (saved.Outcome)
        {
            case AnswerOutcome.Saved:
                return JsonAnswer.Of(json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("version", saved.Version);
                    json.WriteEndObject();
                });
            case AnswerOutcome.ChangedMeanwhile when Same(saved.There, values, isNotApplicable):
                // The same answer twice, as when the first time the reply was lost.
                return JsonAnswer.Of(json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("version", saved.There?.Version ?? 0);
                    json.WriteEndObject();
                });
            case AnswerOutcome.ChangedMeanwhile:
                var language = PageLanguage.Of(http);
                return JsonAnswer.Of(
                    json =>
                    {
                        json.WriteStartObject();
                        json.WriteNumber("version", saved.There?.Version ?? 0);
                        json.WriteStartArray("values");
                        foreach (var value in saved.There is null ? [] : saved.There.IsNotApplicable ? [TypedAnswer.NotApplicable] : saved.There.Values) json.WriteStringValue(TypedAnswer.Shown(item, value));
                        json.WriteEndArray();
                        json.WriteString("thereText", Words(open, item, saved.There).In(language));
                        json.WriteString("hereText", SheetViewBuilder.Words(item, values, isNotApplicable, open.Form.Compiled.Model).In(language));
                        json.WriteEndObject();
                    },
                    StatusCodes.Status409Conflict);
            default:
                return Results.StatusCode(StatusCodes.Status423Locked);
        }
    }

    private static IResult Page(HttpContext http, SheetDoor door, OpenSheet open, WebSection section, IReadOnlyList<ConflictView> conflicts, int status = StatusCodes.Status200OK)
    {
        var view = door.View(open);
        return PageResult.Of<SectionPage>(new { Sheet = view.Sheet(PageLanguage.Of(http)), Section = view.Section(section), Conflicts = conflicts }, status);
    }

    private static WebSection? SectionOf(OpenSheet open, int section) => section >= 1 && section <= open.Form.Sections.Length ? open.Form.Sections[section - 1] : null;

    private static string Where(string go, WebSection here) => go == "check" || int.TryParse(go, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _) ? go : here.Key;

    private static SavedAnswer? Counted(SavedSheet saved, string field) =>
        saved.Answers.Where(a => a.Field == field && !a.IsEmpty).OrderByDescending(a => a.Respondent == saved.Respondents[0].Id).ThenByDescending(a => a.Version).FirstOrDefault();

    private static bool Same(SavedAnswer? there, ImmutableArray<string> values, bool isNotApplicable) =>
        there is null ? values.IsEmpty && !isNotApplicable : there.IsNotApplicable == isNotApplicable && there.Values.Order(StringComparer.Ordinal).SequenceEqual(values.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static Text.LocalizedText Words(OpenSheet open, FormItem item, SavedAnswer? answer) => SheetViewBuilder.Words(item, answer?.Values ?? [], answer?.IsNotApplicable == true, open.Form.Compiled.Model);
}
