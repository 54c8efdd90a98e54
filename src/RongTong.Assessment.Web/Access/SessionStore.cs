using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>
/// Who is signed in, in the database, so that every node knows and an ended session is ended everywhere. A browser holds a secret, the
/// database its hash. Role and region are read anew with every request. Thread-safe.
/// </summary>
internal sealed class SessionStore(Database database, TimeProvider clock)
{
    /// <summary>A session of an account ends when nothing was asked for so long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>The same for a sheet opened by its link: filling a form takes pauses, and the link opens it again.</summary>
    public static readonly TimeSpan LinkIdle = TimeSpan.FromHours(2);

    /// <summary>Every session ends after so long.</summary>
    public static readonly TimeSpan Whole = TimeSpan.FromHours(12);

    // The time of the last request is kept to the minute: not every request is worth a write.
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private const int AgentLength = 200;

    /// <summary>Begins a session of an account inside a transaction of the caller's.</summary>
    /// <returns>The secret for the browser.</returns>
    public async Task<Secret> BeginAsync(DbTransaction transaction, string account, string agent) => await Insert(transaction, account, null, agent);

    /// <summary>Begins a session for a sheet opened by its link.</summary>
    public Task<Secret> BeginAsync(LinkHolder link, string agent) => database.WriteAsync(transaction => Insert(transaction, null, link, agent));

    /// <summary>Whose session it is; null when there is none, or it has ended.</summary>
    public async Task<Caller?> FindAsync(Secret secret)
    {
        var now = clock.GetUtcNow();
        var row = await database.ReadAsync(async connection => await connection.QueryFirstOrDefaultAsync<SessionRow>(
            "SELECT hash, account, sheet, respondent, seen_at FROM session WHERE hash = @Hash AND expires_at > @now", new { secret.Hash, now = Moments.Of(now) }));
        if (row is null) return null;
        var idle = now - Moments.Read(row.SeenAt);
        if (idle > (row.Account is null ? LinkIdle : Idle)) return null;
        if (idle > Precision) await database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync("UPDATE session SET seen_at = @now WHERE hash = @Hash", new { secret.Hash, now = Moments.Of(now) }, transaction));
        if (row is { Sheet: { } sheet, Respondent: { } respondent }) return Caller.Nobody with { Link = new LinkHolder(sheet, respondent) };
        var account = await database.ReadAsync(async connection => await connection.QueryFirstOrDefaultAsync<AccountRow>(
            $"SELECT {AccountRow.Columns} FROM account WHERE id = @Account AND disabled_at IS NULL", new { row.Account }));
        return account is null ? null : Caller.Nobody with { Account = account.ToAccount(), Session = row.Hash };
    }

    /// <summary>Ends one session.</summary>
    public Task EndAsync(Secret secret) => database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync("DELETE FROM session WHERE hash = @Hash", new { secret.Hash }, transaction));

    /// <summary>Ends all sessions of an account, on every device, inside a transaction of the caller's.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> EndAllAsync(DbTransaction transaction, string account) => transaction.Connection!.ExecuteAsync("DELETE FROM session WHERE account = @account", new { account }, transaction);

    /// <summary>The sessions of an account that have not ended.</summary>
    public Task<ImmutableArray<OpenSession>> ListAsync(string account) => database.ReadAsync(async connection =>
    {
        var now = clock.GetUtcNow();
        var rows = await connection.QueryAsync<(string Hash, string Created, string Seen, string Agent)>(
            "SELECT hash, created_at, seen_at, agent FROM session WHERE account = @account AND expires_at > @now AND seen_at > @idle ORDER BY seen_at DESC, hash",
            new { account, now = Moments.Of(now), idle = Moments.Of(now - Idle) });
        return rows.Select(r => new OpenSession(r.Hash, Moments.Read(r.Created), Moments.Read(r.Seen), r.Agent)).ToImmutableArray();
    });

    /// <summary>Takes away the rows of sessions that have ended.</summary>
    public Task<int> ClearAsync() => database.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(
        "DELETE FROM session WHERE expires_at <= @now OR seen_at <= @idle",
        new { now = Moments.Now(clock), idle = Moments.Of(clock.GetUtcNow() - LinkIdle) }, transaction));

    private async Task<Secret> Insert(DbTransaction transaction, string? account, LinkHolder? link, string agent)
    {
        var (secret, now) = (Secret.Make(), clock.GetUtcNow());
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO session (hash, account, sheet, respondent, created_at, seen_at, expires_at, agent) VALUES (@Hash, @account, @sheet, @respondent, @now, @now, @until, @agent)",
            new { secret.Hash, account, sheet = link?.Sheet, respondent = link?.Respondent, now = Moments.Of(now), until = Moments.Of(now + Whole), agent = agent.Length > AgentLength ? agent[..AgentLength] : agent },
            transaction);
        return secret;
    }

    private sealed record SessionRow
    {
        public required string Hash { get; init; }

        public string? Account { get; init; }

        public string? Sheet { get; init; }

        public string? Respondent { get; init; }

        public required string SeenAt { get; init; }
    }
}

/// <summary>A session that has not ended. Immutable.</summary>
/// <param name="Hash">Its hash, by which it can be ended but not entered.</param>
/// <param name="Created">When it began.</param>
/// <param name="Seen">When it was used last, to the minute.</param>
/// <param name="Agent">What the browser calls itself.</param>
internal sealed record OpenSession(string Hash, DateTimeOffset Created, DateTimeOffset Seen, string Agent);
