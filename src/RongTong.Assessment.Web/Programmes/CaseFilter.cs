namespace RongTong.Web.Programmes;

/// <summary>Which cases of a round a list shows. Immutable.</summary>
public sealed record CaseFilter
{
    /// <summary>Cases on a page.</summary>
    public const int PageSize = 25;

    /// <summary>With whom they are; null for all.</summary>
    public CaseStage? Stage { get; init; }

    /// <summary>What the engine says; null for all.</summary>
    public CaseVerdict? Verdict { get; init; }

    /// <summary>Part of a firm's name, or the beginning of its credit code; empty for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>The first digits of a region; empty for all.</summary>
    public string Region { get; init; } = "";

    /// <summary>Division of industry; empty for all.</summary>
    public string Industry { get; init; } = "";

    /// <summary>Size class; empty for all.</summary>
    public string Size { get; init; } = "";

    /// <summary>Only those that wait for a reviewer.</summary>
    public bool AwaitsReview { get; init; }

    /// <summary>Only those with an open objection.</summary>
    public bool HasObjection { get; init; }

    /// <summary>Only those due on a day or before it.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>The nearest to a line in front, rather than those due first.</summary>
    public bool NearestFirst { get; init; }

    /// <summary>Which page, from 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>How many cases stand where. Immutable.</summary>
/// <param name="Mine">With the caller.</param>
/// <param name="DueToday">Of these, those due today or before.</param>
/// <param name="AwaitReview">That wait for a reviewer.</param>
/// <param name="Returned">With the firms.</param>
/// <param name="Decided">Decided.</param>
/// <param name="Objections">With an open objection.</param>
public sealed record CaseCounts(long Mine, long DueToday, long AwaitReview, long Returned, long Decided, long Objections);
