using System.Collections.Concurrent;
using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting.Batch;
using RongTong.Hosting.Batch.Input;
using RongTong.Lab;
using RongTong.Reporting.Lab;

namespace RongTong.Hosting.Lab;

/// <summary>
/// Tries a cohort of firms under several rule sets in one pass over its table: each row is read once, the rules they have in common are
/// computed once, and of each scenario only what differs. The numbers are those of a whole batch run under each rule set. Memory does not
/// grow with the table.
/// </summary>
public static class CohortRun
{
    /// <summary>Runs it.</summary>
    /// <param name="variants">The rule sets, the baseline first.</param>
    /// <param name="questions">Thresholds sought in the baseline, each with the baseline in which it is a fact.</param>
    /// <param name="cohort">The firms.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it, or why the table cannot be read.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Result<WhatIf> Run(ImmutableArray<Variant> variants, ImmutableArray<(ThresholdQuestion Question, CompiledModel Model)> questions, Cohort cohort, CancellationToken cancellation)
    {
        var planned = CohortPlan.Of(variants, questions, cohort, cancellation);
        if (planned.Value is not { } plan) return new Result<WhatIf>(null, planned.Diagnostics);
        try
        {
            var workers = Look(plan, cohort, cancellation);
            return new Result<WhatIf>(CohortReading.Of(plan, cohort, workers), planned.Diagnostics);
        }
        catch (BatchUnreadableException broken)
        {
            return new Result<WhatIf>(null, [.. planned.Diagnostics, broken.Diagnostic]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Result<WhatIf>(null, [.. planned.Diagnostics, DiagnosticCatalog.FileUnreadable(cohort.Shown, error.Message)]);
        }
    }

    private static CohortWorker[] Look(CohortPlan plan, Cohort cohort, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var blocks = new BlockingCollection<RecordBlock>(cohort.Workers * 2);
        var workers = Enumerable.Range(0, Math.Max(1, cohort.Workers)).Select(_ => new CohortWorker(plan, cohort)).ToArray();
        Task[] tasks =
        [
            Task.Run(() => Stopping(stop, () => Read(plan.Frames[0].Table, blocks, stop.Token)), CancellationToken.None),
            .. workers.Select(w => Task.Run(() => Stopping(stop, () => Work(w, blocks, stop.Token)), CancellationToken.None)),
        ];
        try
        {
            Task.WaitAll(tasks, CancellationToken.None);
        }
        catch (AggregateException several)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = several.InnerExceptions.FirstOrDefault(e => e is not OperationCanceledException) ?? several.InnerExceptions[0];
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
        return workers;
    }

    /// <summary>Where one fails, the others need not go on.</summary>
    private static void Stopping(CancellationTokenSource stop, Action action)
    {
        try
        {
            action();
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    private static void Read(BatchTable table, BlockingCollection<RecordBlock> blocks, CancellationToken cancellation)
    {
        try
        {
            var survey = table.Survey;
            using var text = survey.Table.Open(from: 0);
            using var reader = new RecordBlockReader(text, survey.Table, survey.Delimiter);
            while (reader.Next() is { } block) blocks.Add(block, cancellation);
        }
        finally
        {
            blocks.CompleteAdding();
        }
    }

    private static void Work(CohortWorker worker, BlockingCollection<RecordBlock> blocks, CancellationToken cancellation)
    {
        foreach (var block in blocks.GetConsumingEnumerable(cancellation))
        {
            worker.Look(block);
            RecordBlockReader.Return(block);
        }
    }
}
