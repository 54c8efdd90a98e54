using System.Data.Common;

namespace RongTong.Web.Storage;

/// <summary>
/// Where the service keeps what must not be lost. Two kinds understand the same statements: the embedded SQLite and PostgreSQL. A read sees
/// one state; a write is one transaction, and what it wrote is on the disk when it returns. Thread-safe.
/// </summary>
internal abstract class Database : IAsyncDisposable
{
    static Database() => Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Reads.</summary>
    public abstract Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation = default);

    /// <summary>Reads with several statements that see the same state.</summary>
    public abstract Task<T> SnapshotAsync<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancellation = default);

    /// <summary>Writes, whole or not at all.</summary>
    public abstract Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellation = default);

    /// <summary>Holds every other writer of a kind off until the transaction ends, also on other nodes.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="what">What is to be written by one at a time.</param>
    public abstract Task AloneAsync(DbTransaction transaction, WriteLock what);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the database a configuration names, with all migrations applied.</summary>
    public static async Task<Database> OpenAsync(ServeOptions options, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(options.Data);
        Database database = options.Database is { } connection ? new PostgresDatabase(connection) : new SqliteDatabase(SqliteDatabase.PathOf(options));
        await Migrations.ApplyAsync(database, cancellation);
        return database;
    }
}

/// <summary>What only one transaction may write at a time.</summary>
internal enum WriteLock
{
    /// <summary>The tables themselves.</summary>
    Migrations = 1,

    /// <summary>The audit log, whose entries are chained.</summary>
    Audit = 2,

    /// <summary>Which operations are let in.</summary>
    Operations = 3,

    /// <summary>Attempts at what can be guessed, which are counted.</summary>
    Attempts = 4,
}
