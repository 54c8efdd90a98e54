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
    /// Criteria that no case shows met, or none shows unmet, grades no case holds and alternatives no case shows best. A specification is complete when this is empty. What a
    /// province's layer takes over from its base is specified there.
    /// </summary>
    public static ImmutableArray<UncoveredNode> Uncovered(EvaluationModel model, IEnumerable<CaseResult> results)
    {
        var shown = new HashSet<(string Id, Truth Status)>();
        var (held, best) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var result in results)
        {
            foreach (var criterion in result.Assessment.Criteria)
                if (result.Case.Expected.Verdicts.ContainsKey(criterion.Criterion.Id)) shown.Add((criterion.Criterion.Id, criterion.Status));
            if (result.Case.Expected is { StatesGrade: true, Grade: { } grade }) held.Add(grade);
            if (result.Case.Expected.Alternative is { } alternative) best.Add(alternative);
        }
        return
        [
            .. model.AllCriteria.Where(c => c.Span.Path == model.File).SelectMany(c => new[] { Truth.Met, Truth.Unmet }.Where(t => !shown.Contains((c.Id, t))).Select(t => new UncoveredNode($"{c.Id}: {AssessmentJson.StatusWord(t)}", c.Span))),
            .. model.Grades.Where(g => !held.Contains(g.Id)).Select(g => new UncoveredNode($"{g.Id}: held", g.Span)),
            .. (model.Alternatives?.Options ?? []).Where(a => !best.Contains(a.Id)).Select(a => new UncoveredNode($"{a.Id}: best", a.Span)),
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
        if (expected.StatesAlternative && expected.Alternative != actual.Alternatives?.Best?.Id) Differ("alternative", expected.Alternative ?? "null", actual.Alternatives?.Best?.Id ?? "null");
        if (expected.PossibleAlternatives is { } wantedAlternatives && (actual.Alternatives?.Possible ?? []).Select(a => a?.Id).ToImmutableArray() is var stillPossible
            && !wantedAlternatives.Order(StringComparer.Ordinal).SequenceEqual(stillPossible.Order(StringComparer.Ordinal))) Differ("possibleAlternatives", List(wantedAlternatives), List(stillPossible));
        foreach (var (id, wanted) in expected.Fits.OrderBy(f => f.Key, StringComparer.Ordinal)) CompareFit(id, wanted, actual.Alternatives?.Results.FirstOrDefault(r => r.Alternative.Id == id));
        var codes = actual.Diagnostics.Select(d => d.Code).Order(StringComparer.Ordinal).ToImmutableArray();
        if (expected.Diagnostics is { } diagnostics && !diagnostics.Order(StringComparer.Ordinal).SequenceEqual(codes)) Differ("diagnostics", List(diagnostics!), List(codes!));
        return failures.ToImmutable();

        void CompareFit(string id, ExpectedNumber? wanted, AlternativeResult? got)
        {
            if (got is null) Differ(id, "an alternative", "no such alternative");
            else if (wanted is not null) CompareNumber(id, wanted, got.Fit);
            else if (!got.IsOut) Differ(id, "null", Range(got.Points.Min, got.Points.Max));
        }

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
