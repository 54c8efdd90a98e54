using System.Collections.Immutable;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Sql;

/// <summary>What an expression gives.</summary>
internal enum SqlKind
{
    /// <summary>True, false or NULL: met, unmet or undecided.</summary>
    Truth,

    /// <summary>A small whole number: a count, a number of days.</summary>
    Whole,

    /// <summary>An exact decimal.</summary>
    Decimal,

    Date,

    Text,
}

/// <summary>What an expression does with its operands.</summary>
internal enum ExprKind
{
    Column, Number, Text, Day, True, False, Null,
    Add, Subtract, Negate, Multiply, Divide, Round, Abs, Floor,
    Compare, Between, And, Or, Not, IsNull, IsTrue, IsNotFalse, Coalesce, NullIf, Case, In, HasOption, Marked,
    DaysBetween, YearOf, YearStart, AddYears,
}

/// <summary>
/// An SQL expression before a dialect writes it. The factories fold what is settled already, so that what is written is what matters.
/// NULL is unknown throughout. Immutable.
/// </summary>
internal sealed class Expr
{
    private Expr(ExprKind kind, SqlKind gives, object? value, params ImmutableArray<Expr> parts)
    {
        (Kind, Gives, Value, Parts) = (kind, gives, value, parts);
        (Level, Depth) = parts.IsDefaultOrEmpty ? (0, 1) : (parts.Max(p => p.Level), parts.Max(p => p.Depth) + 1);
        var shown = value switch { decimal d => PlainValue.Format(d), ImmutableArray<string> list => string.Join('|', list), _ => value?.ToString() };
        Key = $"{kind}:{shown}({string.Join(',', parts.Select(p => p.Key))})";
    }

    private Expr(string column, SqlKind gives, int level) : this(ExprKind.Column, gives, column) => Level = level;

    public ExprKind Kind { get; }

    public SqlKind Gives { get; }

    /// <summary>The name, the literal, the comparison or the options, by kind.</summary>
    public object? Value { get; }

    public ImmutableArray<Expr> Parts { get; }

    /// <summary>The latest stage it reads.</summary>
    public int Level { get; }

    /// <summary>How many expressions stand inside each other.</summary>
    public int Depth { get; }

    /// <summary>Equal for equal expressions.</summary>
    public string Key { get; }

    public static Expr True { get; } = new(ExprKind.True, SqlKind.Truth, null);

    public static Expr False { get; } = new(ExprKind.False, SqlKind.Truth, null);

    public static Expr Null { get; } = new(ExprKind.Null, SqlKind.Truth, null);

    public static Expr Zero { get; } = Number(0);

    public bool IsConstant => Kind is ExprKind.Number or ExprKind.Day or ExprKind.True or ExprKind.False or ExprKind.Null or ExprKind.Text;

    /// <summary>Whether it is short enough to be written wherever it is needed.</summary>
    public bool IsPlain => IsConstant || Kind == ExprKind.Column || Kind is ExprKind.NullIf or ExprKind.Coalesce or ExprKind.IsNull && Parts.All(p => p.IsConstant || p.Kind == ExprKind.Column);

    public bool IsNumber(decimal value) => Kind == ExprKind.Number && (decimal)Value! == value;

    /// <summary>Whether it is a small whole number, which every database adds exactly.</summary>
    public bool IsWhole => Gives == SqlKind.Whole || Kind == ExprKind.Number && (decimal)Value! is var d && decimal.Truncate(d) == d && Math.Abs(d) <= 1_000_000_000;

    public bool Is(Expr other) => Key == other.Key;

    public static Expr Column(string name, SqlKind gives, int level) => new(name, gives, level);

    public static Expr Number(decimal value) => new(ExprKind.Number, SqlKind.Decimal, value);

    public static Expr Text(string value) => new(ExprKind.Text, SqlKind.Text, value);

    public static Expr Day(DateOnly day) => new(ExprKind.Day, SqlKind.Date, day);

    public static Expr Constant(bool value) => value ? True : False;

    public static Expr Sum(params IEnumerable<Expr> terms)
    {
        var all = terms.SelectMany(t => t.Kind == ExprKind.Add ? t.Parts : [t]).ToList();
        var known = all.Where(t => t.Kind == ExprKind.Number).Sum(t => (decimal)t.Value!);
        ImmutableArray<Expr> rest = [.. all.Where(t => t.Kind != ExprKind.Number)];
        if (known != 0 || rest.IsEmpty) rest = rest.Add(Number(known));
        return rest.Length == 1 ? rest[0] : new Expr(ExprKind.Add, rest.All(r => r.IsWhole) ? SqlKind.Whole : SqlKind.Decimal, null, rest);
    }

