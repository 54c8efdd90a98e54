using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.EdgeTests.Web;
using RongTong.Hosting.Databases;
using RongTong.Sql;

namespace RongTong.EdgeTests.Sql;

/// <summary>Sheets decided by the plan and by the query of its model, and what differs.</summary>
internal static class SqlTrial
{
    public static SqlDialect Dialect(string name) => SqlDialect.All.Single(d => d.Name == name);

    public static SqlQuery Query(CompiledModel model, string dialect)
    {
        var query = SqlQuery.Of(model, Dialect(dialect), new SqlQueryOptions { Titles = "titles" });
        query.Diagnostics.ShouldBeEmpty();
        return query.Value.ShouldNotBeNull();
    }

    public static FactDatabase Open(string dialect) => FactDatabase.Open(Dialect(dialect), dialect == "postgresql" ? Postgres.NewDatabase() : null);

    /// <summary>Decides every sheet in both ways; the differences name sheet and column.</summary>
    /// <param name="database">Where the query runs.</param>
    /// <param name="query">The query.</param>
    /// <param name="sheets">The sheets, each with a name.</param>
    /// <param name="plan">The model whose plan decides; that of the query when not given.</param>
    public static List<string> Differences(FactDatabase database, SqlQuery query, IReadOnlyList<(string Name, AnswerSheet Sheet)> sheets, CompiledModel? plan = null)
    {
        var reader = new FactReader(query);
        database.Create(query);
        database.Load(query, reader.Columns, add =>
        {
            for (var i = 0; i < sheets.Count; i++) add(i, reader.Read(sheets[i].Sheet));
        });
        for (var i = 0; i < sheets.Count; i++)
            foreach (var title in sheets[i].Sheet.Titles) database.AddTitle(query, i, title.Title, title.From, title.To);
        database.Decide(query);
        var (found, rows) = (new List<string>(), 0);
        foreach (var row in database.Read())
        {
            row.Key.ShouldBe(rows);
            var (name, sheet) = sheets[rows++];
            found.AddRange(DecidedFirm.Of((plan ?? query.Model).Assess(sheet)).DifferencesFrom(row).Select(d => $"{name}: {d.Column}: plan {d.Plan}, SQL {d.Sql}"));
        }
        rows.ShouldBe(sheets.Count);
        return found;
    }
}
