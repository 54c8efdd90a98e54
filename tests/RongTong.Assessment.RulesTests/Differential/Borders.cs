using RongTong.Models;

namespace RongTong.Differential;

/// <summary>The numbers and days at which a model changes its mind.</summary>
internal static class Borders
{
    /// <summary>Every border of a band or a range, and every number in a condition or formula.</summary>
    public static IEnumerable<decimal> Of(EvaluationModel model) =>
        model.Awards.SelectMany(Of).Concat(Formulas(model).SelectMany(Leaves).OfType<Formula.Constant>().Select(c => c.Value));

    /// <summary>Every day in a condition, and those the edition starts and ends on.</summary>
    public static IEnumerable<DateOnly> DaysOf(EvaluationModel model) =>
        Formulas(model).SelectMany(Leaves).OfType<Formula.Day>().Select(d => d.Value).Append(model.EffectiveFrom).Append(model.EffectiveTo ?? model.EffectiveFrom);

    private static IEnumerable<decimal> Of(Award award) => award.Scale switch
    {
        AnswerScale.Bands bands => bands.Steps.SelectMany(s => Ends(s.Range)),
        AnswerScale.Choice choice => choice.Options.Where(o => o.Range is not null).SelectMany(o => Ends(o.Range!)),
        _ => [],
    };

    private static IEnumerable<decimal> Ends(NumberRange range)
    {
        if (range.Lower is { } lower) yield return lower;
        if (range.Upper is { } upper) yield return upper;
    }

    private static IEnumerable<Formula> Formulas(EvaluationModel model) =>
        model.Derived.Select(d => d.Formula.Root)
            .Concat(model.AllCriteria.SelectMany(c => new[] { c.When, c.Applies }).Concat(model.Checks.SelectMany(c => new[] { c.Must, c.Applies })).SelectMany(c => c is null ? [] : Formulas(c)))
            .Concat((model.Alternatives?.Options ?? []).SelectMany(a => a.Signals.Select(s => s.When).Concat(a.Entry is { } entry ? [entry.When] : [])).SelectMany(Formulas))
            .Concat(model.Awards.SelectMany(a => a.Scale is AnswerScale.Computed computed ? [computed.Formula.Root] : Enumerable.Empty<Formula>()));

    private static IEnumerable<Formula> Formulas(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(Formulas),
        Condition.Any any => any.Parts.SelectMany(Formulas),
        Condition.Some some => some.Parts.SelectMany(Formulas),
        Condition.Not not => Formulas(not.Part),
        Condition.Score score => [score.Bound.Root],
        Condition.Value value => [value.Left.Root, value.Bound.Root],
        _ => [],
    };

    private static IEnumerable<Formula> Leaves(Formula formula) => formula switch
    {
        Formula.Negate negate => Leaves(negate.Operand),
        Formula.Binary binary => Leaves(binary.Left).Concat(Leaves(binary.Right)),
        Formula.Call call => call.Arguments.SelectMany(Leaves),
        _ => [formula],
    };
}
