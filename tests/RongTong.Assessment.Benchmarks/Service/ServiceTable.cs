using System.Diagnostics;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Hosting;
using RongTong.Loading;
using RongTong.Snapshots;

namespace RongTong.Benchmarks.Service;

/// <summary>
/// <c>POST /api/v1/assessments</c> against an endpoint that does nothing, in turn, with the service as a process of its own and the load from
/// this one. Fifty who send as soon as they are answered keep every core busy: what one waits is then fifty divided by the throughput, a little
/// more for the slowest. Paced requests show what one waits at a given load; they are timed from when they were due, so that a stall is not
/// hidden.
/// </summary>
internal static class ServiceTable
{
    private const int Concurrent = 50;
    private const int Rounds = 5;

    private static readonly (string Name, string? Sheet, bool IsJson)[] Requests =
    [
        ("GET /health/live", null, false),
        ("digital level, YAML", "qiheng.yaml", false), ("digital level, JSON", "qiheng.yaml", true),
        ("certification, YAML", "srdi-certified.yaml", false), ("certification, JSON", "srdi-certified.yaml", true),
    ];

    /// <summary>Measures and prints.</summary>
    /// <param name="seconds">How long each request is sent, in all rounds together.</param>
    /// <param name="paced">How many a second in the paced part.</param>
    public static int Print(int seconds, int paced)
    {
        RunAsync(seconds, paced).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task RunAsync(int seconds, int paced)
    {
        using var service = await ServiceProcess.StartAsync();
        var loads = new List<Load>();
        foreach (var (name, sheet, isJson) in Requests) loads.Add(await Load.OpenAsync(service, name, sheet is null ? null : Body(sheet, isJson), isJson));
        // What is compiled while it runs is compiled for good after some thousands of requests.
        foreach (var load in loads) await load.CloseAsync(TimeSpan.FromSeconds(Math.Max(5, seconds / 2)), isCounted: false);
        for (var round = 0; round < Rounds; round++)
            foreach (var load in loads) await load.CloseAsync(TimeSpan.FromSeconds((double)seconds / Rounds), isCounted: true);
        Console.WriteLine($"{Concurrent} at once, each sending when answered, load from the same machine, .NET {Environment.Version}, {Environment.ProcessorCount} cores");
        Print(loads);
        foreach (var load in loads) load.Clear();
        for (var round = 0; round < Rounds; round++)
            foreach (var load in loads) await load.PaceAsync(paced, TimeSpan.FromSeconds((double)seconds / Rounds));
        Console.WriteLine();
        Console.WriteLine($"{paced} a second, evenly, timed from when each was due");
        Print(loads);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of the service {service.Memory / 1024 / 1024} MiB, errors in its log {service.Errors}"));
        foreach (var load in loads) load.Dispose();
    }

    /// <summary>A sample as it stands, or as a program would send it.</summary>
    private static byte[] Body(string sample, bool isJson)
    {
        var path = Path.Combine(Repository.Rules, "samples", sample);
        if (!isJson) return File.ReadAllBytes(path);
        var sheet = SheetReader.Read(SheetFiles.Read(path, sample)[0].Value!).Sheets[0];
        var models = new ModelCache(new RuleDirectory(Repository.Rules));
        return SheetDocument.Json(sheet, models.Get(models.Resolve(sheet.Model!, sheet).Value!, withMeasures: false).Value!.Model);
    }

    private static void Print(List<Load> loads)
    {
        Console.WriteLine($"{"",-36}{"per second",12}{"p50 ms",9}{"p95 ms",9}{"p99 ms",9}{"service CPU µs",16}{"client CPU µs",15}{"of empty",10}");
        foreach (var load in loads)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load.Name,-36}{load.PerSecond,12:N0}{load.Percentile(50),9:F2}{load.Percentile(95),9:F2}{load.Percentile(99),9:F2}{load.ServiceMicroseconds,16:N0}{load.OwnMicroseconds,15:N0}{load.PerSecond / loads[0].PerSecond,10:P1}"));
    }

    /// <summary>One kind of request over fifty connections, and how long its answers took.</summary>
    private sealed class Load : IDisposable
    {
        private readonly ServiceProcess _service;
        private readonly byte[] _request;
        private readonly List<Connection> _connections = [];
        private readonly List<double> _milliseconds = [];
        private TimeSpan _clock;
        private TimeSpan _serviceTime;
        private TimeSpan _ownTime;

        private Load(ServiceProcess service, string name, byte[] request) => (_service, Name, _request) = (service, name, request);

        public string Name { get; }

        public double PerSecond => _milliseconds.Count / _clock.TotalSeconds;

        public double ServiceMicroseconds => _serviceTime.TotalMicroseconds / _milliseconds.Count;

        public double OwnMicroseconds => _ownTime.TotalMicroseconds / _milliseconds.Count;

        public static async Task<Load> OpenAsync(ServiceProcess service, string name, byte[]? sheet, bool isJson)
        {
            var load = new Load(service, name, sheet is null ? Connection.Request("GET", "/health/live", null) : Connection.Request("POST", "/api/v1/assessments", sheet, ("Content-Type", isJson ? "application/json" : "application/yaml")));
            for (var i = 0; i < Concurrent; i++) load._connections.Add(await Connection.OpenAsync(service.Address));
            return load;
        }

        public double Percentile(int share)
        {
            var sorted = _milliseconds.Order().ToArray();
            return sorted[Math.Min(sorted.Length - 1, sorted.Length * share / 100)];
        }

        public void Clear()
        {
            _milliseconds.Clear();
            (_clock, _serviceTime, _ownTime) = (default, default, default);
        }

        /// <summary>Everybody sends when answered.</summary>
        public Task CloseAsync(TimeSpan duration, bool isCounted) => MeasureAsync(isCounted, async clock =>
        {
            var each = await Task.WhenAll(_connections.Select(c => Task.Run(async () =>
            {
                var own = new List<double>();
                while (clock.Elapsed < duration)
                {
                    var start = Stopwatch.GetTimestamp();
                    await SendAsync(c);
                    own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
                return own;
            })));
            return each.SelectMany(o => o);
        });

        /// <summary>So many a second, spread over the connections; one that is late sends at once.</summary>
        public Task PaceAsync(int perSecond, TimeSpan duration) => MeasureAsync(isCounted: true, async clock =>
        {
            var each = await Task.WhenAll(_connections.Select((c, n) => Task.Run(async () =>
            {
                var own = new List<double>();
                for (var i = n; i < perSecond * duration.TotalSeconds; i += _connections.Count)
                {
                    var due = TimeSpan.FromSeconds((double)i / perSecond);
                    if (due > clock.Elapsed) await Task.Delay(due - clock.Elapsed);
                    await SendAsync(c);
                    own.Add((clock.Elapsed - due).TotalMilliseconds);
                }
                return own;
            })));
            return each.SelectMany(o => o);
        });

        public void Dispose() => _connections.ForEach(c => c.Dispose());

        private async Task MeasureAsync(bool isCounted, Func<Stopwatch, Task<IEnumerable<double>>> send)
        {
            var (service, own, clock) = (_service.Processor, Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            var times = (await send(clock)).ToList();
            if (!isCounted) return;
            _milliseconds.AddRange(times);
            _clock += clock.Elapsed;
            _serviceTime += _service.Processor - service;
            _ownTime += Environment.CpuUsage.TotalTime - own;
        }

        private async Task SendAsync(Connection connection)
        {
            var (status, _) = await connection.SendAsync(_request);
            if (status != 200) throw new InvalidDataException($"{Name} answered {status}");
        }
    }
}
