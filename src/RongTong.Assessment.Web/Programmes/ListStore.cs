using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dapper;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Ledger;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Programmes;

/// <summary>A draw for visits. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Seed">The text it was drawn by, with the root in front.</param>
/// <param name="Root">The root over the results drawn from.</param>
/// <param name="Share">Share of each stratum.</param>
/// <param name="Firms">How many were drawn.</param>
/// <param name="At">When.</param>
public sealed record VisitDraw(string Id, string Seed, string Root, decimal Share, long Firms, DateTimeOffset At);

/// <summary>A list as it was published. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Root">The root over the results it stands for.</param>
/// <param name="Firms">How many firms are on it.</param>
/// <param name="At">When.</param>
public sealed record Publication(string Id, string Root, long Firms, DateTimeOffset At);

/// <summary>
/// Draws firms for visits and publishes lists, from the results cases were decided by. A list or draw is kept as it was made, with the Merkle
/// root over those results in the order of the case numbers, so that anybody who has them can make it again. Thread-safe.
/// </summary>
internal sealed class ListStore(Database database, CaseStore cases, AuditLog audit, TimeProvider clock)
{
    /// <summary>Draws from the cases that the engine says meet the standard, decided or not; null when there is none.</summary>
    public async Task<VisitDraw?> DrawAsync(Scope scope, Programme programme, string seed, decimal share, bool byRegion, long fragilePpm)
    {
        var from = (await cases.AllAsync(scope, programme.Id)).Where(c => c.Verdict == CaseVerdict.Met && c.Stage != CaseStage.Returned).ToList();
        if (from.Count == 0) return null;
        var root = RecordRoot.Of(from.Select(Record));
        var fragile = from.Where(c => c.Nearest is { } near && near <= fragilePpm).Select(c => c.Uscc).ToHashSet(StringComparer.Ordinal);
        var whole = $"{root} {seed}";
        var drawn = BatchDraw.Draw(from.Select(c => (c.Uscc, c.Name, c.Region)), new DrawOptions(whole, share, byRegion), fragile, []);
        var draw = new VisitDraw(Secret.Make().Text, whole, root, share, drawn.Length, clock.GetUtcNow());
        await KeepAsync(scope, programme, AuditAction.DrawMade, "draw:" + draw.Id, root, draw.Firms,
            "INSERT INTO visit_draw (id, programme, seed, root, share, by_region, firms, csv, drawn_by, drawn_at) VALUES (@Id, @programme, @Seed, @Root, @share, @byRegion, @Firms, @csv, @Actor, @at)",
            new
            {
                draw.Id, programme = programme.Id, draw.Seed, draw.Root, share = share.ToString(CultureInfo.InvariantCulture), byRegion = byRegion ? 1L : 0, draw.Firms, csv = Encoding.UTF8.GetString(BatchDraw.ToCsv(drawn, withMark: false)), scope.Actor,
                at = Moments.Of(draw.At),
            });
        return draw;
    }

    /// <summary>Publishes the firms decided to meet the standard against which no objection is open; null when there is none.</summary>
    public async Task<Publication?> PublishAsync(Scope scope, Programme programme)
    {
        var decided = (await cases.AllAsync(scope, programme.Id)).Where(c => c is { Stage: CaseStage.Decided, Result: not null }).ToList();
        var listed = decided.Where(c => c is { Verdict: CaseVerdict.Met, Objections: 0 }).OrderBy(c => c.Region, StringComparer.Ordinal).ThenBy(c => c.Uscc, StringComparer.Ordinal).ToList();
        if (listed.Count == 0) return null;
        var published = new Publication(Secret.Make().Text, RecordRoot.Of(decided.Select(Record)), listed.Count, clock.GetUtcNow());
        await KeepAsync(scope, programme, AuditAction.ListPublished, "publication:" + published.Id, published.Root, published.Firms,
            "INSERT INTO publication (id, programme, root, firms, csv, published_by, published_at) VALUES (@Id, @programme, @Root, @Firms, @csv, @Actor, @at)",
            new { published.Id, programme = programme.Id, published.Root, published.Firms, csv = Encoding.UTF8.GetString(FirmList.ToCsv(listed.Select(c => (c.Name, c.Region, c.Uscc)), withMark: false)), scope.Actor, at = Moments.Of(published.At) });
        return published;
    }

