using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;

namespace RongTong.Hosting.Databases;

/// <summary>What the plan says of one enterprise, to be held against what a query says. Immutable.</summary>
/// <param name="Status">decided, undecided or data_error.</param>
/// <param name="Grade">The grade, or null.</param>
/// <param name="Recommendation">recommend, refuse, review, or null.</param>
/// <param name="Score">The score; null in a model without one.</param>
/// <param name="Criteria">Each criterion: id, verdict, and the margin where there is one.</param>
public sealed record DecidedFirm(string Status, string? Grade, string? Recommendation, Number? Score, ImmutableArray<(string Id, Truth Verdict, decimal? Margin)> Criteria)
{
    // Quotients are shown with twelve digits, and SQLite divides in binary: nothing is decided by them.
    private const decimal Grain = 0.000_000_000_001m;

    /// <summary>What an assessment says.</summary>
    public static DecidedFirm Of(Assessment assessment) => new(
        Word(assessment.Outcome.Status), assessment.Outcome.Grade, Word(assessment.Recommendation), assessment.Score?.Value,
        [.. assessment.Criteria.Select(c => (c.Criterion.Id, c.Status, c.Measured?.Margin))]);

    /// <summary>What a scorer says of the row it has run.</summary>
    public static DecidedFirm Of(RowScorer scorer, OutcomeStatus status, int grade, RecommendationStatus? recommendation) => new(
        Word(status), grade < 0 ? null : scorer.Model.Model.Grades[grade].Id, Word(recommendation), scorer.Score,
        [.. scorer.Criteria.Select((c, i) => (c.Id, scorer.Verdict(i), scorer.Margin(i)))]);

    /// <summary>Where a row of a query says otherwise: the column, what the plan says, what the query says.</summary>
    public IEnumerable<(string Column, string Plan, string Sql)> DifferencesFrom(SqlRow row)
    {
        if (row.Text("status") is var status && status != Status) yield return ("status", Status, Words(status));
        if (row.Text("grade") is var grade && grade != Grade) yield return ("grade", Words(Grade), Words(grade));
        if (row.Has("recommendation") && row.Text("recommendation") is var recommendation && recommendation != Recommendation) yield return ("recommendation", Words(Recommendation), Words(recommendation));
        if (Score is { } score)
            foreach (var (column, wanted) in new[] { ("score", score.IsKnown ? score.Min : (decimal?)null), ("score_min", score.HasMin ? score.Min : null), ("score_max", score.HasMax ? score.Max : null) })
                if (row.Number(column) is var got && !IsSame(wanted, got)) yield return (column, Words(wanted), Words(got));
        foreach (var (id, verdict, margin) in Criteria)
        {
            var (wanted, got) = (Word(verdict), row.Text("c:" + id));
            if (wanted != got) yield return ("c:" + id, wanted, Words(got));
            if (!row.Has("m:" + id)) continue;
            var (room, found) = (verdict is Truth.Met or Truth.Unmet ? margin : null, row.Number("m:" + id));
            if (!IsSame(room, found)) yield return ("m:" + id, Words(room), Words(found));
        }
    }

    private static bool IsSame(decimal? one, decimal? other) =>
        one is null || other is null ? one is null && other is null : one == other || Math.Abs(one.Value - other.Value) <= Grain * Math.Max(1, Math.Abs(one.Value));

    private static string Word(OutcomeStatus status) => status switch { OutcomeStatus.Decided => "decided", OutcomeStatus.Undecided => "undecided", _ => "data_error" };

    private static string? Word(RecommendationStatus? status) => status switch { RecommendationStatus.Recommend => "recommend", RecommendationStatus.Refuse => "refuse", RecommendationStatus.Review => "review", _ => null };

    private static string Word(Truth truth) => truth switch { Truth.Met => "met", Truth.Unmet => "unmet", Truth.NotApplicable => "not_applicable", _ => "undecided" };

    private static string Words(string? text) => text ?? "NULL";

    private static string Words(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "NULL";
}
