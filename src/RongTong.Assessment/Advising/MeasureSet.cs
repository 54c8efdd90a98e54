using System.Collections.Immutable;
using RongTong.Text;

namespace RongTong.Advising;

/// <summary>What to do for each step up in one model: actions, evidence, and effort with its basis. Immutable.</summary>
/// <param name="Fingerprint">Hash of what the measures file says.</param>
/// <param name="Status">What these measures are, and are not; shown wherever an estimate shows.</param>
/// <param name="CostBasis">What a cost covers.</param>
/// <param name="Natures">Kinds of effort by id.</param>
/// <param name="Measures">The steps, scenes first, in model order.</param>
/// <param name="Tracks">Results that cannot be done, only followed, by question id.</param>
/// <param name="DayRate">What a day of own staff time weighs beside cash when steps are ordered, in 万元.</param>
/// <param name="Coverage">Counts of business links that prerequisites refer to, by rule id.</param>
/// <param name="Guidance">What to do where a node of the tree scores low.</param>
public sealed record MeasureSet(
    string Fingerprint, LocalizedText Status, LocalizedText CostBasis, ImmutableDictionary<string, LocalizedText> Natures, ImmutableArray<Measure> Measures,
    ImmutableArray<Track> Tracks, decimal DayRate, ImmutableDictionary<string, ImmutableArray<LinkLevel>> Coverage, GuidanceSet Guidance);

/// <summary>How a step may be used.</summary>
public enum Planning
{
    /// <summary>Something a firm can choose to do.</summary>
    Choose,

    /// <summary>Follows from other steps; only the paperwork is its own.</summary>
    Derived,

    /// <summary>A result of other spending, never a means.</summary>
    Outcome,
}

/// <summary>One step: from an answer to a better one. Immutable.</summary>
/// <param name="Subject">Id of the scene or question.</param>
/// <param name="From">Level or option the step starts from; null where any will do.</param>
/// <param name="To">Level or option it reaches.</param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Nature">Kind of effort.</param>
/// <param name="Planning">How it may be used.</param>
/// <param name="Actions">What to do.</param>
/// <param name="Tools">Typical tools, by kind.</param>
/// <param name="Evidence">What an assessor will look for.</param>
/// <param name="Pitfalls">What goes wrong.</param>
/// <param name="Rationale">What the estimate rests on.</param>
/// <param name="Efforts">Estimated effort by size class (micro, small, medium).</param>
/// <param name="Prerequisites">What must stand first; all of them.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Measure(
    string Subject, string? From, string To, LocalizedText Title, string Nature, Planning Planning,
    ImmutableArray<LocalizedText> Actions, ImmutableArray<LocalizedText> Tools, ImmutableArray<LocalizedText> Evidence, ImmutableArray<LocalizedText> Pitfalls,
    LocalizedText Rationale, ImmutableDictionary<string, Effort> Efforts, ImmutableArray<Prerequisite> Prerequisites, SourceSpan Span);

/// <summary>An estimated effort. Immutable.</summary>
/// <param name="Cost">First-year cash in 万元.</param>
/// <param name="Weeks">Elapsed calendar weeks.</param>
/// <param name="StaffDays">Own staff time in person-days, typical.</param>
public sealed record Effort(Estimate Cost, Estimate Weeks, decimal StaffDays);

/// <summary>Least, typical and greatest value of an estimate. Immutable.</summary>
public sealed record Estimate(decimal Min, decimal Typical, decimal Max);

/// <summary>A result that is followed, not done. Immutable.</summary>
/// <param name="Subject">Id of the question.</param>
/// <param name="Indicator">What to watch.</param>
/// <param name="HowToMeasure">How to measure it.</param>
/// <param name="Drivers">Which scenes move it.</param>
/// <param name="Watch">What misleads.</param>
/// <param name="Evidence">What an assessor will look for.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Track(
    string Subject, LocalizedText Indicator, ImmutableArray<LocalizedText> HowToMeasure, ImmutableArray<Driver> Drivers,
    ImmutableArray<LocalizedText> Watch, ImmutableArray<LocalizedText> Evidence, SourceSpan Span);

/// <summary>A scene level that moves a result, and how. Immutable.</summary>
public sealed record Driver(string Scene, int Level, LocalizedText Effect);

/// <summary>A business link that counts once its scene stands at a level. Immutable.</summary>
public sealed record LinkLevel(string Scene, int Level);

/// <summary>What must stand before a step makes sense. A closed union; immutable.</summary>
public abstract record Prerequisite
{
    private Prerequisite() { }

    /// <summary>A scene level, or an option of a single choice, or better.</summary>
    public sealed record Reaches(string Subject, string AtLeast) : Prerequisite;

    /// <summary>An option of a multiple choice.</summary>
    public sealed record Has(string Subject, string Option) : Prerequisite;

    /// <summary>So many scenes at a level or above.</summary>
    public sealed record Scenes(int Level, int AtLeast) : Prerequisite;

    /// <summary>So many business links on a system.</summary>
    public sealed record Links(string Rule, int AtLeast) : Prerequisite;

    /// <summary>One of several.</summary>
    public sealed record AnyOf(ImmutableArray<Prerequisite> Parts) : Prerequisite;

    /// <summary>Each of several.</summary>
    public sealed record AllOf(ImmutableArray<Prerequisite> Parts) : Prerequisite;
}
