using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RongTong.Snapshots;
using RongTong.Web.Pages.Texts;

namespace RongTong.EdgeTests.Web.Jobs;

/// <summary>A node of the service as a process of its own, with a data folder of its own.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private ServiceProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Everything it wrote.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Asks it to stop, as a service manager does.</summary>
    /// <returns>The code it ended with; null when it did not end in time.</returns>
    public async Task<int?> StopAsync(TimeSpan patience)
    {
        using (var kill = Process.Start("kill", ["-TERM", Count.Of(_process.Id)])) await kill.WaitForExitAsync();
        using var wait = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(wait.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Starts <c>rongtong serve</c> and waits until it is ready.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="database">The connection string of its PostgreSQL; null for SQLite in the data folder.</param>
    /// <param name="more">Further options.</param>
    public static async Task<ServiceProcess> StartAsync(string data, string? database, params string[] more)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "rongtong.dll"), "serve", "--urls", address.ToString(), "--data", data, "--rules", Repository.Rules, "--templates", Repository.Templates,
            .. database is null ? Array.Empty<string>() : ["--database", database], .. more,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            // Nobody is limited here: all clients have one address.
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["RONGTONG_ANONYMOUS_PER_MINUTE"] = "0", ["RONGTONG_USER_PER_MINUTE"] = "0" },
        })!;
        var node = new ServiceProcess(process, address);
        process.ErrorDataReceived += (_, line) => node._log.Enqueue(line.Data ?? "");
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var i = 0; i < 600; i++, await Task.Delay(100))
        {
            if (process.HasExited) throw new InvalidOperationException($"the service ended with {process.ExitCode}: {node.Log}");
            try
            {
                using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (ready.IsSuccessStatusCode) return node;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        node.Dispose();
        throw new TimeoutException("the service does not get ready");
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
