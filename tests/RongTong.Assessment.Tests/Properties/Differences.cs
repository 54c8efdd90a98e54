using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Tests.Reference;

namespace RongTong.Tests.Properties;

/// <summary>Holds an assessment against the reference; the first difference in words, or null.</summary>
internal static class Differences
{
    // The engine's decimals hold 28 digits; a quotient that does not end is rounded at the last of them.
    private static readonly Fraction LastDigit = 0.00000000000000000001m;

    public static string? Between(Assessment found, ReferenceResult expected) =>
        Outcome(found.Outcome, expected)
        ?? Codes(found, expected)
        ?? found.Scores.Append(found.Score).OfType<ScoreResult>().Select(s => Number($"score '{s.Indicator.Path}'", s.Value, expected.Scores[s.Indicator.Path])).FirstOrDefault(d => d is not null)
        ?? found.Awards.Select(a => Number($"award {a.Award.Id}", a.Value, expected.Awards[a.Award.Id])).FirstOrDefault(d => d is not null)
        ?? Alternatives(found, expected)
        ?? found.Criteria.Select(c => Verdict(c, expected.Verdicts[c.Criterion.Id])).FirstOrDefault(d => d is not null);

    private static string? Outcome(Outcome found, ReferenceResult expected)
    {
        static string Words(OutcomeStatus status, string? grade, IEnumerable<string?> possible) => $"{status} {grade ?? "-"} of {string.Join(", ", possible.Select(g => g ?? "-"))}";
        var (was, should) = (Words(found.Status, found.Grade, found.PossibleGrades), Words(expected.Status, expected.Grade, expected.PossibleGrades));
        return was == should ? null : $"outcome is {was}, should be {should}";
    }

    private static string? Alternatives(Assessment found, ReferenceResult expected)
    {
        static string Words(IEnumerable<string?> possible) => string.Join(", ", possible.Select(a => a ?? "-"));
        var (was, should) = (Words((found.Alternatives?.Possible ?? []).Select(a => a?.Id)), Words(expected.PossibleAlternatives));
        return was == should ? null : $"best may be {was}, should be {should}";
    }

    private static string? Codes(Assessment found, ReferenceResult expected)
    {
        var (was, should) = (string.Join(' ', found.Diagnostics.Select(d => d.Code).Order(StringComparer.Ordinal)), string.Join(' ', expected.Codes));
        return was == should ? null : $"diagnostics are {was}, should be {should}";
    }

    private static string? Verdict(CriterionResult found, Possible expected) =>
        AssessmentJson.StatusWord(found.Status) is var word && word == Verdicts.Word(expected) ? null : $"criterion {found.Criterion.Id} is {word}, should be {Verdicts.Word(expected)}";

    private static string? Number(string what, Number found, Quantity expected)
    {
        var isEqual = expected switch
        {
            Quantity.NotApplicable => found.State == NumberState.NotApplicable,
            Quantity.Range range => found.State != NumberState.NotApplicable && Near(found.HasMin ? found.Min : null, range.Least) && Near(found.HasMax ? found.Max : null, range.Most) && found.IsKnown == range.IsKnown,
            _ => false,
        };
        return isEqual ? null : $"{what} is {found.State} {found.Min} .. {found.Max}, should be {expected}";
    }

    private static bool Near(decimal? found, Bound expected) =>
        found is { } value ? expected.Infinity == 0 && (Fraction)value - expected.Value is var gap && gap < LastDigit && -gap < LastDigit : expected.Infinity != 0;
}
