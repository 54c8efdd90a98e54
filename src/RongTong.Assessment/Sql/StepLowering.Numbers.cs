using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Sql;

internal sealed partial class StepLowering
{
    void IStepReader.Arithmetic(char op, int left, int right, int target) => _numberSteps[target] = () => op switch
    {
        '+' => Add(Number(left), Number(right)),
        '-' => Subtract(Number(left), Number(right)),
        '*' => Multiply(Number(left), Number(right)),
        _ => Divide(Number(left), Number(right)),
    };

    void IStepReader.Negation(int operand, int target) => _numberSteps[target] = () => Negate(Number(operand));

    void IStepReader.FunctionCall(FormulaFunction function, int[] arguments, int target) => _numberSteps[target] = () =>
    {
        var given = arguments.Select(Number).ToList();
        switch (function.Name)
        {
            case "min": return given.Aggregate(Smaller);
            case "max": return given.Aggregate(Larger);
            case "sum": return given.Aggregate(Add);
            case "mean": return Divide(given.Aggregate(Add), SqlNumber.Constant(given.Count));
            case "abs": return Abs(given[0]);
            case "floor": return Rising(given[0], b => Floor(b, given[0].IsNeverNegative));
            case "year": return Rising(Day(given[0]), b => new SqlBound(Expr.YearOf(b.Above))) with { IsNeverNegative = true };
            case "year-start": return Rising(Day(given[0]), b => new SqlBound(Expr.YearStart(b.Above))) with { IsDate = true };
            case "years": return Years(Day(given[0]), Day(given[1]));
            default:
                Refuse($"函数 {function.Name}", $"the function {function.Name}");
                return SqlNumber.Constant(0);
        }
    };

    void IStepReader.CompareNumbers(int left, Comparison comparison, int right, int target) => _truthSteps[target] = () => Compare(Number(left), comparison, Number(right));

    private SqlTruth Compare(SqlNumber a, Comparison comparison, SqlNumber b)
    {
        if (a.IsDate && b.IsConstant) b = Day(b);
        if (b.IsDate && a.IsConstant) a = Day(a);
        var op = Expr.Sign(comparison);
        if (_isAnswered && a.Exact is { } one && b.Exact is { } two) return SqlTruth.Of(SqlBound.Compare(one, op, two));
        var isTaken = Expr.Any(new[] { a.IsNotApplicable, b.IsNotApplicable }.OfType<Expr>());
        var isUnclaimed = Expr.Any(new[] { a.IsUnclaimed, b.IsUnclaimed }.OfType<Expr>());
        var holds = Simple(a, comparison, b) ?? General(a, comparison, b);
        if (isUnclaimed.Kind != ExprKind.False)
            holds = isUnclaimed.Kind == ExprKind.IsNull && a.IsPoint && b.IsConstant && a.Exact!.Below is null ? Expr.Coalesce(holds, Expr.False) : Expr.Case(holds, (isUnclaimed, Expr.False));
        return new SqlTruth(Expr.Not(isTaken), holds);
    }

    /// <summary>Where no open answer can settle it, or always the same way, the values themselves are compared.</summary>
    private static Expr? Simple(SqlNumber a, Comparison comparison, SqlNumber b)
    {
        if (a.Exact is not { } left || b.Exact is not { } right) return null;
        var compared = SqlBound.Compare(left, Expr.Sign(comparison), right);
        if (a.IsPoint && b.IsPoint) return compared;
        if (!(a.IsConstant || b.IsConstant)) return null;
        var open = a.IsConstant ? b : a;
        if (open.Otherwise is not { } bounds) return null;
        var (other, constant) = (bounds, ((decimal?, decimal?))((a.IsConstant ? a : b) is var c && !c.IsDate ? (c.ConstantValue, c.ConstantValue) : (null, null)));
        var otherwise = a.IsConstant ? SqlNumber.CompareOtherwise(constant, comparison, other) : SqlNumber.CompareOtherwise(other, comparison, constant);
        if (otherwise == Compiling.Truth.Undecided) return compared;
        return open.IsStrange.Kind == ExprKind.False ? Expr.Coalesce(compared, Expr.Constant(otherwise == Compiling.Truth.Met)) : null;
    }

