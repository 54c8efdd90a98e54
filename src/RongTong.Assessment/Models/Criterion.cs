using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>How a group of criteria is decided.</summary>
public enum Grouping
{
    /// <summary>Not a group: the criterion has its own condition.</summary>
    None,

    /// <summary>Every part must be met.</summary>
    All,

    /// <summary>One route suffices.</summary>
    Any,

    /// <summary>Some of the parts must be met.</summary>
    Some,
}

/// <summary>A named requirement: a condition, or a group of criteria. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What is required.</param>
/// <param name="Label">Short name beside others of the same grade.</param>
/// <param name="Clause">Where it comes from; inherited from the group when not stated. Null only in a model with errors.</param>
/// <param name="Applies">When it does not hold, the criterion does not apply.</param>
/// <param name="When">The condition of a criterion that is not a group.</param>
/// <param name="Grouping">How a group is decided.</param>
/// <param name="Parts">The criteria of a group.</param>
/// <param name="AtLeast">How many parts, for <see cref="Grouping.Some"/>.</param>
/// <param name="Note">Remark shown with it.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Criterion(
    string Id, LocalizedText Name, LocalizedText? Label, Clause? Clause, Condition? Applies, Condition? When,
    Grouping Grouping, ImmutableArray<Criterion> Parts, int AtLeast, LocalizedText? Note, SourceSpan Span)
{
    /// <summary>This criterion and all its parts, the group first.</summary>
    public IEnumerable<Criterion> SelfAndParts() => Parts.SelectMany(p => p.SelfAndParts()).Prepend(this);
}

/// <summary>A rung: the criteria it requires. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Official name.</param>
/// <param name="Alias">Common name.</param>
/// <param name="Requires">Ids of criteria that must all be met.</param>
/// <param name="Clause">Where it comes from.</param>
/// <param name="Meaning">What it means to hold it.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Grade(string Id, LocalizedText Name, LocalizedText? Alias, ImmutableArray<(string Id, SourceSpan Span)> Requires, Clause? Clause, LocalizedText? Meaning, SourceSpan Span)
{
    /// <summary>The title a firm is given that holds it, if there is one.</summary>
    public Title? Title { get; init; }
}

/// <summary>A title, valid for some years from the day it is given. Immutable.</summary>
/// <param name="Id">Stable id, the same in all editions; facts that ask for the title name it.</param>
/// <param name="Name">Its official name.</param>
/// <param name="Years">How many years it is valid, at least 1.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Title(string Id, LocalizedText Name, int Years, SourceSpan Span)
{
    /// <summary>The last day on which a title is valid that was given on a day.</summary>
    public DateOnly LastDay(DateOnly given) => given.AddYears(Years).AddDays(-1);
}

/// <summary>Figures of a year that two filings must state alike: what a fact is now, it was under the name of another at the filing before. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Fields">Facts whose <see cref="Changeability.Next"/> names the other.</param>
/// <param name="Within">By how much they may differ, as a share of what was filed before.</param>
/// <param name="Message">What to tell; <c>{now}</c>, <c>{before}</c> and <c>{fact}</c> stand for the figures and their name.</param>
/// <param name="Clause">Where it comes from, if anywhere.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Continuity(string Id, ImmutableArray<(string Id, SourceSpan Span)> Fields, decimal Within, LocalizedText Message, Clause? Clause, SourceSpan Span)
{
    /// <summary>The words the message may hold in braces.</summary>
    public static ImmutableArray<string> Words { get; } = ["fact", "now", "before"];

    /// <summary>The message for many sheets at once.</summary>
    public LocalizedText General => new(Placeholders.Fill(Message.Zh, _ => "…"), Placeholders.Fill(Message.En, _ => "…"));

    /// <summary>The message about one figure.</summary>
    public LocalizedText About(LocalizedText fact, string now, string before)
    {
        string Word(string name, string called) => name switch { "fact" => called, "now" => now, _ => before };
        return new LocalizedText(Placeholders.Fill(Message.Zh, n => Word(n, fact.Zh)), Placeholders.Fill(Message.En, n => Word(n, fact.En)));
    }
}

/// <summary>A consistency check of the answers with each other. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="IsError">True: the sheet goes back. False: for a reviewer, changes nothing.</param>
/// <param name="Applies">Only when this holds.</param>
/// <param name="Must">What has to hold.</param>
/// <param name="Message">What to tell; <c>{id}</c> stands for an answer.</param>
/// <param name="Fields">Answers concerned.</param>
/// <param name="Clause">Where it comes from, if anywhere.</param>
/// <param name="Span">Where the model states it.</param>
public sealed record Check(string Id, bool IsError, Condition? Applies, Condition Must, LocalizedText Message, ImmutableArray<string> Fields, Clause? Clause, SourceSpan Span)
{
    /// <summary>The message for many sheets at once: … where the answers of one would stand.</summary>
    public LocalizedText General => new(Placeholders.Fill(Message.Zh, _ => "…"), Placeholders.Fill(Message.En, _ => "…"));
}
