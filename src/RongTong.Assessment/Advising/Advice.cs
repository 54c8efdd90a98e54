using System.Collections.Immutable;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Advising;

/// <summary>One piece of guidance chosen for a sheet. Immutable.</summary>
/// <param name="Field">The scene or question it is about.</param>
/// <param name="Kind">A scene, a question, or a result to follow.</param>
/// <param name="From">Level or options it starts from.</param>
/// <param name="To">Level or option it reaches; null for a result to follow.</param>
/// <param name="Measure">What to do; null for a result to follow.</param>
/// <param name="Track">What to follow; null for a step.</param>
/// <param name="Gain">Points it adds to the total score.</param>
/// <param name="Advances">Unmet criteria of the next grade it brings nearer.</param>
/// <param name="Size">Size class whose estimate is shown.</param>
/// <param name="SizeAssumed">Whether the size class was assumed because the sheet states none.</param>
/// <param name="Open">What must stand first and does not yet.</param>
/// <param name="Reason">Why it stands where it stands in the order.</param>
public sealed record Advice(
    Field Field, AdviceKind Kind, Option? From, Option? To, Measure? Measure, Track? Track, decimal Gain, ImmutableArray<Criterion> Advances,
    string Size, bool SizeAssumed, ImmutableArray<LocalizedText> Open, LocalizedText Reason)
{
    /// <summary>Stable id: subject and aim.</summary>
    public string Id => To is null ? Field.Id : $"{Field.Id}/{To.Id}";

    /// <summary>The estimated effort at the size class, or null for a result to follow.</summary>
    public Effort? Effort => Measure?.Efforts.GetValueOrDefault(Size);
}

/// <summary>What a piece of guidance is about.</summary>
public enum AdviceKind
{
    /// <summary>A scene to the next level.</summary>
    Scene,

    /// <summary>A question to a better option.</summary>
    Question,

    /// <summary>A result that cannot be done, only followed.</summary>
    Track,
}
