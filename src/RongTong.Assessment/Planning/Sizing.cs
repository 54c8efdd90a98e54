using RongTong.Advising;
using RongTong.Assessing;

namespace RongTong.Planning;

/// <summary>Which estimates fit a firm: those of its size class, scaled where they grow with the plant, and its own where it has any. Immutable.</summary>
/// <param name="Size">micro, small or medium.</param>
/// <param name="IsAssumed">Whether the sheet states no class that has estimates of its own.</param>
/// <param name="Factor">What costs that grow with the plant are multiplied by.</param>
/// <param name="Scaling">Which costs do.</param>
internal sealed record Sizing(string Size, bool IsAssumed, decimal Factor, Scaling? Scaling)
{
    /// <summary>Digits after the point a scaled cost is rounded to, halves away from zero.</summary>
    private const int Digits = 2;

    /// <summary>Estimates exist up to medium; a large firm reads them as a lower bound, a firm of unknown size as those of a small one.</summary>
    public static Sizing Of(Enterprise enterprise, MeasureSet measures, decimal? plant)
    {
        var size = enterprise.Size switch { "micro" or "small" or "medium" => enterprise.Size, "large" => "medium", _ => "small" };
        var isAssumed = enterprise.Size is not ("micro" or "small" or "medium");
        var factor = measures.Scaling is { } scaling && plant is { } number && scaling.Reference.TryGetValue(size, out var reference)
            ? Math.Clamp(number / reference, scaling.Least, Math.Max(scaling.Least, scaling.Most)) : 1;
        return new Sizing(size, isAssumed, factor, measures.Scaling);
    }

    /// <summary>The effort of a measure for this firm.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="effort">The estimate of its size class.</param>
    /// <param name="own">The firm's own figures.</param>
    /// <param name="shared">The part of the cost that other steps share, which does not grow.</param>
    public Effort Fit(Measure measure, Effort effort, OwnEffort? own, Estimate? shared)
    {
        var cost = Factor != 1 && Scaling is { } scaling && scaling.Applies(measure) ? Scaled(effort.Cost, shared ?? new Estimate(0, 0, 0)) : effort.Cost;
        return new Effort(own?.Cost is { } c ? new Estimate(c, c, c) : cost, own?.Weeks is { } w ? new Estimate(w, w, w) : effort.Weeks, own?.StaffDays ?? effort.StaffDays);
    }

    private Estimate Scaled(Estimate cost, Estimate shared) => new(Scaled(cost.Min, shared.Min), Scaled(cost.Typical, shared.Typical), Scaled(cost.Max, shared.Max));

    private decimal Scaled(decimal cost, decimal shared) => decimal.Round(shared + (cost - shared) * Factor, Digits, MidpointRounding.AwayFromZero);
}
