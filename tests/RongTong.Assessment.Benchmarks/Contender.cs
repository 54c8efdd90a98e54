using System.Diagnostics;

namespace RongTong.Benchmarks;

/// <summary>One way of doing the work, and how long it took in each round.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Items">How many a run does.</param>
/// <param name="Run">Does them; what it returns keeps the work from being optimised away.</param>
internal sealed record Contender(string Name, string Unit, int Items, Func<decimal> Run)
{
    private readonly List<double> _nanoseconds = [];
    private int _runs = 1;

    /// <summary>Nanoseconds per item: the median of the rounds.</summary>
    public double Median => _nanoseconds.Order().ElementAt(_nanoseconds.Count / 2);

    /// <summary>How far the middle half of the rounds is spread, as a share of the median.</summary>
    public double Spread => (_nanoseconds.Order().ElementAt(_nanoseconds.Count * 3 / 4) - _nanoseconds.Order().ElementAt(_nanoseconds.Count / 4)) / Median;

    /// <summary>Runs until the compiler has settled, and sets how many runs make a round.</summary>
    public void WarmUp(TimeSpan least, TimeSpan round)
    {
        var clock = Stopwatch.StartNew();
        var runs = 0;
        for (; clock.Elapsed < least || runs < 2; runs++) Run();
        clock.Restart();
        Run();
        _runs = Math.Max(1, (int)(round / clock.Elapsed));
    }

    /// <summary>One more round.</summary>
    public void Round()
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < _runs; i++) Run();
        _nanoseconds.Add(Stopwatch.GetElapsedTime(started).TotalNanoseconds / _runs / Items);
    }
}
