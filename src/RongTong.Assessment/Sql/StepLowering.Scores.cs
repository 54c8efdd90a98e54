using System.Numerics;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Sql;

internal sealed partial class StepLowering
{
    void IStepReader.DeriveOption(int number, NumberRange[] ranges, ulong all, int target) => _choiceSteps[target] = () =>
    {
        var field = _plan.Slots.Fields.Values.First(f => f.Derived == target).Field;
        var value = Number(number);
        var comment = _names.Say($"{field.Id}：数字使之可能的选项", $"{field.Id}: options the figures leave possible");
        var met = ranges.Select((r, i) => Column($"{field.Id} may be {field.Options[i].Id}", Meets(r, value), Phase.Scores, i == 0 ? [comment] : [])).ToList();
        var isOpen = Column($"{field.Id} is open", Expr.Any(Expr.Not(Expr.Any(met)), Expr.All(met)), Phase.Scores);
        var known = Expr.All(value.IsKnown, Expr.Not(isOpen));
        return new SqlChoice
        {
            Field = field,
            Chosen = Column($"{field.Id} by figures", Expr.Case(null, (known, Expr.Case(null, met.Select((m, i) => (m, Expr.Text(field.Options[i].Id)))))), Phase.Scores),
            Possible = [.. met.Select(m => Expr.Any(m, isOpen)), Expr.False],
        };
    };

    void IStepReader.GradeAsChoice(int[] grades, ulong[] options, ulong none, int target) => _choiceSteps[target] = () =>
    {
        var field = _plan.Slots.Fields.Values.First(f => f.Derived == target).Field;
        for (var i = 0; i < grades.Length; i++) _names.Name(grades[i], $"{field.Id} {field.Options[BitOperations.TrailingZeroCount(options[i])].Id}", [$"{field.Id}: {field.Options[BitOperations.TrailingZeroCount(options[i])].Id}"]);
        var held = grades.Select(Truth).Select(t => t.Holds).ToList();
        var possible = Enumerable.Repeat(Expr.False, field.Options.Length + 1).ToArray();
        var chosen = new List<(Expr, Expr)>();
        for (var i = grades.Length - 1; i >= 0; i--)
        {
            var option = BitOperations.TrailingZeroCount(options[i]);
            possible[option] = Column($"{field.Id} may be {field.Options[option].Id}", Expr.All([Expr.IsNotFalse(held[i]), .. held.Skip(i + 1).Select(h => Expr.Not(Expr.IsTrue(h)))]), Phase.Classes);
            chosen.Add((held[i], Expr.Text(field.Options[option].Id)));
            chosen.Add((Expr.IsNull(held[i]), Expr.Null));
        }
        possible[^1] = Expr.Not(Expr.Any(held.Select(Expr.IsTrue)));
        return new SqlChoice { Field = field, Chosen = Column($"{field.Id} by figures", Expr.Case(null, chosen), Phase.Classes), Possible = [.. possible] };
    };

    void IStepReader.AnswerOrDerived(int answered, int derived, int target) => _choiceSteps[target] = () =>
    {
        var (answer, figures) = (Choice(answered), Choice(derived));
        return answer with
        {
            IsAnswer = false, IsUnclaimed = false, Else = figures,
            Chosen = answer.IsNotApplicable is { } taken ? Expr.Case(null, (Expr.Not(taken), Expr.Coalesce(answer.Chosen, figures.Chosen))) : Expr.Coalesce(answer.Chosen, figures.Chosen),
            Possible = [.. answer.Possible.Zip(figures.Possible, (a, f) => Expr.Case(f, (answer.IsAnswered, a)))],
        };
    };

