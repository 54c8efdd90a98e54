using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Models;

/// <summary>Something a firm can buy that lifts scenes: small, quick, light, precise. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsExample">An invented entry that stands for no real product.</param>
/// <param name="Model">The model whose scenes it lifts.</param>
/// <param name="Lifts">Which scenes, from which level to which.</param>
/// <param name="Industries">Two-digit divisions of GB/T 4754 it is made for; empty is all.</param>
/// <param name="Sizes">Size classes it is made for.</param>
/// <param name="Weeks">Weeks until it works.</param>
/// <param name="CostPerYear">Cost of a year in 万元; an estimate.</param>
/// <param name="Prerequisites">What must stand first; all of them.</param>
/// <param name="NeedsFromFirm">What the firm must bring.</param>
/// <param name="Why">What is good about it, in a line.</param>
/// <param name="Span">Where the catalogue states it.</param>
public sealed record Solution(
    string Id, LocalizedText Name, bool IsExample, string Model, ImmutableArray<SceneLift> Lifts, ImmutableArray<string> Industries, ImmutableArray<string> Sizes,
    Stretch Weeks, Stretch CostPerYear, ImmutableArray<FirmCondition> Prerequisites, LocalizedText NeedsFromFirm, LocalizedText Why, SourceSpan Span);

/// <summary>A scene lifted from a level to a higher one. Immutable.</summary>
public sealed record SceneLift(string Scene, int From, int To);

/// <summary>A stretch of numbers, both ends included. Immutable.</summary>
public sealed record Stretch(decimal Min, decimal Max);

/// <summary>A public service. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsExample">An invented entry.</param>
/// <param name="Kind">What kind of service, in a word.</param>
/// <param name="Region">Where it is offered; null is everywhere.</param>
/// <param name="Addresses">Which firms it is for.</param>
/// <param name="Fee">What it costs, in words.</param>
/// <param name="Weeks">Weeks it takes.</param>
/// <param name="NeedsFromFirm">What the firm must bring.</param>
/// <param name="Span">Where the catalogue states it.</param>
public sealed record Service(
    string Id, LocalizedText Name, bool IsExample, string Kind, FirmCondition.Region? Region, FirmCondition Addresses, LocalizedText Fee, decimal Weeks, LocalizedText NeedsFromFirm, SourceSpan Span);

/// <summary>A need a large firm has published. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsExample">An invented entry.</param>
/// <param name="Issuer">Who needs it.</param>
/// <param name="Kind">supply, challenge, capacity, pilot and so on, in a word.</param>
/// <param name="Mode">The mode of integration it belongs to, in a word; null when not stated.</param>
/// <param name="Deadline">Last day to answer, included.</param>
/// <param name="Need">What is needed.</param>
/// <param name="Required">What a firm must have.</param>
/// <param name="Preferred">What speaks for a firm, in points.</param>
/// <param name="Span">Where the catalogue states it.</param>
public sealed record Opportunity(
    string Id, LocalizedText Name, bool IsExample, LocalizedText Issuer, string Kind, string? Mode, DateOnly Deadline, LocalizedText Need,
    ImmutableArray<Requirement> Required, ImmutableArray<Preference> Preferred, SourceSpan Span);

/// <summary>Something a firm must have for an opportunity. Immutable.</summary>
/// <param name="Id">Id inside the opportunity.</param>
/// <param name="When">What it is.</param>
/// <param name="IsEssential">Without it a firm is not even near.</param>
public sealed record Requirement(string Id, FirmCondition When, bool IsEssential);

/// <summary>Something that speaks for a firm. Immutable.</summary>
public sealed record Preference(decimal Points, FirmCondition When);