    private static Expr General(SqlNumber a, Comparison comparison, SqlNumber b)
    {
        static Expr AtLeast(SqlNumber a, SqlNumber b) => Expr.Case(null, (Reaches(a.Least, ">=", b.Most), Expr.True), (Reaches(a.Most, "<", b.Least), Expr.False));
        static Expr Above(SqlNumber a, SqlNumber b) => Expr.Case(null, (Reaches(a.Least, ">", b.Most), Expr.True), (Reaches(a.Most, "<=", b.Least), Expr.False));
        return comparison switch
        {
            Comparison.AtLeast => AtLeast(a, b),
            Comparison.AtMost => AtLeast(b, a),
            Comparison.Above => Above(a, b),
            Comparison.Below => Above(b, a),
            _ => Expr.Case(null, (Expr.Any(Reaches(a.Most, "<", b.Least), Reaches(b.Most, "<", a.Least)), Expr.False), (Expr.All(a.IsKnown, b.IsKnown), Expr.True)),
        };
    }

    private static Expr Reaches(SqlBound? a, string op, SqlBound? b) => a is null || b is null ? Expr.False : SqlBound.Compare(a, op, b);

    /// <summary>A number as a day: the plan counts days, SQL has dates.</summary>
    private static SqlNumber Day(SqlNumber number) =>
        number.IsConstant && !number.IsDate ? SqlNumber.Point(new SqlBound(Expr.Day(DateOnly.FromDayNumber((int)number.ConstantValue)))) with { IsDate = true } : number;

    private SqlNumber Add(SqlNumber a, SqlNumber b)
    {
        if (a.IsDate || b.IsDate)
        {
            Refuse("日期与数相加", "a date plus a number");
            return SqlNumber.Constant(0);
        }
        return Joined(a, b) with
        {
            Least = Sum(a.Least, b.Least), Most = Sum(a.Most, b.Most), Exact = Sum(a.Exact, b.Exact),
            Otherwise = a.IsConstant ? Shifted(b.Otherwise, a) : b.IsConstant ? Shifted(a.Otherwise, b) : a.IsPoint && b.IsPoint ? (null, null) : null,
            IsNeverNegative = a.IsNeverNegative && b.IsNeverNegative,
        };
    }

    private static (decimal? Least, decimal? Most)? Shifted((decimal? Least, decimal? Most)? bounds, SqlNumber by) => bounds is var (least, most) ? (least + by.ConstantValue, most + by.ConstantValue) : null;

    private SqlNumber Subtract(SqlNumber a, SqlNumber b)
    {
        if (!a.IsDate || !b.IsDate) return Add(a, Negate(b));
        static SqlBound? Days(SqlBound? later, SqlBound? earlier) => later is null || earlier is null ? null : new SqlBound(Expr.DaysBetween(later.Above, earlier.Above));
        return Joined(a, b) with { Least = Days(a.Least, b.Most), Most = Days(a.Most, b.Least), Exact = Days(a.Exact, b.Exact), Otherwise = a.IsPoint && b.IsPoint ? (null, null) : null };
    }

    private static SqlNumber Negate(SqlNumber a) => a with
    {
        Least = a.Most?.Negated, Most = a.Least?.Negated, Exact = a.Exact?.Negated, Otherwise = a.Otherwise is var (least, most) ? (-most, -least) : null, IsNeverNegative = false,
    };

    private SqlNumber Multiply(SqlNumber a, SqlNumber b)
    {
        if (b.IsConstant) (a, b) = (b, a);
        if (a.IsConstant)
        {
            var factor = a.ConstantValue;
            if (factor < 0) return Negate(Multiply(SqlNumber.Constant(-factor), b));
            SqlBound? Times(SqlBound? bound) => bound is null ? null : bound with { Above = Expr.Multiply(Expr.Number(factor), bound.Above) };
            if (factor > 0) return b with { Least = Times(b.Least), Most = Times(b.Most), Exact = Times(b.Exact), Otherwise = b.Otherwise is var (least, most) ? (least * factor, most * factor) : null };
        }
        if (a is { IsNeverNegative: true, Least: not null } && b is { IsNeverNegative: true, Least: not null })
        {
            if (a.Factors + b.Factors > 2) Refuse("三个以上的数相乘", "the product of more than two numbers");
            // Nothing times however much is nothing.
            var isNothing = Expr.Any(new[] { a, b }.Where(n => n.Exact is not null).Select(n => Expr.Compare(n.Exact!.Above, "=", Expr.Zero)));
            var strange = Expr.Any(a.IsStrange, b.IsStrange);
            var most = Product(a.Most, b.Most);
            return Joined(a, b) with
            {
                Least = Product(a.Least, b.Least), Exact = null, IsNeverNegative = true, Factors = a.Factors + b.Factors,
                Most = most is null ? null : new SqlBound(Expr.Case(most.Above, (strange, Expr.Null), (isNothing, Expr.Zero)), most.Below, most.IsDivided),
            };
        }
        Refuse("两个可为负的数相乘", "the product of two numbers that may be negative");
        return SqlNumber.Constant(0);
    }

