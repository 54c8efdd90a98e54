using System.Collections.Immutable;

namespace RongTong.Hosting.Batch;

/// <summary>What an unfinished run has brought to the disk. Immutable.</summary>
/// <param name="Directory">The work directory of the run.</param>
/// <param name="Files">The files that grow with the rows, and how much of each counts; what counts is not changed any more.</param>
public sealed record BatchCheckpoint(string Directory, ImmutableArray<(string Name, long Length)> Files)
{
    /// <summary>Where a batch directory has the work directory of a run.</summary>
    public const string Work = Output.BatchFiles.Work;

    /// <summary>The name of the file in it that says how far the run is.</summary>
    public const string JournalFile = Output.Journal.Name;
}
