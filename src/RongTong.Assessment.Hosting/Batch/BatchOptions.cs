using RongTong.Text;

namespace RongTong.Hosting.Batch;

/// <summary>Which firms get an explanation in <c>explanations.ndjson</c>.</summary>
public enum BatchExplain
{
    /// <summary>Those that are decided and hold no grade: the criteria they do not meet.</summary>
    Failures,

    /// <summary>Every row that is assessed: its whole assessment, as <c>assess</c> writes it. About twenty kilobytes a firm.</summary>
    All,

    /// <summary>Nobody.</summary>
    None,
}

/// <summary>How a batch is run. What is in here, the input and the model make the bytes of the results; nothing else does. Immutable.</summary>
public sealed record BatchOptions
{
    /// <summary>The date whose rules apply, whatever a row states; null leaves it to the rows.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The date for rows that state none.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Which firms get an explanation.</summary>
    public BatchExplain Explain { get; init; }

    /// <summary>Whether CSV files begin with a byte order mark, which Excel on Chinese Windows wants.</summary>
    public bool WithMark { get; init; } = true;

    /// <summary>What the batch is called on its documents; null for the name of the model.</summary>
    public string? Title { get; init; }

    /// <summary>Whether results, rejects and review are also written as a workbook.</summary>
    public bool WithWorkbook { get; init; }

    /// <summary>Which firms get an opinion of their own.</summary>
    public OpinionChoice Opinions { get; init; } = OpinionChoice.None;

    /// <summary>Language of messages and names in the files.</summary>
    public Language Language { get; init; } = Language.Zh;

    /// <summary>Whether an unfinished run in the directory is taken up.</summary>
    public bool Resume { get; init; }

    /// <summary>Rows after which the outputs are made safe against a crash, at the least.</summary>
    public int CheckpointRows { get; init; } = 50_000;

    /// <summary>How many rows are assessed at once; the bytes do not depend on it.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;
}