    void IStepReader.AwardOption(int choice, decimal[] least, decimal[] most, int target) => _numberSteps[target] = () =>
    {
        var set = Choice(choice);
        if (!set.IsAnswer)
        {
            Expr Chain(IEnumerable<int> order, decimal[] points) => Expr.Case(null, order.Where(i => i < set.Possible.Length).Select(i => (set.Possible[i], Expr.Number(points[i]))));
            return new SqlNumber
            {
                Least = new SqlBound(Chain(Enumerable.Range(0, least.Length).OrderBy(i => least[i]), least)), Most = new SqlBound(Chain(Enumerable.Range(0, most.Length).OrderByDescending(i => most[i]), most)),
                IsNotApplicable = set.IsNotApplicable, IsNeverNegative = least.Min() >= 0,
            };
        }
        var options = set.Field.Options;
        Expr Points(Expr? otherwise, decimal[] points, Func<int, bool> which) => Expr.Case(otherwise, Enumerable.Range(0, options.Length).Where(which).GroupBy(i => points[i])
            .Select(g => (Expr.In(set.Chosen, [.. g.Select(i => options[i].Id)]), Expr.Number(g.Key))));
        var exact = Points(null, least, i => least[i] == most[i]);
        if (set.IsUnclaimed) exact = Expr.Case(exact, (Expr.All(Expr.IsNull(set.Chosen), set.Applies), Expr.Zero));
        var (worst, best) = (least.Take(options.Length).Min(), most.Take(options.Length).Max());
        var isRead = options.Select((_, i) => least[i] == most[i]).All(same => same);
        if (isRead) return Award(exact, worst, best, set.IsNotApplicable);
        Expr Open(decimal bound) => set.IsNotApplicable is { } taken ? Expr.Case(Expr.Number(bound), (taken, Expr.Null)) : Expr.Number(bound);
        return new SqlNumber
        {
            Least = new SqlBound(Points(Open(worst), least, _ => true)), Most = new SqlBound(Points(Open(best), most, _ => true)), IsNotApplicable = set.IsNotApplicable, IsNeverNegative = worst >= 0,
        };
    };

    void IStepReader.AwardOptions(int choice, decimal[] points, decimal cap, decimal least, decimal most, int target) => _numberSteps[target] = () =>
    {
        var set = Choice(choice);
        var sum = Expr.Sum(set.Field.Options.Select((o, i) => points[i] == 0 ? Expr.Zero : Expr.Case(Expr.Zero, (Expr.HasOption(set.Chosen, o.Id), Expr.Number(points[i])))));
        if (points.Where(p => p > 0).Sum() > cap)
        {
            sum = Column(_within.Name + " sum", sum, _within.Phase);
            sum = Expr.Case(sum, (Expr.Compare(sum, ">", Expr.Number(cap)), Expr.Number(cap)));
        }
        var open = set.IsUnclaimed ? Expr.Case(Expr.Zero, (Expr.Not(set.Applies), Expr.Null)) : Expr.Null;
        return Award(Expr.Case(open, (Expr.IsKnown(set.Chosen), sum)), least, most, set.IsNotApplicable);
    };

    void IStepReader.AwardYes(int fact, decimal points, decimal otherwise, int target) => _numberSteps[target] = () =>
    {
        var truth = Truth(fact);
        var isTaken = truth.AlwaysApplies ? null : Expr.Not(truth.Applies);
        var open = truth.IsUnclaimed ? Expr.Number(otherwise) : null;
        var exact = Expr.Case(open, (truth.Holds, Expr.Number(points)), (truth.IsUnclaimed ? Expr.False : Expr.Not(truth.Holds), Expr.Number(otherwise)));
        return Award(isTaken is null ? exact : Expr.Case(exact, (isTaken, Expr.Null)), Math.Min(points, otherwise), Math.Max(points, otherwise), isTaken);
    };

