using Dapper;
using RongTong.Web.Storage;

namespace RongTong.Web.Access;

/// <summary>
/// The first account. While there is none, every start of a node makes a code, shown on its console alone; whoever has it makes the
/// administrator, once. Thread-safe.
/// </summary>
internal sealed class FirstRun(Database database, AccountStore accounts, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>A new code while there is no account; null afterwards.</summary>
    public Task<Secret?> CodeAsync() => database.WriteAsync(async transaction =>
    {
        if (await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM account", transaction: transaction) > 0) return null;
        var (code, now) = (Secret.Make(), clock.GetUtcNow());
        await transaction.Connection!.ExecuteAsync("DELETE FROM first_run WHERE expires_at <= @now", new { now = Moments.Of(now) }, transaction);
        await transaction.Connection!.ExecuteAsync("INSERT INTO first_run (hash, expires_at) VALUES (@Hash, @until)", new { code.Hash, until = Moments.Of(now + Life) }, transaction);
        return (Secret?)code;
    });

    /// <summary>Whether a code is one that may still be used.</summary>
    public Task<bool> IsOpenAsync(Secret code) => database.ReadAsync(async connection =>
        await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM first_run WHERE hash = @Hash AND expires_at > @now", new { code.Hash, now = Moments.Now(clock) }) == 1);

    /// <summary>Makes the administrator; all codes end. Null when somebody was faster.</summary>
    public Task<Account?> UseAsync(Secret code, string login, string name, string passwordHash) => database.WriteAsync(async transaction =>
    {
        await database.AloneAsync(transaction, WriteLock.Attempts);
        var connection = transaction.Connection!;
        if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM account", transaction: transaction) > 0) return null;
        if (await connection.ExecuteAsync("DELETE FROM first_run WHERE hash = @Hash AND expires_at > @now", new { code.Hash, now = Moments.Now(clock) }, transaction) == 0) return null;
        await connection.ExecuteAsync("DELETE FROM first_run", transaction: transaction);
        return await accounts.InsertAsync(transaction, login, name, Role.Administrator, "", passwordHash, "nobody");
    });
}
