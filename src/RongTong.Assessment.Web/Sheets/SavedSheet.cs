using System.Collections.Immutable;
using RongTong.Assessing;

namespace RongTong.Web.Sheets;

/// <summary>A questionnaire being filled, or filled, in the service. Immutable.</summary>
internal sealed record SavedSheet
{
    /// <summary>128 random bits: known to who may see it, not to be guessed.</summary>
    public required string Id { get; init; }

    /// <summary>The edition it was begun under.</summary>
    public required string Model { get; init; }

    /// <summary>The fingerprint of that edition then.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Last year's sheet beside it, as a document; null when there is none.</summary>
    public string? Earlier { get; init; }

    /// <summary>Who answers, and on what date's rules.</summary>
    public required AnswerSheet Head { get; init; }

    /// <summary>Where it stands.</summary>
    public required SheetState State { get; init; }

    /// <summary>Raised by every change.</summary>
    public required long Version { get; init; }

    /// <summary>The account of the firm it belongs to; null when it is held by its link alone.</summary>
    public string? Owner { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>When it was handed in, and on whose word; null before.</summary>
    public (DateTimeOffset At, string By)? Submitted { get; init; }

    /// <summary>Who fills it; the first one began it, and has the last word where answers differ.</summary>
    public ImmutableArray<Respondent> Respondents { get; init; } = [];

    /// <summary>What each of them answered.</summary>
    public ImmutableArray<SavedAnswer> Answers { get; init; } = [];

    /// <summary>Questions answered in more than one way, by id.</summary>
    public ImmutableArray<(string Field, ImmutableArray<SavedAnswer> Answers)> Disagreements =>
        [.. Answers.GroupBy(a => a.Field, StringComparer.Ordinal).Where(g => g.Select(a => a.Key).Distinct(StringComparer.Ordinal).Count() > 1).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.ToImmutableArray()))];

    /// <summary>The sheet as it is assessed: of several answers to a question that of the first respondent, else the latest.</summary>
    public AnswerSheet Sheet
    {
        get
        {
            var counted = Answers.GroupBy(a => a.Field, StringComparer.Ordinal).Select(Counted).ToList();
            return Head with
            {
                Answers = counted.Where(a => !a.Values.IsEmpty).ToImmutableDictionary(a => a.Field, a => new Answer(a.Values, null), StringComparer.Ordinal),
                NotApplicable = counted.Where(a => a.IsNotApplicable).ToImmutableDictionary(a => a.Field, _ => (Text.SourceSpan?)null, StringComparer.Ordinal),
            };
        }
    }

    private SavedAnswer Counted(IEnumerable<SavedAnswer> answers) =>
        answers.OrderByDescending(a => a.Respondent == Respondents[0].Id && !a.IsEmpty).ThenByDescending(a => !a.IsEmpty).ThenByDescending(a => a.Version).First();
}

/// <summary>Where a sheet stands.</summary>
internal enum SheetState
{
    /// <summary>Being filled.</summary>
    Draft,

    /// <summary>Handed in: nothing is changed any more.</summary>
    Submitted,

    /// <summary>Sent back to be corrected, and open again.</summary>
    Returned,

    /// <summary>Withdrawn by the enterprise.</summary>
    Withdrawn,
}

/// <summary>One who fills a sheet. Immutable.</summary>
internal sealed record Respondent(string Id, string Name);

/// <summary>One respondent's answer to one question. Immutable.</summary>
/// <param name="Field">Id of the question, scene or fact.</param>
/// <param name="Respondent">Who answered.</param>
/// <param name="Values">One value, or several options; empty when taken back.</param>
/// <param name="IsNotApplicable">Marked as not applicable.</param>
/// <param name="Version">The sheet's version it made.</param>
/// <param name="At">When.</param>
internal sealed record SavedAnswer(string Field, string Respondent, ImmutableArray<string> Values, bool IsNotApplicable, long Version, DateTimeOffset At)
{
    /// <summary>Taken back: as if never given.</summary>
    public bool IsEmpty => Values.IsEmpty && !IsNotApplicable;

    /// <summary>The same for answers that say the same.</summary>
    public string Key => IsNotApplicable ? "–" : string.Join('\n', Values.Order(StringComparer.Ordinal));
}
