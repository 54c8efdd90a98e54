using RongTong.Models;

namespace RongTong.Sql;

/// <summary>A number or one of its bounds: a numerator over a denominator that is positive, or NULL where there is no value. Immutable.</summary>
/// <param name="Above">The numerator, or the whole.</param>
/// <param name="Below">The denominator; null for one.</param>
/// <param name="IsDivided">Whether it holds digits a division has rounded.</param>
internal sealed record SqlBound(Expr Above, Expr? Below = null, bool IsDivided = false)
{
    public bool Is(SqlBound other) => Above.Is(other.Above) && (Below is null ? other.Below is null : other.Below is { } below && Below.Is(below));

    /// <summary>The two compared by multiplying out.</summary>
    public static Expr Compare(SqlBound a, string op, SqlBound b)
    {
        var left = b.Below is null ? a.Above : Expr.Multiply(a.Above, b.Below);
        var right = a.Below is null ? b.Above : Expr.Multiply(b.Above, a.Below);
        return Expr.Compare(Settled(left, a.IsDivided), op, Settled(right, b.IsDivided));
    }

    /// <summary>What differs only where a division was rounded is equal.</summary>
    private static Expr Settled(Expr value, bool isDivided) => isDivided ? Expr.Round(value, 20) : value;

    public SqlBound Negated => this with { Above = Expr.Negate(Above) };
}

/// <summary>
/// What is known of a number, as SQL: between two bounds, each NULL where there is none; exactly, where it is known; or nothing of several
/// kinds, and then all three are NULL. The counterpart of <see cref="Compiling.Number"/>. Immutable.
/// </summary>
internal sealed record SqlNumber
{
    /// <summary>The lower bound; null where there never is one.</summary>
    public SqlBound? Least { get; init; }

    /// <summary>The upper bound; null where there never is one.</summary>
    public SqlBound? Most { get; init; }

    /// <summary>The value where it is known, else NULL; null where only equal bounds tell.</summary>
    public SqlBound? Exact { get; init; }

    /// <summary>Where <see cref="Exact"/> is NULL and the number is no kind of nothing: the bounds it then has; null when they are not always the same.</summary>
    public (decimal? Least, decimal? Most)? Otherwise { get; init; }

    public bool IsNeverNegative { get; init; }

    public bool IsDate { get; init; }

    /// <summary>How many facts are multiplied in it. Of two a decimal holds the product; what the plan cannot hold has no value there, and SQL must not know better.</summary>
    public int Factors { get; init; } = 1;

    /// <summary>Whether nothing is claimed; null for never.</summary>
    public Expr? IsUnclaimed { get; init; }

    /// <summary>Whether it is not examined; null for never.</summary>
    public Expr? IsNotApplicable { get; init; }

    /// <summary>Whether it has no value, or may have none; null for never.</summary>
    public Expr? HasNoValue { get; init; }

    public bool IsConstant => Exact is { Below: null, Above.IsConstant: true };

    public decimal ConstantValue => (decimal)Exact!.Above.Value!;

    /// <summary>Whether it is known or nothing at all.</summary>
    public bool IsPoint => Exact is { } exact && Least is { } least && Most is { } most && least.Is(exact) && most.Is(exact);

    /// <summary>Whether it is no number at all, whatever kind of nothing.</summary>
    public Expr IsStrange => Expr.Any(new[] { IsUnclaimed, IsNotApplicable, HasNoValue }.OfType<Expr>());

    /// <summary>Whether one value is all it can be: the expression is not NULL.</summary>
    public Expr IsKnown => Exact is { } exact ? Expr.All(Expr.IsKnown(exact.Above), exact.Below is { } below ? Expr.IsKnown(below) : Expr.True)
        : Least is { } least && Most is { } most ? Expr.IsTrue(SqlBound.Compare(least, "=", most)) : Expr.False;

    /// <summary>The value where it is known, else NULL.</summary>
    public SqlBound? Value => Exact ?? (Least is { } least && Most is { } most ? least with { Above = Expr.Case(null, (SqlBound.Compare(least, "=", most), least.Above)) } : null);

    public static SqlNumber Constant(decimal value) => Point(new SqlBound(Expr.Number(value))) with { IsNeverNegative = value >= 0 };

    public static SqlNumber Point(SqlBound value) => new() { Least = value, Most = value, Exact = value, Otherwise = (null, null) };

    /// <summary>A value that is known, or else between two bounds that are always the same.</summary>
    public static SqlNumber KnownOr(Expr exact, decimal? least, decimal? most, Expr? isNothing = null)
    {
        SqlBound Or(decimal bound) => new(isNothing is null ? Expr.Coalesce(exact, Expr.Number(bound)) : Expr.Case(null, (Expr.Not(isNothing), Expr.Coalesce(exact, Expr.Number(bound)))));
        var known = new SqlBound(exact);
        return new SqlNumber
        {
            Exact = known, Least = least is { } l ? Or(l) : known, Most = most is { } m ? Or(m) : known, Otherwise = (least, most), IsNeverNegative = least >= 0,
        };
    }

    /// <summary>How the value of a comparison of two bounds that are always the same turns out.</summary>
    public static Compiling.Truth CompareOtherwise((decimal? Least, decimal? Most) a, Comparison comparison, (decimal? Least, decimal? Most) b) =>
        Compiling.Number.Compare(Compiling.Number.Between(a.Least, a.Most), comparison, Compiling.Number.Between(b.Least, b.Most));
}
