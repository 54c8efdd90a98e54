using System.Collections.Immutable;
using RongTong.Models;

namespace RongTong.Sql;

/// <summary>
/// A choice as SQL: the option it has come to, and which options are possible. The counterpart of <see cref="Compiling.ChoiceSet"/>.
/// Immutable.
/// </summary>
internal sealed record SqlChoice
{
    public required Field Field { get; init; }

    /// <summary>The option, or the options between semicolons; NULL while it is open or not examined.</summary>
    public required Expr Chosen { get; init; }

    /// <summary>Whether each option is possible, and last whether none of them is the answer; never NULL. Empty for a multiple choice.</summary>
    public ImmutableArray<Expr> Possible { get; init; } = [];

    /// <summary>Whether it is not examined; null for never.</summary>
    public Expr? IsNotApplicable { get; init; }

    /// <summary>Whether it was called not applicable, and counts as the lowest answer; null for never.</summary>
    public Expr? IsLowest { get; init; }

    /// <summary>Whether no answer means that nothing is claimed.</summary>
    public bool IsUnclaimed { get; init; }

    /// <summary>For a choice that figures or another model can answer: that one.</summary>
    public SqlChoice? Else { get; init; }

    /// <summary>Whether it stands in a column, and no answer leaves every option possible, or none where nothing is claimed.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Whether anything was answered, be it as not applicable.</summary>
    public Expr IsAnswered => Expr.Any(new[] { Expr.IsKnown(Chosen), IsNotApplicable }.OfType<Expr>());

    /// <summary>Whether it was answered with an option.</summary>
    public Expr IsPlain => IsLowest is { } lowest ? Expr.All(Expr.IsKnown(Chosen), Expr.Not(lowest)) : Expr.IsKnown(Chosen);

    public Expr Applies => IsNotApplicable is { } out_ ? Expr.Not(out_) : Expr.True;

    /// <summary>Whether it is one of some options.</summary>
    /// <param name="bits">The options, the first lowest.</param>
    public Expr OneOf(ulong bits)
    {
        var listed = Field.Options.Where((_, i) => (bits & 1UL << i) != 0).Select(o => o.Id).ToImmutableArray();
        if (Else is { } other) return Expr.Coalesce(Expr.In(Chosen, listed), other.OneOf(bits));
        if (IsAnswer) return IsUnclaimed ? Expr.Coalesce(Expr.In(Chosen, listed), Expr.False) : listed.Length == Field.Options.Length ? Expr.True : Expr.In(Chosen, listed);
        Expr Some(bool inside) => Expr.Any(Possible.Where((_, i) => (bits & 1UL << i) != 0 == inside));
        return Expr.Case(null, (Expr.Not(Some(inside: true)), Expr.False), (Expr.Not(Some(inside: false)), Expr.True));
    }
}
