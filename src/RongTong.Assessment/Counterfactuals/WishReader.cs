using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>
/// Reads off a model which facts a criterion or a check looks at and what about each could help it: through derived values, scores, scenes,
/// other criteria and the models it uses. Looks at signs alone, never at a sheet. Immutable and thread-safe.
/// </summary>
internal sealed class WishReader
{
    /// <summary>The sheet's date, which stands among the facts although nobody can move it.</summary>
    public const string AsOf = "as-of";

    private readonly EvaluationModel _model;
    private readonly EvaluationPlan _plan;
    private readonly Dictionary<string, DerivedValue> _derived;
    private readonly Dictionary<string, Criterion> _criteria;

    public WishReader(EvaluationModel model, EvaluationPlan plan)
    {
        (_model, _plan) = (model, plan);
        _derived = model.Derived.ToDictionary(d => d.Id, StringComparer.Ordinal);
        _criteria = model.AllCriteria.ToDictionary(c => c.Id, StringComparer.Ordinal);
    }

    /// <summary>What could help a criterion to be met, by fact: its own condition and whether it applies at all, not its parts.</summary>
    public ImmutableDictionary<string, Wish> OfItself(Criterion criterion)
    {
        var wishes = new Wishes();
        if (criterion.When is { } when) Read(when, wanted: true, wishes);
        if (criterion.Applies is { } applies) ReadEither(applies, wishes);
        return wishes.Done;
    }

    /// <summary>What could help a criterion with all its parts.</summary>
    public ImmutableDictionary<string, Wish> Of(Criterion criterion)
    {
        var wishes = new Wishes();
        foreach (var part in criterion.SelfAndParts()) wishes.Add(OfItself(part));
        return wishes.Done;
    }

    /// <summary>What could help a consistency check to hold, or to be silent.</summary>
    public ImmutableDictionary<string, Wish> Of(Check check)
    {
        var wishes = new Wishes();
        Read(check.Must, wanted: true, wishes);
        if (check.Applies is { } applies) ReadEither(applies, wishes);
        return wishes.Done;
    }

    /// <summary>The facts a check must have answered before it speaks, through derived values.</summary>
    public IEnumerable<string> SubjectsOf(Check check)
    {
        var (found, open) = (new SortedSet<string>(StringComparer.Ordinal), new Stack<string>(ConditionFields.ReadBy(check.Must)));
        while (open.TryPop(out var id))
            if (found.Add(id) && _derived.TryGetValue(id, out var derived))
                foreach (var name in ConditionFields.NamedIn(derived.Formula.Root)) open.Push(name);
        return found.Where(_plan.Slots.Fields.ContainsKey);
    }

    /// <summary>What could help an award to earn more.</summary>
    public ImmutableDictionary<string, Wish> Of(Award award)
    {
        var wishes = new Wishes();
        Read(award, Sense.Rise, wishes);
        return wishes.Done;
    }

    /// <summary>The facts a formula reads, through derived values.</summary>
    public IEnumerable<string> FactsOf(Formula formula)
    {
        var wishes = new Wishes();
        Read(formula, Sense.Any, null, wishes);
        return wishes.Done.Keys;
    }

    private void ReadEither(Condition condition, Wishes wishes)
    {
        Read(condition, wanted: true, wishes);
        Read(condition, wanted: false, wishes);
    }

    private void Read(Condition condition, bool wanted, Wishes wishes)
    {
        switch (condition)
        {
            case Condition.All all:
                foreach (var part in all.Parts) Read(part, wanted, wishes);
                break;
            case Condition.Any any:
                foreach (var part in any.Parts) Read(part, wanted, wishes);
                break;
            case Condition.Some some:
                foreach (var part in some.Parts) Read(part, wanted, wishes);
                break;
            case Condition.Not not:
                Read(not.Part, !wanted, wishes);
                break;
            case Condition.Value value:
                Read(value.Left.Root, SenseOf(value.Comparison, wanted), null, wishes);
                Read(value.Bound.Root, Opposite(SenseOf(value.Comparison, wanted)), null, wishes);
                break;
            case Condition.Score score:
                foreach (var award in _model.AwardsUnder(score.Path)) Read(award, SenseOf(score.Comparison, wanted), wishes);
                Read(score.Bound.Root, Opposite(SenseOf(score.Comparison, wanted)), null, wishes);
                break;
            case Condition.SceneCount count:
                foreach (var scene in _model.Scenes!.All.Where(s => count.Tag is null || s.Tags.Contains(count.Tag)))
                    wishes.Add(scene.Id, Wish.ForOptions(wanted ? ulong.MaxValue << count.Level : ~(ulong.MaxValue << count.Level)));
                break;
            case Condition.Is fact:
                wishes.Add(fact.Field, Wish.ForOptions(fact.Expected == wanted ? Wish.Yes : Wish.No));
                break;
            case Condition.OneOf oneOf:
                var options = Bits(oneOf.Field, oneOf.Options);
                wishes.Add(oneOf.Field, Wish.ForOptions(wanted ? options : ~options));
                ReadFigures(oneOf.Field, wishes);
                break;
            case Condition.Has has:
                var option = Bits(has.Field, [has.Option]);
                wishes.Add(has.Field, wanted ? Wish.ForOptions(option) : Wish.ForOptions(0, option));
                break;
            case Condition.Answered answered:
                wishes.Add(answered.Field, Wish.Nothing);
                break;
            case Condition.OfCriterion reference:
                Read(_criteria[reference.Criterion], wanted, wishes);
                break;
            case Condition.OfGrade reference:
                foreach (var (id, _) in _model.Grades.First(g => g.Id == reference.Grade).Requires) Read(_criteria[id], wanted, wishes);
                break;
        }
    }

