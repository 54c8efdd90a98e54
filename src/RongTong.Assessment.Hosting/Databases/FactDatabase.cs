using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using RongTong.Sql;

namespace RongTong.Hosting.Databases;

/// <summary>
/// A database in which a query decides rows of facts. What it makes there is its own, and gone when it is closed. Not thread-safe.
/// </summary>
public abstract class FactDatabase : IDisposable
{
    /// <summary>The name its result goes by.</summary>
    protected const string ResultTable = "decided";

    /// <summary>The dialects of databases that can be opened here.</summary>
    public static ImmutableArray<SqlDialect> Dialects { get; } = [.. SqlDialect.All.Where(d => d.Name is "postgresql" or "sqlite")];

    /// <summary>Opens a database for a dialect.</summary>
    /// <param name="dialect">One of <see cref="Dialects"/>.</param>
    /// <param name="connection">How to reach it; null for SQLite in memory.</param>
    /// <exception cref="DbException">It cannot be reached.</exception>
    /// <exception cref="ArgumentException">The connection makes no sense.</exception>
    public static FactDatabase Open(SqlDialect dialect, string? connection) => dialect.Name == "sqlite" ? new SqliteFacts() : new PostgresFacts(connection ?? "");

    /// <summary>The open connection.</summary>
    protected abstract DbConnection Connection { get; }

    /// <summary>What it is, with its version.</summary>
    public abstract string Version { get; }

    /// <summary>Makes the tables a query reads.</summary>
    public void Create(SqlQuery query)
    {
        Execute(Table(query.TableText()));
        if (query.TitleTableText() is { } titles) Execute(Table(titles));
    }

    /// <summary>How the statement for a table is written here.</summary>
    protected virtual string Table(string statement) => statement;

    /// <summary>Puts rows into the table of facts.</summary>
    /// <param name="query">The query that will read them.</param>
    /// <param name="columns">Their columns after the key.</param>
    /// <param name="rows">Tells each row once: its key and its values.</param>
    public abstract void Load(SqlQuery query, ImmutableArray<FactColumn> columns, Action<Action<long, object?[]>> rows);

    /// <summary>Puts a title record into its table.</summary>
    public void AddTitle(SqlQuery query, long key, string title, DateOnly from, DateOnly to)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = $"INSERT INTO {query.Options.Titles} (id, title, valid_from, valid_to) VALUES (@id, @title, @from, @to)";
        foreach (var (name, value) in new (string, object)[] { ("@id", Key(key)), ("@title", title), ("@from", Day(from)), ("@to", Day(to)) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }

    /// <summary>Runs the query and keeps what it says.</summary>
    public abstract void Decide(SqlQuery query);

    /// <summary>Reads what the query said, in the order of the keys.</summary>
    public IEnumerable<SqlRow> Read()
    {
        using var command = Connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {ResultTable} ORDER BY CAST(id AS bigint)";
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        var row = new SqlRow(reader);
        while (reader.Read()) yield return row;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes away what was made.</summary>
    protected virtual void Dispose(bool isDisposing) => Connection.Dispose();

    /// <summary>Runs a statement, however long it takes.</summary>
    protected void Execute(string statement)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = statement;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    /// <summary>A day as a parameter.</summary>
    protected virtual object Day(DateOnly day) => day;

    /// <summary>A key as it is kept.</summary>
    protected static string Key(long key) => key.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The row a query is at. Not thread-safe; the same object for every row.</summary>
public sealed class SqlRow
{
    private readonly DbDataReader _reader;
    private readonly Dictionary<string, int> _columns;

    internal SqlRow(DbDataReader reader)
    {
        _reader = reader;
        _columns = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => i, StringComparer.Ordinal);
    }

    /// <summary>The key.</summary>
    public long Key => long.Parse(_reader.GetString(_columns["id"]), CultureInfo.InvariantCulture);

    /// <summary>Whether there is such a column.</summary>
    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The text in a column, or null.</summary>
    public string? Text(string column) => _columns[column] is var i && _reader.IsDBNull(i) ? null : _reader.GetString(i);

    /// <summary>The number in a column, or null.</summary>
    public decimal? Number(string column)
    {
        var i = _columns[column];
        if (_reader.IsDBNull(i)) return null;
        return Read(i) switch
        {
            decimal exact => exact,
            long whole => whole,
            int whole => whole,
            string text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
            // SQLite divides in binary; only what is shown comes so.
            var shown => Convert.ToDecimal(shown, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A value; of a number with more digits than a decimal holds the first fifteen.</summary>
    private object Read(int column)
    {
        try
        {
            return _reader.GetValue(column);
        }
        catch (OverflowException)
        {
            return _reader.GetDouble(column);
        }
    }
}
