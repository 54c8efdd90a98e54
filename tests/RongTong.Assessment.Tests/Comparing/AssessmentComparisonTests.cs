using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Comparing;
using RongTong.Compiling;
using RongTong.Models;
using RongTong.Tests.Generation;

namespace RongTong.Tests.Comparing;

/// <summary>Two assessments of one firm, on random models and sheets.</summary>
public class AssessmentComparisonTests
{
    private const int Models = 60;
    private const int SheetsPerModel = 6;

    [Fact]
    public void The_other_way_round_everything_moves_the_other_way()
    {
        var moves = new HashSet<CriterionMove>();
        foreach (var (compiled, one, other) in Pairs())
        {
            if (Compare(compiled, one, other) is not { } there || Compare(compiled, other, one) is not { } back) continue;
            back.Scores.Select(s => s.Difference).ShouldBe(there.Scores.Select(s => Number.Negate(s.Difference)));
            back.Criteria.Select(c => c.Move).ShouldBe(there.Criteria.Select(c => Opposite(c.Move)));
            back.Rungs.ShouldBe(-there.Rungs);
            back.Answers.Select(a => (a.Field.Id, a.After, a.Before)).ShouldBe(there.Answers.Select(a => (a.Field.Id, a.Before, a.After)));
            moves.UnionWith(there.Criteria.Select(c => c.Move));
        }
        moves.ShouldBe(Enum.GetValues<CriterionMove>(), ignoreOrder: true);
    }

    [Fact]
    public void A_sheet_written_otherwise_has_not_moved()
    {
        foreach (var (compiled, sheet, _) in Pairs())
        {
            var turned = sheet with { Answers = sheet.Answers.ToImmutableDictionary(a => a.Key, a => a.Value with { Values = [.. a.Value.Values.Reverse()] }) };
            if (Compare(compiled, sheet, turned) is not { } comparison) continue;
            comparison.Answers.ShouldBeEmpty();
            comparison.Scores.ShouldAllBe(s => !s.IsMoved);
            comparison.Scenes.ShouldAllBe(s => !s.IsMoved);
            comparison.Criteria.ShouldAllBe(c => c.Move == CriterionMove.Same);
        }
    }

    [Fact]
    public void A_difference_with_answers_missing_holds_the_one_without()
    {
        var (known, open) = (0, 0);
        foreach (var (compiled, one, other) in Pairs())
        {
            var dice = new Dice(one.Answers.Count + 7 * other.Answers.Count);
            if (Compare(compiled, one, other) is not { } whole || Compare(compiled, Forgetting(compiled.Model, one, dice), Forgetting(compiled.Model, other, dice)) is not { } part) continue;
            foreach (var (exact, range) in whole.Scores.Zip(part.Scores).Where(s => s.First.Difference.IsKnown && s.Second.Difference is { HasMin: true, HasMax: true }))
            {
                known++;
                if (!range.Difference.IsKnown) open++;
                exact.Difference.Min.ShouldBeInRange(range.Difference.Min - 1e-18m, range.Difference.Max + 1e-18m);
            }
        }
        known.ShouldBeGreaterThan(80);
        open.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(FieldType.Bool, "true", " true", "false")]
    [InlineData(FieldType.Number, "1.50", "1.5", "1.51")]
    [InlineData(FieldType.Money, "0012", "12.0", "1.2")]
    public void One_answer_written_two_ways_is_one_answer(FieldType type, string one, string same, string other)
    {
        var field = new Field("f", new("事实", "fact"), type, Unit.One, default);

        Said(one).ShouldBe(Said(same));
        Said(one).ShouldNotBe(Said(other));

        Stated Said(string text) => StatedReader.Of(new AnswerSheet().With("f", text), field);
    }

    private static IEnumerable<(CompiledModel Compiled, AnswerSheet One, AnswerSheet Other)> Pairs() =>
        from model in Generated.Models(Models, firstSeed: 4_100)
        from i in Enumerable.Range(0, SheetsPerModel)
        select (model.Compiled, Sheet(model, 2 * i), Sheet(model, 2 * i + 1));

    private static AnswerSheet Sheet((GeneratedModel Source, CompiledModel Compiled) model, int seed) =>
        SheetGenerator.Generate(model.Compiled.Model, model.Source.Borders, seed, isFlawless: true) with { AsOf = new DateOnly(2025, 6, 1), Titles = [] };

    /// <summary>The sheet without some of the answers whose absence means not known: neither nothing claimed nor taken from figures.</summary>
    private static AnswerSheet Forgetting(EvaluationModel model, AnswerSheet sheet, Dice dice)
    {
        var taken = model.Awards.Where(a => a.From is not null).Select(a => a.Question?.Id).ToHashSet(StringComparer.Ordinal);
        return sheet with { Answers = sheet.Answers.RemoveRange(model.Answerable.Where(f => f.Unanswered == Unanswered.Unknown && !taken.Contains(f.Id)).Select(f => f.Id).Where(_ => dice.Percent(30))) };
    }

    private static AssessmentComparison? Compare(CompiledModel compiled, AnswerSheet before, AnswerSheet after) => AssessmentComparison.Of(compiled.Assess(before), compiled.Assess(after)).Value;

    private static CriterionMove Opposite(CriterionMove move) => move switch
    {
        CriterionMove.Closed => CriterionMove.Opened,
        CriterionMove.Opened => CriterionMove.Closed,
        CriterionMove.Narrowed => CriterionMove.Widened,
        CriterionMove.Widened => CriterionMove.Narrowed,
        _ => move,
    };
}
