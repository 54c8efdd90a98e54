using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace RongTong.EdgeTests.Web;

/// <summary>A PostgreSQL of these tests' own, on loopback, gone when they end. Started when first asked for.</summary>
internal static class Postgres
{
    private static readonly Lazy<string> Server = new(Start);
    private static int databases;

    /// <summary>The connection string of a new, empty database.</summary>
    public static string NewDatabase()
    {
        var name = $"t{Interlocked.Increment(ref databases)}";
        using var connection = new NpgsqlConnection(Server.Value + ";Database=postgres");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        return $"{Server.Value};Database={name}";
    }

    private static string Start()
    {
        var programs = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (programs is null) throw new InvalidOperationException("PostgreSQL is not installed; tests/run.sh installs it");
        var data = Directory.CreateTempSubdirectory("rongtong-postgres").FullName;
        var isRoot = Environment.UserName == "root";
        if (isRoot) Run("chown", "postgres", data);
        Run(isRoot, $"{programs}/bin/initdb", "-D", data, "-U", "rongtong", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var port = FreePort();
        // What these tests kill is our nodes, never the server or the machine: nothing has to reach the disk.
        var server = OnLastingThread(() => Begin(isRoot, $"{programs}/bin/postgres", "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=400", "-c", "fsync=off", "-c", $"unix_socket_directories={data}"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
            Directory.Delete(data, recursive: true);
        };
        var connection = $"Host=127.0.0.1;Port={port};Username=rongtong;Timeout=30;Maximum Pool Size=50";
        for (var wait = Stopwatch.StartNew(); ; Thread.Sleep(100))
        {
            try
            {
                using var opened = new NpgsqlConnection(connection + ";Database=postgres");
                opened.Open();
                return connection;
            }
            catch (NpgsqlException) when (wait.Elapsed < TimeSpan.FromSeconds(60) && !server.HasExited)
            {
                // Still starting.
            }
        }
    }

    /// <summary>The server ends with the thread that started it, not with the process: that thread must not be one the pool gives up.</summary>
    private static Process OnLastingThread(Func<Process> start)
    {
        var started = new TaskCompletionSource<Process>();
        new Thread(() =>
        {
            started.SetResult(start());
            Thread.Sleep(Timeout.Infinite);
        }) { IsBackground = true }.Start();
        return started.Task.GetAwaiter().GetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(params string[] command) => Run(asPostgres: false, command);

    private static void Run(bool asPostgres, params string[] command)
    {
        using var process = Begin(asPostgres, command);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}");
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Process Begin(bool asPostgres, params string[] command)
    {
        string[] whole = asPostgres ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig=KILL", "--", .. command] : command;
        var process = Process.Start(new ProcessStartInfo(whole[0], whole[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
