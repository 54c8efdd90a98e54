namespace RongTong.Web.Jobs;

/// <summary>
/// Watches over one attempt at an operation: tells the database how far it is, and stops it when it was called off or taken by another node,
/// within half a second. Thread-safe.
/// </summary>
internal sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;
    private long _done;
    private long _total;

    public Watch(OperationStore operations, Lease lease, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _watching = WatchAsync(operations, lease);
    }

    /// <summary>Ends when the work has to.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Whether the work has to end because it is no longer this node's.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Says how far the work is.</summary>
    public void Tell(long done, long total)
    {
        Interlocked.Exchange(ref _done, done);
        Interlocked.Exchange(ref _total, total);
    }

    private async Task WatchAsync(OperationStore operations, Lease lease)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, _end.Token);
                if (await operations.AdvanceAsync(lease, Interlocked.Read(ref _done), Interlocked.Read(ref _total))) continue;
                IsLost = true;
                await _stop.CancelAsync();
                return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error) when (error is System.Data.Common.DbException or TimeoutException or System.Net.Sockets.SocketException)
            {
                // The database is away for a moment; a write of the work itself will notice if it stays away.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
        _stop.Dispose();
    }
}
