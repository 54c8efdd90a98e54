using RongTong.Hosting.Batch.Output;

namespace RongTong.Hosting.Batch.Documents;

/// <summary><c>statistics.json</c>.</summary>
internal sealed class StatisticsFile(BatchTable table, BatchModel model, BatchOptions options) : IBatchDocument
{
    public IEnumerable<string> Make(OutputSet outputs, string directory)
    {
        WholeFile.Write(Path.Combine(directory, BatchFiles.Statistics), StatisticsJson.Write(outputs.Tally, table, model, options));
        return [BatchFiles.Statistics];
    }
}