    void IStepReader.AwardBand(int number, NumberRange[] ranges, decimal[] points, int target) => _numberSteps[target] = () =>
    {
        var value = Number(number);
        var bands = ranges.Zip(points).ToList();
        bool IsOpen(NumberRange range) => value.Otherwise is var (l, m) && range.Meets(l, m);
        if (value.Exact is { } exact && value.Otherwise is not null && value.HasNoValue is null)
        {
            var earned = Bands(exact);
            if (value.IsUnclaimed is { } none) earned = Expr.Case(earned, (none, Expr.Zero));
            var open = bands.Where(b => IsOpen(b.First)).Select(b => b.Second).DefaultIfEmpty(0).ToList();
            return Award(earned, open.Min(), open.Max(), value.IsNotApplicable);
        }
        if (value is { IsPoint: true, IsUnclaimed: { } unclaimed, HasNoValue: null })
            return SqlNumber.Point(new SqlBound(Expr.Case(Bands(value.Exact!), (unclaimed, Expr.Zero)))) with { Otherwise = null, IsNotApplicable = value.IsNotApplicable, IsNeverNegative = points.Min() >= 0 };
        // Of all bands it may fall into the worst and the best; of what may have no value nothing as well.
        Expr Extreme(IEnumerable<(NumberRange First, decimal Second)> order, Func<decimal, decimal, decimal> pick, decimal end)
        {
            var chain = Expr.Case(Expr.Zero, order.Select(b => (Meets(b.First, value), Expr.Number(b.Second))));
            var branches = new List<(Expr, Expr)>();
            if (value.IsNotApplicable is { } taken) branches.Add((taken, Expr.Null));
            if (value.IsUnclaimed is { } none) branches.Add((none, Expr.Zero));
            if (value.HasNoValue is { } no && pick(0, end) != end) branches.Add((no, Expr.Zero));
            return Expr.Case(chain, branches);
        }
        return new SqlNumber
        {
            Least = new SqlBound(Extreme(bands.OrderBy(b => b.Second), Math.Min, points.Min())), Most = new SqlBound(Extreme(bands.OrderByDescending(b => b.Second), Math.Max, points.Max())),
            IsNotApplicable = value.IsNotApplicable, IsNeverNegative = points.Min() >= 0,
        };

        Expr Bands(SqlBound known)
        {
            var isChain = ranges.Length > 0 && ranges[0].Lower is null && ranges[^1].Upper is null && Enumerable.Range(1, ranges.Length - 1).All(i => ranges[i].Lower == ranges[i - 1].Upper && ranges[i].LowerIncluded != ranges[i - 1].UpperIncluded);
            var isKnown = known.Below is { } below ? Expr.All(Expr.IsKnown(known.Above), Expr.IsKnown(below)) : Expr.IsKnown(known.Above);
            return isChain
                ? Expr.Case(null, bands.Select((b, i) => (i == bands.Count - 1 ? isKnown : Upper(b.First, known), Expr.Number(b.Second))))
                : Expr.Case(null, [.. bands.Select(b => (Expr.All(Lower(b.First, known), Upper(b.First, known)), Expr.Number(b.Second))), (isKnown, Expr.Zero)]);
        }
    };

    void IStepReader.AwardFormula(int points, decimal full, decimal outOf, int target) => _numberSteps[target] = () =>
    {
        var value = Number(points);
        var rate = outOf / full;
        if (rate * full != outOf) Refuse("除不尽的折算", "a scale whose rate does not end");
        Expr Scale(decimal x) => Expr.Number(Math.Clamp(x, 0, full) * rate);
        Expr Scaled(SqlBound bound, Expr? open, (decimal? Least, decimal? Most)? within)
        {
            var b = Plain(bound);
            if (b.Below is { }) Refuse("按比值折算的分数", "points that are a quotient");
            return Expr.Case(
                Expr.Multiply(Expr.Number(rate), b.Above), (open is null ? Expr.False : Expr.IsNull(b.Above), open ?? Expr.Null),
                (within is ( >= 0, _) ? Expr.False : Expr.Compare(b.Above, "<=", Expr.Zero), Expr.Zero), (within is var (_, m) && m <= full ? Expr.False : Expr.Compare(b.Above, ">=", Expr.Number(full)), Scale(full)));
        }
        if (value.Exact is { } exact && value.Otherwise is var (least, most) && value.HasNoValue is null && value.IsUnclaimed is null)
            return Award(Scaled(exact, null, (least, most)), Math.Clamp(least ?? 0, 0, full) * rate, Math.Clamp(most ?? full, 0, full) * rate, value.IsNotApplicable);
        Expr Guarded(Expr scaled)
        {
            var branches = new List<(Expr, Expr)>();
            if (value.IsNotApplicable is { } taken) branches.Add((taken, Expr.Null));
            if (value.IsUnclaimed is { } none) branches.Add((none, Expr.Zero));
            return Expr.Case(scaled, branches);
        }
        return new SqlNumber
        {
            Least = new SqlBound(Guarded(value.Least is { } low ? Scaled(low, Expr.Zero, null) : Expr.Zero)), Most = new SqlBound(Guarded(value.Most is { } high ? Scaled(high, Scale(full), null) : Scale(full))),
            IsNotApplicable = value.IsNotApplicable, IsNeverNegative = true,
        };
    };

