using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>Runs cases against a model and says what differs. Stateless and thread-safe.</summary>
public static class CaseRunner
{
    /// <summary>Runs one case.</summary>
    public static CaseResult Run(CompiledModel model, ModelCase modelCase)
    {
        var assessment = model.Assess(modelCase.Sheet);
        return new CaseResult(modelCase, Compare(modelCase.Expected, assessment), assessment);
    }

    /// <summary>
    /// Criteria that no case shows met, or none shows unmet, and grades no case holds. A specification is complete when this is empty. What a
    /// province's layer takes over from its base is specified there.
    /// </summary>
    public static ImmutableArray<string> Uncovered(EvaluationModel model, IEnumerable<CaseResult> results)
    {
        var shown = new HashSet<(string Id, Truth Status)>();
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            foreach (var criterion in result.Assessment.Criteria)
                if (result.Case.Expected.Verdicts.ContainsKey(criterion.Criterion.Id)) shown.Add((criterion.Criterion.Id, criterion.Status));
            if (result.Case.Expected is { StatesGrade: true, Grade: { } grade }) held.Add(grade);
        }
        return
        [
            .. model.AllCriteria.Where(c => c.Span.Path == model.File).SelectMany(c => new[] { Truth.Met, Truth.Unmet }.Where(t => !shown.Contains((c.Id, t))).Select(t => $"{c.Id}: {AssessmentJson.StatusWord(t)}")),
            .. model.Grades.Where(g => !held.Contains(g.Id)).Select(g => $"{g.Id}: held"),
        ];
    }

    private static ImmutableArray<LocalizedText> Compare(Expectation expected, Assessment actual)
    {
        var failures = ImmutableArray.CreateBuilder<LocalizedText>();
        void Differ(string what, string wanted, string got) =>
            failures.Add(new LocalizedText($"{what}：应为 {wanted}，得到 {got}", $"{what}: expected {wanted}, got {got}"));

        var outcome = actual.Outcome;
        var status = outcome.Status switch { OutcomeStatus.Decided => "decided", OutcomeStatus.Undecided => "undecided", _ => "data_error" };
        if (expected.Status is { } wantedStatus && wantedStatus != status) Differ("status", wantedStatus, status);
        if (expected.StatesGrade && expected.Grade != outcome.Grade) Differ("grade", expected.Grade ?? "null", outcome.Grade ?? "null");
        if (expected.PossibleGrades is { } possible && !possible.Order(StringComparer.Ordinal).SequenceEqual(outcome.PossibleGrades.Order(StringComparer.Ordinal)))
            Differ("possibleGrades", List(possible), List(outcome.PossibleGrades));
        if (expected.Recommendation is { } recommendation && recommendation != RecommendationWord(actual.Recommendation)) Differ("recommendation", recommendation, RecommendationWord(actual.Recommendation));
        if (expected.Score is { } score) CompareNumber("score", score, actual.Score?.Value);
        foreach (var (path, wanted) in expected.Scores.OrderBy(s => s.Key, StringComparer.Ordinal))
            CompareNumber(path, wanted, actual.Scores.FirstOrDefault(s => s.Indicator.Path == path)?.Value);
        foreach (var (id, wanted) in expected.Verdicts.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            var got = actual.Criteria.FirstOrDefault(c => c.Criterion.Id == id) is { } result ? AssessmentJson.StatusWord(result.Status) : "no such criterion";
            if (got != wanted) Differ(id, wanted, got);
        }
        var codes = actual.Diagnostics.Select(d => d.Code).Order(StringComparer.Ordinal).ToImmutableArray();
        if (expected.Diagnostics is { } diagnostics && !diagnostics.Order(StringComparer.Ordinal).SequenceEqual(codes)) Differ("diagnostics", List(diagnostics!), List(codes!));
        return failures.ToImmutable();

        void CompareNumber(string what, ExpectedNumber wanted, Number? got)
        {
            if (got is { HasMin: true, HasMax: true } number && number.Min == wanted.Min && number.Max == wanted.Max) return;
            Differ(what, Range(wanted.Min, wanted.Max), got is { HasMin: true, HasMax: true } found ? Range(found.Min, found.Max) : "nothing");
        }
    }

    private static string RecommendationWord(RecommendationStatus? status) => status switch
    {
        RecommendationStatus.Recommend => "recommend",
        RecommendationStatus.Refuse => "refuse",
        RecommendationStatus.Review => "review",
        _ => "none",
    };

    private static string Range(decimal min, decimal max) => min == max ? PlainValue.Format(min) : $"{PlainValue.Format(min)} – {PlainValue.Format(max)}";

    private static string List(IEnumerable<string?> items) => $"[{string.Join(", ", items.Select(i => i ?? "null"))}]";
}