    private static SqlBound? Product(SqlBound? a, SqlBound? b) =>
        a is null || b is null ? null : new SqlBound(Expr.Multiply(a.Above, b.Above), Times(a.Below, b.Below), a.IsDivided || b.IsDivided);

    private static Expr? Times(Expr? a, Expr? b) => a is null ? b : b is null ? a : Expr.Multiply(a, b);

    /// <summary>A quotient: a pair that is compared by multiplying out. Without a positive denominator there is none.</summary>
    private static SqlNumber Divide(SqlNumber a, SqlNumber b)
    {
        var joined = Joined(a, b);
        SqlBound? Over(SqlBound? bound, SqlBound by)
        {
            if (bound is null) return null;
            var above = by.Below is null ? bound.Above : Expr.Multiply(bound.Above, by.Below);
            return new SqlBound(above, Times(bound.Below, Expr.Positive(by.Above, b.IsNeverNegative)), bound.IsDivided || by.IsDivided);
        }
        if (b.Exact is { } exact && (b.IsConstant || b.IsPoint || b.Otherwise is (null or <= 0, _)))
        {
            // It is positive only where it is known.
            var otherwise = b.IsConstant && a.Otherwise is var (l, m) ? (l / b.ConstantValue, m / b.ConstantValue) : a.Otherwise is (null or 0, null or 0) bounds ? bounds : ((decimal? Least, decimal? Most)?)null;
            return joined with
            {
                Least = Over(a.Least, exact), Most = Over(a.Most, exact), Exact = Over(a.Exact, exact), Otherwise = otherwise, IsNeverNegative = a.IsNeverNegative,
                HasNoValue = b.IsConstant && b.ConstantValue > 0 ? joined.HasNoValue : Or(joined.HasNoValue, Expr.Not(Expr.IsTrue(Expr.Compare(exact.Above, ">", Expr.Zero)))),
            };
        }
        if (b.Least is not { } below) return joined with { HasNoValue = Expr.True };
        var smallest = Expr.Positive(below.Above, isNeverNegative: false);
        // A bound of the quotient lies at one end of the denominator, at zero where that has no end.
        SqlBound? Bound(SqlBound? bound, string towardsZero)
        {
            if (bound is null) return null;
            if (bound.Below is not null || below.Below is not null || b.Most?.Below is not null) return null;
            var nearer = Expr.Compare(bound.Above, towardsZero, Expr.Zero);
            var end = b.Most?.Above ?? Expr.Null;
            return new SqlBound(
                Expr.Case(Expr.Case(bound.Above, (Expr.IsNull(end), Expr.Zero)), (nearer, bound.Above)),
                Expr.Case(null, (Expr.Compare(below.Above, ">", Expr.Zero), Expr.Case(Expr.Coalesce(end, below.Above), (nearer, below.Above)))),
                bound.IsDivided || below.IsDivided);
        }
        return joined with
        {
            Least = Bound(a.Least, "<="), Most = a.IsNeverNegative && a.Most is { Below: null } top ? new SqlBound(top.Above, smallest, top.IsDivided) : Bound(a.Most, ">="),
            Exact = null, IsNeverNegative = a.IsNeverNegative, HasNoValue = Or(joined.HasNoValue, Expr.Not(Expr.IsTrue(Expr.Compare(below.Above, ">", Expr.Zero)))),
        };
    }