    /// <summary>The draws of a round, newest first.</summary>
    public Task<ImmutableArray<VisitDraw>> DrawsAsync(Programme programme) => database.ReadAsync(async connection =>
        (await connection.QueryAsync<(string Id, string Seed, string Root, string Share, long Firms, string At)>("SELECT id, seed, root, share, firms, drawn_at FROM visit_draw WHERE programme = @Id ORDER BY drawn_at DESC", new { programme.Id }))
        .Select(d => new VisitDraw(d.Id, d.Seed, d.Root, decimal.Parse(d.Share, CultureInfo.InvariantCulture), d.Firms, Moments.Read(d.At))).ToImmutableArray());

    /// <summary>The lists published, newest first.</summary>
    public Task<ImmutableArray<Publication>> PublishedAsync(Programme programme) => database.ReadAsync(async connection =>
        (await connection.QueryAsync<(string Id, string Root, long Firms, string At)>("SELECT id, root, firms, published_at FROM publication WHERE programme = @Id ORDER BY published_at DESC", new { programme.Id }))
        .Select(p => new Publication(p.Id, p.Root, p.Firms, Moments.Read(p.At))).ToImmutableArray());

    /// <summary>A draw of a round as CSV; null when there is no such one.</summary>
    public Task<string?> DrawCsvAsync(Programme programme, string id) => CsvAsync("visit_draw", programme, id);

    /// <summary>A published list as CSV; null when there is no such one.</summary>
    public Task<string?> PublishedCsvAsync(Programme programme, string id) => CsvAsync("publication", programme, id);

    /// <summary>Every firm on the latest lists inside a scope, with the day it was published: whose titles end when, the models say.</summary>
    public Task<ImmutableArray<(string Uscc, string Name, string Model, DateOnly Given)>> GivenAsync(Scope scope) => database.ReadAsync(async connection =>
        (await connection.QueryAsync<(string Uscc, string Name, string Model, string At)>(
            $"""
            SELECT sheet.uscc, sheet.name, programme.model, MIN(publication.published_at) FROM programme_case c JOIN sheet ON sheet.id = c.sheet JOIN programme ON programme.id = c.programme
              JOIN publication ON publication.programme = programme.id AND publication.published_at >= c.decided_at
            WHERE c.stage = 'decided' AND c.verdict = 'met' AND {scope.Sheets()} GROUP BY sheet.id, sheet.uscc, sheet.name, programme.model
            """,
            scope.With())).Select(g => (g.Uscc, g.Name, g.Model, DateOnly.FromDateTime(Moments.Read(g.At).UtcDateTime))).ToImmutableArray());

    private Task KeepAsync(Scope scope, Programme programme, string action, string subject, string root, long firms, string insert, object values) => database.WriteAsync(async transaction =>
    {
        await transaction.Connection!.ExecuteAsync(insert, values, transaction);
        await audit.AddAsync(transaction, scope.Actor, action, subject, programme.Region, KeyValuePair.Create("programme", programme.Id), KeyValuePair.Create("root", root), KeyValuePair.Create("firms", firms.ToString(CultureInfo.InvariantCulture)));
        return true;
    });

    /// <summary>What a case is in a root: its number, its firm and the result it was decided by, a line each.</summary>
    private static byte[] Record(ProgrammeCase one) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{one.Number}\n{one.Uscc}\n{CaseStore.Word(one.Verdict)}\n{one.Result}"));

    private Task<string?> CsvAsync(string table, Programme programme, string id) => database.ReadAsync(connection =>
        connection.ExecuteScalarAsync<string?>($"SELECT csv FROM {table} WHERE id = @id AND programme = @programme", new { id, programme = programme.Id }));
}