    void IStepReader.SumUp(int[] children, decimal[] outOf, decimal wholeOutOf, decimal? cap, bool isShare, int target) => _numberSteps[target] = () =>
    {
        var parts = children.Select(Number).ToList();
        var (least, most) = (Total(parts, p => p.Least!), Total(parts, p => p.Most!));
        Expr? isTaken = null;
        if (parts.TrueForAll(p => p.IsNotApplicable is not null)) isTaken = Expr.All(parts.Select(p => p.IsNotApplicable!));
        if (isShare && parts.Exists(p => p.IsNotApplicable is not null))
        {
            var left = Column(_within.Name + " left", Expr.Sum(parts.Select((p, i) => p.IsNotApplicable is { } taken ? Expr.Case(Expr.Zero, (taken, Expr.Number(outOf[i]))) : Expr.Zero)), _within.Phase);
            var isAll = Expr.Compare(left, "=", Expr.Number(wholeOutOf));
            if (outOf.Where((_, i) => parts[i].IsNotApplicable is not null).Sum() >= wholeOutOf) isTaken = isTaken is null ? isAll : Expr.Any(isTaken, isAll);
            // What is taken out leaves its share to the others.
            SqlBound Shared(SqlBound sum) => new(
                Expr.Case(Expr.Multiply(Expr.Number(wholeOutOf), sum.Above), (Expr.Compare(left, "=", Expr.Zero), Expr.Multiply(Expr.Number(wholeOutOf), sum.Above))),
                Times(sum.Below, Expr.Positive(Expr.Subtract(Expr.Number(wholeOutOf), left), isNeverNegative: true)), sum.IsDivided);
            (least, most) = (Plain(Shared(least)), Plain(Shared(most)));
        }
        SqlBound Capped(SqlBound sum)
        {
            if (isTaken is not null) sum = sum with { Above = Expr.Case(sum.Above, (isTaken, Expr.Null)) };
            if (cap is not { } line) return sum;
            var whole = sum.Below is null ? sum : sum with { Above = Column(_within.Name + " sum", sum.Above, _within.Phase) };
            return whole with { Above = Expr.Case(whole.Above, (SqlBound.Compare(whole, ">", new SqlBound(Expr.Number(line))), Times(whole.Below, Expr.Number(line))!)) };
        }
        return new SqlNumber { Least = Capped(least), Most = Capped(most), IsNotApplicable = isTaken, IsNeverNegative = parts.TrueForAll(p => p.IsNeverNegative) };
    };

    void IStepReader.MeanShare(int[] children, decimal[] outOf, decimal[] weights, decimal wholeOutOf, int target) => _numberSteps[target] = () =>
    {
        var parts = children.Select(Number).ToList();
        SqlBound Share(SqlBound bound, int i)
        {
            var (above, below) = (weights[i] * wholeOutOf, outOf[i]);
            var rate = above / below;
            return rate * below == above && rate.Scale <= 8
                ? bound with { Above = Expr.Multiply(Expr.Number(rate), bound.Above) }
                : bound with { Above = Expr.Multiply(Expr.Number(above), bound.Above), Below = Times(bound.Below, Expr.Number(below)) };
        }
        SqlBound Sums(Func<SqlNumber, SqlBound> end) => parts.Select((p, i) => p.IsNotApplicable is { } taken ? Share(end(p), i) is var s ? s with { Above = Expr.Case(s.Above, (taken, Expr.Zero)), Below = s.Below is { IsConstant: false } below ? Expr.Case(below, (taken, Expr.Number(1))) : s.Below } : s : Share(end(p), i)).Aggregate((a, b) => Sum(a, b)!);
        var isTaken = parts.TrueForAll(p => p.IsNotApplicable is not null) ? Expr.All(parts.Select(p => p.IsNotApplicable!)) : null;
        var count = Expr.Sum(parts.Select((p, i) => p.IsNotApplicable is { } taken ? Expr.Case(Expr.Number(weights[i]), (taken, Expr.Zero)) : Expr.Number(weights[i])));
        if (!count.IsConstant) count = Column(_within.Name + " weights", count, _within.Phase);
        SqlBound Mean(SqlBound sum) => new SqlBound(sum.Above, Times(sum.Below, Expr.Positive(count, isNeverNegative: true)), sum.IsDivided) is var mean ? Plain(mean) : sum;
        return new SqlNumber { Least = Mean(Sums(p => p.Least!)), Most = Mean(Sums(p => p.Most!)), IsNotApplicable = isTaken, IsNeverNegative = parts.TrueForAll(p => p.IsNeverNegative) };
    };