    private SqlNumber Smaller(SqlNumber a, SqlNumber b)
    {
        if (a.IsConstant) (a, b) = (b, a);
        if (a.IsDate || b.IsDate)
        {
            Refuse("日期取小取大", "the smaller or larger of dates");
            return SqlNumber.Constant(0);
        }
        static Expr Pick(SqlBound x, SqlBound y, Expr? otherwise) => Expr.Case(otherwise, (SqlBound.Compare(x, "<=", y), x.Above), (SqlBound.Compare(y, "<", x), y.Above));
        SqlBound? Whole(SqlBound? bound) => bound is null ? null : Plain(bound);
        var (la, lb, ma, mb, ea, eb) = (Whole(a.Least), Whole(b.Least), Whole(a.Most), Whole(b.Most), Whole(a.Exact), Whole(b.Exact));
        if (new[] { la, lb, ma, mb }.Any(x => x?.Below is not null)) Refuse("比值取小取大", "the smaller or larger of quotients");
        var joined = Joined(a, b) with { IsNeverNegative = a.IsNeverNegative && b.IsNeverNegative };
        var divided = new[] { la, lb, ma, mb }.Any(x => x?.IsDivided == true);
        if (b.IsConstant && ea is not null && a.Otherwise is var (least, most) && a.HasNoValue is null && a.IsUnclaimed is null)
        {
            var line = b.ConstantValue;
            var bounds = (Least: least < line ? least : least is null ? null : line, Most: most < line ? most : (decimal?)line);
            var known = Pick(ea, eb!, null);
            if (bounds.Least is { } low && low == bounds.Most) known = a.IsNotApplicable is null ? Expr.Coalesce(known, Expr.Number(low)) : Expr.Case(null, (Expr.Not(a.IsNotApplicable), Expr.Coalesce(known, Expr.Number(low))));
            var made = SqlNumber.KnownOr(known, bounds.Least, bounds.Most, a.IsNotApplicable);
            return joined with { Exact = made.Exact! with { IsDivided = divided }, Least = made.Least! with { IsDivided = divided }, Most = made.Most! with { IsDivided = divided }, Otherwise = bounds };
        }
        if (_isAnswered && ea is not null && eb is not null) return SqlNumber.Point(new SqlBound(Pick(ea, eb, null), null, divided)) with { IsNeverNegative = joined.IsNeverNegative };
        var strange = Expr.Any(a.IsStrange, b.IsStrange);
        SqlBound? Guard(Expr? value) => value is null ? null : new SqlBound(Expr.Case(value, (strange, Expr.Null)), null, divided);
        return joined with
        {
            Exact = null, Otherwise = null,
            Least = la is null || lb is null ? null : Guard(Pick(la, lb, null)),
            Most = ma is null ? Guard(mb?.Above) : mb is null ? Guard(ma.Above) : Guard(Pick(ma, mb, Expr.Coalesce(ma.Above, mb.Above))),
        };
    }

    private SqlNumber Larger(SqlNumber a, SqlNumber b) => Negate(Smaller(Negate(a), Negate(b)));

    private SqlNumber Abs(SqlNumber a)
    {
        SqlBound? Whole(SqlBound? bound) => bound is null ? null : Plain(bound);
        var (least, most, exact) = (Whole(a.Least), Whole(a.Most), Whole(a.Exact));
        // The denominator is positive, so the sign is that of the numerator.
        if ((_isAnswered || a.IsPoint) && exact is not null)
            return SqlNumber.Point(exact with { Above = Expr.Abs(exact.Above) }) with { IsNeverNegative = true, IsNotApplicable = a.IsNotApplicable, IsUnclaimed = a.IsUnclaimed, HasNoValue = a.HasNoValue };
        if (new[] { least, most }.Any(x => x?.Below is not null)) Refuse("比值取绝对值", "the distance of a quotient from zero");
        Expr Low(SqlBound? b) => b?.Above ?? Expr.Null;
        var down = least is null ? Expr.Null : Expr.Negate(least.Above);
        var strange = a.IsStrange;
        return a with
        {
            Exact = null, Otherwise = null, IsNeverNegative = true,
            Least = new SqlBound(Expr.Case(Expr.Zero, (strange, Expr.Null), (Expr.Compare(Low(least), ">=", Expr.Zero), Low(least)), (Expr.Compare(Low(most), "<=", Expr.Zero), Expr.Negate(Low(most)))), null, least?.IsDivided == true),
            Most = least is null || most is null ? null : new SqlBound(Expr.Case(null, (Expr.Compare(down, ">=", most.Above), down), (Expr.Compare(down, "<", most.Above), most.Above)), null, most.IsDivided),
        };
    }

    /// <summary>A function that never falls as its argument rises.</summary>
    private static SqlNumber Rising(SqlNumber a, Func<SqlBound, SqlBound> function) => a with
    {
        Least = a.Least is { } least ? function(least) : null, Most = a.Most is { } most ? function(most) : null,
        // Equal bounds may come of different ones.
        Exact = a.IsPoint || a.Otherwise is (null, _) or (_, null) ? a.Exact is { } exact ? function(exact) : null : null,
        Otherwise = a.Otherwise is (null, null) ? (null, null) : null, IsDate = false,
    };

