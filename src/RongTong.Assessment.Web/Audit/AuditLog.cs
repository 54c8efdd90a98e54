using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using RongTong.Hosting.Ledger;
using RongTong.Web.Access;
using RongTong.Web.Storage;

namespace RongTong.Web.Audit;

/// <summary>
/// The audit log: entries are added in the transaction of what they tell of, one after another also over several nodes, and never changed.
/// Thread-safe.
/// </summary>
internal sealed class AuditLog(Database database, TimeProvider clock)
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 100;

    private const string Columns = "number, at, actor, action, subject, region, record, chain";

    /// <summary>
    /// Adds an entry in a transaction of the caller's. The log is held until that transaction ends: add late.
    /// </summary>
    /// <param name="transaction">The transaction that does what the entry tells of.</param>
    /// <param name="actor">Who; see <see cref="Scope.Actor"/>.</param>
    /// <param name="action">One of <see cref="AuditAction"/>.</param>
    /// <param name="subject">To what, as <c>kind:ID</c>.</param>
    /// <param name="region">The region of what it was done to.</param>
    /// <param name="details">Ids, codes, counts and hashes; never an answer or a person's data.</param>
    public async Task AddAsync(DbTransaction transaction, string actor, string action, string subject = "", string region = "", params IReadOnlyList<KeyValuePair<string, string>> details)
    {
        await database.AloneAsync(transaction, WriteLock.Audit);
        var connection = transaction.Connection!;
        var last = await connection.QueryFirstOrDefaultAsync<(long Number, string Chain)>("SELECT number, chain FROM audit ORDER BY number DESC LIMIT 1", transaction: transaction);
        var chain = last.Number == 0 ? new AuditChain() : new AuditChain(last.Chain);
        var (number, at) = (last.Number + 1, Moments.Now(clock));
        var record = chain.Add(AuditRecord.Of(number, at, actor, action, subject, region, details));
        await connection.ExecuteAsync(
            $"INSERT INTO audit ({Columns}) VALUES (@number, @at, @actor, @action, @subject, @region, @record, @Head)",
            new { number, at, actor, action, subject, region, record, chain.Head }, transaction);
    }

    /// <summary>Adds an entry about something that changes nothing, such as a firm being looked at.</summary>
    public Task AddAsync(string actor, string action, string subject = "", string region = "", params IReadOnlyList<KeyValuePair<string, string>> details) => database.WriteAsync(async transaction =>
    {
        await AddAsync(transaction, actor, action, subject, region, details);
        return true;
    });

    /// <summary>The newest entries that answer a question, before a number.</summary>
    public Task<ImmutableArray<AuditEntry>> FindAsync(AuditQuestion question, CancellationToken cancellation = default) => database.ReadAsync(
        async connection =>
        {
            var rows = await connection.QueryAsync<AuditRow>(
                $"""
                SELECT {Columns} FROM audit
                WHERE number < @Before AND (@Action = '' OR action = @Action) AND (@Actor = '' OR actor = @Actor) AND (@Subject = '' OR subject = @Subject)
                  AND (@From = '' OR at >= @From) AND (@Until = '' OR at < @Until)
                ORDER BY number DESC LIMIT {PageSize.ToString(CultureInfo.InvariantCulture)}
                """,
                new { question.Before, question.Action, question.Actor, question.Subject, From = Day(question.From), Until = Day(question.To?.AddDays(1)) });
            return rows.Select(r => r.ToEntry()).ToImmutableArray();
        },
        cancellation);

    /// <summary>All entries from the first on, a part at a time, so that a long log needs no memory.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        const int Part = 1000;
        for (var after = 0L; ; after += Part)
        {
            var from = after;
            var rows = await database.ReadAsync(async connection =>
                (await connection.QueryAsync<AuditRow>($"SELECT {Columns} FROM audit WHERE number > @from AND number <= @to ORDER BY number", new { from, to = from + Part })).ToList(), cancellation);
            foreach (var row in rows) yield return row.ToEntry();
            if (rows.Count > 0) continue;
            // Numbers may have been taken out of the middle: only past the last one the log is at its end.
            if (await database.ReadAsync(async connection => await connection.ExecuteScalarAsync<long?>("SELECT MAX(number) FROM audit"), cancellation) is not { } last || last <= from + Part) yield break;
        }
    }

    /// <summary>Checks every entry against the chain, and what the columns repeat against the record.</summary>
    public async Task<AuditCheck> CheckAsync(string? publishedHead = null, CancellationToken cancellation = default)
    {
        var verifier = new AuditVerifier(publishedHead);
        await foreach (var entry in ReadAsync(cancellation))
        {
            var shown = AuditRecord.Of(entry.Number, Moments.Of(entry.At), entry.Actor, entry.Action, entry.Subject, entry.Region, entry.Details);
            verifier.Next(AuditRecord.Fields(entry.Record), entry.Chain, isShownSo: new AuditChain().Add(shown) == entry.Record);
        }
        return verifier.Result();
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private sealed record AuditRow
    {
        public required long Number { get; init; }

        public required string At { get; init; }

        public required string Actor { get; init; }

        public required string Action { get; init; }

        public required string Subject { get; init; }

        public required string Region { get; init; }

        public required string Record { get; init; }

        public required string Chain { get; init; }

        public AuditEntry ToEntry() => new(Number, Moments.Read(At), Actor, Action, Subject, Region, Record, Chain);
    }
}

/// <summary>What is looked for in the audit log; empty means anything. Immutable.</summary>
internal sealed record AuditQuestion
{
    public string Action { get; init; } = "";

    public string Actor { get; init; } = "";

    public string Subject { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Entries before this one.</summary>
    public long Before { get; init; } = long.MaxValue;
}
