namespace RongTong.Hosting.Batch.Output;

/// <summary>A file, or several, made once all rows are done: from the counts, the root, and the files that grew with the rows.</summary>
internal interface IBatchDocument
{
    /// <summary>Makes it and brings it to the disk; one that is there from an interrupted run is made anew.</summary>
    /// <param name="outputs">What the rows came to.</param>
    /// <param name="directory">Where the files of the run stand until they get their names.</param>
    /// <returns>The names of the files, below the directory.</returns>
    IEnumerable<string> Make(OutputSet outputs, string directory);
}
