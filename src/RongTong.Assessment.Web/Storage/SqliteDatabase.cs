using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace RongTong.Web.Storage;

/// <summary>
/// The embedded database: one file, write-ahead log, every commit brought to the disk. SQLite takes one writer at a time; writers of this
/// process wait for each other here, so that none is told that the database is busy.
/// </summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _connection;
    private readonly SemaphoreSlim _writer = new(1, 1);

    public SqliteDatabase(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = ConnectionOf(path);
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        if (connection.ExecuteScalar<string>("PRAGMA quick_check") is not "ok" and var found) throw new InvalidDataException($"{Path.GetFileName(path)}: {found}");
    }

    /// <summary>How others in the process reach the same file.</summary>
    public static string ConnectionOf(ServeOptions options) => ConnectionOf(PathOf(options));

    /// <summary>Where the file is.</summary>
    public static string PathOf(ServeOptions options) => Path.Combine(options.Data, "rongtong.db");

    private static string ConnectionOf(string path) => new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();

    public override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation = default)
    {
        await using var connection = Open();
        return await read(connection);
    }

    public override async Task<T> SnapshotAsync<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancellation = default)
    {
        await using var connection = Open();
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await read(transaction);
    }

    public override async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellation = default)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            await using var connection = Open();
            // Takes the write lock at once: a lock taken later could be refused.
            await using var transaction = connection.BeginTransaction(deferred: false);
            var result = await write(transaction);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>A write transaction holds every other writer off already.</summary>
    public override Task AloneAsync(DbTransaction transaction, WriteLock what) => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(_connection));
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        connection.Execute("PRAGMA synchronous = FULL");
        return connection;
    }
}
