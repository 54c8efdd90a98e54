using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using RongTong.Web.Access;
using RongTong.Web.Storage;

namespace RongTong.Web.Sheets;

/// <summary>Who fills a sheet, and the links by which they come in. A link is shown once and kept as a hash. Thread-safe.</summary>
internal sealed class SheetPeople(Database database, TimeProvider clock)
{
    /// <summary>How many may fill one sheet.</summary>
    public const int Most = 20;

    /// <summary>How long a link works after it was made.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(400);

    /// <summary>Everybody, with what they were asked for and whether a link of theirs works.</summary>
    public Task<ImmutableArray<SheetPerson>> ListAsync(Scope scope, string sheet) => database.ReadAsync(async connection =>
    {
        var rows = await connection.QueryAsync<(string Id, string Name, string Sections, long Links, long Answers)>(
            $"""
            SELECT r.id, r.name, r.sections,
              (SELECT COUNT(*) FROM resume_link l WHERE l.sheet = r.sheet AND l.respondent = r.id AND l.revoked_at IS NULL AND l.expires_at > @now),
              (SELECT COUNT(*) FROM answer a WHERE a.sheet = r.sheet AND a.respondent = r.id)
            FROM respondent r JOIN sheet ON sheet.id = r.sheet WHERE r.sheet = @sheet AND {scope.Sheets()} ORDER BY r.id
            """,
            scope.With(new { sheet, now = Moments.Now(clock) }));
        return rows.Select(r => new SheetPerson(r.Id, r.Name, [.. r.Sections.Split(' ', StringSplitOptions.RemoveEmptyEntries)], (int)r.Links, (int)r.Answers)).OrderBy(p => int.Parse(p.Id, CultureInfo.InvariantCulture)).ToImmutableArray();
    });

    /// <summary>Asks one more person to answer.</summary>
    /// <returns>The link; null when there is no such sheet, or too many fill it.</returns>
    public Task<Secret?> InviteAsync(Scope scope, string sheet, string name, IEnumerable<string> sections) => database.WriteAsync(async transaction =>
    {
        if (!await LockAsync(transaction, scope, sheet)) return null;
        var connection = transaction.Connection!;
        var ids = (await connection.QueryAsync<string>("SELECT id FROM respondent WHERE sheet = @sheet", new { sheet }, transaction)).ToList();
        if (ids.Count >= Most) return null;
        var id = (ids.Max(i => int.Parse(i, CultureInfo.InvariantCulture)) + 1).ToString(CultureInfo.InvariantCulture);
        await connection.ExecuteAsync("INSERT INTO respondent (sheet, id, name, sections) VALUES (@sheet, @id, @name, @sections)", new { sheet, id, name, sections = string.Join(' ', sections) }, transaction);
        return await AddLinkAsync(transaction, sheet, id);
    });

    /// <summary>Gives a respondent a new link; those before end, and so do the sessions they opened.</summary>
    /// <returns>The link; null when there is no such respondent.</returns>
    public Task<Secret?> RenewAsync(Scope scope, string sheet, string respondent) => database.WriteAsync(async transaction =>
    {
        if (!await LockAsync(transaction, scope, sheet)) return null;
        if (await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM respondent WHERE sheet = @sheet AND id = @respondent", new { sheet, respondent }, transaction) == 0) return null;
        await EndAsync(transaction, sheet, respondent);
        return await AddLinkAsync(transaction, sheet, respondent);
    });

    /// <summary>Ends the links of a respondent and the sessions they opened.</summary>
    public Task<bool> RevokeAsync(Scope scope, string sheet, string respondent) => database.WriteAsync(async transaction =>
    {
        if (!await LockAsync(transaction, scope, sheet)) return false;
        await EndAsync(transaction, sheet, respondent);
        return true;
    });

    private async Task EndAsync(DbTransaction transaction, string sheet, string respondent)
    {
        var values = new { sheet, respondent, now = Moments.Now(clock) };
        await transaction.Connection!.ExecuteAsync("UPDATE resume_link SET revoked_at = @now WHERE sheet = @sheet AND respondent = @respondent AND revoked_at IS NULL", values, transaction);
        await transaction.Connection!.ExecuteAsync("DELETE FROM session WHERE sheet = @sheet AND respondent = @respondent", values, transaction);
    }

    private async Task<Secret> AddLinkAsync(DbTransaction transaction, string sheet, string respondent)
    {
        var link = Secret.Make();
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO resume_link (hash, sheet, respondent, created_at, expires_at, revoked_at) VALUES (@Hash, @sheet, @respondent, @now, @until, NULL)",
            new { link.Hash, sheet, respondent, now = Moments.Now(clock), until = Moments.Of(clock.GetUtcNow() + LinkLife) }, transaction);
        return link;
    }

    /// <summary>Whether there is such a sheet; holds it until the transaction ends.</summary>
    private static async Task<bool> LockAsync(DbTransaction transaction, Scope scope, string sheet) =>
        await transaction.Connection!.ExecuteAsync($"UPDATE sheet SET state = state WHERE id = @sheet AND {scope.Sheets()}", scope.With(new { sheet }), transaction) == 1;
}

/// <summary>One who fills a sheet, as its first respondent sees it. Immutable.</summary>
/// <param name="Id">Which respondent; the first is 1.</param>
/// <param name="Name">What the person is called.</param>
/// <param name="Sections">The pages asked for; none means all.</param>
/// <param name="Links">How many links work.</param>
/// <param name="Answers">How much was answered.</param>
internal sealed record SheetPerson(string Id, string Name, ImmutableArray<string> Sections, int Links, int Answers);
