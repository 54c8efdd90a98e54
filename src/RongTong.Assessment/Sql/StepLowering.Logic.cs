using System.Collections.Immutable;
using RongTong.Compiling;

namespace RongTong.Sql;

internal sealed partial class StepLowering
{
    void IStepReader.SomeParts(int[] parts, int atLeast, int target) => _truthSteps[target] = () =>
    {
        var truths = parts.Select(Truth).Where(t => t.Applies.Kind != ExprKind.False).ToList();
        if (truths.Count == 0) return new SqlTruth(Expr.False, Expr.Null);
        if (truths.Count > 1 && (atLeast is not (1 or Compiling.SomeParts.All) || !truths.Exists(t => t.AlwaysApplies))) truths = [.. truths.Select(Short)];
        var isSure = truths.Exists(t => t.AlwaysApplies);
        var applies = Expr.Any(truths.Select(t => t.Applies));
        var all = Expr.All(truths.Select(t => t.InAll));
        var any = Expr.Any(truths.Select(t => t.InAny));
        // Where perhaps no part is examined, the verdict keeps what it would be if one were.
        if (atLeast == Compiling.SomeParts.All) return new SqlTruth(applies, isSure ? all : Expr.All(all, Expr.IsNotFalse(any)));
        if (atLeast == 1) return new SqlTruth(applies, isSure ? any : Expr.Any(any, Expr.IsTrue(all)));
        var (met, mayHold) = (Count(truths.Select(t => t.IsMet)), Count(truths.Select(t => t.MayHold)));
        var (isUnmet, needed) = (Expr.Any(truths.Select(t => t.IsUnmet)), Expr.Number(atLeast));
        return new SqlTruth(applies, Expr.Case(
            null,
            (Expr.Compare(met, ">=", needed), Expr.True),
            (Expr.All(isUnmet, Expr.Compare(mayHold, "<", needed)), Expr.False),
            (Expr.Not(Expr.Any(truths.Select(t => t.MayFail))), Expr.True),
            (Expr.All(Expr.Not(isUnmet), Expr.Not(Expr.IsNotFalse(any))), Expr.False)));
    };

    void IStepReader.Opposite(int part, int target) => _truthSteps[target] = () => Truth(part).Opposite;

    void IStepReader.Applicability(int applies, int verdict, Operator[] steps, int target)
    {
        foreach (var step in steps) step.Tell(this);
        _truthSteps[target] = () =>
        {
            var (condition, then) = (Truth(applies), Truth(verdict));
            return then with { Applies = Expr.All(condition.InAny, then.Applies) };
        };
    }

    void IStepReader.OnlyIfAnswered(int[] numbers, int[] facts, int[] choices, Operator[] steps, int verdict, int target)
    {
        foreach (var step in steps) step.Tell(this);
        _truthSteps[target] = () =>
        {
            var known = Expr.All([.. numbers.Select(n => Number(n).IsKnown), .. facts.Select(f => Truth(f)).Select(t => Expr.All(Expr.IsKnown(t.Holds), t.Applies)), .. choices.Select(c => Choice(c).IsPlain)]);
            _isAnswered = true;
            var truth = Truth(verdict);
            _isAnswered = false;
            return truth with { Holds = Expr.Case(null, (known, truth.Holds)) };
        };
    }

    void IStepReader.SameTruth(int source, int target) => _truthSteps[target] = () => Truth(source);

    void IStepReader.FactIs(int fact, bool expected, int target) => _truthSteps[target] = () =>
    {
        var truth = Truth(fact);
        if (truth.IsUnclaimed) truth = new SqlTruth(truth.Applies, Expr.Coalesce(truth.Holds, Expr.False));
        return expected ? truth : truth.Opposite;
    };

    void IStepReader.ChoiceIsOneOf(int choice, ulong options, int target) => _truthSteps[target] = () => new SqlTruth(Choice(choice).Applies, Choice(choice).OneOf(options));

    void IStepReader.ChoiceHas(int choice, ulong option, int target) => _truthSteps[target] = () =>
    {
        var set = Choice(choice);
        var has = Expr.Any(set.Field.Options.Where((_, i) => (option & 1UL << i) != 0).Select(o => Expr.HasOption(set.Chosen, o.Id)));
        return new SqlTruth(set.Applies, set.IsUnclaimed ? Expr.Coalesce(has, Expr.False) : has);
    };

