using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Assessing;

/// <summary>How a firm's alternatives stand. Immutable.</summary>
/// <param name="Set">What the model says of them.</param>
/// <param name="Results">How each stands, in model order.</param>
/// <param name="Possible">Those that may still turn out best, in model order; null, at the end, stands for none of them.</param>
public sealed record AlternativesResult(AlternativeSet Set, ImmutableArray<AlternativeResult> Results, ImmutableArray<Alternative?> Possible)
{
    /// <summary>Whether no missing answer can change which fits best.</summary>
    public bool IsDecided => Possible.Length == 1;

    /// <summary>The one that fits best, once that is decided; null where none fits or it is open.</summary>
    public Alternative? Best => IsDecided ? Possible[0] : null;

    /// <summary>How the best one stands.</summary>
    public AlternativeResult? BestResult => Results.FirstOrDefault(r => r.Alternative == Best);
}

/// <summary>How one alternative stands. Immutable.</summary>
/// <param name="Alternative">The alternative.</param>
/// <param name="Entry">Whether its condition of entry holds; met where it has none.</param>
/// <param name="Points">Points of the signals that hold, of 100, whether or not it may enter.</param>
/// <param name="Signals">Whether each signal holds.</param>
public sealed record AlternativeResult(Alternative Alternative, Truth Entry, Number Points, ImmutableArray<Truth> Signals)
{
    /// <summary>Whether it cannot enter.</summary>
    public bool IsOut => Entry is Truth.Unmet or Truth.NotApplicable or Truth.UnmetIfApplicable;

    /// <summary>Its fit; not applicable where it cannot enter.</summary>
    public Number Fit => IsOut ? Number.NotApplicable : Points;
}

/// <summary>Reads off a filled frame which alternatives may fit best. Computes no points.</summary>
internal static class AlternativesReading
{
    public static AlternativesResult? Of(EvaluationModel model, PlanSlots slots, Frame frame)
    {
        if (model.Alternatives is not { } set) return null;
        var results = set.Options.Zip(slots.Alternatives, (a, s) => new AlternativeResult(
            a, s.Entry < 0 ? Truth.Met : frame.Truths[s.Entry], frame.Numbers[s.Fit], [.. s.Signals.Select(t => frame.Truths[t])])).ToImmutableArray();
        return new AlternativesResult(set, results, [.. Possible(results, set.AtLeast)]);
    }

    /// <summary>
    /// One may be best where it may enter, and at its most beats what every other that surely enters has at least; of equals the first is
    /// better. None may be where each may stay out or below the line.
    /// </summary>
    private static IEnumerable<Alternative?> Possible(ImmutableArray<AlternativeResult> results, decimal atLeast)
    {
        for (var i = 0; i < results.Length; i++)
            if (!results[i].IsOut && results[i].Points.Max >= atLeast && results.Index().All(other => !Beats(other, i, results[i].Points.Max))) yield return results[i].Alternative;
        if (results.All(r => r.Entry != Truth.Met || r.Points.Min < atLeast)) yield return null;
    }

    /// <summary>Whether another certainly has more than these points, or as many and comes first.</summary>
    private static bool Beats((int Index, AlternativeResult Item) other, int position, decimal points) =>
        other.Item.Entry == Truth.Met && (other.Item.Points.Min > points || other.Item.Points.Min == points && other.Index < position);
}
