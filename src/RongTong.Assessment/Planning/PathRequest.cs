using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Models;

namespace RongTong.Planning;

/// <summary>What a path shall reach, and within what limits. Immutable.</summary>
public sealed record PathRequest
{
    /// <summary>The grade to reach; of the model the sheet is assessed by.</summary>
    public required Grade Target { get; init; }

    /// <summary>What is kept smallest.</summary>
    public PathAim Aim { get; init; }

    /// <summary>Most typical first-year cash the whole path may take, in 万元; null for no limit.</summary>
    public decimal? Budget { get; init; }

    /// <summary>How many other paths to look for.</summary>
    public int Alternatives { get; init; } = 2;

    /// <summary>Whether a firm the measures name must touch the scenes they name, such as a manufacturer its shop floor.</summary>
    public bool WithCore { get; init; } = true;

    /// <summary>Own estimates and refusals by step id (<c>subject/aim</c>); they outrank those of the sheet.</summary>
    public ImmutableDictionary<string, OwnEffort> Efforts { get; init; } = ImmutableDictionary<string, OwnEffort>.Empty;
}

/// <summary>What a path keeps smallest.</summary>
public enum PathAim
{
    /// <summary>Typical first-year cash, and own staff at the day rate of the measures. Among equals, fewest steps.</summary>
    Cost,

    /// <summary>Project weeks: typical weeks of all steps that count among those a firm carries at once. Among equals, least cost.</summary>
    Weeks,
}
