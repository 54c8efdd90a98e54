namespace RongTong.Hosting.Batch.Input;

/// <summary>What is done with a row.</summary>
/// <param name="row">Its number, from 1 below the titles.</param>
/// <param name="cells">Its cells.</param>
/// <param name="text">The block they are in.</param>
internal delegate void RowVisitor(long row, RowCells cells, ReadOnlySpan<byte> text);

/// <summary>The rows of a table one after another, where no speed is asked for.</summary>
internal static class TableRows
{
    /// <summary>Goes through the rows below the titles; those whose quotes do not pair up are left out.</summary>
    /// <exception cref="BatchUnreadableException">The text cannot be read on.</exception>
    public static void Read(TableSurvey survey, RowVisitor visit, CancellationToken cancellation)
    {
        using var text = survey.Table.Open();
        using var blocks = new RecordBlockReader(text, survey.Table, survey.Delimiter);
        var cells = new RowCells(survey.Delimiter);
        while (blocks.Next() is { } block)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = block.FirstRow;
            for (var at = 0; at < block.Length; row++)
            {
                cells.Read(block.Span, ref at);
                if (row > 0 && !cells.IsBroken) visit(row, cells, block.Span);
            }
            RecordBlockReader.Return(block);
        }
    }
}
