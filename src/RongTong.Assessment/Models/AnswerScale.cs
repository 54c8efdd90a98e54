using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>How an answer or a computed value earns points. A closed union; immutable.</summary>
/// <param name="Full">Full mark in the scale's own points; the best possible answer reaches it.</param>
/// <param name="Clause">Where the scale comes from, if stated.</param>
/// <param name="Span">Where the model states it.</param>
public abstract record AnswerScale(decimal Full, Clause? Clause, SourceSpan Span)
{
    private AnswerScale() : this(0, null, default) { }

    /// <summary>Points by option. Levels are options in rising order.</summary>
    /// <param name="Kind">Single, Multi or Level.</param>
    /// <param name="Options">The options, at most 63.</param>
    /// <param name="Cap">Most points of several options together.</param>
    public sealed record Choice(FieldType Kind, ImmutableArray<Option> Options, decimal? Cap, decimal Full, Clause? Clause, SourceSpan Span) : AnswerScale(Full, Clause, Span);

    /// <summary>Points for yes, and for no.</summary>
    /// <param name="Points">Points for yes.</param>
    /// <param name="Otherwise">Points for no.</param>
    public sealed record YesNo(decimal Points, decimal Otherwise, decimal Full, Clause? Clause, SourceSpan Span) : AnswerScale(Full, Clause, Span);

    /// <summary>Points by the band a number falls into. Bands have neither gap nor overlap.</summary>
    public sealed record Bands(ImmutableArray<Band> Steps, decimal Full, Clause? Clause, SourceSpan Span) : AnswerScale(Full, Clause, Span);

    /// <summary>Points by a formula of <c>value</c>.</summary>
    public sealed record Computed(FormulaText Formula, decimal Full, Clause? Clause, SourceSpan Span) : AnswerScale(Full, Clause, Span);
}

/// <summary>One band of a scale. Immutable.</summary>
public sealed record Band(NumberRange Range, decimal Points, SourceSpan Span);
