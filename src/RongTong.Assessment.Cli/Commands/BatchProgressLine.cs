using RongTong.Cli.Output;
using RongTong.Hosting.Batch;

namespace RongTong.Cli.Commands;

/// <summary>How far a batch has come, redrawn on the terminal; silent where nobody watches. Not thread-safe.</summary>
internal sealed class BatchProgressLine(Invocation invocation, BatchPage page) : IDisposable
{
    private readonly bool _shown = invocation.IsWatched;
    private long _started;
    private long _drawn;
    private long _first = -1;
    private int _lines;

    public void Show(BatchProgress progress)
    {
        if (!_shown) return;
        var clock = invocation.Context.Clock;
        if (_first < 0) (_first, _started) = (progress.Rows, clock.GetTimestamp());
        if (_drawn != 0 && clock.GetElapsedTime(_drawn) < TimeSpan.FromMilliseconds(200)) return;
        _drawn = clock.GetTimestamp();
        Clear();
        var lines = page.Progress(progress, progress.Rows - _first, clock.GetElapsedTime(_started));
        foreach (var line in lines) invocation.Context.Error.WriteLine(line);
        _lines = lines.Count;
    }

    /// <summary>Takes the block off the terminal.</summary>
    public void Clear()
    {
        if (_lines > 0) invocation.Context.Error.Write($"\e[{_lines.ToString(System.Globalization.CultureInfo.InvariantCulture)}A\e[0J");
        _lines = 0;
    }

    public void Dispose() => Clear();
}
