namespace RongTong.Advising;

/// <summary>How large and how fine the figures of an effort may be, so that sums of many steps stay exact whole numbers of their smallest unit.</summary>
public static class EffortLimits
{
    /// <summary>Most a step may cost, in 万元, and take, in weeks.</summary>
    public const decimal Cost = 100_000;

    /// <summary>Most own person-days of a step.</summary>
    public const decimal StaffDays = 10_000;

    /// <summary>Most a day of own staff may weigh, in 万元.</summary>
    public const decimal DayRate = 10;

    /// <summary>Greatest factor a cost may grow by.</summary>
    public const decimal Factor = 100;

    /// <summary>Digits after the point.</summary>
    public const int Digits = 4;

    /// <summary>Whether a figure may stand: not negative, not above the most, and with at most <see cref="Digits"/> digits after the point.</summary>
    public static bool Allow(decimal value, decimal most) => value >= 0 && value <= most && decimal.Round(value, Digits) == value;
}
