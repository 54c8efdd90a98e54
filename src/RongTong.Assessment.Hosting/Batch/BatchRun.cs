using System.Collections.Concurrent;
using System.Security.Cryptography;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch.Documents;
using RongTong.Hosting.Batch.Earlier;
using RongTong.Hosting.Batch.Input;
using RongTong.Hosting.Batch.Output;
using RongTong.Hosting.Batch.Rows;
using RongTong.Reporting.Templating;

namespace RongTong.Hosting.Batch;

/// <summary>How far a run has come. Immutable.</summary>
public sealed record BatchProgress(long Rows, long Total, BatchCounts Counts);

/// <summary>
/// Certifies a table of enterprises: blocks of rows are assessed by several workers, written in the order of the input, and made safe at
/// checkpoints. Memory does not grow with the table. The same input, model and options give the same bytes, whatever the workers, the
/// interruptions and the machine.
/// </summary>
public sealed class BatchRun
{
    private readonly BatchTable _table;
    private readonly BatchModel _model;
    private readonly BatchOptions _options;
    private readonly string _directory;
    private readonly string _shown;
    private readonly TemplateLibrary? _templates;
    private readonly EarlierFilings? _earlier;

    /// <summary>Prepares a run.</summary>
    /// <param name="table">The applicants.</param>
    /// <param name="model">What they are decided by.</param>
    /// <param name="options">How.</param>
    /// <param name="directory">Where the outputs go.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <param name="templates">What documents are made with; without them there is data only.</param>
    /// <param name="earlier">What the enterprises filed before; null when nobody asks.</param>
    public BatchRun(BatchTable table, BatchModel model, BatchOptions options, string directory, string shown, TemplateLibrary? templates = null, EarlierFilings? earlier = null) =>
        (_table, _model, _options, _directory, _shown, _templates, _earlier) = (table, model, options, directory, shown, templates, earlier);

    /// <summary>
    /// Told after every checkpoint, on a thread of the run, before the next may begin: with the files as far as it says and its journal in a
    /// work directory of another machine, <see cref="BatchOptions.Resume"/> goes on there. Null when nobody keeps them.
    /// </summary>
    public Action<BatchCheckpoint>? Checkpointed { get; init; }

