namespace RongTong.Sql;

/// <summary>
/// A verdict as two truth values, each NULL where it is open: whether it is examined, and whether it holds if it is. Together they are the six
/// values of <see cref="Compiling.Truth"/>. Immutable.
/// </summary>
/// <param name="Applies">Whether it is examined.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="IsUnclaimed">Of a fact: whether NULL means that nothing is claimed.</param>
internal sealed record SqlTruth(Expr Applies, Expr Holds, bool IsUnclaimed = false)
{
    public static SqlTruth Of(Expr holds) => new(Expr.True, holds);

    public bool AlwaysApplies => Applies.Kind == ExprKind.True;

    /// <summary>As part of a group of which all must hold: what is not examined is not in the way.</summary>
    public Expr InAll => Expr.Any(Holds, Expr.Not(Applies));

    /// <summary>As part of a group of which one must hold: what is not examined does not help.</summary>
    public Expr InAny => Expr.All(Holds, Applies);

    /// <summary>Certainly met.</summary>
    public Expr IsMet => Expr.IsTrue(InAny);

    public Expr IsUnmet => Expr.IsTrue(Expr.All(Expr.Not(Holds), Applies));

    /// <summary>Met, or may turn out so.</summary>
    public Expr MayHold => Expr.IsNotFalse(InAny);

    /// <summary>Unmet, or may turn out so.</summary>
    public Expr MayFail => Expr.Not(Expr.IsTrue(InAll));

    public SqlTruth Opposite => this with { Holds = Expr.Not(Holds) };
}
