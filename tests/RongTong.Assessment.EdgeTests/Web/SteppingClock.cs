namespace RongTong.EdgeTests.Web;

/// <summary>A clock that is put forward by hand.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 7, 15, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override TimeZoneInfo LocalTimeZone => new FixedClock().LocalTimeZone;

    public void Pass(TimeSpan time) => _now += time;
}
