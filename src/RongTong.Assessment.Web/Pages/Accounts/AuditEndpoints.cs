using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using RongTong.Hosting.Ledger;
using RongTong.Web.Access;
using RongTong.Web.Audit;

namespace RongTong.Web.Pages.Accounts;

/// <summary>The audit log: looked through, checked, exported.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var log = routes.MapGroup("/console/audit").RequireAuthorization(Policies.ReadAudit);
        log.MapGet("", (HttpContext http, AuditLog audit, AccountStore accounts, TimeProvider clock) => ShowAsync(http, audit, accounts, clock, null));
        log.MapPost("/verify", VerifyAsync);
        log.MapPost("/export", ExportAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, AuditLog audit, AccountStore accounts, TimeProvider clock, ShownCheck? check)
    {
        var query = http.Request.Query;
        string Of(string field) => query[field].ToString().Trim();
        var all = await accounts.ListAsync();
        // Found by the name somebody signs in with as well as by the id that is kept.
        string Actor(string typed) => all.FirstOrDefault(a => a.Login == typed || a.Name == typed)?.Actor ?? typed;
        var filter = new AuditFilter(Of("action"), Of("actor"), Of("subject"), Of("from"), Of("to"));
        var question = new AuditQuestion
        {
            Action = filter.Action, Actor = Actor(filter.Actor), Subject = Actor(filter.Subject), From = Day(filter.From), To = Day(filter.To),
            Before = long.TryParse(Of("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : long.MaxValue,
        };
        var found = await audit.FindAsync(question, http.RequestAborted);
        var names = all.ToDictionary(a => a.Actor, a => a.Login, StringComparer.Ordinal);
        return PageResult.Of<AuditPage>(new
        {
            Entries = found.Select(e => ShownEntry.Of(e, names, clock)).ToArray(), Filter = filter, Check = check,
            Older = found is [.., { Number: > 1 } last] && found.Length == AuditLog.PageSize ? "/console/audit" + Query(filter, last.Number) : null,
        });
    }

    private static async Task<IResult> VerifyAsync(HttpContext http, AuditLog audit, AccountStore accounts, TimeProvider clock)
    {
        var check = await audit.CheckAsync(cancellation: http.RequestAborted);
        return await ShowAsync(http, audit, accounts, clock, new ShownCheck(check.Entries, check.Head, check.Difference));
    }

    /// <summary>The whole log, and the entry that says who took it.</summary>
    private static async Task<IResult> ExportAsync(Caller caller, AuditLog audit)
    {
        await audit.AddAsync(caller.Account!.Actor, AuditAction.Exported, "audit");
        return Results.Stream(
            async stream =>
            {
                await using var lines = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
                await foreach (var entry in audit.ReadAsync()) await lines.WriteLineAsync(AuditChain.Line(entry.Record, entry.Chain));
            },
            "application/x-ndjson",
            "audit.ndjson");
    }

    private static string Query(AuditFilter filter, long before)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("action", filter.Action), ("actor", filter.Actor), ("subject", filter.Subject), ("from", filter.From), ("to", filter.To), ("before", before.ToString(CultureInfo.InvariantCulture)) })
            if (value.Length > 0) query.Add(name, value);
        return query.ToString();
    }

    private static DateOnly? Day(string typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
