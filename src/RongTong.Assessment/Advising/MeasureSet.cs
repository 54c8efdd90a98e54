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
/// <param name="Coverage">Counts of business links that prerequisites and lifts refer to, by rule id.</param>
/// <param name="Bundles">Purchases that several steps share, by id.</param>
/// <param name="Guidance">What to do where a node of the tree scores low.</param>
public sealed record MeasureSet(
    string Fingerprint, LocalizedText Status, LocalizedText CostBasis, ImmutableDictionary<string, Nature> Natures, ImmutableArray<Measure> Measures,
    ImmutableArray<Track> Tracks, decimal DayRate, ImmutableDictionary<string, CoverageRule> Coverage, ImmutableDictionary<string, Bundle> Bundles, GuidanceSet Guidance)
{
    /// <summary>How many projects a firm can carry at once, by size class; a class that is not named carries one.</summary>
    public ImmutableDictionary<string, int> Parallel { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Which costs grow with the size of the plant, or null for none.</summary>
    public Scaling? Scaling { get; init; }

    /// <summary>Scenes a path has to touch, or null for none.</summary>
    public ProductionCore? Core { get; init; }

    /// <summary>What a path must not be used for, or null.</summary>
    public LocalizedText? Honesty { get; init; }

    /// <summary>What to make sure of before a lift that is only typical may be counted, by question.</summary>
    public ImmutableDictionary<string, LocalizedText> Confirm { get; init; } = ImmutableDictionary<string, LocalizedText>.Empty;
}

/// <summary>A kind of effort. Immutable.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Recurring">Share of the typical first-year cost that returns every year, 0..1.</param>
/// <param name="IsBeside">Whether steps of this nature go on beside projects, without counting among those a firm carries at once.</param>
public sealed record Nature(LocalizedText Name, decimal Recurring, bool IsBeside);

/// <summary>A purchase that several steps share: paid once by the first, and contained in the cost of each. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What is bought.</param>
/// <param name="Once">What it costs, in 万元, by size class.</param>
public sealed record Bundle(string Id, LocalizedText Name, ImmutableDictionary<string, Estimate> Once);

/// <summary>Costs that grow with a number the sheet states: the part above what a bundle shares, in proportion to the reference firm. Immutable.</summary>
/// <param name="Field">The fact, such as the number of machines.</param>
/// <param name="Reference">That number in the reference firm, by size class.</param>
/// <param name="Least">Least factor.</param>
/// <param name="Most">Greatest factor.</param>
/// <param name="Steps">Subjects, or subject and aim joined by <c>/</c>.</param>
/// <param name="Text">The same in words.</param>
public sealed record Scaling(string Field, ImmutableDictionary<string, decimal> Reference, decimal Least, decimal Most, ImmutableArray<string> Steps, LocalizedText Text)
{
    /// <summary>Whether the cost of a measure grows.</summary>
    public bool Applies(Measure measure) => Steps.Contains(measure.Subject) || Steps.Contains(measure.Id);
}

/// <summary>Scenes of which a path has to raise some, so that it does not pass the heart of the business by. Immutable.</summary>
/// <param name="Scenes">The scenes.</param>
/// <param name="AtLeast">How many of them.</param>
/// <param name="FirstDivision">First division of GB/T 4754 it applies to.</param>
/// <param name="LastDivision">Last division of GB/T 4754 it applies to.</param>
/// <param name="Text">The same in words.</param>
public sealed record ProductionCore(ImmutableArray<string> Scenes, int AtLeast, int FirstDivision, int LastDivision, LocalizedText Text);

/// <summary>How many business links run on a system, and what the question about it can then be answered with. Immutable.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Question">The single choice.</param>
/// <param name="Links">What counts.</param>
/// <param name="Bands">From how many links on which option holds, fewest first.</param>
public sealed record CoverageRule(string Id, string Question, ImmutableArray<LinkLevel> Links, ImmutableArray<CoverageBand> Bands);

/// <summary>A number of links and the option it reaches. Immutable.</summary>
public sealed record CoverageBand(int AtLeast, string Option);

/// <summary>How a step may be used.</summary>
public enum StepUse
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
/// <param name="Use">How it may be used.</param>
/// <param name="Actions">What to do.</param>
/// <param name="Tools">Typical tools, by kind.</param>
/// <param name="Evidence">What an assessor will look for.</param>
/// <param name="Pitfalls">What goes wrong.</param>
/// <param name="Rationale">What the estimate rests on.</param>
/// <param name="Efforts">Estimated effort by size class (micro, small, medium).</param>
/// <param name="Prerequisites">What must stand first; all of them.</param>
/// <param name="Lifts">What it earns besides its own aim.</param>
/// <param name="Bundle">The purchase it shares, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Measure(
    string Subject, string? From, string To, LocalizedText Title, string Nature, StepUse Use,
    ImmutableArray<LocalizedText> Actions, ImmutableArray<LocalizedText> Tools, ImmutableArray<LocalizedText> Evidence, ImmutableArray<LocalizedText> Pitfalls,
    LocalizedText Rationale, ImmutableDictionary<string, Effort> Efforts, ImmutableArray<Prerequisite> Prerequisites,
    ImmutableArray<Lift> Lifts, string? Bundle, SourceSpan Span)
{
    /// <summary>Stable id: subject and aim.</summary>
    public string Id => $"{Subject}/{To}";
}

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

/// <summary>What a step earns besides its own aim. Acts on paths only and never fills in an answer. A closed union; immutable.</summary>
/// <param name="IsEntailed">Whether it holds by the meaning of the two texts; else it is only usual, and a path does not count it.</param>
public abstract record Lift(bool IsEntailed)
{
    private Lift() : this(false) { }

    /// <summary>A single choice stands at the option or a later one.</summary>
    public sealed record Raises(string Question, string AtLeast, bool IsEntailed) : Lift(IsEntailed);

    /// <summary>A multiple choice holds the option too; an option that stands alone is dropped.</summary>
    public sealed record Adds(string Question, string Option, bool IsEntailed) : Lift(IsEntailed);

    /// <summary>A coverage rule is read again.</summary>
    public sealed record Recounts(string Rule, bool IsEntailed) : Lift(IsEntailed);
}
