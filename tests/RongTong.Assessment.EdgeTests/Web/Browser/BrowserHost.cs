using Microsoft.Playwright;
using RongTong.Hosting.Printing;

namespace RongTong.EdgeTests.Web.Browser;

/// <summary>The installed Chromium and a service on each database, started once for all tests; nothing is downloaded. Each test has firms, regions and accounts of its own.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Milliseconds after which something is taken to fail.</summary>
    private const float Patience = 60_000;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private readonly Dictionary<DatabaseKind, WebHost> _hosts = [];

    /// <summary>How large a screen is, in pixels.</summary>
    internal static ViewportSize Size(Screen screen) => screen == Screen.Phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 };

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        // The machine may be busy; what is waited for is a condition, never a time.
        Assertions.SetDefaultExpectTimeout(Patience);
        var path = BrowserSearch.Find(null, Environment.CurrentDirectory, Environment.GetEnvironmentVariable).Value ?? throw new InvalidOperationException("no Chromium or Chrome is installed; tests/run.sh installs one");
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Quiet, Timeout = 120_000 });
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts.Values) await host.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>The service on a database.</summary>
    internal async Task<WebHost> ServiceAsync(DatabaseKind kind = DatabaseKind.Sqlite) => _hosts.TryGetValue(kind, out var host) ? host : _hosts[kind] = await WebHost.StartAsync(kind, o => o with { Handbook = (_, _) => "# x" });

    /// <summary>A device: its own cookies and storage. What its pages complain about is kept.</summary>
    internal async Task<Device> DeviceAsync(WebHost host, Screen screen, string language = "zh-CN", bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.Client.BaseAddress!.ToString(), Locale = language, JavaScriptEnabled = scripts, AcceptDownloads = true, ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = Size(screen), HasTouch = screen == Screen.Phone,
        });
        context.SetDefaultTimeout(Patience);
        return new Device(context, await context.NewPageAsync());
    }
}

/// <summary>How large a screen is.</summary>
public enum Screen
{
    /// <summary>390 pixels wide.</summary>
    Phone,

    /// <summary>1280 pixels wide.</summary>
    Desktop,
}

/// <summary>A browser of its own with one page.</summary>
internal sealed class Device : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public Device(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type == "error" ? message.Text : null);
        page.PageError += (_, error) => Note(error);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of scripts, and what the policy refused.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints) return [.. _complaints];
        }
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    // A request that fails is told too; only those of the scripts and of the policy are ours.
    private void Note(string? text)
    {
        if (text is null || text.StartsWith("Failed to load resource", StringComparison.Ordinal)) return;
        lock (_complaints) _complaints.Add(text);
    }
}

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserHost>
{
    public const string Name = "browser";
}
