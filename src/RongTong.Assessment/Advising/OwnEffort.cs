namespace RongTong.Advising;

/// <summary>
/// A firm's own figures for a step, in place of the measures'. What is null stays as estimated; an own cost is all the step costs, with
/// nothing shared. Immutable.
/// </summary>
/// <param name="Cost">First-year cash, in 万元.</param>
/// <param name="Weeks">Elapsed weeks.</param>
/// <param name="StaffDays">Own person-days.</param>
/// <param name="IsRefused">The firm cannot or will not take this step.</param>
public sealed record OwnEffort(decimal? Cost, decimal? Weeks, decimal? StaffDays, bool IsRefused = false)
{
    /// <summary>A step the firm cannot or will not take.</summary>
    public static OwnEffort Never { get; } = new(null, null, null, IsRefused: true);
}
