using System.Globalization;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RongTong.Hosting.Ledger;
using RongTong.Web.Audit;

namespace RongTong.Web.Storage;

/// <summary>
/// Copies of a database, whichever kind it is: one SQLite file with every table as it stood at one moment. What is copied is checked, and the
/// chain of its audit log, before anything takes the place of anything. Stateless.
/// </summary>
public static class Backup
{
    private const string Unfinished = ".unfinished";

    /// <summary>Copies the database of a service, also while it runs.</summary>
    /// <param name="options">Whose database.</param>
    /// <param name="path">The file; one that stands there is replaced once the new one is whole.</param>
    /// <param name="cancellation">Stops it; nothing is replaced then.</param>
    /// <returns>What checking the copy's audit log came to; a copy that is not sound is not kept.</returns>
    public static async Task<AuditCheck> WriteAsync(ServeOptions options, string path, CancellationToken cancellation)
    {
        await using var source = await Database.OpenAsync(options, cancellation);
        var part = path + Unfinished;
        Remove(part);
        try
        {
            AuditCheck check;
            await using (var copy = new SqliteDatabase(part))
            {
                await Migrations.ApplyAsync(copy, cancellation);
                await source.SnapshotAsync(from => copy.WriteAsync(to => CopyAsync(from, to, cancellation), cancellation), cancellation);
                check = await new AuditLog(copy, options.Clock).CheckAsync(cancellation: cancellation);
                await copy.ReadAsync(connection => connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)"), cancellation);
            }
            if (check.IsSound) File.Move(part, path, overwrite: true);
            return check;
        }
        finally
        {
            Remove(part);
        }
    }

    /// <summary>Puts a copy in the place of a database, in one step: when it is interrupted, or the copy is not sound, the old one stays.</summary>
    /// <param name="options">Whose database.</param>
    /// <param name="path">The copy.</param>
    /// <param name="cancellation">Stops it; nothing has changed then.</param>
    /// <returns>What checking the audit log of the copy came to.</returns>
    /// <exception cref="InvalidDataException">The copy is damaged, or was written by a later version.</exception>
    public static async Task<AuditCheck> RestoreAsync(ServeOptions options, string path, CancellationToken cancellation)
    {
        // The copy itself is not touched: missing steps are applied to another one.
        var part = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.Copy(path, part);
            await using var copy = new SqliteDatabase(part);
            await Migrations.ApplyAsync(copy, cancellation);
            var check = await new AuditLog(copy, options.Clock).CheckAsync(cancellation: cancellation);
            if (!check.IsSound) return check;
            await using var target = await Database.OpenAsync(options, cancellation);
            await copy.SnapshotAsync(
                from => target.WriteAsync(
                    async to =>
                    {
                        await target.AloneAsync(to, WriteLock.Migrations);
                        foreach (var table in (await TablesAsync(from)).Reverse()) await to.Connection!.ExecuteAsync($"DELETE FROM {table}", transaction: to);
                        return await CopyAsync(from, to, cancellation);
                    },
                    cancellation),
                cancellation);
            await new AuditLog(target, options.Clock).AddAsync("service", AuditAction.Restored, "", "", KeyValuePair.Create("head", check.Head));
            return check;
        }
        finally
        {
            Remove(part);
        }
    }

    private static async Task<bool> CopyAsync(DbTransaction from, DbTransaction to, CancellationToken cancellation)
    {
        foreach (var table in await TablesAsync(to.Connection is SqliteConnection ? to : from))
        {
            await using var read = from.Connection!.CreateCommand();
            (read.Transaction, read.CommandText) = (from, $"SELECT * FROM {table}");
            await using var rows = await read.ExecuteReaderAsync(cancellation);
            var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToArray();
            await using var write = to.Connection!.CreateCommand();
            write.Transaction = to;
            write.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}")))})";
            foreach (var (_, i) in columns.Select((c, i) => (c, i)))
            {
                var parameter = write.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{i}");
                write.Parameters.Add(parameter);
            }
            while (await rows.ReadAsync(cancellation))
            {
                for (var i = 0; i < columns.Length; i++) write.Parameters[i].Value = rows.GetValue(i);
                await write.ExecuteNonQueryAsync(cancellation);
            }
        }
        return true;
    }

    /// <summary>The tables of a SQLite database, those that others refer to first; the scheduler's own are made up again from the operations.</summary>
    private static async Task<IReadOnlyList<string>> TablesAsync(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        var left = (await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'qrtz_%' AND name <> 'migration' ORDER BY name", transaction: transaction)).ToList();
        var needs = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in left) needs[table] = [.. (await connection.QueryAsync<string>($"SELECT \"table\" FROM pragma_foreign_key_list('{table}')", transaction: transaction)).Where(t => t != table)];
        var ordered = new List<string>();
        while (left.Count > 0)
        {
            var next = left.First(t => needs[t].TrueForAll(ordered.Contains));
            left.Remove(next);
            ordered.Add(next);
        }
        return ordered;
    }

    private static void Remove(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" }) File.Delete(file);
    }
}
