using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Tests.Generation;

namespace RongTong.Tests.Properties;

/// <summary>What is said of a sheet with gaps must hold for every way of filling them.</summary>
public class CompletionTests
{
    private const int SheetsPerModel = 8;
    private const int MostCompletions = 1_500;

    [Fact]
    public void What_is_decided_stays_decided_however_the_gaps_are_filled()
    {
        var failures = new Failures();
        var (decided, tried) = (0, 0);
        foreach (var (source, compiled, sheet, completions) in Incomplete(ModelProfile.Small, 250))
        {
            var outcome = compiled.Assess(sheet).Outcome;
            var possible = compiled.Model.Grades.Select((g, i) => (g.Id, i)).Where(g => outcome.PossibleGrades.Contains(g.Id)).Select(g => g.i).Append(outcome.PossibleGrades.Contains(null) ? -1 : int.MaxValue).ToHashSet();
            var before = Result.Of(compiled, sheet);
            if (outcome.Status == OutcomeStatus.Decided) decided++;
            foreach (var completion in completions)
            {
                tried++;
                var after = Result.Of(compiled, completion);
                if (outcome.Status == OutcomeStatus.Decided && (after.IsUndecided || after.Grade != before.Grade)) failures.Add($"decided {before.Grade}, then {after.Grade}", source, completion);
                if (!after.IsUndecided && !possible.Contains(after.Grade)) failures.Add($"grade {after.Grade} was not possible", source, completion);
                if (before.Verdicts.Zip(after.Verdicts).Any(v => v.First is Truth.Met or Truth.Unmet or Truth.NotApplicable && v.Second != v.First)) failures.Add("a settled verdict changed", source, completion);
            }
        }
        failures.ShouldBeNone();
        decided.ShouldBeGreaterThan(100);
        tried.ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public void The_score_lies_between_its_bounds_however_the_gaps_are_filled()
    {
        var failures = new Failures();
        foreach (var (source, compiled, sheet, completions) in Incomplete(ModelProfile.Small, 150))
        {
            if (compiled.Model.Root is null || Result.Of(compiled, sheet).Score is not { HasMin: true, HasMax: true } bounds) continue;
            foreach (var completion in completions)
                if (Result.Of(compiled, completion).Score is { HasMin: true, HasMax: true } score && (score.Min < bounds.Min - Slack || score.Max > bounds.Max + Slack))
                    failures.Add($"{score.Min} .. {score.Max} outside {bounds.Min} .. {bounds.Max}", source, completion);
        }
        failures.ShouldBeNone();
    }

    [Fact]
    public void The_bounds_of_a_monotone_score_are_reached()
    {
        var failures = new Failures();
        var open = 0;
        foreach (var (source, compiled, sheet, completions) in Incomplete(ModelProfile.Monotone, 150))
        {
            var bounds = Result.Of(compiled, sheet).Score;
            var scores = completions.Select(c => Result.Of(compiled, c).Score).ToList();
            if (!bounds.IsKnown) open++;
            if (scores.Exists(s => !s.IsKnown)) failures.Add("a complete sheet leaves the score open", source, sheet);
            else if (scores.Min(s => s.Min) != bounds.Min || scores.Max(s => s.Max) != bounds.Max)
                failures.Add($"{bounds.Min} .. {bounds.Max} is said, {scores.Min(s => s.Min)} .. {scores.Max(s => s.Max)} can be", source, sheet);
        }
        failures.ShouldBeNone();
        open.ShouldBeGreaterThan(100);
    }

    // A quotient that does not end is rounded at its last digit.
    private const decimal Slack = 0.00000000000000000001m;

    private static IEnumerable<(GeneratedModel Source, CompiledModel Compiled, AnswerSheet Sheet, List<AnswerSheet> Completions)> Incomplete(ModelProfile profile, int models)
    {
        foreach (var (source, compiled) in Generated.Models(Effort.Times(models), Effort.FirstSeed, profile))
        {
            for (var i = 0; i < SheetsPerModel; i++)
            {
                var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, source.Seed * SheetsPerModel + i, isFlawless: true);
                var missing = Missing(compiled.Model, sheet).ToList();
                var values = missing.Select(f => Values(f, source.Borders).ToList()).ToList();
                if (missing.Count == 0 || values.Aggregate(1L, (product, v) => product * v.Count) > MostCompletions) continue;
                yield return (source, compiled, sheet, [.. Fill(sheet, missing, values, 0)]);
            }
        }
    }

    /// <summary>Facts that are unknown: not those of which nothing is claimed, and not questions that figures answer.</summary>
    private static IEnumerable<Field> Missing(EvaluationModel model, AnswerSheet sheet) =>
        model.Answerable.Where(f => !sheet.Answers.ContainsKey(f.Id) && !sheet.NotApplicable.ContainsKey(f.Id)
            && f.Unanswered == Unanswered.Unknown && !model.Awards.Any(a => a.Id == f.Id && a.IsQuestion && a.From is not null));

    private static IEnumerable<string[]> Values(Field field, IEnumerable<decimal> borders) => field.Type switch
    {
        FieldType.Bool => [["true"], ["false"]],
        FieldType.Single or FieldType.Level => field.Options.Select(o => new[] { o.Id }),
        FieldType.Multi => Enumerable.Range(1, (1 << field.Options.Length) - 1)
            .Select(bits => field.Options.Where((_, i) => (bits >> i & 1) == 1).ToList())
            .Where(chosen => chosen.Count == 1 || !chosen.Exists(o => o.Exclusive)).Select(chosen => chosen.Select(o => o.Id).ToArray()),
        FieldType.Date => [["2024-12-31"], ["2025-01-01"], ["2026-07-01"]],
        _ => borders.Append(field.Min ?? -7).Append(field.Max ?? 31).Append(0.3m).Append(2.6m).Where(v => v >= (field.Min ?? v) && v <= (field.Max ?? v)).Distinct().Select(v => new[] { Dice.Text(v) }),
    };

    private static IEnumerable<AnswerSheet> Fill(AnswerSheet sheet, List<Field> missing, List<List<string[]>> values, int at) =>
        at == missing.Count ? [sheet] : values[at].SelectMany(v => Fill(sheet.With(missing[at].Id, [.. v]), missing, values, at + 1));
}
