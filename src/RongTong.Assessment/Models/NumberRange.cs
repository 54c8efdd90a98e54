using RongTong.Loading;

namespace RongTong.Models;

/// <summary>A stretch of numbers with each border included or not. Immutable.</summary>
/// <param name="Lower">Lower border, or null for none.</param>
/// <param name="LowerIncluded">Whether the lower border belongs to it.</param>
/// <param name="Upper">Upper border, or null for none.</param>
/// <param name="UpperIncluded">Whether the upper border belongs to it.</param>
public sealed record NumberRange(decimal? Lower, bool LowerIncluded, decimal? Upper, bool UpperIncluded)
{
    /// <summary>Whether a number lies in the range.</summary>
    public bool Contains(decimal value) =>
        (Lower is not { } lower || (LowerIncluded ? value >= lower : value > lower))
        && (Upper is not { } upper || (UpperIncluded ? value <= upper : value < upper));

    /// <summary>Whether any number between two bounds lies in the range; null is no bound.</summary>
    public bool Meets(decimal? least, decimal? most) =>
        (Upper is not { } upper || least is not { } l || (UpperIncluded ? l <= upper : l < upper))
        && (Lower is not { } lower || most is not { } m || (LowerIncluded ? m >= lower : m > lower));

    /// <summary>Mathematical notation: <c>(0.1, 0.2]</c>.</summary>
    public override string ToString() =>
        $"{(LowerIncluded ? '[' : '(')}{(Lower is { } lower ? PlainValue.Format(lower) : "−∞")}, {(Upper is { } upper ? PlainValue.Format(upper) : "∞")}{(UpperIncluded ? ']' : ')')}";
}
