using Quartz;

namespace RongTong.Web.Jobs;

/// <summary>
/// Gives operations to the scheduler. What the table of operations says is open is the truth: an operation the scheduler does not know, such as
/// after a crash between two writes or a restore, is given to it again. Thread-safe.
/// </summary>
internal sealed partial class OperationQueue([FromKeyedServices(JobServices.Scheduler)] ISchedulerFactory schedulers, OperationStore operations, ILogger<OperationQueue> log) : BackgroundService
{
    private const string Group = "operations";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Has an operation done, by whichever node is free.</summary>
    public async Task GiveAsync(string id)
    {
        var scheduler = await schedulers.GetScheduler();
        if (await scheduler.Exists(new JobKey(id, Group))) return;
        try
        {
            // Recovery: when the node that runs it is gone, the scheduler of another one starts it again.
            await scheduler.ScheduleJob(JobBuilder.Create<OperationJob>().WithIdentity(id, Group).RequestRecovery().Build(), TriggerBuilder.Create().WithIdentity(id, Group).StartNow().Build());
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another node was faster.
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(Pause);
        try
        {
            do
            {
                try
                {
                    foreach (var id in await operations.OpenAsync()) await GiveAsync(id);
                }
#pragma warning disable CA1031 // a database that is away, a scheduler that is not up yet: the next round comes
                catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    Failed(error.GetType().Name, error.Message);
                }
            }
            while (await clock.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Shutting down.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "open operations were not looked through: {Kind} {Reason}")]
    private partial void Failed(string kind, string reason);
}
