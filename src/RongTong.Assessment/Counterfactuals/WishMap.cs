using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>What could help each criterion, check and award of a model, by fact. Immutable and thread-safe; made once for a model.</summary>
internal sealed class WishMap
{
    public WishMap(EvaluationModel model, EvaluationPlan plan)
    {
        var reader = new WishReader(model, plan);
        Itself = model.AllCriteria.ToImmutableDictionary(c => c.Id, reader.OfItself, StringComparer.Ordinal);
        Whole = model.AllCriteria.ToImmutableDictionary(c => c.Id, reader.Of, StringComparer.Ordinal);
        Checks = [.. model.Checks.Select(reader.Of)];
        Subjects = [.. model.Checks.Select(c => reader.SubjectsOf(c).ToImmutableArray())];
        Awards = model.Awards.ToImmutableDictionary(a => a.Id, reader.Of, StringComparer.Ordinal);
        Shares = (model.Root?.SelfAndDescendants() ?? []).SelectMany(i => i.Awards.Select(a => (a.Id, Share: model.PointsOfTotal(i) * i.PerPointOf(a)))).ToImmutableDictionary(a => a.Id, a => a.Share, StringComparer.Ordinal);
        Statements = [.. model.Answerable.Where(f => f.Change.States is not null)];
        FactsOfDerived = model.Derived.ToImmutableDictionary(d => d.Id, d => reader.FactsOf(d.Formula.Root).ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>By criterion, without its parts.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Wish>> Itself { get; }

    /// <summary>By criterion, with its parts.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Wish>> Whole { get; }

    /// <summary>By the position of the check.</summary>
    public ImmutableArray<ImmutableDictionary<string, Wish>> Checks { get; }

    /// <summary>The facts a check needs answered before it speaks, by the position of the check.</summary>
    public ImmutableArray<ImmutableArray<string>> Subjects { get; }

    /// <summary>What could help an award to earn more, by award.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Wish>> Awards { get; }

    /// <summary>How many points of the total one point of an award makes at most, by award.</summary>
    public ImmutableDictionary<string, decimal> Shares { get; }

    /// <summary>Facts that state a derived value once more.</summary>
    public ImmutableArray<Field> Statements { get; }

    /// <summary>The facts a derived value comes from.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> FactsOfDerived { get; }
}