    void IStepReader.GradeHeld(int requirements, Truth otherwise, int target) => _truthSteps[target] = () =>
    {
        var required = Truth(requirements);
        if (required.AlwaysApplies) return SqlTruth.Of(required.Holds);
        if (required.Applies.Kind == ExprKind.False) return SqlTruth.Of(Expr.Constant(otherwise == Compiling.Truth.Met));
        return SqlTruth.Of(otherwise == Compiling.Truth.Met ? Expr.Case(required.InAny, (Expr.Not(required.Applies), Expr.True)) : required.InAny);
    };

    void IStepReader.OpenUntilAnswered(int verdict, int[] choices, int target) => _truthSteps[target] = () =>
    {
        var truth = Truth(verdict);
        return truth with { Holds = Expr.Case(null, (Expr.All(choices.Select(c => Choice(c).IsAnswered)), truth.Holds)) };
    };

    void IStepReader.ChoiceAnswered(int choice, int target) => _truthSteps[target] = () => SqlTruth.Of(Choice(choice).IsAnswered);

    void IStepReader.NumberAnswered(int number, int target) => _truthSteps[target] = () =>
        SqlTruth.Of(Expr.Any(new[] { Number(number).IsKnown, Number(number).IsNotApplicable }.OfType<Expr>()));

    void IStepReader.FactAnswered(int fact, int target) => _truthSteps[target] = () => SqlTruth.Of(Expr.Any(Expr.IsKnown(Truth(fact).Holds), Expr.Not(Truth(fact).Applies)));

    void IStepReader.CountScenes(int[] scenes, int level, int target) => _numberSteps[target] = () =>
    {
        Expr Certain(SqlChoice set)
        {
            if (set is { IsAnswer: true, IsUnclaimed: false }) return Expr.IsTrue(Expr.In(set.Chosen, Levels(set, from: level)));
            var isLower = Expr.Any(set.Possible.Take(level));
            return Expr.All(Expr.Not(isLower), set.Applies);
        }
        Expr Possible(SqlChoice set)
        {
            if (set is { IsAnswer: true, IsUnclaimed: false, IsNotApplicable: null }) return Expr.Not(Expr.IsTrue(Expr.In(set.Chosen, [.. set.Field.Options.Take(level).Select(o => o.Id)])));
            return Expr.Any(set.Possible.Skip(level));
        }
        var sets = scenes.Select(Choice).ToList();
        return new SqlNumber { Least = new SqlBound(Count(sets.Select(Certain))), Most = new SqlBound(Count(sets.Select(Possible))), IsNeverNegative = true };
    };

    private static ImmutableArray<string> Levels(SqlChoice set, int from) => [.. set.Field.Options.Skip(from).Select(o => o.Id)];

    void IStepReader.CountHeld(int[] parts, int atLeast, int held, int needed)
    {
        _numberSteps[held] = () =>
        {
            var truths = parts.Select(Truth).Select(Short).ToList();
            return new SqlNumber { Least = new SqlBound(Count(truths.Select(t => t.IsMet))), Most = new SqlBound(Count(truths.Select(t => t.MayHold))), IsNeverNegative = true };
        };
        _numberSteps[needed] = () =>
        {
            var truths = parts.Select(Truth).Select(Short).ToList();
            if (truths.TrueForAll(t => t.AlwaysApplies)) return SqlNumber.Constant(Math.Min(atLeast, truths.Count));
            Expr AtMost(Expr count) => Expr.Case(count, (Expr.Compare(count, ">", Expr.Number(atLeast)), Expr.Number(atLeast)));
            // Examined for certain, or open in a way that is counted so.
            var certain = Count(truths.Select(t => Expr.All(Expr.IsNotFalse(t.Applies), Expr.Any(Expr.IsTrue(t.Applies), Expr.IsNull(t.Holds)))));
            return new SqlNumber { Least = new SqlBound(AtMost(certain)), Most = new SqlBound(AtMost(Count(truths.Select(t => Expr.IsNotFalse(t.Applies))))), IsNeverNegative = true };
        };
    }

    /// <summary>A verdict that is looked at several times, as columns where it is long.</summary>
    private SqlTruth Short(SqlTruth truth) => truth with { Applies = Part(truth.Applies), Holds = Part(truth.Holds) };

    private readonly Dictionary<string, Expr> _parts = new(StringComparer.Ordinal);

    private Expr Part(Expr expr)
    {
        if (expr.IsPlain) return expr;
        return _parts.TryGetValue(expr.Key, out var known) ? known : _parts[expr.Key] = Column(_within.Name + " part", expr, _within.Phase);
    }
}
