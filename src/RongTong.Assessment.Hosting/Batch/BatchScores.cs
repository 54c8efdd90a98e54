using RongTong.Benchmarking;
using RongTong.Hosting.Batch.Rows;

namespace RongTong.Hosting.Batch;

/// <summary>The scores of a table of firms, for benchmarks. A firm may stand in several rows: which of them counts is for the benchmark to say. Not thread-safe.</summary>
/// <param name="table">The table.</param>
/// <param name="model">The model it was opened with.</param>
/// <param name="today">The date for rows that state none.</param>
public sealed class BatchScores(BatchTable table, BatchModel model, DateOnly today)
{
    private const int AtOnce = 256;

    private long _rows;
    private long _read;

    /// <summary>How many rows that are not blank could not be read, or fall under no edition; known when all are read.</summary>
    public long LeftOut => _rows - _read;

    /// <summary>The scores of every row that can be read and falls under an edition.</summary>
    /// <exception cref="BatchUnreadableException">The table cannot be read to its end.</exception>
    public IEnumerable<FirmScores> Read(CancellationToken cancellation)
    {
        var chunk = new ChunkResult();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        foreach (var rows in AssessedRows.Of(table, model, new BatchOptions { Today = today, Opinions = OpinionChoice.All }, chunk).Chunk(AtOnce))
        {
            var scores = new FirmScores[rows.Length];
            Parallel.For(0, rows.Length, parallel, i => scores[i] = ScoresOf(rows[i]));
            foreach (var firm in scores) yield return firm;
            _read += rows.Length;
        }
        _rows = chunk.Tally[Count.Applied];
    }

    private static FirmScores ScoresOf(AssessedRow row)
    {
        var scores = FirmScores.Of(row.Model.Assess(row.Sheet));
        return row.Sheet.Answers.TryGetValue(EditionRows.SizeField, out var size) && size.Values is [var word] ? scores with { Size = scores.Size ?? word } : scores;
    }
}