    public static Expr Subtract(Expr a, Expr b) =>
        a.Kind == ExprKind.Number && b.Kind == ExprKind.Number ? Number((decimal)a.Value! - (decimal)b.Value!)
        : b.IsNumber(0) ? a
        : new Expr(ExprKind.Subtract, a.IsWhole && b.IsWhole ? SqlKind.Whole : SqlKind.Decimal, null, a, b);

    public static Expr Negate(Expr a) => a.Kind switch
    {
        ExprKind.Number => Number(-(decimal)a.Value!),
        ExprKind.Negate => a.Parts[0],
        ExprKind.Subtract => Subtract(a.Parts[1], a.Parts[0]),
        _ => new Expr(ExprKind.Negate, a.Gives, null, a),
    };

    public static Expr Multiply(Expr a, Expr b)
    {
        if (a.Kind == ExprKind.Number && b.Kind == ExprKind.Number) return Number((decimal)a.Value! * (decimal)b.Value!);
        if (a.IsNumber(1)) return b;
        if (b.IsNumber(1)) return a;
        return b.Kind == ExprKind.Number ? Multiply(b, a) : new Expr(ExprKind.Multiply, SqlKind.Decimal, null, a, b);
    }

    /// <summary>A quotient with 28 digits after the point; only where a dialect divides.</summary>
    public static Expr Divide(Expr a, Expr b) => new(ExprKind.Divide, SqlKind.Decimal, null, a, b);

    public static Expr Round(Expr a, int digits) => new(ExprKind.Round, SqlKind.Decimal, digits, a);

    public static Expr Abs(Expr a) => new(ExprKind.Abs, a.Gives, null, a);

    /// <summary>The whole part of <c>a / b</c>.</summary>
    public static Expr Floor(Expr a, Expr b) => new(ExprKind.Floor, SqlKind.Whole, null, a, b);

    public static Expr Compare(Expr a, string op, Expr b)
    {
        if (a.Kind == ExprKind.Number && b.Kind == ExprKind.Number)
        {
            var order = decimal.Compare((decimal)a.Value!, (decimal)b.Value!);
            return Constant(op switch { ">=" => order >= 0, "<=" => order <= 0, ">" => order > 0, "<" => order < 0, "=" => order == 0, _ => order != 0 });
        }
        // The unknown stands on the left.
        if (a.IsConstant && !b.IsConstant) return Compare(b, op switch { ">=" => "<=", "<=" => ">=", ">" => "<", "<" => ">", _ => op }, a);
        return new Expr(ExprKind.Compare, SqlKind.Truth, op, a, b);
    }

    public static Expr Between(Expr a, decimal least, decimal most) => new(ExprKind.Between, SqlKind.Truth, null, a, Number(least), Number(most));

    public static Expr All(params IEnumerable<Expr> parts)
    {
        var all = Flat(ExprKind.And, parts).Where(p => p.Kind != ExprKind.True).ToImmutableArray();
        if (all.Any(p => p.Kind == ExprKind.False)) return False;
        return all.Length == 0 ? True : all.Length == 1 ? all[0] : new Expr(ExprKind.And, SqlKind.Truth, null, all);
    }

    public static Expr Any(params IEnumerable<Expr> parts)
    {
        var all = Flat(ExprKind.Or, parts).Where(p => p.Kind != ExprKind.False).ToImmutableArray();
        if (all.Any(p => p.Kind == ExprKind.True)) return True;
        return all.Length == 0 ? False : all.Length == 1 ? all[0] : new Expr(ExprKind.Or, SqlKind.Truth, null, all);
    }

    private static IEnumerable<Expr> Flat(ExprKind kind, IEnumerable<Expr> parts) => parts.SelectMany(p => p.Kind == kind ? p.Parts : [p]).DistinctBy(p => p.Key, StringComparer.Ordinal);

    public static Expr Not(Expr a) => a.Kind switch
    {
        ExprKind.True => False,
        ExprKind.False => True,
        ExprKind.Null => Null,
        ExprKind.Not => a.Parts[0],
        ExprKind.Compare => Compare(a.Parts[0], (string)a.Value! switch { ">=" => "<", "<=" => ">", ">" => "<=", "<" => ">=", "=" => "<>", _ => "=" }, a.Parts[1]),
        _ => new Expr(ExprKind.Not, SqlKind.Truth, null, a),
    };

    public static Expr IsNull(Expr a) => a.Kind == ExprKind.Null ? True : a.IsConstant ? False : new Expr(ExprKind.IsNull, SqlKind.Truth, null, a);

    public static Expr IsKnown(Expr a) => Not(IsNull(a));