    void IStepReader.SettledScore(int score, int target) => _numberSteps[target] = () =>
    {
        static SqlBound? Kept(SqlBound? bound) => bound is { IsDivided: true } ? new SqlBound(Expr.Round(bound.Above, Indicator.MeanDigits)) : bound;
        var number = Number(score);
        return number with { Least = Kept(number.Least), Most = Kept(number.Most), Exact = Kept(number.Exact) };
    };

    void IStepReader.PickChild(int[] children, bool best, int target) => _numberSteps[target] = () =>
    {
        var parts = children.Select(Number).ToList();
        SqlBound Pick(SqlBound a, SqlBound b)
        {
            if (a.Below is not null || b.Below is not null) Refuse("比值取小取大", "the smaller or larger of quotients");
            // What is not examined is NULL, and leaves the place to the other.
            var kept = Expr.Case(b.Above, (Expr.IsNull(b.Above), a.Above), (SqlBound.Compare(a, best ? ">=" : "<=", b), a.Above));
            return new SqlBound(parts.Exists(p => p.IsNotApplicable is not null) ? kept : Expr.Case(b.Above, (SqlBound.Compare(a, best ? ">=" : "<=", b), a.Above)), null, a.IsDivided || b.IsDivided);
        }
        SqlBound Best(Func<SqlNumber, SqlBound> end, string ending)
        {
            var kept = Plain(end(parts[0]));
            foreach (var part in parts.Skip(1)) kept = Pick(kept with { Above = Column($"{_within.Name} {ending}", kept.Above, _within.Phase) }, Plain(end(part)) is var b ? b with { Above = Column($"{_within.Name} {ending}", b.Above, _within.Phase) } : kept);
            return kept;
        }
        return new SqlNumber
        {
            Least = Best(p => p.Least!, "least"), Most = Best(p => p.Most!, "most"), IsNeverNegative = parts.TrueForAll(p => p.IsNeverNegative),
            IsNotApplicable = parts.TrueForAll(p => p.IsNotApplicable is not null) ? Expr.All(parts.Select(p => p.IsNotApplicable!)) : null,
        };
    };

    void IStepReader.SumOfSignals(int[] signals, decimal[] points, int target) => _numberSteps[target] = () =>
    {
        var truths = signals.Select(Truth).Select(Short).ToList();
        Expr Points(Func<SqlTruth, Expr> holds) => Expr.Sum(truths.Select((t, i) => Expr.Case(Expr.Zero, (holds(t), Expr.Number(points[i])))));
        return new SqlNumber { Least = new SqlBound(Points(t => t.IsMet)), Most = new SqlBound(Points(t => t.MayHold)), IsNeverNegative = true };
    };

    /// <summary>Points that are known once the answer is, else between the worst and the best.</summary>
    private static SqlNumber Award(Expr exact, decimal worst, decimal best, Expr? isTaken)
    {
        if (worst == best) exact = isTaken is null ? Expr.Coalesce(exact, Expr.Number(worst)) : Expr.Case(null, (Expr.Not(isTaken), Expr.Coalesce(exact, Expr.Number(worst))));
        return SqlNumber.KnownOr(exact, worst, best, isTaken) with { IsNotApplicable = isTaken };
    }

    private SqlBound Total(List<SqlNumber> parts, Func<SqlNumber, SqlBound> end) => parts.Select(p =>
    {
        var bound = end(p);
        return p.IsNotApplicable is null ? bound : bound with { Above = Expr.Coalesce(bound.Above, Expr.Zero), Below = bound.Below is { } below ? Expr.Coalesce(below, Expr.Number(1)) : null };
    }).Aggregate((a, b) => Sum(a, b)!);

    private static Expr Upper(NumberRange range, SqlBound value) => range.Upper is { } upper ? SqlBound.Compare(value, range.UpperIncluded ? "<=" : "<", new SqlBound(Expr.Number(upper))) : Expr.True;

    private static Expr Lower(NumberRange range, SqlBound value) => range.Lower is { } lower ? SqlBound.Compare(value, range.LowerIncluded ? ">=" : ">", new SqlBound(Expr.Number(lower))) : Expr.True;

    /// <summary>Whether a number may lie in a range; where it has no bound it may.</summary>
    private static Expr Meets(NumberRange range, SqlNumber value) => Expr.All(
        value.Least is { } least ? Expr.IsNotFalse(Upper(range, least)) : Expr.True, value.Most is { } most ? Expr.IsNotFalse(Lower(range, most)) : Expr.True);
}
