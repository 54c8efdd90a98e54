using System.Text.Json;
using RongTong.Hosting.Batch;
using RongTong.Text;

namespace RongTong.Web.Jobs;

/// <summary>How a batch is to be run: the options of <c>batch run</c>, kept with the operation so that every node runs it alike. Immutable.</summary>
internal sealed record BatchRequest
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The name of the table, which stands in <c>run.json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The day it was asked for: the date of rows that state none, also when it is run after midnight.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The date whose rules apply, whatever the rows state.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Which firms get an explanation.</summary>
    public BatchExplain Explain { get; init; }

    /// <summary>What the batch is called on its documents.</summary>
    public string? Title { get; init; }

    /// <summary>Which firms get an opinion: <c>all</c>, <c>passed</c>, <c>failed</c>, or credit codes.</summary>
    public string? Opinions { get; init; }

    /// <summary>Whether there is a workbook too.</summary>
    public bool Workbook { get; init; }

    /// <summary>Whether CSV files begin with a byte order mark.</summary>
    public bool Mark { get; init; } = true;

    /// <summary>The language of the files.</summary>
    public Language Language { get; init; } = Language.Zh;

    /// <summary>As the batch takes them.</summary>
    /// <param name="workers">How many rows are assessed at once.</param>
    /// <param name="checkpointRows">Rows between two checkpoints, at the least.</param>
    public BatchOptions ToOptions(int workers, int checkpointRows) => new()
    {
        AsOf = AsOf, Today = Today, Explain = Explain, Title = Title, WithWorkbook = Workbook, WithMark = Mark, Language = Language, Workers = workers, Resume = true,
        Opinions = Opinions is { } choice ? OpinionChoice.Of(choice) ?? OpinionChoice.None : OpinionChoice.None, CheckpointRows = checkpointRows,
    };

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>As it was kept.</summary>
    public static BatchRequest Of(string json) => JsonSerializer.Deserialize<BatchRequest>(json) ?? throw new InvalidDataException("no request");
}
