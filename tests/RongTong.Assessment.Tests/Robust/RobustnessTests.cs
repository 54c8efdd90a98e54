using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Robust;
using RongTong.Tests.Generation;
using RongTong.Tests.Properties;

namespace RongTong.Tests.Robust;

/// <summary>The fewest wrong answers, against trying everything on models small enough for it.</summary>
public class RobustnessTests
{
    private const int MostSheets = 6_000;

    [Fact]
    public void The_fewest_wrong_answers_are_those_that_trying_everything_finds()
    {
        var failures = new Failures();
        var (exact, proven) = (0, 0);
        foreach (var (source, compiled) in Generated.Models(Effort.Times(150), firstSeed: 7_300, ModelProfile.Small))
        for (var i = 0; i < 4; i++)
        {
            var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, source.Seed * 4 + i, isFlawless: true) with { Titles = [], NotApplicable = ImmutableDictionary<string, RongTong.Text.SourceSpan?>.Empty };
            var assessment = compiled.Assess(sheet);
            if (Robustness.Of(compiled, assessment) is not { } robustness || Values(compiled.Model, sheet) is not { } values) continue;
            foreach (var (flip, isUp) in new[] { (robustness.Lower, false), (robustness.Higher, true) })
            {
                if (flip is null) continue;
                var least = Fewest(compiled, assessment, values, isUp);
                if (flip.AtLeast is { } bound ? least < bound : least is not null) failures.Add($"{(isUp ? "higher" : "lower")}: {flip.AtLeast?.ToString() ?? "never"} at least, but {least} do", source, sheet);
                if (flip.Fewest is { } fewest && (least is null || fewest > least) && IsFinite(compiled.Model, sheet)) failures.Add($"{(isUp ? "higher" : "lower")}: {fewest} found, {least} are the fewest", source, sheet);
                if (flip.IsExact) exact++;
                if (flip is { AtLeast: not null, IsExact: false }) proven++;
                foreach (var set in flip.Sets) Check(compiled, assessment, set, isUp, message => failures.Add(message, source, sheet));
            }
        }
        failures.ShouldBeNone();
        exact.ShouldBeGreaterThan(100);
        exact.ShouldBeGreaterThan(proven);
    }

    [Fact]
    public void A_sheet_that_is_open_has_no_result_that_could_flip()
    {
        foreach (var (source, compiled) in Generated.Models(20, firstSeed: 7_900, ModelProfile.Small))
        {
            var assessment = compiled.Assess(new AnswerSheet { AsOf = new DateOnly(2025, 6, 1) });
            if (assessment.Outcome.Status != OutcomeStatus.Decided) Robustness.Of(compiled, assessment).ShouldBeNull($"seed {source.Seed}");
        }
    }

    /// <summary>Every set found flips the result, and none of its answers is there for nothing.</summary>
    private static void Check(CompiledModel compiled, Assessment before, WrongAnswers set, bool isUp, Action<string> fail)
    {
        var changed = set.Answers.Aggregate(before.Sheet, (sheet, a) => sheet.With(a.Field.Id, a.After.Values));
        if (!IsFlipped(compiled, before, compiled.Assess(changed), isUp)) fail("a set does not flip the result");
        if (set.Answers.Any(a => a.Before.Equals(a.After))) fail("an answer of a set is what was stated");
    }

    private static int? Fewest(CompiledModel compiled, Assessment before, List<(string Id, List<ImmutableArray<string>> Values)> values, bool isUp)
    {
        int? fewest = null;
        Try(0, before.Sheet, 0);
        return fewest;

        void Try(int at, AnswerSheet sheet, int changed)
        {
            if (changed >= fewest) return;
            if (at == values.Count)
            {
                if (changed > 0 && IsFlipped(compiled, before, compiled.Assess(sheet), isUp)) fewest = changed;
                return;
            }
            Try(at + 1, sheet, changed);
            foreach (var value in values[at].Values) Try(at + 1, sheet.With(values[at].Id, value), changed + 1);
        }
    }

    private static bool IsFlipped(CompiledModel compiled, Assessment before, Assessment after, bool isUp)
    {
        if (after.Outcome.Status == OutcomeStatus.DataError) return false;
        var (was, possible) = (Position(before.Outcome.Grade), after.Outcome.PossibleGrades.Select(Position));
        return isUp ? possible.Min() > was : possible.Max() < was;

        int Position(string? grade) => grade is null ? -1 : compiled.Model.Grades.Select(g => g.Id).ToList().IndexOf(grade);
    }

    /// <summary>Other values of every answer; null where there are too many sheets of them. Of numbers a few around what is stated and the ends of the range.</summary>
    private static List<(string Id, List<ImmutableArray<string>> Values)>? Values(EvaluationModel model, AnswerSheet sheet)
    {
        var values = model.Answerable.Where(f => sheet.Answers.ContainsKey(f.Id) && f.Type is not FieldType.Text).Select(f => (f.Id, Values: Others(f, sheet.Answers[f.Id].Values).ToList())).ToList();
        var sheets = 1L;
        foreach (var (_, other) in values)
            if ((sheets *= other.Count + 1) > MostSheets) return null;
        return values;
    }

    private static IEnumerable<ImmutableArray<string>> Others(Field field, ImmutableArray<string> now)
    {
        IEnumerable<ImmutableArray<string>> all = field.Type switch
        {
            FieldType.Bool => [["true"], ["false"]],
            FieldType.Single or FieldType.Level => field.Options.Select(o => ImmutableArray.Create(o.Id)),
            FieldType.Multi => Enumerable.Range(1, (1 << field.Options.Length) - 1).Select(b => field.Options.Where((_, i) => (b & 1 << i) != 0).ToList())
                .Where(s => s.Count == 1 || !s.Exists(o => o.Exclusive)).Select(s => s.Select(o => o.Id).ToImmutableArray()),
            FieldType.Date => [["2024-01-01"], ["2025-01-01"], ["2026-06-30"]],
            _ => new[] { field.Min, field.Max, 0, 1, 2, 5, 10 }.OfType<decimal>().Distinct().Where(v => v >= (field.Min ?? v) && v <= (field.Max ?? v)).Select(v => ImmutableArray.Create(Dice.Text(v))),
        };
        return all.Where(v => !v.ToHashSet(StringComparer.Ordinal).SetEquals(now));
    }

    private static bool IsFinite(EvaluationModel model, AnswerSheet sheet) =>
        model.Answerable.Where(f => sheet.Answers.ContainsKey(f.Id)).All(f => f.Type is FieldType.Bool or FieldType.Single or FieldType.Level or FieldType.Multi or FieldType.Text);
}
