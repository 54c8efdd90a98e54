using Microsoft.Extensions.Logging;
using RongTong.Snapshots;
using RongTong.Web;

namespace RongTong.EdgeTests.Web;

/// <summary>Which database a test runs on.</summary>
public enum DatabaseKind
{
    /// <summary>The embedded one.</summary>
    Sqlite,

    /// <summary>A real server.</summary>
    Postgres,
}

/// <summary>The service on a free port of this machine, with a data folder of its own and a clock that stands still.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly TemporaryDirectory _data;

    private WebHost(WebServer server, ServeOptions options, TemporaryDirectory data) => (Server, Options, _data) = (server, options, data);

    public WebServer Server { get; }

    public ServeOptions Options { get; }

    /// <summary>A client of the service.</summary>
    public HttpClient Client { get; } = new();

    public static async Task<WebHost> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, Func<ServeOptions, ServeOptions>? change = null)
    {
        var directory = new TemporaryDirectory();
        var options = new ServeOptions
        {
            Urls = "http://127.0.0.1:0", Data = directory.Path, Database = kind == DatabaseKind.Postgres ? Postgres.NewDatabase() : null,
            Rules = Repository.Rules, Templates = Repository.Templates, Clock = new FixedClock(), AnonymousPerMinute = 0, UserPerMinute = 0, ReportsPerMinute = 0,
            PasswordRounds = 1000,
        };
        if (change is not null) options = change(options);
        var server = await WebServer.OpenAsync(options, builder => builder.Logging.ClearProviders());
        await server.StartAsync();
        var host = new WebHost(server, options, directory);
        host.Client.BaseAddress = new Uri(server.Urls.First());
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _data.Dispose();
    }
}
