using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RongTong.Snapshots;

namespace RongTong.Benchmarks.Service;

/// <summary>The service as a process of its own on a free port, with a new data folder, without limits of requests.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("rongtong-service");
    private readonly Process _process;

    private ServiceProcess()
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RongTong.Assessment.Web.dll"), "--urls", Address.ToString(), "--data", _data.FullName, "--rules", Repository.Rules, "--templates", Repository.Templates, "--anonymous-per-minute", "0", "--user-per-minute", "0"]) { UseShellExecute = false, RedirectStandardError = true };
        // As its unit for systemd starts it.
        start.Environment["DOTNET_GCgen0size"] = "0x4000000";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("\"Error\"", StringComparison.Ordinal) == true) Errors++;
        };
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Lines of its log that tell of an error.</summary>
    public int Errors { get; private set; }

    /// <summary>Processor time it has taken.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServiceProcess> StartAsync()
    {
        var service = new ServiceProcess();
        using var client = new HttpClient { BaseAddress = service.Address };
        for (var i = 0; i < 600; i++, await Task.Delay(100))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return service;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        service.Dispose();
        throw new TimeoutException("the service does not get ready");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
