using System.Data.Common;
using Quartz;
using RongTong.Diagnostics;
using RongTong.Web.Api;

namespace RongTong.Web.Jobs;

/// <summary>
/// One attempt of this node at an operation, started by the scheduler. May be started twice, or again after a crash: the lease decides who
/// writes.
/// </summary>
internal sealed partial class OperationJob(OperationStore operations, BatchWork batches, ReportWork reports, NodeName node, IHostApplicationLifetime lifetime, ILogger<OperationJob> log) : IJob
{
    /// <summary>Attempts after which an operation is given up: one that takes its node down would go round for ever.</summary>
    private const int MostAttempts = 20;

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var id = context.JobDetail.Key.Name;
        if (await operations.TakeAsync(id, node.Value) is not { } lease || await operations.FindAsync(id) is not { } operation) return;
        Took(id, lease.Fence);
        if (lease.Fence > MostAttempts)
        {
            await operations.FailAsync(lease, ProblemJson.List([DiagnosticCatalog.OperationGivenUp(MostAttempts)]));
            return;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await using var watch = new Watch(operations, lease, stop.Token);
        try
        {
            await (operation.Kind switch { OperationKind.Batch => batches.RunAsync(operation, lease, watch, watch.Stop), _ => reports.RunAsync(operation, lease, watch, watch.Stop) });
            Ended(id);
        }
        catch (Exception error) when (error is LeaseLostException || watch.IsLost)
        {
            Lost(id);
            return;
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or UnauthorizedAccessException or DbException or TimeoutException)
        {
            // Shutting down, or something that passes: another node, or this one later, goes on.
            await operations.ReleaseAsync(lease);
            if (error is not OperationCanceledException) Interrupted(id, error.GetType().Name, error.Message);
            return;
        }
#pragma warning disable CA1031 // our bug: told to who asked, not repeated for ever
        catch (Exception error)
#pragma warning restore CA1031
        {
            Broke(id, RequestIds.Kind(error), error.StackTrace ?? "");
            await operations.FailAsync(lease, ProblemJson.List([DiagnosticCatalog.OperationBroken()]));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "operation {Id} taken, attempt {Attempt}")]
    private partial void Took(string id, long attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "operation {Id} ended")]
    private partial void Ended(string id);

    [LoggerMessage(Level = LogLevel.Information, Message = "operation {Id} called off or taken by another node")]
    private partial void Lost(string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "operation {Id} goes back to the queue: {Kind} {Reason}")]
    private partial void Interrupted(string id, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "operation {Id} broke: {Kind} {Where}")]
    private partial void Broke(string id, string kind, string where);
}
