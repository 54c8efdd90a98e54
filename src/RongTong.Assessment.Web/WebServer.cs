using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Console;
using RongTong.Hosting;
using RongTong.Web.Access;
using RongTong.Web.Api;
using RongTong.Web.Jobs;
using RongTong.Web.Metrics;
using RongTong.Web.Pages;
using RongTong.Web.Sheets;
using RongTong.Web.Storage;
using RongTong.Web.Webhooks;

namespace RongTong.Web;

/// <summary>The service: opened with its database, run until it is asked to stop, when requests under way are finished.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private const int BodyBytes = 1024 * 1024;
    private const int FormFields = 2000;

    private readonly WebApplication _application;
    private readonly Database _database;

    private WebServer(WebApplication application, Database database) => (_application, _database) = (application, database);

    /// <summary>Where it listens, once started.</summary>
    public IEnumerable<string> Urls => _application.Urls;

    /// <summary>Opens the database and prepares everything.</summary>
    /// <param name="options">How.</param>
    /// <param name="configure">What a host changes; tests only.</param>
    public static async Task<WebServer> OpenAsync(ServeOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var database = await Database.OpenAsync(options);
        WorkFolder.Clear(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(WebServer).Assembly.GetName().Name });
        builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
        });
        // Standard output is for data; a log line is one JSON object and never holds an answer.
        builder.Logging.ClearProviders().AddJsonConsole().AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var services = builder.Services;
        services.AddSingleton(options.Clock);
        services.AddRongTongAssessment(o => (o.Rules, o.Templates) = (options.Rules, options.Templates));
        services.AddSingleton(options);
        services.AddSingleton(database);
        services.AddSingleton<SheetStore>();
        services.AddAccess(database, options);
        services.AddSingleton<ServiceMetrics>();
        services.AddSurroundings(options);
        services.AddSingleton<SheetEdits>();
        services.AddSingleton<ReportMaker>();
        services.AddJobs(options);
        services.AddSingleton<WebhookStore>().AddHostedService<WebhookSender>();
        services.AddOpenApi("v1", o => o.AddDocumentTransformer<ApiDocument>().AddOperationTransformer<ApiDocument>());
        services.AddProblemDetails();
        services.AddPages();
        services.Configure<FormOptions>(f => (f.ValueCountLimit, f.ValueLengthLimit) = (FormFields, BodyBytes));
        configure?.Invoke(builder);
        var application = builder.Build();
        // Listens from the start on.
        application.Services.GetRequiredService<ServiceMetrics>();
        application.UseMiddleware<RequestIds>();
        application.UseSurroundings();
        application.UseMiddleware<SecurityHeaders>();
        application.UsePages();
        application.UseRouting();
        application.UseAccess(options);
        application.UseMiddleware<Idempotency>();
        application.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        HealthEndpoints.Map(application);
        var api = application.MapGroup("/api/v1");
        AssessmentEndpoints.Map(api);
        ModelEndpoints.Map(api);
        BatchEndpoints.Map(api);
        OperationEndpoints.Map(api);
        SheetEndpoints.Map(api);
        ReportEndpoints.Map(api);
        WebhookEndpoints.Map(api);
        application.MapPages();
        return new WebServer(application, database);
    }

    /// <summary>All addresses it answers at.</summary>
    internal IReadOnlyList<Endpoint> Endpoints => _application.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>What it is made of; tests only.</summary>
    internal IServiceProvider Services => _application.Services;

    /// <summary>A new code that makes the first administrator; null once there is an account.</summary>
    public async Task<string?> FirstRunCodeAsync() => (await _application.Services.GetRequiredService<FirstRun>().CodeAsync())?.Text;

    /// <summary>Starts listening.</summary>
    public Task StartAsync() => _application.StartAsync();

    /// <summary>Waits until the process is asked to stop, or a token is; then finishes the requests under way.</summary>
    public Task WaitAsync(CancellationToken stop) => _application.WaitForShutdownAsync(stop);

    /// <summary>Starts listening and runs until the process is asked to stop.</summary>
    public Task RunAsync() => _application.RunAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }
}
