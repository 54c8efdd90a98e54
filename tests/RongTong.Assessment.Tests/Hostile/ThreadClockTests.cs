namespace RongTong.Tests.Hostile;

public class ThreadClockTests
{
    [Fact]
    public void Work_is_counted_and_waiting_is_not()
    {
        if (!OperatingSystem.IsLinux()) return;
        var clock = ThreadClock.Start();
        Thread.Sleep(400);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
        // Ends once the clock says so; that it never does is the fault looked for.
        for (var rounds = 0L; clock.Elapsed < TimeSpan.FromMilliseconds(300); rounds++) rounds.ShouldBeLessThan(100_000_000);
    }
}
