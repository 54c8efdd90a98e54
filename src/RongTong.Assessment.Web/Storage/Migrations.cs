using System.Globalization;
using Dapper;

namespace RongTong.Web.Storage;

/// <summary>The tables, step by step: each step is applied once, in order, and never changed after it was released. Stateless.</summary>
internal static class Migrations
{
    private const string Prefix = "migrations/";

    /// <summary>Applies what a database lacks. Several nodes may start at once.</summary>
    /// <exception cref="InvalidDataException">The database was written by a later version.</exception>
    public static async Task ApplyAsync(Database database, CancellationToken cancellation)
    {
        var steps = Steps();
        await database.WriteAsync(
            async transaction =>
            {
                await database.AloneAsync(transaction, WriteLock.Migrations);
                var connection = transaction.Connection!;
                await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, applied_at TEXT NOT NULL)", transaction: transaction);
                var applied = (await connection.QueryAsync<long>("SELECT number FROM migration", transaction: transaction)).ToHashSet();
                // Steps are written beside each other: one may be missing below the highest.
                var unknown = applied.Except(steps.Select(s => s.Number)).Order().ToList();
                if (unknown.Count > 0) throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"the database has step {unknown[^1]}, which this program does not know"));
                foreach (var (number, sql) in steps.Where(s => !applied.Contains(s.Number)))
                {
                    await connection.ExecuteAsync(sql, transaction: transaction);
                    await connection.ExecuteAsync("INSERT INTO migration (number, applied_at) VALUES (@number, @at)", new { number, at = Moments.Now(TimeProvider.System) }, transaction);
                }
                return true;
            },
            cancellation);
    }

    private static List<(long Number, string Sql)> Steps()
    {
        var assembly = typeof(Migrations).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (long.Parse(name.AsSpan(Prefix.Length, 3), NumberStyles.None, CultureInfo.InvariantCulture), reader.ReadToEnd());
            }),
        ];
    }
}
