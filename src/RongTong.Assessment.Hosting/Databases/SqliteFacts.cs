using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RongTong.Sql;

namespace RongTong.Hosting.Databases;

/// <summary>SQLite in memory, with the functions of its decimal extension put in under their own names.</summary>
internal sealed class SqliteFacts : FactDatabase
{
    private readonly SqliteConnection _connection;

    public SqliteFacts()
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection("Data Source=:memory:");
        _connection.Open();
        _connection.CreateFunction("decimal_add", (string? a, string? b) => DecimalText.Add(a, b), isDeterministic: true);
        _connection.CreateFunction("decimal_sub", (string? a, string? b) => DecimalText.Subtract(a, b), isDeterministic: true);
        _connection.CreateFunction("decimal_mul", (string? a, string? b) => DecimalText.Multiply(a, b), isDeterministic: true);
        _connection.CreateFunction("decimal_cmp", (string? a, string? b) => DecimalText.Compare(a, b), isDeterministic: true);
    }

    protected override DbConnection Connection => _connection;

    public override string Version => "SQLite " + _connection.ServerVersion;

    public override void Load(SqlQuery query, ImmutableArray<FactColumn> columns, Action<Action<long, object?[]>> rows)
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {query.Options.Facts} VALUES (@id, {string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@c{i}")))})";
        var key = command.Parameters.Add("@id", SqliteType.Text);
        SqliteParameter[] cells = [.. columns.Select((_, i) => command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"@c{i}"), DBNull.Value))];
        rows((number, values) =>
        {
            key.Value = Key(number);
            for (var i = 0; i < values.Length; i++)
                cells[i].Value = values[i] switch
                {
                    null => DBNull.Value,
                    bool yes => yes ? 1L : 0L,
                    decimal whole when columns[i].Kind == FactKind.Whole => (long)whole,
                    decimal exact => exact.ToString(CultureInfo.InvariantCulture),
                    DateOnly day => Day(day),
                    var text => text,
                };
            command.ExecuteNonQuery();
        });
        transaction.Commit();
    }

    public override void Decide(SqlQuery query)
    {
        Execute($"DROP TABLE IF EXISTS {ResultTable}");
        Execute($"CREATE TABLE {ResultTable} AS {query.Text}");
    }

    protected override object Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
