using System.Collections.Immutable;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Counterfactuals;

/// <summary>One fact with another value. Immutable.</summary>
/// <param name="Field">The fact.</param>
/// <param name="From">The answer of today as a sheet writes it; empty where nothing is claimed.</param>
/// <param name="To">The answer that would do, as a sheet writes it; a number is a whole multiple of its field's step.</param>
/// <param name="Difference">What a number gains or loses, in the field's unit; null for anything else and for a first claim.</param>
/// <param name="When">When the firm can make it so.</param>
/// <param name="IsAgainst">Whether it goes the way the model never advises, such as less revenue; then it is <see cref="ChangeTime.Never"/>.</param>
/// <param name="Serves">The criteria that are ruled out again without it.</param>
public sealed record FactChange(Field Field, ImmutableArray<string> From, ImmutableArray<string> To, decimal? Difference, ChangeTime When, bool IsAgainst, ImmutableArray<Criterion> Serves)
{
    /// <summary>The number of today, in the field's unit; null where none is claimed, and of anything but a number.</summary>
    public decimal? Now => NumberIn(From);

    /// <summary>The number that would do, in the field's unit; null of anything but a number.</summary>
    public decimal? Needed => NumberIn(To);

    /// <summary>What must stand behind it, or why it cannot be done; null where the model says neither, or speaks of the other way.</summary>
    public LocalizedText? Note => IsAgainst ? null : Field.Change.Note;

    private decimal? NumberIn(ImmutableArray<string> values) => Field.IsNumber && values is [var text] && PlainValue.TryNumber(text, out var number) ? number : null;
}
