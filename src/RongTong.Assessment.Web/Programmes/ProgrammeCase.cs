using System.Collections.Immutable;
using RongTong.Web.Sheets;

namespace RongTong.Web.Programmes;

/// <summary>A sheet handed in to a round, as lists show it. Immutable.</summary>
public sealed record ProgrammeCase
{
    /// <summary>The sheet.</summary>
    public required string Sheet { get; init; }

    /// <summary>The round.</summary>
    public required string Programme { get; init; }

    /// <summary>Its number in the round, from 1, in the order of handing in.</summary>
    public required long Number { get; init; }

    /// <summary>The firm's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its credit code.</summary>
    public required string Uscc { get; init; }

    /// <summary>Its region.</summary>
    public required string Region { get; init; }

    /// <summary>Its industry, if stated.</summary>
    public string? Industry { get; init; }

    /// <summary>Its size class, if stated.</summary>
    public string? Size { get; init; }

    /// <summary>With whom it is.</summary>
    public required CaseStage Stage { get; init; }

    /// <summary>By when that stage is to be through.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>What the engine said last.</summary>
    public required CaseVerdict Verdict { get; init; }

    /// <summary>How near it is to the line that matters, in parts of a million of the number required; null where no number decides.</summary>
    public long? Nearest { get; init; }

    /// <summary>How many checks ask for a look.</summary>
    public required long Warnings { get; init; }

    /// <summary>How many facts wait for a reviewer.</summary>
    public required long AwaitsReview { get; init; }

    /// <summary>How many objections to it are open.</summary>
    public required long Objections { get; init; }

    /// <summary>When and by whom it was decided; null before.</summary>
    public (DateTimeOffset At, string By)? Decided { get; init; }

    /// <summary>The result it was decided by, as JSON; null before.</summary>
    public string? Result { get; init; }
}

/// <summary>A case with everything that belongs to it. Immutable.</summary>
/// <param name="Case">The case.</param>
/// <param name="Programme">Its round.</param>
/// <param name="Saved">The sheet as the firm handed it in.</param>
/// <param name="Facts">What reviewers stated.</param>
/// <param name="Overrides">Values asked for in place of the firm's, oldest first.</param>
/// <param name="Evidence">Files.</param>
/// <param name="Objections">What was said against it after a list was published, oldest first.</param>
/// <param name="IsPublished">Whether a list was published after it was decided.</param>
/// <param name="Events">What happened, newest first.</param>
internal sealed record OpenCase(
    ProgrammeCase Case, Programme Programme, SavedSheet Saved, ImmutableArray<ReviewFact> Facts, ImmutableArray<FactOverride> Overrides, ImmutableArray<EvidenceFile> Evidence, ImmutableArray<Objection> Objections, bool IsPublished, ImmutableArray<CaseEvent> Events);

/// <summary>A fact as one reviewer states it. Immutable.</summary>
/// <param name="Field">The fact.</param>
/// <param name="Reviewer">Who, as the audit log names them.</param>
/// <param name="ReviewerName">Who, for people.</param>
/// <param name="Value">The value, as a sheet has it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record ReviewFact(string Field, string Reviewer, string ReviewerName, string Value, string Reason, DateTimeOffset At);

/// <summary>Another value for a fact the firm stated. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Field">The fact.</param>
/// <param name="Value">The value that is to count, as a sheet has it.</param>
/// <param name="Source">Where it stands: the audit report, page 41.</param>
/// <param name="Reason">Why it is to count.</param>
/// <param name="State">Whether it counts.</param>
/// <param name="AskedBy">Who asked, as the audit log names them.</param>
/// <param name="AskedName">Who, for people.</param>
/// <param name="AskedAt">When.</param>
/// <param name="SettledName">Who agreed or refused; null while nobody did.</param>
/// <param name="SettledAt">When.</param>
public sealed record FactOverride(string Id, string Field, string Value, string Source, string Reason, OverrideState State, string AskedBy, string AskedName, DateTimeOffset AskedAt, string? SettledName, DateTimeOffset? SettledAt);

/// <summary>Whether an override counts.</summary>
public enum OverrideState
{
    /// <summary>A second person has not said anything yet.</summary>
    Asked,

    /// <summary>A second person agreed: it counts.</summary>
    Agreed,

    /// <summary>A second person refused.</summary>
    Refused,
}

/// <summary>A file that proves something. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Field">The fact it belongs to; null for the whole sheet.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Type">What it is, found out from its content.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, in hexadecimal.</param>
/// <param name="At">When it was added.</param>
public sealed record EvidenceFile(string Id, string? Field, string Name, string Type, long Bytes, string Sha256, DateTimeOffset At);

/// <summary>Something that happened to a case. Immutable.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What: entered, passed, returned, stated, asked, agreed, refused, decided, reopened, objected, upheld, dismissed.</param>
/// <param name="ActorName">Who, for people.</param>
/// <param name="Note">What was said.</param>
public sealed record CaseEvent(DateTimeOffset At, string Kind, string ActorName, string Note);
