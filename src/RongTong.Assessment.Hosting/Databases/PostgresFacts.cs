using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using RongTong.Sql;

namespace RongTong.Hosting.Databases;

/// <summary>PostgreSQL: a schema of its own, dropped at the end; rows come in by COPY.</summary>
internal sealed class PostgresFacts : FactDatabase
{
    private readonly NpgsqlConnection _connection;
    private readonly string _schema = $"rongtong_verify_{Guid.NewGuid():N}";

    public PostgresFacts(string connection)
    {
        _connection = new NpgsqlConnection(connection);
        _connection.Open();
        Execute($"CREATE SCHEMA {_schema}");
        Execute($"SET search_path TO {_schema}");
    }

    protected override DbConnection Connection => _connection;

    public override string Version => "PostgreSQL " + _connection.PostgreSqlVersion;

    /// <summary>What is dropped in a minute need not be logged.</summary>
    protected override string Table(string statement) => statement.Replace("CREATE TABLE", "CREATE UNLOGGED TABLE", StringComparison.Ordinal);

    public override void Load(SqlQuery query, ImmutableArray<FactColumn> columns, Action<Action<long, object?[]>> rows)
    {
        using (var copy = _connection.BeginBinaryImport($"COPY {query.Options.Facts} FROM STDIN (FORMAT BINARY)"))
        {
            rows((key, values) =>
            {
                copy.StartRow();
                copy.Write(Key(key), NpgsqlDbType.Text);
                for (var i = 0; i < values.Length; i++)
                    switch (values[i])
                    {
                        case null: copy.WriteNull(); break;
                        case bool yes: copy.Write(yes, NpgsqlDbType.Boolean); break;
                        case decimal number: copy.Write(number, NpgsqlDbType.Numeric); break;
                        case DateOnly day: copy.Write(day, NpgsqlDbType.Date); break;
                        case var text: copy.Write(Convert.ToString(text, CultureInfo.InvariantCulture)!, NpgsqlDbType.Text); break;
                    }
            });
            copy.Complete();
        }
        Execute("ANALYZE " + query.Options.Facts);
    }

    public override void Decide(SqlQuery query)
    {
        Execute($"DROP TABLE IF EXISTS {ResultTable}");
        Execute($"CREATE UNLOGGED TABLE {ResultTable} AS {query.Text}");
    }

    protected override void Dispose(bool isDisposing)
    {
        try
        {
            Execute($"DROP SCHEMA {_schema} CASCADE");
        }
        catch (DbException)
        {
            // The server is gone, and the schema with it or not: nothing more can be done from here.
        }
        base.Dispose(isDisposing);
    }
}
