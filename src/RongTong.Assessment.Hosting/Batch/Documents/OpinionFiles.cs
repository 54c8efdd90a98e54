using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using RongTong.Hosting.Batch.Output;
using RongTong.Hosting.Batch.Rows;
using RongTong.Models;
using RongTong.Reporting.Opinions;
using RongTong.Reporting.Templating;

namespace RongTong.Hosting.Batch.Documents;

/// <summary>
/// <c>opinions/</c>: a page for each firm asked for. They bear the root of the batch, so that the rows are gone through once more when all of
/// them are decided.
/// </summary>
internal sealed class OpinionFiles(BatchTable table, BatchModel model, BatchOptions options, TemplateLibrary templates, CancellationToken cancellation) : IBatchDocument
{
    public IEnumerable<string> Make(OutputSet outputs, string directory)
    {
        var folder = Path.Combine(directory, BatchFiles.Opinions);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var (root, names) = (Convert.ToHexStringLower(outputs.Root), new ConcurrentBag<string>());
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellation };
        Parallel.ForEach(AssessedRows.Of(table, model, options, new ChunkResult()), parallel, row => names.Add(Write(row, root, directory)));
        DirectoryEntries.Sync(folder);
        return names.Order(StringComparer.Ordinal);
    }

    private string Write(AssessedRow row, string root, string directory)
    {
        var rendered = Opinion.Render(templates, row.Assess(), new OpinionBatch(options.Title, row.Row, root), options.Language);
        if (rendered.Value is not { } page) throw new BatchUnreadableException(rendered.Diagnostics[0]);
        var name = $"{BatchFiles.Opinions}/{NameOf(row)}.html";
        WholeFile.Write(Path.Combine(directory, name), Encoding.UTF8.GetBytes(page.Text));
        return name;
    }

    /// <summary>The credit code; a row without a valid one of its own goes by its number.</summary>
    private static string NameOf(AssessedRow row) =>
        CreditCode.IsValid(row.Sheet.Enterprise.Uscc) && !row.Problems.Any(p => p.Code == "RT4117") ? row.Sheet.Enterprise.Uscc : "row-" + row.Row.ToString(CultureInfo.InvariantCulture);
}
