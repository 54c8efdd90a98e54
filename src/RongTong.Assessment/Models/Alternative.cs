using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>
/// Courses a firm may take, of which one may fit it best. They stand beside the grade and decide nothing about it. Immutable.
/// </summary>
/// <param name="Name">What they are together.</param>
/// <param name="AtLeast">The fit the best must have, of 100.</param>
/// <param name="None">What to say when none fits.</param>
/// <param name="Options">The courses; among equals the one named first.</param>
/// <param name="Clause">Where they come from.</param>
/// <param name="Span">Where the model states them.</param>
public sealed record AlternativeSet(LocalizedText Name, decimal AtLeast, LocalizedText None, ImmutableArray<Alternative> Options, Clause? Clause, SourceSpan Span);

/// <summary>One course. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Entry">What must hold before it is considered at all; null where nothing must.</param>
/// <param name="Signals">What speaks for it; their points add up to 100.</param>
/// <param name="Meaning">Why it fits a firm that has these signals.</param>
/// <param name="Next">What to do first.</param>
/// <param name="Clause">Where it comes from; inherited when not stated.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Alternative(string Id, LocalizedText Name, Entry? Entry, ImmutableArray<Signal> Signals, LocalizedText? Meaning, LocalizedText? Next, Clause? Clause, SourceSpan Span);

/// <summary>A condition of entry, with its words. Immutable.</summary>
public sealed record Entry(LocalizedText Name, Condition When);

/// <summary>Something that speaks for a course. Immutable.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Points">What it adds to the fit.</param>
/// <param name="When">When it holds.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Signal(LocalizedText Name, decimal Points, Condition When, SourceSpan Span);
