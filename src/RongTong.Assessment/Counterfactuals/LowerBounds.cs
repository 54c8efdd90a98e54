using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>
/// What it takes at the very least to help a criterion that is ruled out, read off the frame as it stands. Every way of helping costs this
/// or more, so a set of changes that already costs as much as the best one found need not be looked at.
/// </summary>
/// <param name="compiled">The model.</param>
/// <param name="bench">The sheet, run.</param>
/// <param name="moves">The moves still allowed that could help, by criterion without its parts.</param>
/// <param name="award">The moves still allowed that could help an award, by award.</param>
/// <param name="costOf">What a move costs at least.</param>
internal sealed class LowerBounds(CompiledModel compiled, Bench bench, Func<string, IEnumerable<Move>> moves, Func<string, IEnumerable<Move>> award, Func<Move, ChangeCost> costOf)
{
    /// <summary>Costs more than anything: it cannot be helped.</summary>
    public static ChangeCost Never { get; } = new(int.MaxValue / 2, 0, 0, 0, 0);

    /// <summary>The awards below a node, each with what one of its points makes of the node's, by path.</summary>
    private readonly Dictionary<string, ImmutableArray<(Award Award, int Slot, decimal PerPoint)>> _awards = new(StringComparer.Ordinal);

    /// <summary>The least cost of helping a criterion; nothing where it is not ruled out.</summary>
    public ChangeCost Of(Criterion criterion)
    {
        if (!IsUnmet(criterion)) return default;
        var itself = criterion.Applies is null ? Never : OneOf(moves(criterion.Id));
        return ChangeCost.Smaller(itself, criterion.Grouping switch
        {
            Grouping.None => OfLeaf(criterion),
            Grouping.All => criterion.Parts.Aggregate(default(ChangeCost), (most, part) => ChangeCost.Larger(most, Of(part))),
            // A route that does not apply may come to apply.
            _ => criterion.Parts.Aggregate(Never, (least, part) => ChangeCost.Smaller(least, IsUnmet(part) ? Of(part) : OneOf(moves(part.Id)))),
        });
    }

    /// <summary>The cheapest of some moves.</summary>
    public ChangeCost OneOf(IEnumerable<Move> allowed) => allowed.Aggregate(Never, (least, move) => ChangeCost.Smaller(least, costOf(move)));

    private bool IsUnmet(Criterion criterion) => bench.Frame.Truths[bench.Slots.Criteria[criterion.Id].Truth] == Truth.Unmet;

    private ChangeCost OfLeaf(Criterion criterion) => (criterion.When, bench.Slots.Criteria[criterion.Id].Comparand) switch
    {
        (Condition.Score { Comparison: Comparison.AtLeast or Comparison.Above, Bound.Root: Formula.Constant } score, { } sides) => OfScore(score, sides) ?? OneOf(moves(criterion.Id)),
        (Condition.SceneCount, { } sides) => Fewest([.. moves(criterion.Id).Select(m => (1m, costOf(m)))], Missing(sides)),
        _ => OneOf(moves(criterion.Id)),
    };

    private decimal Missing(Comparand sides) => bench.Frame.Numbers[sides.Bound].Min - bench.Frame.Numbers[sides.Actual].Max;

    // What division leaves behind must not make a bound too high.
    private const decimal Dust = 0.000000000001m;

    /// <summary>
    /// As many facts as it takes to make up the points when each gives all it could: a node never gains more than its children together.
    /// That does not hold where shares are passed on, so then nothing is said.
    /// </summary>
    private ChangeCost? OfScore(Condition.Score score, Comparand sides)
    {
        if (!bench.Frame.Numbers[sides.Actual].HasMax) return null;
        var gains = new Dictionary<FieldSlot, (decimal Gain, ChangeCost Cost)>(ReferenceEqualityComparer.Instance);
        foreach (var (each, slot, perPoint) in AwardsOf(score.Path))
        {
            var earned = bench.Frame.Numbers[slot];
            if (!earned.HasMax) return null;
            var left = (each.OutOf - earned.Max) * perPoint;
            foreach (var fact in award(each.Id).GroupBy<Move, FieldSlot>(m => m.Fact, ReferenceEqualityComparer.Instance))
            {
                var (gain, cost) = gains.GetValueOrDefault(fact.Key, (0, Never));
                gains[fact.Key] = (gain + left, ChangeCost.Smaller(cost, OneOf(fact)));
            }
        }
        return Fewest([.. gains.Values.Where(g => g.Gain > 0)], Missing(sides) - Dust);
    }

    private ImmutableArray<(Award Award, int Slot, decimal PerPoint)> AwardsOf(string path)
    {
        if (_awards.TryGetValue(path, out var known)) return known;
        var whole = compiled.Model.PointsOfTotal(compiled.Model.Root!.SelfAndDescendants().First(i => i.Path == path));
        return _awards[path] = [.. compiled.Model.AwardsUnder(path).Select(a => (a, bench.Slots.Awards[a.Id], compiled.Wishes.Shares[a.Id] / whole))];
    }

    private static ChangeCost Fewest(List<(decimal Gain, ChangeCost Cost)> facts, decimal points)
    {
        List<decimal> Gains(Func<ChangeCost, bool> isOf) => [.. facts.Where(f => isOf(f.Cost)).Select(f => f.Gain).OrderDescending()];
        var (now, later, never) = (Gains(c => c.Later == 0).Sum(), Gains(c => c is { Later: > 0, Never: 0 }), Gains(c => c.Never > 0));
        if (CountFor(never, points - now - later.Sum()) is not { } fewestNever) return Never;
        var fewestLater = CountFor(later, points - now - never.Take(fewestNever).Sum()) ?? 0;
        var count = Math.Max(CountFor(Gains(_ => true), points) ?? 0, fewestNever + fewestLater);
        return new ChangeCost(fewestNever, fewestNever + fewestLater, count, 0, facts.Select(f => f.Cost.Size).Order().Take(count).Sum());
    }

    /// <summary>How many of the largest gains reach so many points; null when all do not.</summary>
    private static int? CountFor(List<decimal> gains, decimal points)
    {
        for (var i = 0; ; i++)
        {
            if (points <= 0) return i;
            if (i == gains.Count) return null;
            points -= gains[i];
        }
    }
}
