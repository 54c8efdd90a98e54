using RongTong.Hosting.Batch.Input;

namespace RongTong.Hosting.Batch.Rows;

/// <summary>The rows of a table as sheets of their own, one after another; no more of them are held than a block has. Stateless and thread-safe.</summary>
internal static class AssessedRows
{
    /// <summary>Every row that can be read, falls under an edition, and is of the firms the options name for opinions.</summary>
    /// <param name="table">The table.</param>
    /// <param name="model">The model it was opened with.</param>
    /// <param name="options">How rows are read.</param>
    /// <param name="chunk">Takes in what else the rows come to; counts what could not be read, too.</param>
    public static IEnumerable<AssessedRow> Of(BatchTable table, BatchModel model, BatchOptions options, ChunkResult chunk)
    {
        var taken = new List<AssessedRow>();
        var assessor = new RowAssessor(table, model, options with { Explain = BatchExplain.None }, earlier: null, taken.Add);
        using var text = table.Survey.Table.Open();
        using var blocks = new RecordBlockReader(text, table.Survey.Table, table.Survey.Delimiter);
        while (blocks.Next() is { } block)
        {
            assessor.Assess(block, chunk);
            RecordBlockReader.Return(block);
            foreach (var row in taken) yield return row;
            taken.Clear();
        }
    }
}
