using System.Diagnostics;
using System.Globalization;

namespace RongTong.Tests.Hostile;

/// <summary>What the calling thread has taken of the processor since a moment: other work on the machine does not change it. Elsewhere than on Linux, the time that went by.</summary>
internal sealed class ThreadClock
{
    private const string Own = "/proc/thread-self/stat";

    /// <summary>How the system counts: in hundredths of a second.</summary>
    private const int Hundredths = 100;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan _before = Taken();

    public static ThreadClock Start() => new();

    public TimeSpan Elapsed => File.Exists(Own) ? Taken() - _before : _clock.Elapsed;

    private static TimeSpan Taken()
    {
        if (!File.Exists(Own)) return TimeSpan.Zero;
        // The name of the thread comes first, in brackets; after it, the twelfth and thirteenth are its own time and that of the system for it.
        var after = File.ReadAllText(Own).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromSeconds((long.Parse(after[11], CultureInfo.InvariantCulture) + long.Parse(after[12], CultureInfo.InvariantCulture)) / (double)Hundredths);
    }
}
