namespace RongTong.Web.Jobs;

/// <summary>A piece of long work, as everybody asks after it. Immutable.</summary>
internal sealed record Operation
{
    /// <summary>128 random bits.</summary>
    public required string Id { get; init; }

    /// <summary>What is done.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>Who asked for it, as the audit log names them.</summary>
    public required string Owner { get; init; }

    /// <summary>How it is to be done, as JSON; empty while its input arrives.</summary>
    public required string Request { get; init; }

    /// <summary>Where it stands.</summary>
    public required OperationState State { get; init; }

    /// <summary>Which node has it, or had it last.</summary>
    public string? Node { get; init; }

    /// <summary>How much is done, in rows or sheets.</summary>
    public required long Done { get; init; }

    /// <summary>How much there is; 0 while nobody knows.</summary>
    public required long Total { get; init; }

    /// <summary>What it came to, as JSON; null before.</summary>
    public string? Counts { get; init; }

    /// <summary>What is wrong, as a JSON array of problems; null when nothing is.</summary>
    public string? Problems { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When a node first took it.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Whether nothing changes any more.</summary>
    public bool IsOver => State is OperationState.Done or OperationState.Failed or OperationState.Cancelled;
}

/// <summary>What an operation does.</summary>
internal enum OperationKind
{
    /// <summary>Certifies a table of enterprises.</summary>
    Batch,

    /// <summary>Writes the reports of several sheets.</summary>
    Reports,
}

/// <summary>Where an operation stands.</summary>
internal enum OperationState
{
    /// <summary>Its input is arriving.</summary>
    Receiving,

    /// <summary>It waits for a node.</summary>
    Queued,

    /// <summary>A node works on it.</summary>
    Running,

    /// <summary>Its files are there.</summary>
    Done,

    /// <summary>It cannot be done; the problems say why.</summary>
    Failed,

    /// <summary>Called off.</summary>
    Cancelled,
}

/// <summary>The right to write for an operation, until somebody else takes it. Immutable.</summary>
/// <param name="Operation">Id of the operation.</param>
/// <param name="Fence">Higher than that of every holder before.</param>
internal sealed record Lease(string Operation, long Fence);

/// <summary>Somebody else has the operation now, or it was called off: nothing more may be written for it.</summary>
internal sealed class LeaseLostException(string operation) : Exception($"operation {operation} is no longer ours");

/// <summary>Whether an operation was let in.</summary>
internal enum Admission
{
    /// <summary>It was.</summary>
    Admitted,

    /// <summary>Its owner has as many under way as one may have.</summary>
    OwnerIsBusy,

    /// <summary>Too many wait already.</summary>
    QueueIsFull,
}