    private SqlBound Floor(SqlBound bound, bool isNeverNegative)
    {
        if (!_dialect.Divides && !(isNeverNegative && bound.Below is null or { Kind: ExprKind.Number, IsWhole: true })) Refuse("对小数取整", "the whole part of a decimal");
        return new SqlBound(Expr.Floor(bound.Above, bound.Below ?? Expr.Number(1)));
    }

    /// <summary>Years from one day to another: whole years, and the share of the year begun.</summary>
    private SqlNumber Years(SqlNumber from, SqlNumber to)
    {
        if (!from.IsPoint || !to.IsPoint) Refuse("有范围的日期之间的年数", "years between days that are not exact");
        var (first, second) = (from.Exact!.Above, to.Exact!.Above);
        Expr Step(string name, Expr expr) => Column($"{_within.Name} {name}", expr, _within.Phase);
        var isBack = Expr.Compare(second, "<", first);
        var start = Step("start", Expr.Case(first, (isBack, second)));
        var end = Step("end", Expr.Case(second, (isBack, first)));
        var between = Step("between", Expr.Subtract(Expr.YearOf(end), Expr.YearOf(start)));
        var whole = Step("whole", Expr.Subtract(between, Expr.Case(Expr.Zero, (Expr.Compare(Expr.AddYears(start, between), ">", end), Expr.Number(1)))));
        var begun = Step("begun", Expr.AddYears(start, whole));
        var length = Step("length", Expr.DaysBetween(Expr.AddYears(start, Expr.Sum(whole, Expr.Number(1))), begun));
        var days = Step("days", Expr.Sum(Expr.Multiply(whole, length), Expr.DaysBetween(end, begun)));
        return Joined(from, to) with
        {
            Exact = new SqlBound(Signed(days), length), Least = new SqlBound(Signed(days), length), Most = new SqlBound(Signed(days), length), Otherwise = (null, null),
        };

        Expr Signed(Expr value) => Expr.Case(value, (isBack, Expr.Negate(value)));
    }

    /// <summary>What two numbers make together is nothing of a kind where one of them is.</summary>
    private static SqlNumber Joined(SqlNumber a, SqlNumber b) => new()
    {
        IsNotApplicable = Or(a.IsNotApplicable, b.IsNotApplicable), IsUnclaimed = Or(a.IsUnclaimed, b.IsUnclaimed), HasNoValue = Or(a.HasNoValue, b.HasNoValue),
        Factors = Math.Max(a.Factors, b.Factors),
    };

    private static Expr? Or(Expr? a, Expr? b) => a is null ? b : b is null ? a : Expr.Any(a, b);

    private const int Deep = 6;

    private SqlBound? Sum(SqlBound? a, SqlBound? b)
    {
        if (a is null || b is null) return null;
        if (a.Below is null && b.Below is null) return new SqlBound(Expr.Sum(a.Above, b.Above), null, a.IsDivided || b.IsDivided);
        if (a.Below is { } same && b.Below is { } other && same.Is(other)) return new SqlBound(Expr.Sum(a.Above, b.Above), same, a.IsDivided || b.IsDivided);
        if (_dialect.Divides) return Sum(Plain(a), Plain(b));
        Expr Over(SqlBound one, SqlBound by) => by.Below is null ? one.Above : Expr.Multiply(one.Above, by.Below);
        // Pairs grow with each sum: what has grown long becomes a column.
        Expr Kept(Expr expr) => expr.Depth < Deep ? expr : Part(expr);
        return new SqlBound(Kept(Expr.Sum(Over(a, b), Over(b, a))), Times(a.Below, b.Below) is { } below ? Kept(below) : null);
    }

    /// <summary>A quotient divided out, where the dialect divides.</summary>
    private SqlBound Plain(SqlBound bound)
    {
        if (bound.Below is not { } below || !_dialect.Divides) return bound;
        // Halves, fifths and tenths end: a product says the same.
        if (below.Kind == ExprKind.Number && (decimal)below.Value! is var by && by != 0 && 1 / by * by == 1 && (1 / by).Scale <= 8) return new SqlBound(Expr.Multiply(Expr.Number(1 / by), bound.Above), null, bound.IsDivided);
        return new SqlBound(Expr.Divide(bound.Above, below), null, IsDivided: true);
    }
}
