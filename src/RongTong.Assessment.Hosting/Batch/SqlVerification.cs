using System.Collections.Immutable;
using System.Diagnostics;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Rows;
using RongTong.Hosting.Databases;
using RongTong.Sql;

namespace RongTong.Hosting.Batch;

/// <summary>What came of holding a query against the plan. Immutable.</summary>
/// <param name="Rows">Rows decided in both ways; what cannot be read at all is in neither.</param>
/// <param name="Differing">Rows that differ.</param>
/// <param name="Differences">The first of the differences: row, column, what the plan says, what the query says.</param>
/// <param name="Plan">Time the plan took for reading and deciding, on one thread.</param>
/// <param name="Load">Time the rows took into the database.</param>
/// <param name="Query">Time the query took there, its result kept.</param>
public sealed record SqlVerificationResult(long Rows, long Differing, ImmutableArray<(long Row, string Column, string Plan, string Sql)> Differences, TimeSpan Plan, TimeSpan Load, TimeSpan Query);

/// <summary>Decides the rows of a table by the plan and by the query of the same model, and compares every row.</summary>
/// <param name="table">The applicants.</param>
/// <param name="model">The model: one edition.</param>
/// <param name="options">How rows are read.</param>
/// <param name="query">The query of that edition.</param>
public sealed class SqlVerification(BatchTable table, BatchModel model, BatchOptions options, SqlQuery query)
{
    private const int Named = 20;

    /// <summary>Loads, decides and compares.</summary>
    /// <param name="database">Where the query runs.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public SqlVerificationResult Run(FactDatabase database, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        Walk(_ => { }, cancellation);
        var plan = clock.Elapsed;

        var reader = new FactReader(query);
        database.Create(query);
        clock.Restart();
        database.Load(query, reader.Columns, add => Walk(row => add(row.Row, reader.Read(row.Scorer, row.Day, row.Problems, row.Typed)), cancellation));
        var load = clock.Elapsed;

        clock.Restart();
        database.Decide(query);
        var decide = clock.Elapsed;

        var differences = ImmutableArray.CreateBuilder<(long, string, string, string)>();
        var (rows, differing) = (0L, 0L);
        using var decided = database.Read().GetEnumerator();
        Walk(
            row =>
            {
                rows++;
                // A row the query leaves out or adds would shift all that follow: that is our bug, and no difference.
                if (!decided.MoveNext() || decided.Current.Key != row.Row) throw new InvalidOperationException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the query says nothing of row {row.Row}"));
                var found = DecidedFirm.Of(row.Scorer, row.Status, row.Grade, row.Recommendation).DifferencesFrom(decided.Current).ToList();
                if (found.Count > 0) differing++;
                foreach (var (column, wanted, got) in found.Take(Named - differences.Count)) differences.Add((row.Row, column, wanted, got));
            },
            cancellation);
        return new SqlVerificationResult(rows, differing, differences.ToImmutable(), plan, load, decide);
    }

    private void Walk(Action<DecidedRow> row, CancellationToken cancellation)
    {
        var assessor = new RowAssessor(table, model, options, earlier: null, taken: null, row);
        var chunk = new ChunkResult();
        using var text = table.Survey.Table.Open(from: 0);
        using var blocks = new RecordBlockReader(text, table.Survey.Table, table.Survey.Delimiter, 0, 0);
        while (blocks.Next() is { } block)
        {
            cancellation.ThrowIfCancellationRequested();
            assessor.Assess(block, chunk);
            RecordBlockReader.Return(block);
        }
    }
}
