using System.Collections.Immutable;
using System.Globalization;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Text;
using RongTong.Web.Api;

namespace RongTong.Web.Jobs;

/// <summary>
/// Writes the reports of several sheets into one zip. The same sheets give the same bytes, so that an attempt that broke off is simply made
/// again. Thread-safe.
/// </summary>
internal sealed class ReportWork(OperationStore operations, OperationFiles files, OperationOutput output, SheetAssessor assessor, ReportMaker reports, ServeOptions options)
{
    /// <summary>The one file made.</summary>
    public const string Archive = "reports.zip";

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it, or it was called off.</exception>
    public async Task RunAsync(Operation operation, Lease lease, Watch watch, CancellationToken cancellation)
    {
        var request = ReportRequest.Of(operation.Request);
        using var folder = WorkFolder.Make(options);
        using var body = new MemoryStream();
        await files.CopyAsync(operation.Id, (await files.ListAsync(operation.Id, FileRole.Input)).Single(), body, cancellation);
        body.Position = 0;
        await files.CutAsync(lease, all: true);
        var (sheets, _) = SheetReader.Read(SheetFiles.Read(body, "body").Value!);
        var made = Path.Combine(folder.Path, "output");
        Directory.CreateDirectory(made);
        var languages = ReportMaker.Languages(request.Languages, Language.Zh)!;
        var problems = ImmutableArray<Diagnostic>.Empty;
        await using (var target = new FileStream(Path.Combine(made, Archive), FileMode.CreateNew, FileAccess.ReadWrite))
        using (var archive = new ReportArchive(target))
        {
            var names = new FileNames();
            for (var i = 0; i < sheets.Length && problems.IsEmpty; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                watch.Tell(i, sheets.Length);
                var result = assessor.Assess(sheets[i].AsOf is null ? sheets[i] with { AsOf = request.Today } : sheets[i], new SheetRequest { Model = request.Model });
                if (result.Assessment is not { } assessment)
                {
                    problems = result.Diagnostics;
                    break;
                }
                var name = names.Next(sheets[i]);
                foreach (var (format, ending, _) in DocumentMaker.Forms.Where(f => request.Formats.Contains(f.Format)))
                {
                    var report = reports.Make(assessment, format, languages, isSeveral: sheets.Length > 1, cancellation);
                    if (report.Value is not { } bytes)
                    {
                        problems = report.Diagnostics;
                        break;
                    }
                    archive.Add(name + ending, bytes, isPacked: format is "docx" or "xlsx" or "pdf");
                }
            }
        }
        if (problems.IsEmpty) await output.PublishAsync(lease, made, ImmutableDictionary<string, long>.Empty, sheets.Length, string.Create(CultureInfo.InvariantCulture, $"{{\"sheets\":{sheets.Length},\"formats\":{request.Formats.Length}}}"), cancellation);
        else await operations.FailAsync(lease, ProblemJson.List(problems));
    }
}
