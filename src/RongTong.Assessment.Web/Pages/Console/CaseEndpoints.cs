using System.Globalization;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Reporting.Opinions;
using RongTong.Reporting.Questionnaires;
using RongTong.Reporting.Review;
using RongTong.Text;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Pages.Fill;
using RongTong.Web.Pages.Texts;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>One case, and what is done with it. Stateless.</summary>
internal static class CaseEndpoints
{
    private const int LongestReason = 1000, LongestSource = 200;

    public static void Map(IEndpointRouteBuilder console)
    {
        var one = console.MapGroup("/cases/{id}");
        one.MapGet("", ShowAsync).RequireAuthorization(Policies.ReadFirms);
        one.MapGet("/evidence/{file}", EvidenceAsync).RequireAuthorization(Policies.ReadFirms);
        one.MapGet("/opinion", OpinionAsync).RequireAuthorization(Policies.ReadFirms).RequireRateLimiting(RateLimits.Reports);
        one.MapPost("/facts", StateAsync).RequireAuthorization(Policies.Review);
        one.MapPost("/overrides", AskAsync).RequireAuthorization(Policies.Override);
        one.MapPost("/overrides/{asked}", SettleAsync).RequireAuthorization(Policies.Override);
        one.MapPost("/pass", PassAsync).RequireAuthorization(Policies.Certify);
        one.MapPost("/return", ReturnAsync).RequireAuthorization(Policies.Certify);
        one.MapPost("/decide", DecideAsync).RequireAuthorization(Policies.Certify);
        one.MapPost("/objections", ObjectAsync).RequireAuthorization(Policies.Certify);
        one.MapPost("/objections/{objection}", SettleObjectionAsync).RequireAuthorization(Policies.Certify);
        one.MapPost("/reopen", ReopenAsync).RequireAuthorization(Policies.Certify);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, WebForms forms, AuditLog audit, string id, string? c = null, bool refused = false)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.Judge(open) is not { } judged) return ErrorPages.Of(http, PageError.NotFound);
        await audit.AddAsync(caller.Scope.Actor, AuditAction.FirmViewed, "sheet:" + id, open.Case.Region);
        return Page(http, caller, open, judged, forms, c, refused: refused);
    }

    private static IResult Page(HttpContext http, Caller caller, OpenCase open, Judgement judged, WebForms forms, string? criterion, List<LocalizedText>? wrong = null, bool refused = false) => PageResult.Of<CasePage>(
        new { Who = InboxEndpoints.Who(caller), Case = View(caller, open, judged, forms, criterion, PageLanguage.Of(http)), Refused = refused, Wrong = wrong ?? [] },
        wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> EvidenceAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, EvidenceStore evidence, AuditLog audit, string id, string file)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.ModelOf(open.Programme) is not { } model) return ErrorPages.Of(http, PageError.NotFound);
        if (await evidence.FindAsync(caller.Scope, id, file) is not { } found || PersonalData.IsHidden(caller, model.Model, found.File)) return ErrorPages.Of(http, PageError.NotFound);
        await audit.AddAsync(caller.Scope.Actor, AuditAction.Exported, "sheet:" + id, caller.Scope.Region ?? "", KeyValuePair.Create("evidence", file));
        return Results.File(found.Bytes, found.File.Type, found.File.Name);
    }

    private static async Task<IResult> OpinionAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, ReportTemplates templates, AuditLog audit, string id)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.Judge(open) is not { } judged) return ErrorPages.Of(http, PageError.NotFound);
        if (PersonalData.IsIn(caller, judged.Model.Model)) return ErrorPages.Of(http, PageError.NotFound);
        await audit.AddAsync(caller.Scope.Actor, AuditAction.Exported, "sheet:" + id, open.Case.Region, KeyValuePair.Create("form", "opinion"));
        var language = PageLanguage.Of(http);
        var made = Opinion.Render(templates.Library, judged.Assessment, new OpinionBatch(open.Programme.Name.In(language), open.Case.Number, ""), language);
        if (made.Value is not { } text) throw new InvalidOperationException($"the opinion was not made: {string.Join("; ", made.Diagnostics)}");
        http.Response.Headers.ContentSecurityPolicy = ReportEndpoints.Policy;
        return Results.Text(text.Text, "text/html; charset=utf-8");
    }

    private static async Task<IResult> StateAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, WebForms forms, string id)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.Judge(open) is not { } judged) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (value, wrong) = Value(judged, forms, open, form, forReview: true);
        var reason = Text(form["reason"], LongestReason);
        if (reason.Length == 0) wrong.Add(CaseTexts.ReasonWanted);
        if (wrong.Count > 0) return Page(http, caller, open, judged, forms, form["c"], wrong);
        return await Done(caller, judge, id, form["c"], await cases.StateAsync(caller.Scope, id, form["field"].ToString(), value, reason, InboxEndpoints.Who(caller)));
    }

    private static async Task<IResult> AskAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, WebForms forms, string id)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.Judge(open) is not { } judged) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (value, wrong) = Value(judged, forms, open, form, forReview: false);
        var (source, reason) = (Text(form["source"], LongestSource), Text(form["reason"], LongestReason));
        if (source.Length == 0) wrong.Add(CaseTexts.SourceWanted);
        if (reason.Length == 0) wrong.Add(CaseTexts.ReasonWanted);
        if (wrong.Count > 0) return Page(http, caller, open, judged, forms, form["c"], wrong);
        return await Done(caller, judge, id, form["c"], await cases.AskAsync(caller.Scope, id, form["field"].ToString(), value, source, reason, InboxEndpoints.Who(caller)));
    }

    private static async Task<IResult> SettleAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, string id, string asked)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await Done(caller, judge, id, form["c"], await cases.SettleAsync(caller.Scope, id, asked, form["agree"] == "1", InboxEndpoints.Who(caller)));
    }

    private static async Task<IResult> PassAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, string id)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open) return ErrorPages.Of(http, PageError.NotFound);
        var note = Text((await http.Request.ReadFormAsync(http.RequestAborted))["reason"], LongestReason);
        var passed = InboxEndpoints.StageOf(caller) is { } stage and not CaseStage.Province && await cases.PassAsync(caller.Scope, open.Programme, id, stage, InboxEndpoints.Who(caller), note);
        return await Done(caller, judge, id, null, passed);
    }

    private static async Task<IResult> ReturnAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, WebForms forms, TimeProvider clock, string id)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.Judge(open) is not { } judged) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (reason, wrong) = (Text(form["reason"], LongestReason), new List<LocalizedText>());
        if (reason.Length == 0) wrong.Add(CaseTexts.ReasonWanted);
        if (!DateOnly.TryParseExact(form["due"].ToString().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) || due < DateOnly.FromDateTime(clock.GetLocalNow().DateTime)) wrong.Add(CaseTexts.DayWrong);
        if (wrong.Count > 0) return Page(http, caller, open, judged, forms, null, wrong);
        return await Done(caller, judge, id, null, InboxEndpoints.StageOf(caller) is { } stage && await cases.ReturnAsync(caller.Scope, id, stage, due, InboxEndpoints.Who(caller), reason));
    }

    private static async Task<IResult> DecideAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, string id)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.Judge(open) is not { Verdict: CaseVerdict.Met or CaseVerdict.Unmet } judged || caller.Role is not Role.Province) return await Done(caller, judge, id, null, done: false);
        var result = System.Text.Encoding.UTF8.GetString(AssessmentJson.Write(judged.Assessment, Language.Zh, indented: false));
        return await Done(caller, judge, id, null, await cases.DecideAsync(caller.Scope, id, judged.Verdict, result, InboxEndpoints.Who(caller)));
    }

    private static async Task<IResult> ReopenAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, string id)
    {
        var reason = Text((await http.Request.ReadFormAsync(http.RequestAborted))["reason"], LongestReason);
        return await Done(caller, judge, id, null, caller.Role is Role.Province && reason.Length > 0 && await cases.ReopenAsync(caller.Scope, id, InboxEndpoints.Who(caller), reason));
    }

    private static async Task<IResult> ObjectAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, WebForms forms, string id)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.Judge(open) is not { } judged) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (objector, says, proof) = (Text(form["objector"], LongestSource), Text(form["says"], LongestReason), Text(form["proof"], LongestSource));
        if (objector.Length == 0 || says.Length == 0 || proof.Length == 0) return Page(http, caller, open, judged, forms, null, [CaseTexts.ObjectionWanted]);
        return await Done(caller, judge, id, null, caller.Role is Role.Province && await cases.ObjectAsync(caller.Scope, id, objector, says, proof, InboxEndpoints.Who(caller)));
    }

    private static async Task<IResult> SettleObjectionAsync(HttpContext http, Caller caller, CaseStore cases, CaseJudge judge, WebForms forms, string id, string objection)
    {
        if (await cases.FindAsync(caller.Scope, id) is not { } open || judge.Judge(open) is not { } judged) return ErrorPages.Of(http, PageError.NotFound);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var finding = Text(form["finding"], LongestReason);
        if (finding.Length == 0) return Page(http, caller, open, judged, forms, null, [CaseTexts.FindingWanted]);
        return await Done(caller, judge, id, null, caller.Role is Role.Province && await cases.SettleObjectionAsync(caller.Scope, id, objection, form["upheld"] == "1", finding, InboxEndpoints.Who(caller)));
    }

    /// <summary>Back to the case, judged anew; what was not possible is said there.</summary>
    private static async Task<IResult> Done(Caller caller, CaseJudge judge, string id, string? criterion, bool done)
    {
        if (done) await judge.RefreshAsync(caller.Scope, id);
        return Results.Redirect($"/console/cases/{Uri.EscapeDataString(id)}?c={Uri.EscapeDataString(criterion ?? "")}{(done ? "" : "&refused=true")}");
    }

    /// <summary>What was typed for a fact, as a sheet has it; wrong when the fact is not one to be stated so, or the engine cannot read it.</summary>
    private static (string Value, List<LocalizedText> Wrong) Value(Judgement judged, WebForms forms, OpenCase open, IFormCollection form, bool forReview)
    {
        var field = form["field"].ToString();
        if (Item(forms, open, field) is not { } item || item.IsForReview != forReview) return ("", [CaseTexts.ValueWrong]);
        var (values, isNotApplicable) = TypedAnswer.Read(item, form["value"]);
        if (values.IsEmpty || isNotApplicable) return ("", [CaseTexts.ValueWrong]);
        var tried = judged.Model.Assess(new AnswerSheet { AsOf = judged.Assessment.Sheet.AsOf }.With(field, values));
        return tried.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && d.Field == field) ? ("", [CaseTexts.ValueWrong]) : (string.Join(CaseSheet.Between, values), []);
    }

    private static string Text(string? typed, int most)
    {
        var clean = new string([.. (typed ?? "").Where(c => !char.IsControl(c) || c == '\n')]).Trim();
        return clean.Length > most ? clean[..most] : clean;
    }

    private static FormItem? Item(WebForms forms, OpenCase open, string field) => forms.Of(open.Programme.Model)?.Form.Sections.SelectMany(s => s.Items).FirstOrDefault(i => i.Field.Id == field);

    private static CaseView View(Caller caller, OpenCase open, Judgement judged, WebForms forms, string? criterion, Language language)
    {
        var reading = PersonalData.Without(CaseReading.Of(judged.Model, judged.Assessment, language), caller, language);
        var chosen = reading.Criteria.FirstOrDefault(c => c.Id == criterion) ?? reading.Deciding ?? reading.Criteria.FirstOrDefault();
        var isUnderWay = open.Case.Stage is not (CaseStage.Returned or CaseStage.Decided);
        var facts = chosen?.Facts.Select(f => Fact(caller, open, judged, forms, f)).ToList() ?? [];
        var own = facts.Select(f => f.Field).ToHashSet(StringComparer.Ordinal);
        return new CaseView
        {
            Case = open.Case, Programme = open.Programme, Objections = open.Objections, IsPublished = open.IsPublished, Reading = reading, Chosen = chosen, Facts = facts, Verdict = judged.Verdict,
            Evidence = [.. open.Evidence.Where(e => !PersonalData.IsHidden(caller, judged.Model.Model, e)).OrderByDescending(e => e.Field is { } field && own.Contains(field))],
            Checks = [.. judged.Assessment.Diagnostics.Select(d => d.Message)], Events = [.. open.Events.Select(e => Event(caller, judged.Model.Model, forms, open, e))],
            Pending = [.. open.Overrides.Where(o => o.State == OverrideState.Asked).Select(o => o.Field).Distinct(StringComparer.Ordinal).Select(f => (NameOf(judged.Model.Model, f), reading.Criteria.LastOrDefault(c => c.Facts.Any(x => x.Id == f))?.Id ?? ""))],
            MayReview = isUnderWay && Policies.Allows(Policies.Review, caller), IsHere = isUnderWay && InboxEndpoints.StageOf(caller) == open.Case.Stage, MayDecide = caller.Role is Role.Province,
        };
    }

    /// <summary>What happened, with the fact and its value in words where one was stated.</summary>
    private static EventView Event(Caller caller, EvaluationModel model, WebForms forms, OpenCase open, CaseEvent one)
    {
        LocalizedText? note = one.Note.Length == 0 ? null : LocalizedText.Same(one.Note);
        if (one.Kind is "stated" or "asked" && one.Note.Split(" = ", 2) is [var id, var value])
        {
            var field = model.Answerable.FirstOrDefault(f => f.Id == id);
            var words = field is not null && PersonalData.IsHidden(caller, field) ? CaseTexts.Personal
                : Item(forms, open, id) is { } item ? SheetViewBuilder.Words(item, CaseSheet.Values(value), isNotApplicable: false, model) : LocalizedText.Same(value);
            note = new LocalizedText($"{NameOf(model, id).Zh}，{words.Zh}", $"{NameOf(model, id).En}: {words.En}");
        }
        return new EventView(one.At, one.Kind, one.ActorName, note);
    }

    private static LocalizedText NameOf(EvaluationModel model, string field) => model.Answerable.FirstOrDefault(f => f.Id == field)?.Name ?? LocalizedText.Same(field);

    private static FactView Fact(Caller caller, OpenCase open, Judgement judged, WebForms forms, Field field)
    {
        var (item, model) = (Item(forms, open, field.Id), judged.Model.Model);
        LocalizedText? Words(AnswerSheet sheet) => StatedAnswer.In(sheet, field.Id) is { IsAnswered: true } stated ? Shown(item is null ? LocalizedText.Same(string.Join("; ", stated.Values)) : stated.Words(item, model)) : null;
        LocalizedText ValueWords(string value) => Shown(item is null ? LocalizedText.Same(value) : SheetViewBuilder.Words(item, CaseSheet.Values(value), isNotApplicable: false, model));
        LocalizedText Shown(LocalizedText words) => PersonalData.IsHidden(caller, field) ? CaseTexts.Personal : words;
        return new FactView
        {
            Field = field.Id, Name = field.Name, IsForReview = field.AnsweredBy != AnsweredBy.Enterprise, Firm = Words(open.Saved.Sheet), Counts = Words(judged.Assessment.Sheet),
            Reviewers = [.. open.Facts.Where(f => f.Field == field.Id).Select(f => (f.ReviewerName, ValueWords(f.Value), f.Reason))],
            Overrides = [.. open.Overrides.Where(o => o.Field == field.Id).Select(o => new OverrideView(o, ValueWords(o.Value), o.AskedBy == caller.Scope.Actor))],
            Input = item is null ? null : new AskedValue(item.Control, [.. item.Choices.Select(c => (c.Id, c.Shown))], new LocalizedText(item.UnitIn(model, Language.Zh), item.UnitIn(model, Language.En))),
        };
    }
}
