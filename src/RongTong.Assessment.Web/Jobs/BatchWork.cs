using System.Buffers;
using System.Text;
using System.Text.Json;
using RongTong.Hosting;
using RongTong.Hosting.Batch;
using RongTong.Web.Api;

namespace RongTong.Web.Jobs;

/// <summary>
/// Runs a batch as the command line does, in a folder of this node, and keeps every checkpoint in the database: another node goes on from the
/// last one. Which node did how much changes no byte of the result. Thread-safe.
/// </summary>
internal sealed class BatchWork(OperationStore operations, OperationFiles files, OperationOutput results, ModelCache models, ServeOptions options)
{
    private const string JournalName = ".journal";

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it, or it was called off.</exception>
    public async Task RunAsync(Operation operation, Lease lease, Watch watch, CancellationToken cancellation)
    {
        var request = BatchRequest.Of(operation.Request);
        using var folder = WorkFolder.Make(options);
        var input = Path.Combine(folder.Path, "input", request.Name);
        var output = Path.Combine(folder.Path, "output");
        var stored = (await files.ListAsync(operation.Id, FileRole.Input)).Single();
        await files.CopyAsync(operation.Id, stored, input, cancellation);
        var kept = await RestoreAsync(lease, output, cancellation);

        var model = BatchModel.Of(request.Model, models.Rules, out _);
        if (model.Value is null)
        {
            await operations.FailAsync(lease, ProblemJson.List(model.Diagnostics));
            return;
        }
        var templates = TemplateDirectory.Load(options.Templates, null);
        var table = BatchTable.Open(input, request.Name, model.Value, request.AsOf, cancellation);
        if (table.Value is null || templates.Value is null)
        {
            await operations.FailAsync(lease, ProblemJson.List(table.Value is null ? table.Diagnostics : templates.Diagnostics));
            return;
        }
        watch.Tell(0, table.Value.Rows);
        // The requests of the same process need a processor too.
        var run = new BatchRun(table.Value, model.Value, request.ToOptions(Math.Max(1, Environment.ProcessorCount - 1), options.BatchCheckpointRows), output, request.Name, templates.Value)
        {
            Checkpointed = checkpoint => KeepAsync(lease, checkpoint, kept, cancellation).GetAwaiter().GetResult(),
        };
        var result = await Task.Factory.StartNew(() => run.Run(p => watch.Tell(p.Rows, p.Total), cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (result.Value is not { } outcome)
        {
            await operations.FailAsync(lease, ProblemJson.List(result.Diagnostics));
            return;
        }
        await results.PublishAsync(lease, output, kept, table.Value.Rows, Counts(outcome), cancellation);
    }

    /// <summary>Brings what an earlier holder has kept into a work directory.</summary>
    /// <returns>How much of each file is stored.</returns>
    private async Task<Dictionary<string, long>> RestoreAsync(Lease lease, string output, CancellationToken cancellation)
    {
        await files.CutAsync(lease, all: false);
        var kept = new Dictionary<string, long>(StringComparer.Ordinal);
        var work = Path.Combine(output, BatchCheckpoint.Work);
        foreach (var file in await files.ListAsync(lease.Operation, FileRole.Work))
        {
            if (file.Name == JournalName) await files.CopyAsync(lease.Operation, file, Path.Combine(work, BatchCheckpoint.JournalFile), cancellation);
            else
            {
                if (file.Bytes > 0) await files.CopyAsync(lease.Operation, file, Path.Combine(work, file.Name), cancellation);
                kept[file.Name] = file.Bytes;
            }
        }
        return kept;
    }

    /// <summary>Keeps a checkpoint: first what the files have grown by, then, all at once, that it counts.</summary>
    private async Task KeepAsync(Lease lease, BatchCheckpoint checkpoint, Dictionary<string, long> kept, CancellationToken cancellation)
    {
        if (checkpoint.Files.Any(f => f.Length < kept.GetValueOrDefault(f.Name)))
        {
            // The run was begun anew, such as after an update of the model: what is kept is of another one.
            await files.CutAsync(lease, all: true);
            kept.Clear();
        }
        foreach (var (name, length) in checkpoint.Files)
        {
            await files.AppendAsync(lease, name, Path.Combine(checkpoint.Directory, name), kept.GetValueOrDefault(name), length, cancellation);
            kept[name] = length;
        }
        await files.CommitAsync(lease, checkpoint.Files, JournalName, await File.ReadAllBytesAsync(Path.Combine(checkpoint.Directory, BatchCheckpoint.JournalFile), cancellation));
    }

    private static string Counts(BatchOutcome outcome)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("applied", outcome.Counts.Applied);
            json.WriteNumber("passed", outcome.Counts.Passed);
            json.WriteNumber("failed", outcome.Counts.Failed);
            json.WriteNumber("failedOnOneOnly", outcome.Counts.OnlyOne);
            json.WriteNumber("undecided", outcome.Counts.Undecided);
            json.WriteNumber("awaitReview", outcome.Counts.AwaitReview);
            json.WriteNumber("returned", outcome.Counts.Returned);
            json.WriteNumber("rejected", outcome.Counts.Rejected);
            json.WriteString("root", outcome.Root);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
