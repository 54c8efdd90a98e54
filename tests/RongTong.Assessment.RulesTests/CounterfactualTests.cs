using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Snapshots;
using RongTong.Tests.Counterfactuals;
using Xunit.Abstractions;

namespace RongTong.Tests;

/// <summary>What would have been enough, for every sheet the shipped models have.</summary>
public class CounterfactualTests(ITestOutputHelper output)
{
    public static TheoryData<string> Models => [.. new RuleDirectory(Repository.Rules).Models().Select(m => m.ToString())];

    /// <summary>
    /// Every case of a model, and of all but one every grade it does not hold: the changes flip the decision, none of them can be left out, and none can be a
    /// step smaller; where the firm can change nothing that would do, what stands in the way is named. Nothing is left without an answer.
    /// </summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Changes_of_every_case_are_enough_and_none_of_them_is_too_many_or_too_large(string reference)
    {
        var shipped = Shipped.Of(reference);
        var check = new CounterfactualCheck(shipped.Model, Borders(shipped.Model.Model));
        // Its scores have many ways up, and all grades of all its cases take minutes: beyond the next grade every tenth case has to do.
        var isSlow = reference.StartsWith("rongtong/integration-readiness", StringComparison.Ordinal);
        var faults = shipped.Cases.SelectMany((c, i) => check.Faults(c.Sheet, i, isNextOnly: isSlow && i % 10 != 0).Select(f => $"{c.Name}: {f}")).ToList();
        output.WriteLine($"{reference}: {shipped.Cases.Length} cases, {check.Failing} grades ruled out, {check.Changes} changes, {check.Assessments} assessments");

        faults.ShouldBeEmpty();
        check.NotFound.ShouldBe(0);
        if (!shipped.Model.Model.IsClassification) check.Changes.ShouldBeGreaterThan(5);
    }

    /// <summary>Random edits of the cases: several answers at once on borders, beside them, anywhere, or gone.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Changes_of_random_sheets_are_enough_and_none_of_them_is_too_many_or_too_large(string reference)
    {
        var shipped = Shipped.Of(reference);
        var borders = Borders(shipped.Model.Model);
        var check = new CounterfactualCheck(shipped.Model, borders);
        var random = new Random(20260401);
        var faults = Enumerable.Range(0, 40).SelectMany(i => check.Faults(Edited(shipped, borders, random), i, isNextOnly: true).Select(f => $"sheet {i}: {f}")).ToList();

        faults.ShouldBeEmpty();
        if (!shipped.Model.Model.IsClassification) check.Changes.ShouldBeGreaterThan(5);
    }

    private static AnswerSheet Edited(Shipped shipped, ImmutableArray<decimal> borders, Random random)
    {
        var sheet = shipped.Cases[random.Next(shipped.Cases.Length)].Sheet;
        var fields = shipped.Model.Model.Answerable.Where(f => sheet.Answers.ContainsKey(f.Id) && f.Type is not (FieldType.Text or FieldType.Date)).ToList();
        for (var edits = random.Next(1, 9); edits > 0 && fields.Count > 0; edits--)
        {
            var field = fields[random.Next(fields.Count)];
            sheet = random.Next(10) == 0 ? sheet.With(field.Id) : sheet.With(field.Id, Answer(field, sheet.Answers.GetValueOrDefault(field.Id), borders, random));
        }
        return sheet;
    }

    private static ImmutableArray<string> Answer(Field field, Answer? now, ImmutableArray<decimal> borders, Random random) => field.Type switch
    {
        FieldType.Bool => [now?.Values is ["true"] ? "false" : "true"],
        FieldType.Single or FieldType.Level => [field.Options[random.Next(field.Options.Length)].Id],
        FieldType.Multi => [field.Options[random.Next(field.Options.Length)].Id],
        _ => [CounterfactualCheck.Text(Number(field, now, borders, random))],
    };

    private static decimal Number(Field field, Answer? now, ImmutableArray<decimal> borders, Random random)
    {
        var value = random.Next(3) == 0 || now is null ? borders[random.Next(borders.Length)] * (random.Next(2) == 0 ? 1 : 100) : CounterfactualCheck.Number(now.Values[0]) * random.Next(50, 130) / 100;
        value = Math.Clamp(value, field.Min ?? -1_000_000, field.Max ?? 1_000_000_000);
        return field.Type == FieldType.Integer ? decimal.Round(value) : value;
    }

    /// <summary>Numbers at which the model changes its mind.</summary>
    private static ImmutableArray<decimal> Borders(EvaluationModel model) =>
    [
        .. model.Awards.SelectMany(a => a.Scale is AnswerScale.Bands bands ? bands.Steps.SelectMany(s => new[] { s.Range.Lower, s.Range.Upper }).OfType<decimal>() : [])
            .Concat(model.AllCriteria.Select(c => c.When).OfType<Condition.Value>().Select(v => v.Bound.Root).OfType<Formula.Constant>().Select(c => c.Value))
            .Append(0).Append(1).Distinct().Order(),
    ];
}
