using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace RongTong.Web.Jobs;

/// <summary>Registers durable work: the scheduler and what it starts. Stateless.</summary>
internal static class JobServices
{
    /// <summary>What the scheduler is called. It has a name so that its clock is its own: one without would take that of the whole service.</summary>
    public const string Scheduler = "rongtong";

    private const int AtOnce = 2;

    /// <summary>How often nodes say that they are alive; one that is silent for this and the tolerance is taken for dead.</summary>
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(9);

    public static IServiceCollection AddJobs(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(NodeName.Make());
        services.AddSingleton<OperationStore>();
        services.AddSingleton<OperationFiles>();
        services.AddSingleton<OperationOutput>();
        services.AddSingleton<BatchWork>();
        services.AddSingleton<ReportWork>();
        services.AddTransient<OperationJob>();
        services.AddSingleton<OperationQueue>();
        services.AddQuartz(Scheduler, quartz =>
        {
            quartz.ConfigureScheduler(s => s.GenerateInstanceId = true);
            // Triggers fire by the clock of the machine, also where a test stops that of the service.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.UseDefaultThreadPool(AtOnce);
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(s => s.TablePrefix = "qrtz_");
                if (options.Database is { } connection)
                {
                    store.UsePostgres(NpgsqlFactory.Instance, connection);
                    store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (Alive, Tolerance));
                }
                else
                {
                    store.UseSqlite(SqliteFactory.Instance, Storage.SqliteDatabase.ConnectionOf(options));
                }
            });
        });
        services.AddQuartzHostedService(q => q.WaitForJobsToComplete = true);
        services.AddHostedService(provider => provider.GetRequiredService<OperationQueue>());
        return services;
    }
}
