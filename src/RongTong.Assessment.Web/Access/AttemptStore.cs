using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>
/// How often somebody tried what can be guessed: passwords, codes, links. Counted in the database, so that it holds over several nodes;
/// an attempt counts before it is looked at, so that many at once do not slip through. Thread-safe.
/// </summary>
internal sealed class AttemptStore(Database database, TimeProvider clock)
{
    /// <summary>What is counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Wrong attempts on one account in that time.</summary>
    public const int PerAccount = 5;

    /// <summary>Wrong attempts from one address in that time.</summary>
    public const int PerAddress = 20;

    /// <summary>Counts an attempt, unless one of its subjects has had too many: then nothing is counted.</summary>
    /// <param name="subjects">What it is counted against, and how many are allowed; kept as hashes.</param>
    public Task<Attempt> BeginAsync(params IReadOnlyList<(string Subject, int Allowed)> subjects) => database.WriteAsync(async transaction =>
    {
        await database.AloneAsync(transaction, WriteLock.Attempts);
        var (connection, now) = (transaction.Connection!, clock.GetUtcNow());
        await connection.ExecuteAsync("DELETE FROM attempt WHERE at <= @since", new { since = Moments.Of(now - Window) }, transaction);
        foreach (var (subject, allowed) in subjects)
        {
            var before = (await connection.QueryAsync<string>("SELECT at FROM attempt WHERE subject = @subject ORDER BY at", new { subject = Hash(subject) }, transaction)).ToList();
            if (before.Count >= allowed) return new Attempt([], Moments.Read(before[^allowed]) + Window - now);
        }
        var ids = subjects.Select(_ => Secret.Make().Text).ToImmutableArray();
        foreach (var (id, (subject, _)) in ids.Zip(subjects)) await connection.ExecuteAsync("INSERT INTO attempt (id, subject, at) VALUES (@id, @subject, @now)", new { id, subject = Hash(subject), now = Moments.Of(now) }, transaction);
        return new Attempt(ids, null);
    });

    /// <summary>How long a subject has to wait that has had too many attempts; null when it may go on. Nothing is counted.</summary>
    public Task<TimeSpan?> WaitAsync((string Subject, int Allowed) subject) => database.ReadAsync(async connection =>
    {
        var now = clock.GetUtcNow();
        var at = await connection.QueryFirstOrDefaultAsync<string?>(
            "SELECT at FROM attempt WHERE subject = @subject AND at > @since ORDER BY at DESC LIMIT 1 OFFSET @skip", new { subject = Hash(subject.Subject), since = Moments.Of(now - Window), skip = (long)subject.Allowed - 1 });
        return at is null ? null : (TimeSpan?)(Moments.Read(at) + Window - now);
    });

    /// <summary>Takes an attempt that was right out of the count.</summary>
    public Task ForgetAsync(Attempt attempt) => database.WriteAsync(async transaction =>
    {
        foreach (var id in attempt.Ids) await transaction.Connection!.ExecuteAsync("DELETE FROM attempt WHERE id = @id", new { id }, transaction);
        return true;
    });

    // What was typed may be anything, a password in the wrong field as well.
    private static string Hash(string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)));
}

/// <summary>An attempt that was counted, or refused. Immutable.</summary>
/// <param name="Ids">What was counted.</param>
/// <param name="Wait">How long to wait when it was refused; null when it was not.</param>
internal sealed record Attempt(ImmutableArray<string> Ids, TimeSpan? Wait);