    private void Read(Criterion criterion, bool wanted, Wishes wishes)
    {
        foreach (var part in criterion.SelfAndParts())
        {
            if (part.When is { } when) Read(when, wanted, wishes);
            if (part.Applies is { } applies) ReadEither(applies, wishes);
        }
    }

    /// <summary>The facts behind a choice that figures or another model answer. Which way they would have to go is left open.</summary>
    private void ReadFigures(string field, Wishes wishes)
    {
        if (_plan.Slots.Fields[field].Derived < 0) return;
        if (_model.Awards.FirstOrDefault(a => a.IsQuestion && a.Id == field)?.From is { } from) Read(from.Root, Sense.Any, null, wishes);
        foreach (var use in _model.Uses.Where(u => u.Field == field))
        {
            var used = new WishReader(_plan.Used[use.Model], _plan);
            foreach (var criterion in used._model.Criteria)
            foreach (var (fact, wish) in used.Of(criterion))
                wishes.Add(fact, wish.Number != Sense.None ? Wish.ForNumber(Sense.Any) : Wish.ForOptions(ulong.MaxValue, ulong.MaxValue));
        }
    }

    private void Read(Award award, Sense sense, Wishes wishes)
    {
        switch (award.Scale)
        {
            case AnswerScale.Choice choice when award.Question is { } question:
                // Points that could not be read may be as many as the full mark.
                AddPoints(question.Id, [.. choice.Options.Select(o => sense == Sense.Fall ? o.Points : o.MostPoints)], sense, wishes);
                ReadFigures(question.Id, wishes);
                break;
            case AnswerScale.YesNo yes when award.Question is { } question:
                AddPoints(question.Id, [yes.Points, yes.Otherwise], sense, wishes);
                break;
            case AnswerScale.Bands bands:
                ReadMeasured(award, Along(sense, [.. bands.Steps.Select(s => s.Points)]), wishes);
                break;
            case AnswerScale.Computed computed when award.Question is { } question:
                Read(computed.Formula.Root, sense, new Formula.Name(question.Id, 0), wishes);
                break;
            case AnswerScale.Computed computed when award.From is { } from:
                Read(computed.Formula.Root, sense, from.Root, wishes);
                break;
        }
    }

    private static void AddPoints(string field, ImmutableArray<decimal> points, Sense sense, Wishes wishes)
    {
        if (sense.HasFlag(Sense.Rise)) wishes.Add(field, Wish.ForPoints(points, more: true));
        if (sense.HasFlag(Sense.Fall)) wishes.Add(field, Wish.ForPoints(points, more: false));
    }

    private void ReadMeasured(Award award, Sense sense, Wishes wishes)
    {
        if (award.Question is { } question) wishes.Add(question.Id, Wish.ForNumber(sense));
        else if (award.From is { } from) Read(from.Root, sense, null, wishes);
    }

    /// <summary>Which way a number has to go for points to go one way: that way where points rise with it, the other where they fall.</summary>
    private static Sense Along(Sense sense, ImmutableArray<decimal> points)
    {
        var (rises, falls) = (true, true);
        for (var i = 1; i < points.Length; i++)
        {
            rises &= points[i] >= points[i - 1];
            falls &= points[i] <= points[i - 1];
        }
        return rises ? sense : falls ? Opposite(sense) : Sense.Any;
    }

