using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Comparing;

/// <summary>
/// What moved between two assessments of one firm by one edition: grade, every score, criteria, scenes, answers. Scores of different editions are
/// never subtracted; the earlier answers can be assessed by the edition of the later ones first. Immutable.
/// </summary>
public sealed record AssessmentComparison
{
    private AssessmentComparison(Assessment before, Assessment after) => (Before, After) = (before, after);

    /// <summary>The earlier assessment.</summary>
    public Assessment Before { get; }

    /// <summary>The later one, by the same edition.</summary>
    public Assessment After { get; }

    /// <summary>How the earlier answers came to this edition; null where they were given for it.</summary>
    public CarriedAnswers? Carried { get; private init; }

    /// <summary>The edition of both.</summary>
    public EvaluationModel Model => After.Model;

    /// <summary>The total; null in a model without one.</summary>
    public ScoreChange? Score { get; private init; }

    /// <summary>Every node of the tree, parents before children.</summary>
    public ImmutableArray<ScoreChange> Scores { get; private init; } = [];

    /// <summary>Every criterion, groups before their parts.</summary>
    public ImmutableArray<CriterionChange> Criteria { get; private init; } = [];

    /// <summary>Every scene, in official order.</summary>
    public ImmutableArray<SceneChange> Scenes { get; private init; } = [];

    /// <summary>The answers that are not what they were, in the order of the form.</summary>
    public ImmutableArray<AnswerChange> Answers { get; private init; } = [];

    /// <summary>By how many rungs the grade certainly rose, negative where it fell; null while either is open, and among classes.</summary>
    public int? Rungs => Before.Outcome.Status == OutcomeStatus.Decided && After.Outcome.Status == OutcomeStatus.Decided && !Model.IsClassification ? Position(After) - Position(Before) : null;

    /// <summary>Compares two assessments.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <param name="carried">How the earlier answers were carried over, where they were given for another edition.</param>
    /// <returns>What moved; nothing, and why, where the firms or editions differ (RT4033, RT4032) or a sheet goes back (RT4034).</returns>
    public static Result<AssessmentComparison> Of(Assessment before, Assessment after, CarriedAnswers? carried = null)
    {
        var problems = Problems(before, after).ToImmutableArray();
        if (problems.Any(p => p.Severity == DiagnosticSeverity.Error)) return new Result<AssessmentComparison>(null, problems);
        var verdicts = before.Criteria.ToDictionary(c => c.Criterion.Id, StringComparer.Ordinal);
        var comparison = new AssessmentComparison(before, after)
        {
            Carried = carried,
            Score = before.Score is { } was && after.Score is { } now ? new ScoreChange(now.Indicator, was.Value, now.Value) : null,
            Scores = [.. before.Scores.Zip(after.Scores, (b, a) => new ScoreChange(a.Indicator, b.Value, a.Value))],
            Criteria = [.. after.Criteria.Select(a => new CriterionChange(verdicts[a.Criterion.Id], a))],
            Scenes = [.. before.Scenes.Zip(after.Scenes, (b, a) => new SceneChange(b, a))],
            Answers = [.. after.Model.Answerable.DistinctBy(f => f.Id).Select(f => new AnswerChange(f, StatedReader.Of(before.Sheet, f), StatedReader.Of(after.Sheet, f))).Where(c => !c.Before.Equals(c.After))],
        };
        return new Result<AssessmentComparison>(comparison, problems);
    }

    private static IEnumerable<Diagnostic> Problems(Assessment before, Assessment after)
    {
        var (was, now) = (before.Sheet.Enterprise, after.Sheet.Enterprise);
        if (was.IsSameAs(now) == false) yield return DiagnosticCatalog.FirmsDiffer(before.Sheet.Span, NameOf(was), NameOf(now));
        if (before.Fingerprint != after.Fingerprint) yield return DiagnosticCatalog.EditionsDiffer(before.Sheet.Span, before.Model.Ref.ToString(), after.Model.Ref.ToString());
        foreach (var assessment in new[] { before, after })
            if (assessment.Outcome.Status == OutcomeStatus.DataError) yield return DiagnosticCatalog.NotComparedUntilCorrected(assessment.Sheet.Span, Day(assessment));
        if (before.Sheet.AsOf > after.Sheet.AsOf) yield return DiagnosticCatalog.EarlierIsLater(before.Sheet.Span, Day(before), Day(after));
    }

    private static int Position(Assessment assessment) => assessment.Model.Grades.Select(g => g.Id).ToList().IndexOf(assessment.Outcome.Grade ?? "");

    private static string NameOf(Enterprise firm) => firm.Name.Length > 0 ? firm.Name : firm.Uscc;

    private static string Day(Assessment assessment) => assessment.Sheet.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";
}