    /// <summary>Runs to the end, or to where something stops it; what is done until then is kept for <see cref="BatchOptions.Resume"/>.</summary>
    /// <param name="progress">Told after every block; null when nobody watches.</param>
    /// <param name="cancellation">Stops it cleanly.</param>
    /// <returns>What it came to, or RT6002.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Result<BatchOutcome> Run(Action<BatchProgress>? progress, CancellationToken cancellation)
    {
        var head = RunDescription.Head(_table, _model, _options, _earlier);
        var run = Convert.ToHexStringLower(SHA256.HashData(head));
        var work = Path.Combine(_directory, BatchFiles.Work);
        try
        {
            var journal = _options.Resume && Journal.Load(work) is { } saved && saved.Run == run && saved.Covers(work) ? saved : null;
            var resumed = journal?.Row ?? 0;
            using var outputs = OutputSet.Open(_directory, run, head, _model, _options, journal, Checkpointed);
            if (journal is { IsWhole: true }) return Done(outputs, resumed, isPublishedOnly: true);
            Assess(outputs, progress, cancellation);
            outputs.Finish(Documents(cancellation), (o, files) => RunDescription.Whole(head, o, files, _table), _options);
            return Done(outputs, resumed, isPublishedOnly: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<BatchOutcome>(null, [Journal.Exists(work) ? DiagnosticCatalog.FileUnwritable(_shown, error.Message, "--resume") : DiagnosticCatalog.FileUnwritable(_shown, error.Message)]);
        }
        catch (BatchUnreadableException broken)
        {
            return new Result<BatchOutcome>(null, [broken.Diagnostic]);
        }
    }

    private IEnumerable<IBatchDocument> Documents(CancellationToken cancellation)
    {
        yield return new StatisticsFile(_table, _model, _options);
        if (_templates is null) yield break;
        yield return new StatisticsPage(_table, _model, _options, _templates);
        yield return new NoticeDocument(_model, _options);
        if (_options.WithWorkbook) yield return new ResultsWorkbook(_model, _options);
        if (_options.Opinions.IsAny) yield return new OpinionFiles(_table, _model, _options, _templates, cancellation);
    }

    private Result<BatchOutcome> Done(OutputSet outputs, long resumed, bool isPublishedOnly)
    {
        var root = Convert.ToHexStringLower(outputs.Root);
        if (isPublishedOnly)
        {
            outputs.Dispose();
            OutputSet.Publish(_directory);
        }
        return new Result<BatchOutcome>(new BatchOutcome(BatchCounts.Of(outputs.Tally), BatchBinding.Of(outputs.Tally, _model), CheckCounts.Of(outputs.Tally, _model, "warning/"), root, Math.Max(0, resumed - 1), [.. BatchFiles.All.Where(f => File.Exists(Path.Combine(_directory, f)))]), []);
    }

    private void Assess(OutputSet outputs, Action<BatchProgress>? progress, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var depth = _options.Workers * 4;
        using var work = new BlockingCollection<(RecordBlock Block, TaskCompletionSource<ChunkResult> Result)>(depth);
        using var order = new BlockingCollection<Task<ChunkResult>>(depth);
        var spare = new ConcurrentBag<ChunkResult>();
        var reader = Task.Run(() => Read(outputs.Offset, outputs.Row, work, order, stop.Token), CancellationToken.None);
        var workers = Enumerable.Range(0, _options.Workers).Select(_ => Task.Run(() => Work(work, spare, stop.Token), CancellationToken.None)).ToArray();
        try
        {
            var (checkpoint, clock) = (outputs.Row, System.Diagnostics.Stopwatch.StartNew());
            foreach (var pending in order.GetConsumingEnumerable(stop.Token))
            {
                var chunk = pending.WaitAsync(stop.Token).GetAwaiter().GetResult();
                outputs.Append(chunk);
                spare.Add(chunk);
                progress?.Invoke(new BatchProgress(Math.Max(0, outputs.Row - 1), _table.Rows, BatchCounts.Of(outputs.Tally)));
                // When a checkpoint falls changes no byte; waiting between them spares the disk.
                if (outputs.Row - checkpoint < _options.CheckpointRows || clock.ElapsedMilliseconds < (_options.CheckpointRows >= 10_000 ? 2000 : 0)) continue;
                if (!outputs.BeginCheckpoint()) continue;
                (checkpoint, clock) = (outputs.Row, System.Diagnostics.Stopwatch.StartNew());
            }
            reader.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            outputs.Checkpoint();
            throw;
        }
        finally
        {
            stop.Cancel();
            WaitQuietly([reader, .. workers]);
        }
    }

    private void Read(long offset, long row, BlockingCollection<(RecordBlock, TaskCompletionSource<ChunkResult>)> work, BlockingCollection<Task<ChunkResult>> order, CancellationToken cancellation)
    {
        try
        {
            var survey = _table.Survey;
            using var text = survey.Table.Open(from: survey.Table.CanSeek ? offset : 0);
            if (!survey.Table.CanSeek) Skip(text, offset);
            using var blocks = new RecordBlockReader(text, survey.Table, survey.Delimiter, row, offset);
            while (blocks.Next() is { } block)
            {
                var result = new TaskCompletionSource<ChunkResult>(TaskCreationOptions.RunContinuationsAsynchronously);
                work.Add((block, result), cancellation);
                order.Add(result.Task, cancellation);
            }
        }
        finally
        {
            work.CompleteAdding();
            order.CompleteAdding();
        }
    }

    private static void Skip(Stream text, long count)
    {
        var waste = new byte[256 * 1024];
        while (count > 0)
        {
            var read = text.Read(waste, 0, (int)Math.Min(count, waste.Length));
            if (read == 0) return;
            count -= read;
        }
    }

    private void Work(BlockingCollection<(RecordBlock Block, TaskCompletionSource<ChunkResult> Result)> work, ConcurrentBag<ChunkResult> spare, CancellationToken cancellation)
    {
        var assessor = new RowAssessor(_table, _model, _options, _earlier);
        foreach (var (block, result) in work.GetConsumingEnumerable(cancellation))
        {
            try
            {
                if (!spare.TryTake(out var chunk)) chunk = new ChunkResult();
                assessor.Assess(block, chunk);
                RecordBlockReader.Return(block);
                result.SetResult(chunk);
            }
#pragma warning disable CA1031 // handed to the thread that waits for it
            catch (Exception error)
#pragma warning restore CA1031
            {
                result.SetException(error);
                return;
            }
        }
    }

    private static void WaitQuietly(Task[] tasks)
    {
        try
        {
            Task.WaitAll(tasks);
        }
        catch (AggregateException)
        {
            // The first failure is already on its way to the caller.
        }
    }
}
