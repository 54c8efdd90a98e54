using System.Text;
using RongTong.Hosting;

namespace RongTong.Cli;

/// <summary>Everything a command takes from outside: streams, clock, environment, directories. Tests put in their own.</summary>
internal sealed record CommandContext
{
    /// <summary>Where data is read from when a sheet is <c>-</c>.</summary>
    public required Stream Input { get; init; }

    /// <summary>Data.</summary>
    public required Stream Output { get; init; }

    /// <summary>Messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>How text is written to <see cref="Output"/>; data formats are UTF-8 whatever this is.</summary>
    public Encoding OutputEncoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether a person watches the output on a terminal that shows colours.</summary>
    public Func<bool> ShowsColour { get; init; } = () => false;

    /// <summary>Whether a person watches the messages on a terminal.</summary>
    public Func<bool> IsWatched { get; init; } = () => false;

    /// <summary>Today, and how long things take.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>What relative paths are relative to.</summary>
    public string Directory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The rules used without --rules.</summary>
    public string Rules { get; init; } = Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>The templates used without --templates.</summary>
    public string Templates { get; init; } = Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>The engines of this build.</summary>
    public EngineCatalog Engines { get; init; } = BuiltEngines.All;

    /// <summary>Set when the user interrupts.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The context of this process.</summary>
    public static CommandContext OfProcess(CancellationToken cancellation) => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Error = new StreamWriter(Console.OpenStandardError(), Console.OutputEncoding.RemovePreamble(), 256) { AutoFlush = true },
        OutputEncoding = Console.OutputEncoding.RemovePreamble(),
        ShowsColour = () => !Console.IsOutputRedirected && Terminal.ShowsColour(),
        IsWatched = () => !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
        Cancellation = cancellation,
    };

    /// <summary>A path as a file system call needs it.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Directory);
}

/// <summary>Encodings for pipes, which take no byte order mark.</summary>
internal static class PipeEncoding
{
    public static Encoding RemovePreamble(this Encoding encoding) =>
        encoding.CodePage == Encoding.UTF8.CodePage ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : encoding;
}
