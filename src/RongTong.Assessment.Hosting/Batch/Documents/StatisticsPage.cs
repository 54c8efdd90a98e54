using System.Text;
using RongTong.Hosting.Batch.Output;
using RongTong.Reporting.Statistics;
using RongTong.Reporting.Templating;

namespace RongTong.Hosting.Batch.Documents;

/// <summary><c>statistics.html</c>.</summary>
internal sealed class StatisticsPage(BatchTable table, BatchModel model, BatchOptions options, TemplateLibrary templates) : IBatchDocument
{
    public IEnumerable<string> Make(OutputSet outputs, string directory)
    {
        var rendered = StatisticsReport.Render(templates, StatisticsReading.Of(outputs, table, model, options), options.Language);
        if (rendered.Value is not { } page) throw new BatchUnreadableException(rendered.Diagnostics[0]);
        WholeFile.Write(Path.Combine(directory, BatchFiles.StatisticsPage), Encoding.UTF8.GetBytes(page.Text));
        return [BatchFiles.StatisticsPage];
    }
}
