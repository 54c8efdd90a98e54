using RongTong.Reporting.Review;
using RongTong.Web.Access;
using RongTong.Web.Pages.Accounts;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>The cases of a round, as those who work on them see them. Stateless.</summary>
internal static class InboxEndpoints
{
    private const int LongestText = 60;

    public static void Map(IEndpointRouteBuilder console)
    {
        console.MapGet("", (Caller caller) => Results.Redirect(SignInEndpoints.Home(caller.Role!.Value) is var home and not "/console" ? home : "/console/inbox")).RequireAuthorization(Policies.SignedIn);
        console.MapGet("/inbox", NewestAsync).RequireAuthorization(Policies.ReadFirms);
        console.MapGet("/programmes/{id}/cases", ShowAsync).RequireAuthorization(Policies.ReadFirms);
    }

    /// <summary>The stage at which cases are with a role; null for those who have none of their own.</summary>
    public static CaseStage? StageOf(Caller caller) => caller.Role switch { Role.County => CaseStage.County, Role.City => CaseStage.City, Role.Province => CaseStage.Province, _ => null };

    /// <summary>As the bar names who is signed in.</summary>
    public static string Who(Caller caller) => caller.Account?.Name ?? "";

    private static async Task<IResult> NewestAsync(Caller caller, ProgrammeStore programmes) =>
        (await programmes.ListAsync(caller.Scope)) is [var newest, ..] ? Results.Redirect($"/console/programmes/{newest.Id}/cases?queue=mine") : Results.Redirect("/console/programmes");

    private static async Task<IResult> ShowAsync(
        HttpContext http, Caller caller, ProgrammeStore programmes, CaseStore cases, CaseJudge judge, TimeProvider clock, string id, string? queue = null, string? q = null, string? verdict = null, string? sort = null, string? region = null, string? industry = null, string? size = null, int page = 1)
    {
        if (await programmes.FindAsync(caller.Scope, id) is not { } programme) return ErrorPages.Of(http, PageError.NotFound);
        var mine = StageOf(caller);
        var filter = Queued(queue, mine, DateOnly.FromDateTime(clock.GetLocalNow().DateTime)) with
        {
            Text = Short(q), Verdict = Enum.TryParse<CaseVerdict>(verdict, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : null, NearestFirst = sort == "near",
            Region = Short(region), Industry = Short(industry), Size = Short(size), Page = Math.Clamp(page, 1, 100_000),
        };
        var (found, count) = await cases.ListAsync(caller.Scope, id, filter);
        var rows = new List<InboxRow>();
        foreach (var one in found)
        {
            if (await cases.FindAsync(caller.Scope, one.Sheet) is not { } open || judge.Judge(open) is not { } judged) continue;
            rows.Add(new InboxRow(one, CaseLine.Of(judged.Assessment, PageLanguage.Of(http))));
        }
        var (_, total) = await cases.ListAsync(caller.Scope, id, new CaseFilter());
        return PageResult.Of<InboxPage>(new
        {
            Who = Who(caller), Programme = programme, Others = (await programmes.ListAsync(caller.Scope)).Where(p => p.Id != id).Take(6).ToList(), Counts = await cases.CountAsync(caller.Scope, id, mine), Total = total,
            Queue = queue ?? "", Filter = filter, Found = count, Rows = rows,
        });
    }

    private static CaseFilter Queued(string? queue, CaseStage? mine, DateOnly today) => queue switch
    {
        "mine" => mine is null ? new CaseFilter { AwaitsReview = true } : new CaseFilter { Stage = mine },
        "due" => mine is null ? new CaseFilter { AwaitsReview = true, DueBy = today } : new CaseFilter { Stage = mine, DueBy = today },
        "review" => new CaseFilter { AwaitsReview = true },
        "returned" => new CaseFilter { Stage = CaseStage.Returned },
        "objections" => new CaseFilter { HasObjection = true },
        "decided" => new CaseFilter { Stage = CaseStage.Decided },
        _ => new CaseFilter(),
    };

    private static string Short(string? text) => text is null ? "" : text.Trim() is { Length: > LongestText } longer ? longer[..LongestText] : text.Trim();
}
