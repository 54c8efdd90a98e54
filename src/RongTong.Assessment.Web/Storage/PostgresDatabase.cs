using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace RongTong.Web.Storage;

/// <summary>PostgreSQL, which several nodes share.</summary>
internal sealed class PostgresDatabase(string connection) : Database
{
    private const int Tries = 10;

    // Advisory locks are numbers; the upper half says whose they are.
    private const long Own = 0x526F6E67L << 32;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);

    public override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation = default)
    {
        await using var opened = await _source.OpenConnectionAsync(cancellation);
        return await read(opened);
    }

    public override async Task<T> SnapshotAsync<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancellation = default)
    {
        await using var opened = await _source.OpenConnectionAsync(cancellation);
        await using var transaction = await opened.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return await read(transaction);
    }

    public override async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var opened = await _source.OpenConnectionAsync(cancellation);
            await using var transaction = await opened.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
            try
            {
                var result = await write(transaction);
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure && attempt < Tries)
            {
                // Nothing was written; the others are through by now.
            }
        }
    }

    public override Task AloneAsync(DbTransaction transaction, WriteLock what) =>
        transaction.Connection!.ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", new { key = Own | (long)what }, transaction);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
