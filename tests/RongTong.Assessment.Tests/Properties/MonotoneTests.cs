using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Tests.Generation;

namespace RongTong.Tests.Properties;

public class MonotoneTests
{
    private const int SheetsPerModel = 20;

    [Fact]
    public void A_better_answer_never_lowers_a_score_a_verdict_or_a_grade()
    {
        var failures = new Failures();
        var better = 0;
        foreach (var (source, compiled) in Generated.Models(Effort.Times(250), Effort.FirstSeed, ModelProfile.Monotone))
        {
            for (var i = 0; i < SheetsPerModel; i++)
            {
                var dice = new Dice(source.Seed * SheetsPerModel + i);
                var sheet = SheetGenerator.Generate(compiled.Model, source.Borders, source.Seed * SheetsPerModel + i, isFlawless: true);
                if (sheet.Answers.IsEmpty || Better(compiled.Model, sheet, dice) is not { } improved) continue;
                var (before, after) = (Result.Of(compiled, sheet), Result.Of(compiled, improved));
                if (after.Score.Max > before.Score.Max || after.Score.Min > before.Score.Min) better++;
                if (after.Score.Min < before.Score.Min || after.Score.Max < before.Score.Max) failures.Add($"the score falls from {before.Score.Min} to {after.Score.Min}", source, improved);
                if (after.Grade < before.Grade) failures.Add("the grade falls", source, improved);
                if (before.Verdicts.Zip(after.Verdicts).Any(v => v is { First: Truth.Met, Second: not Truth.Met })) failures.Add("a criterion is lost", source, improved);
            }
        }
        failures.ShouldBeNone();
        better.ShouldBeGreaterThan(500);
    }

    /// <summary>The sheet with one answer replaced by one that earns as much or more, or null when it is the best already.</summary>
    private static AnswerSheet? Better(EvaluationModel model, AnswerSheet sheet, Dice dice)
    {
        var field = dice.Pick([.. model.Answerable.Where(f => sheet.Answers.ContainsKey(f.Id))]);
        var values = sheet.Answers[field.Id].Values;
        switch (field.Type)
        {
            case FieldType.Bool:
                return sheet.With(field.Id, "true");
            case FieldType.Multi:
                var added = field.Options.Where(o => !o.Exclusive && !values.Contains(o.Id)).ToList();
                var kept = values.Where(v => !field.Options[field.OptionIndex(v)].Exclusive);
                return added.Count == 0 ? null : sheet.With(field.Id, [.. kept, dice.Pick(added).Id]);
            case FieldType.Level when model.Scenes?.All.Any(s => s.Id == field.Id) == true:
                var next = int.Parse(values[0], CultureInfo.InvariantCulture) + 1;
                return next < field.Options.Length ? sheet.With(field.Id, next.ToString(CultureInfo.InvariantCulture)) : null;
            default:
                var earned = field.Options[field.OptionIndex(values[0])].Points;
                return sheet.With(field.Id, dice.Pick([.. field.Options.Where(o => o.Points >= earned)]).Id);
        }
    }
}