    /// <summary>Certainly true; never NULL.</summary>
    public static Expr IsTrue(Expr a) => a.Kind switch { ExprKind.True => True, ExprKind.False or ExprKind.Null => False, _ => IsNeverNull(a) ? a : new Expr(ExprKind.IsTrue, SqlKind.Truth, null, a) };

    /// <summary>True or open; never NULL.</summary>
    public static Expr IsNotFalse(Expr a) => a.Kind switch { ExprKind.True or ExprKind.Null => True, ExprKind.False => False, _ => IsNeverNull(a) ? a : new Expr(ExprKind.IsNotFalse, SqlKind.Truth, null, a) };

    private static bool IsNeverNull(Expr a) => a.Kind switch
    {
        ExprKind.IsNull or ExprKind.IsTrue or ExprKind.IsNotFalse or ExprKind.Marked => true,
        ExprKind.Not or ExprKind.And or ExprKind.Or => a.Parts.All(IsNeverNull),
        ExprKind.Coalesce => a.Parts[1].IsConstant && a.Parts[1].Kind != ExprKind.Null,
        _ => false,
    };

    public static Expr Coalesce(Expr a, Expr b) => a.Kind == ExprKind.Null || b.Kind == ExprKind.Null ? (a.Kind == ExprKind.Null ? b : a) : a.IsConstant ? a : new Expr(ExprKind.Coalesce, a.Gives, null, a, b);

    /// <summary>A positive denominator, or NULL.</summary>
    /// <param name="a">The denominator.</param>
    /// <param name="isNeverNegative">Whether it is at least zero, if it is known.</param>
    public static Expr Positive(Expr a, bool isNeverNegative)
    {
        if (a.Kind == ExprKind.Number) return (decimal)a.Value! > 0 ? a : Null;
        return isNeverNegative && a.Kind == ExprKind.Column ? new Expr(ExprKind.NullIf, a.Gives, null, a, Zero) : Case(null, (Compare(a, ">", Zero), a));
    }

    public static Expr Case(Expr? otherwise, params IEnumerable<(Expr When, Expr Then)> branches)
    {
        var parts = ImmutableArray.CreateBuilder<Expr>();
        foreach (var (when, then) in branches)
        {
            if (when.Kind is ExprKind.False or ExprKind.Null) continue;
            if (when.Kind == ExprKind.True)
            {
                otherwise = then;
                break;
            }
            parts.Add(when);
            parts.Add(then);
        }
        if (parts.Count == 0) return otherwise ?? Null;
        var results = parts.Where((_, i) => i % 2 == 1).Concat(otherwise is null ? [] : [otherwise]).ToList();
        if (otherwise is { Kind: ExprKind.False } && parts.Count == 2 && parts[1].Kind == ExprKind.True) return IsTrue(parts[0]);
        if (otherwise is not null && results.TrueForAll(r => r.Is(otherwise))) return otherwise;
        var gives = results.Where(r => r.Kind != ExprKind.Null).Select(r => r.Gives == SqlKind.Decimal && r.IsWhole ? SqlKind.Whole : r.Gives).DefaultIfEmpty(SqlKind.Truth).ToList();
        if (otherwise is not null && otherwise.Kind != ExprKind.Null) parts.Add(otherwise);
        return new Expr(ExprKind.Case, gives.Contains(SqlKind.Decimal) ? SqlKind.Decimal : gives[0], null, parts.ToImmutable());
    }

    public static Expr In(Expr a, ImmutableArray<string> options) => options.IsEmpty ? Case(null, (IsKnown(a), False)) : new Expr(ExprKind.In, SqlKind.Truth, options, a);

    /// <summary>Whether a list of options, <c>;a;b;</c>, holds one.</summary>
    public static Expr HasOption(Expr a, string option) => new(ExprKind.HasOption, SqlKind.Truth, option, a);

    /// <summary>A list of options as it is stored, <c>a;b</c>, with its ends marked.</summary>
    public static Expr Marked(Expr a) => new(ExprKind.Marked, SqlKind.Text, null, a);

    public static Expr DaysBetween(Expr later, Expr earlier) => new(ExprKind.DaysBetween, SqlKind.Whole, null, later, earlier);

    public static Expr YearOf(Expr day) => new(ExprKind.YearOf, SqlKind.Whole, null, day);

    public static Expr YearStart(Expr day) => new(ExprKind.YearStart, SqlKind.Date, null, day);

    /// <summary>The same day some years later; 29 February becomes 28 where there is none.</summary>
    public static Expr AddYears(Expr day, Expr years) => new(ExprKind.AddYears, SqlKind.Date, null, day, years);

    public static string Sign(Comparison comparison) => comparison switch { Comparison.AtLeast => ">=", Comparison.AtMost => "<=", Comparison.Above => ">", Comparison.Below => "<", _ => "=" };
}
