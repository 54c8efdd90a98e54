using System.Collections.Immutable;
using RongTong.Hosting.Batch;
using RongTong.Text;

namespace RongTong.Hosting.Lab;

/// <summary>The firms a what-if looks at, and how. Immutable.</summary>
public sealed record Cohort
{
    /// <summary>The table.</summary>
    public required string Path { get; init; }

    /// <summary>Its name in messages.</summary>
    public required string Shown { get; init; }

    /// <summary>The date whose rules apply, whatever a row states; null leaves it to the rows.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The date for rows that state none.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Credit codes of the only firms looked at; null for every row.</summary>
    public ImmutableHashSet<string>? Only { get; init; }

    /// <summary>Which firms these are, in words.</summary>
    public LocalizedText? OnlyWords { get; init; }

    /// <summary>For whom the lists of firms that move are; null for no list.</summary>
    public string? ListsFor { get; init; }

    /// <summary>How many rows are looked at at once; no number depends on it.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    internal Diagnostics.Result<BatchTable> Open(BatchModel model, CancellationToken cancellation) => BatchTable.Open(Path, Shown, model, AsOf, cancellation);
}
