using RongTong.Reporting.Questionnaires;
using RongTong.Reporting.Review;
using RongTong.Text;
using RongTong.Web.Programmes;

namespace RongTong.Web.Pages.Console;

/// <summary>A case as its page shows it. Immutable.</summary>
public sealed record CaseView
{
    /// <summary>The case.</summary>
    public required ProgrammeCase Case { get; init; }

    /// <summary>Its round.</summary>
    public required Programme Programme { get; init; }

    /// <summary>Verdict, requirements, what would have been enough.</summary>
    public required CaseReading Reading { get; init; }

    /// <summary>The requirement looked at.</summary>
    public CriterionReading? Chosen { get; init; }

    /// <summary>The facts it rests on.</summary>
    public IReadOnlyList<FactView> Facts { get; init; } = [];

    /// <summary>Files that belong to those facts first, then all others.</summary>
    public IReadOnlyList<EvidenceFile> Evidence { get; init; } = [];

    /// <summary>What checks ask to look at.</summary>
    public IReadOnlyList<LocalizedText> Checks { get; init; } = [];

    /// <summary>What happened, newest first.</summary>
    public IReadOnlyList<EventView> Events { get; init; } = [];

    /// <summary>Facts for which another value waits for a second person, each with a requirement that rests on it.</summary>
    public IReadOnlyList<(LocalizedText Name, string Criterion)> Pending { get; init; } = [];

    /// <summary>What was said against it after a list was published, oldest first.</summary>
    public IReadOnlyList<Objection> Objections { get; init; } = [];

    /// <summary>Whether a list was published after it was decided: what is said against the decision is an objection then.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether the caller may state facts and ask for other values.</summary>
    public bool MayReview { get; init; }

    /// <summary>Whether the case is at the stage of the caller, who may pass it on or give it back.</summary>
    public bool IsHere { get; init; }

    /// <summary>Whether the caller decides.</summary>
    public bool MayDecide { get; init; }

    /// <summary>What the engine says.</summary>
    public required CaseVerdict Verdict { get; init; }
}

/// <summary>A fact of a case: who states what, and what counts. Immutable.</summary>
public sealed record FactView
{
    /// <summary>Its id.</summary>
    public required string Field { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Whether the department states it: what reviewers judge, and what is read on another platform.</summary>
    public bool IsForReview { get; init; }

    /// <summary>What the firm stated, in words; null for nothing.</summary>
    public LocalizedText? Firm { get; init; }

    /// <summary>What counts, in words; null while nothing does.</summary>
    public LocalizedText? Counts { get; init; }

    /// <summary>What each reviewer stated.</summary>
    public IReadOnlyList<(string Who, LocalizedText Value, string Reason)> Reviewers { get; init; } = [];

    /// <summary>Other values asked for.</summary>
    public IReadOnlyList<OverrideView> Overrides { get; init; } = [];

    /// <summary>How it is filled in; null for what the page cannot ask for.</summary>
    public AskedValue? Input { get; init; }
}

/// <summary>Another value asked for. Immutable.</summary>
/// <param name="Override">What was asked.</param>
/// <param name="Value">The value in words.</param>
/// <param name="IsOwn">Whether the caller asked for it.</param>
public sealed record OverrideView(FactOverride Override, LocalizedText Value, bool IsOwn);

/// <summary>How a value is asked for. Immutable.</summary>
/// <param name="Control">How it is filled in.</param>
/// <param name="Choices">The choices, where there are some.</param>
/// <param name="Unit">The unit; empty where there is none.</param>
public sealed record AskedValue(FormControl Control, IReadOnlyList<(string Id, LocalizedText Text)> Choices, LocalizedText Unit);

/// <summary>Something that happened to a case, for people. Immutable.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Who">Who.</param>
/// <param name="Note">What was said; null for nothing.</param>
public sealed record EventView(DateTimeOffset At, string Kind, string Who, LocalizedText? Note);