    /// <summary>What the facts of a formula should do for it to go one way.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="sense">Which way it should go.</param>
    /// <param name="value">What <c>value</c> stands for inside a scale.</param>
    /// <param name="wishes">Where to add what its facts should do.</param>
    private void Read(Formula formula, Sense sense, Formula? value, Wishes wishes)
    {
        switch (formula)
        {
            case Formula.Name { Id: "value" } when value is not null:
                Read(value, sense, null, wishes);
                break;
            case Formula.Name name when _derived.TryGetValue(name.Id, out var derived):
                Read(derived.Formula.Root, sense, null, wishes);
                break;
            case Formula.Name { Id: AsOf }:
                wishes.Add(AsOf, Wish.Nothing);
                break;
            case Formula.Name name when _plan.Slots.Fields.ContainsKey(name.Id):
                wishes.Add(name.Id, Wish.ForNumber(sense));
                break;
            case Formula.Negate negate:
                Read(negate.Operand, Opposite(sense), value, wishes);
                break;
            case Formula.Binary binary:
                var (left, right) = Operands(binary, sense, value);
                Read(binary.Left, left, value, wishes);
                Read(binary.Right, right, value, wishes);
                break;
            case Formula.Call { Function: "years" } years:
                Read(years.Arguments[0], Opposite(sense), value, wishes);
                Read(years.Arguments[1], sense, value, wishes);
                break;
            case Formula.Call call:
                foreach (var argument in call.Arguments) Read(argument, call.Function == "abs" ? Sense.Any : sense, value, wishes);
                break;
        }
    }

    private (Sense Left, Sense Right) Operands(Formula.Binary binary, Sense sense, Formula? value) => binary.Operator switch
    {
        '+' => (sense, sense),
        '-' => (sense, Opposite(sense)),
        '*' => (Under(SignOf(binary.Right, value), sense), Under(SignOf(binary.Left, value), sense)),
        // A quotient has a value only where its denominator is positive.
        _ => (sense, Under(SignOf(binary.Left, value), Opposite(sense))),
    };

    private static Sense Under(int? sign, Sense sense) => sign switch { >= 0 => sense, < 0 => Opposite(sense), null => Sense.Any };

    /// <summary>1 where a formula is never negative, −1 where it is never positive, null where neither is sure.</summary>
    private int? SignOf(Formula formula, Formula? value) => formula switch
    {
        Formula.Constant constant => constant.Value < 0 ? -1 : 1,
        Formula.Name { Id: "value" } when value is not null => SignOf(value, null),
        Formula.Name name when _derived.TryGetValue(name.Id, out var derived) => SignOf(derived.Formula.Root, null),
        Formula.Name name when _plan.Slots.Fields.TryGetValue(name.Id, out var slot) => slot.Field.Min >= 0 ? 1 : slot.Field.Max <= 0 ? -1 : null,
        Formula.Negate negate => -SignOf(negate.Operand, value),
        Formula.Binary { Operator: '+' } sum => SignOf(sum.Left, value) is { } sign && SignOf(sum.Right, value) == sign ? sign : null,
        Formula.Binary { Operator: '-' } difference => SignOf(difference.Left, value) is { } sign && SignOf(difference.Right, value) == -sign ? sign : null,
        Formula.Binary product => SignOf(product.Left, value) * SignOf(product.Right, value),
        Formula.Call { Function: "abs" } => 1,
        Formula.Call { Function: "min" or "max" or "sum" or "mean" } call => call.Arguments.Select(a => SignOf(a, value)).Distinct().ToList() is [var only] ? only : null,
        _ => null,
    };

    private static Sense SenseOf(Comparison comparison, bool wanted) => comparison switch
    {
        Comparison.AtLeast or Comparison.Above => wanted ? Sense.Rise : Sense.Fall,
        Comparison.AtMost or Comparison.Below => wanted ? Sense.Fall : Sense.Rise,
        _ => Sense.Any,
    };

    private static Sense Opposite(Sense sense) => (sense.HasFlag(Sense.Rise) ? Sense.Fall : Sense.None) | (sense.HasFlag(Sense.Fall) ? Sense.Rise : Sense.None);

    private ulong Bits(string field, ImmutableArray<string> options) => options.Aggregate(0UL, (bits, o) => bits | 1UL << _plan.Slots.Fields[field].Field.OptionIndex(o));

    /// <summary>Wishes gathered, by fact.</summary>
    private sealed class Wishes
    {
        private readonly ImmutableDictionary<string, Wish>.Builder _wishes = ImmutableDictionary.CreateBuilder<string, Wish>(StringComparer.Ordinal);

        public ImmutableDictionary<string, Wish> Done => _wishes.ToImmutable();

        public void Add(string field, Wish wish) => _wishes[field] = _wishes.TryGetValue(field, out var other) ? other.And(wish) : wish;

        public void Add(ImmutableDictionary<string, Wish> wishes)
        {
            foreach (var (field, wish) in wishes) Add(field, wish);
        }
    }
}
