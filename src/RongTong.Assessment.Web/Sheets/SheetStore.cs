using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using RongTong.Assessing;
using RongTong.Web.Access;
using RongTong.Web.Audit;
using RongTong.Web.Storage;

namespace RongTong.Web.Sheets;

/// <summary>
/// Keeps sheets. Every change raises the version of its sheet by one, in one transaction with the change. What lies outside the scope of
/// who asks is not there. Thread-safe.
/// </summary>
internal sealed class SheetStore(Database database, AuditLog audit, TimeProvider clock)
{
    private const string Columns = "id, model, fingerprint, as_of, name, uscc, region, industry, size, employees, state, version, created_at, changed_at, submitted_at, declared_by, owner, titles, earlier";

    /// <summary>Begins a sheet.</summary>
    /// <param name="model">The edition.</param>
    /// <param name="fingerprint">Its fingerprint now.</param>
    /// <param name="head">Who answers, with answers known already.</param>
    /// <param name="respondent">The first respondent's name.</param>
    /// <param name="owner">The account of the firm; null for one held by its link alone.</param>
    /// <returns>The sheet, and the link that opens it again: shown once, kept as a hash.</returns>
    public Task<(SavedSheet Sheet, Secret Link)> BeginAsync(string model, string fingerprint, AnswerSheet head, string respondent, string? owner = null) => database.WriteAsync(async transaction =>
    {
        var (id, now, link) = (Secret.Make().Text, Moments.Now(clock), Secret.Make());
        var firm = head.Enterprise;
        await Run(
            transaction,
            $"INSERT INTO sheet ({Columns}) VALUES (@id, @model, @fingerprint, @asOf, @Name, @Uscc, @Region, @Industry, @Size, @Employees, 'draft', 1, @now, @now, NULL, NULL, @owner, @titles, NULL)",
            new { id, model, fingerprint, asOf = head.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), firm.Name, firm.Uscc, firm.Region, firm.Industry, firm.Size, firm.Employees, now, owner, titles = SavedTitles.Write(head.Titles) });
        await Run(transaction, "INSERT INTO respondent (sheet, id, name) VALUES (@id, '1', @respondent)", new { id, respondent });
        await AddLink(transaction, id, "1", link);
        foreach (var (field, answer) in head.Answers) await Put(transaction, id, field, "1", answer.Values, isNotApplicable: false, 1, now);
        foreach (var field in head.NotApplicable.Keys) await Put(transaction, id, field, "1", [], isNotApplicable: true, 1, now);
        return ((await Load(transaction.Connection!, Scope.OfSheet(id, "1"), id, transaction))!, link);
    });

    /// <summary>A sheet, or null.</summary>
    public Task<SavedSheet?> FindAsync(Scope scope, string id) => database.ReadAsync(connection => Load(connection, scope, id, null));

    /// <summary>Saves one answer; no values and not marked takes it back.</summary>
    /// <param name="scope">Of who asks.</param>
    /// <param name="sheet">Which sheet.</param>
    /// <param name="respondent">Who answers.</param>
    /// <param name="field">Id of the question.</param>
    /// <param name="values">One value, or several options.</param>
    /// <param name="isNotApplicable">Marked as not applicable.</param>
    /// <param name="seen">The version of this respondent's answer the form showed, 0 for none; null overwrites whatever is there.</param>
    public Task<AnswerSaved> AnswerAsync(Scope scope, string sheet, string respondent, string field, ImmutableArray<string> values, bool isNotApplicable, long? seen = null) => database.WriteAsync(async transaction =>
    {
        // Touching the row of the sheet locks it: two answers to one sheet wait for each other.
        var version = await Scalar<long?>(transaction, $"UPDATE sheet SET state = state WHERE id = @sheet AND {scope.Sheets()} AND state IN ('draft', 'returned') RETURNING version", scope.With(new { sheet }));
        if (version is null) return new AnswerSaved(AnswerOutcome.NotOpen, 0, null);
        var there = (await Answers(transaction.Connection!, sheet, transaction, field)).FirstOrDefault(a => a.Respondent == respondent);
        if (seen is { } known && (there?.Version ?? 0) != known) return new AnswerSaved(AnswerOutcome.ChangedMeanwhile, version.Value, there);
        var (next, now) = (version.Value + 1, Moments.Now(clock));
        await Run(transaction, "UPDATE sheet SET version = @next, changed_at = @now WHERE id = @sheet", new { sheet, next, now });
        await Put(transaction, sheet, field, respondent, values, isNotApplicable, next, now);
        return new AnswerSaved(AnswerOutcome.Saved, next, null);
    });

    /// <summary>Hands a sheet in on somebody's word; false when it is not open, or changed since the version declared on.</summary>
    public Task<bool> SubmitAsync(Scope scope, string sheet, long version, string declaredBy) => database.WriteAsync(async transaction =>
    {
        var region = await Scalar<string?>(
            transaction, $"UPDATE sheet SET state = 'submitted', version = version + 1, submitted_at = @now, changed_at = @now, declared_by = @declaredBy WHERE id = @sheet AND {scope.Sheets()} AND version = @version AND state IN ('draft', 'returned') RETURNING region",
            scope.With(new { sheet, version, declaredBy, now = Moments.Now(clock) }));
        if (region is null) return false;
        await audit.AddAsync(transaction, scope.Actor, AuditAction.SheetSubmitted, "sheet:" + sheet, region);
        return true;
    });

    /// <summary>A new link for a respondent; null when there is no such sheet.</summary>
    public Task<Secret?> LinkAsync(Scope scope, string sheet, string respondent) => database.WriteAsync(async transaction =>
    {
        if (!await IsThere(transaction, scope, sheet)) return null;
        var link = Secret.Make();
        await AddLink(transaction, sheet, respondent, link);
        return (Secret?)link;
    });

    /// <summary>Whose link it is; null when it is not one, has ended or was revoked.</summary>
    public Task<LinkHolder?> FollowAsync(Secret link) => database.ReadAsync(async connection =>
        await connection.QueryFirstOrDefaultAsync<LinkHolder>("SELECT sheet, respondent FROM resume_link WHERE hash = @Hash AND revoked_at IS NULL AND expires_at > @now", new { link.Hash, now = Moments.Now(clock) }));

    /// <summary>Ends every link to a sheet but one.</summary>
    public Task<int> RevokeAsync(Scope scope, string sheet, Secret but) => database.WriteAsync(async transaction => !await IsThere(transaction, scope, sheet)
        ? 0
        : await Run(transaction, "UPDATE resume_link SET revoked_at = @now WHERE sheet = @sheet AND revoked_at IS NULL AND hash <> @Hash", new { sheet, but.Hash, now = Moments.Now(clock) }));

    private static async Task<bool> IsThere(DbTransaction transaction, Scope scope, string sheet) =>
        await Scalar<long>(transaction, $"SELECT COUNT(*) FROM sheet WHERE id = @sheet AND {scope.Sheets()}", scope.With(new { sheet })) == 1;

    private Task AddLink(DbTransaction transaction, string sheet, string respondent, Secret link) => Run(
        transaction,
        "INSERT INTO resume_link (hash, sheet, respondent, created_at, expires_at, revoked_at) VALUES (@Hash, @sheet, @respondent, @now, @until, NULL)",
        new { link.Hash, sheet, respondent, now = Moments.Now(clock), until = Moments.Of(clock.GetUtcNow() + SheetPeople.LinkLife) });

    internal static Task Put(DbTransaction transaction, string sheet, string field, string respondent, ImmutableArray<string> values, bool isNotApplicable, long version, string now) => Run(
        transaction,
        """
        INSERT INTO answer (sheet, field, respondent, value, not_applicable, version, answered_at) VALUES (@sheet, @field, @respondent, @value, @mark, @version, @now)
        ON CONFLICT (sheet, field, respondent) DO UPDATE SET value = excluded.value, not_applicable = excluded.not_applicable, version = excluded.version, answered_at = excluded.answered_at
        """,
        new { sheet, field, respondent, value = JsonSerializer.Serialize<IEnumerable<string>>(values), mark = isNotApplicable ? 1L : 0, version, now });

    private static async Task<SavedSheet?> Load(DbConnection connection, Scope scope, string id, DbTransaction? transaction)
    {
        if (await connection.QueryFirstOrDefaultAsync<SheetRow>($"SELECT {Columns} FROM sheet WHERE id = @id AND {scope.Sheets()}", scope.With(new { id }), transaction) is not { } row) return null;
        var respondents = await connection.QueryAsync<Respondent>("SELECT id, name FROM respondent WHERE sheet = @id ORDER BY id", new { id }, transaction);
        return row.ToSheet() with { Respondents = [.. respondents], Answers = await Answers(connection, id, transaction) };
    }

    private static async Task<ImmutableArray<SavedAnswer>> Answers(DbConnection connection, string sheet, DbTransaction? transaction, string? field = null)
    {
        var rows = await connection.QueryAsync<(string Field, string Respondent, string Value, long Mark, long Version, string At)>(
            $"SELECT field, respondent, value, not_applicable, version, answered_at FROM answer WHERE sheet = @sheet {(field is null ? "" : "AND field = @field")} ORDER BY field, respondent", new { sheet, field }, transaction);
        return [.. rows.Select(r => new SavedAnswer(r.Field, r.Respondent, JsonSerializer.Deserialize<ImmutableArray<string>>(r.Value), r.Mark == 1, r.Version, Moments.Read(r.At)))];
    }

    private static Task<int> Run(DbTransaction transaction, string sql, object values) => transaction.Connection!.ExecuteAsync(sql, values, transaction);

    private static Task<T?> Scalar<T>(DbTransaction transaction, string sql, object values) => transaction.Connection!.ExecuteScalarAsync<T>(sql, values, transaction);
}

/// <summary>Whom a resume link lets in. Immutable.</summary>
internal sealed record LinkHolder(string Sheet, string Respondent);

/// <summary>What became of an answer.</summary>
internal enum AnswerOutcome
{
    /// <summary>It is on the disk.</summary>
    Saved,

    /// <summary>There is no such sheet, or it has been handed in.</summary>
    NotOpen,

    /// <summary>The same respondent answered otherwise meanwhile, on another device; nothing was changed.</summary>
    ChangedMeanwhile,
}

/// <summary>What became of an answer. Immutable.</summary>
/// <param name="Outcome">Whether it was saved.</param>
/// <param name="Version">The version of the sheet now.</param>
/// <param name="There">The answer that stands instead.</param>
internal sealed record AnswerSaved(AnswerOutcome Outcome, long Version, SavedAnswer? There);
