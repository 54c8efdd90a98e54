using RongTong.Cli.Output;

namespace RongTong.Cli.Commands;

/// <summary>How many reports are written, redrawn on the terminal; silent where nobody watches. Not thread-safe.</summary>
internal sealed class ReportProgressLine(Invocation invocation, int total) : IDisposable
{
    private readonly bool _shown = invocation.IsWatched && total > 1;
    private long _drawn;

    /// <summary>Shows how far it has come, five times a second at most.</summary>
    public void Show(int done)
    {
        var clock = invocation.Context.Clock;
        if (!_shown || _drawn != 0 && clock.GetElapsedTime(_drawn) < TimeSpan.FromMilliseconds(200)) return;
        _drawn = clock.GetTimestamp();
        invocation.Context.Error.Write($"\r\e[K  {invocation.Say("已写", "written")} {Figures.Count(done)} / {Figures.Count(total)}");
    }

    /// <summary>Takes the line off the terminal.</summary>
    public void Dispose()
    {
        if (_drawn != 0) invocation.Context.Error.Write("\r\e[K");
    }
}
