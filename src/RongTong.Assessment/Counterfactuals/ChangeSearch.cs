using System.Collections.Immutable;
using System.Numerics;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>How sure it is that a set of changes is the cheapest.</summary>
public enum Proof
{
    /// <summary>There is no cheaper one.</summary>
    Cheapest,

    /// <summary>There is none with fewer changes of any weight; among those with as many a smaller one was not ruled out.</summary>
    Fewest,

    /// <summary>The search was ended before it could tell.</summary>
    None,
}

/// <summary>
/// The cheapest moves under which none of some requirements is ruled out: branch and bound over which moves are made. A fact is open to all
/// values of its move while moves are chosen, so what the plan rules out then no value could do; values are found once nothing is ruled out.
/// Branches on a cut: moves of which every solution has at least one. Exact unless a limit is reached. Deterministic. Not thread-safe.
/// </summary>
internal sealed class ChangeSearch
{
    /// <summary>How often the plan may run for one search.</summary>
    private const int RunLimit = 10_000;

    private readonly CompiledModel _compiled;
    private readonly Bench _bench;
    private readonly MoveTable _moves;
    private readonly ImmutableHashSet<string> _open;
    private readonly ImmutableArray<Requirement> _requirements;
    private readonly Dictionary<string, bool> _mayBeOpen;
    private readonly Dictionary<string, ImmutableArray<Move>> _byCriterion;
    private readonly Dictionary<string, ImmutableArray<Move>> _byAward;
    private readonly Dictionary<Requirement, ImmutableArray<Move>> _byRequirement;
    private readonly Dictionary<Move, Steps> _steps;
    private readonly Dictionary<Move, decimal> _worth;
    private readonly ImmutableArray<FieldSlot> _facts;
    private readonly Dictionary<Move, int> _refused = [];
    private readonly List<Move> _chosen = [];
    private readonly Cuts _cuts;
    private readonly LowerBounds _bounds;
    private int _limit;
    private ChangeCost _least;
    private ChangeSet? _best;
    private bool _isCut;

    public ChangeSearch(CompiledModel compiled, Bench bench, MoveTable moves, ImmutableArray<Requirement> requirements, ImmutableHashSet<string> open)
    {
        (_compiled, _bench, _moves, _requirements, _open, _limit) = (compiled, bench, moves, requirements, open, bench.Runs + RunLimit);
        var wishes = compiled.Wishes;
        var criteria = requirements.OfType<CriterionRequirement>().SelectMany(r => r.Criterion.SelfAndParts()).DistinctBy(c => c.Id).ToList();
        _byCriterion = criteria.ToDictionary(c => c.Id, c => moves.For(wishes.Itself[c.Id], bench), StringComparer.Ordinal);
        _byRequirement = requirements.ToDictionary(r => r, r => moves.For(r.Wishes, bench));
        var awards = criteria.Select(c => c.When).OfType<Condition.Score>().Select(s => s.Path).Distinct(StringComparer.Ordinal).SelectMany(compiled.Model.AwardsUnder).DistinctBy(a => a.Id).ToList();
        _byAward = awards.ToDictionary(a => a.Id, a => moves.For(wishes.Awards[a.Id], bench), StringComparer.Ordinal);
        _worth = awards.SelectMany(a => _byAward[a.Id].Select(m => (Move: m, a.OutOf))).GroupBy(m => m.Move).ToDictionary(g => g.Key, g => g.Sum(m => m.OutOf));
        var all = _byRequirement.Values.SelectMany(m => m).Distinct().ToList();
        _steps = all.ToDictionary(m => m, m => MoveTable.StepsOf(m, requirements.Select(r => r.Wishes.GetValueOrDefault(m.Fact.Field.Id)).OfType<Wish>().Aggregate((a, b) => a.And(b)), bench));
        _facts = [.. all.Select(m => m.Fact).DistinctBy(f => f.Field.Id)];
        _mayBeOpen = criteria.ToDictionary(c => c.Id, c => IsOpen(c) || wishes.Itself[c.Id].Keys.Any(open.Contains) || HasUnreadPoints(c, compiled.Model), StringComparer.Ordinal);
        _cuts = new Cuts(bench, id => _byCriterion[id].Where(IsAllowed));
        _bounds = new LowerBounds(compiled, bench, id => _byCriterion[id].Where(IsAllowed), id => _byAward[id].Where(IsAllowed), CostOf);
    }

    /// <summary>The cheapest set, or null when none was found; and how sure that is.</summary>
    public (ChangeSet? Best, Proof Proof) Find()
    {
        _least = BoundOf([.. _requirements.Where(r => r.IsRuledOut(_bench.Frame))]);
        Explore();
        if (_isCut && _best is null && OfEachAlone() is { } several)
        {
            // With something to be cheaper than, the search ends sooner.
            (_best, _isCut, _limit) = (several, false, _bench.Runs + RunLimit);
            Explore();
        }
        if (_isCut && _best is { } unproven) _best = Trimmed(unproven);
        var isPruned = false;
        if (_best is { } found) (_best, isPruned) = Pruned(found);
        Restore();
        return (_best, !_isCut && !isPruned ? Proof.Cheapest : !_isCut ? Proof.Fewest : _best is { } best && best.Cost with { Against = 0, Size = 0 } <= _least with { Size = 0 } ? Proof.Fewest : Proof.None);
    }

    private void Explore()
    {
        if (_bench.Runs > _limit)
        {
            _isCut = true;
            return;
        }
        Restore();
        var settling = new Settling(_bench, _steps, IsPossible, _limit);
        settling.OpenAll(_chosen);
        _bench.Run();
        var ruledOut = _requirements.Where(r => r.IsRuledOut(_bench.Frame)).ToList();
        var cost = _chosen.Aggregate(default(ChangeCost), (sum, m) => sum + CostOf(m)) + BoundOf(ruledOut);
        if (cost >= LowerBounds.Never || _best is { } best && cost >= best.Cost) return;
        if (ruledOut.Count > 0)
        {
            Branch(ruledOut.Select(CutOf).MinBy(c => c.Count)!);
            return;
        }
        var found = settling.Find(_chosen);
        _isCut |= settling.IsCut;
        if (found is not null && (_best is null || found.Cost < _best.Cost)) _best = found;
        if (found is null && !settling.IsCut) Branch(CutOfValues());
    }

    /// <summary>Makes each move of a cut in turn; what a move has been tried with, later moves of the cut do without.</summary>
    private void Branch(IReadOnlyCollection<Move> cut)
    {
        var ordered = cut.OrderBy(m => m.When).ThenByDescending(m => _worth.GetValueOrDefault(m)).ThenBy(m => m.Index).ToList();
        foreach (var move in ordered)
        {
            _isCut |= _steps[move] is HoldSteps { IsWhole: false };
            _chosen.Add(move);
            Explore();
            _chosen.RemoveAt(_chosen.Count - 1);
            _refused[move] = _refused.GetValueOrDefault(move) + 1;
        }
        foreach (var move in ordered) _refused[move]--;
    }

    /// <summary>
    /// Moves of which one is needed although nothing is ruled out as long as the facts are open: those that help where single values are ruled
    /// out. Where only the facts together have no values, whatever shares a requirement with them is tried, and nothing is proven.
    /// </summary>
    private HashSet<Move> CutOfValues()
    {
        HashSet<Move>? least = null;
        foreach (var move in _chosen)
        {
            Restore();
            var cut = new HashSet<Move>();
            var settling = new Settling(_bench, _steps, IsPossible, _limit);
            if (settling.IsHopeless(_chosen, move, () => cut.UnionWith(CutOfFrame())) && (least is null || cut.Count < least.Count)) least = cut;
        }
        if (least is not null) return least;
        _isCut = true;
        return [.. _requirements.Where(r => _chosen.Exists(m => r.Wishes.ContainsKey(m.Fact.Field.Id))).SelectMany(r => _byRequirement[r]).Where(IsAllowed)];
    }

    /// <summary>Moves of which one is needed with the frame as it stands. Where nothing is ruled out, what was decided has come to be open.</summary>
    private HashSet<Move> CutOfFrame() =>
        _requirements.Where(r => r.IsRuledOut(_bench.Frame)).Select(CutOf).MinBy(c => c.Count) ?? [.. _byRequirement.Values.SelectMany(m => m).Where(IsAllowed)];

    private HashSet<Move> CutOf(Requirement requirement) => requirement is CriterionRequirement { Criterion: var criterion } ? _cuts.Of(criterion) : [.. _byRequirement[requirement].Where(IsAllowed)];

    /// <summary>What a move costs at its nearest value.</summary>
    private ChangeCost CostOf(Move move) => move.Cost with { Size = _steps[move].SizeAt(0) };

    /// <summary>Of one fact one move is made.</summary>
    private bool IsAllowed(Move move) => _refused.GetValueOrDefault(move) == 0 && !_chosen.Exists(c => ReferenceEquals(c.Fact, move.Fact));

    /// <summary>What it takes at least: requirements that no move serves together add up, of the others the dearest counts.</summary>
    private ChangeCost BoundOf(List<Requirement> ruledOut)
    {
        var (sum, alone) = (default(ChangeCost), default(ChangeCost));
        var counted = new HashSet<Move>();
        foreach (var requirement in ruledOut)
        {
            var bound = requirement is CriterionRequirement { Criterion: var criterion } ? _bounds.Of(criterion) : _bounds.OneOf(_byRequirement[requirement].Where(IsAllowed));
            if (bound >= LowerBounds.Never) return bound;
            if (_byRequirement[requirement].Any(counted.Contains)) alone = ChangeCost.Larger(alone, bound);
            else sum += bound;
            counted.UnionWith(_byRequirement[requirement]);
        }
        return ChangeCost.Larger(sum, alone);
    }

    private void Restore()
    {
        foreach (var fact in _facts) _bench.Restore(fact);
    }

    /// <summary>What helps each requirement alone, made together; null where that is not enough, or where there is but one.</summary>
    private ChangeSet? OfEachAlone()
    {
        Restore();
        _bench.Run();
        var moves = new List<Move>();
        foreach (var requirement in _requirements.Where(r => r.IsRuledOut(_bench.Frame)).ToList())
        {
            if (_requirements.Length == 1 || new ChangeSearch(_compiled, _bench, _moves, [requirement], _open).Find().Best is not { } found) return null;
            moves.AddRange(found.Moves.Select(m => m.Move));
        }
        Restore();
        return new Settling(_bench, _steps, IsPossible, _bench.Runs + RunLimit).Find([.. moves.DistinctBy(m => m.Fact.Field.Id)]);
    }

    /// <summary>A set that was not proven cheapest may hold more than is needed: what can be left out is, and the rest settled anew, until nothing can.</summary>
    private ChangeSet Trimmed(ChangeSet found)
    {
        while (found.Moves.FirstOrDefault(m => IsEnough(found.Moves.Remove(m))) is { } needless)
        {
            var needed = found.Moves.Remove(needless);
            Restore();
            found = new Settling(_bench, _steps, IsPossible, _bench.Runs + RunLimit).Find([.. needed.Select(m => m.Move)]) ?? new ChangeSet(needed);
        }
        return found;
    }

    /// <summary>
    /// Of several options the ones that help most are added first, and with the last one an earlier one may no longer be needed: then it is left
    /// as it was.
    /// </summary>
    private (ChangeSet Set, bool IsPruned) Pruned(ChangeSet found)
    {
        var (moves, isPruned) = (found.Moves, false);
        for (var i = 0; i < moves.Length; i++)
        {
            if (moves[i].Move is not { Kind: MoveKind.Hold, Fact: var fact }) continue;
            var held = _bench.ChoiceOf(fact) is { State: ChoiceState.Known } known ? known.Bits : 0;
            var alone = Enumerable.Range(0, fact.Field.Options.Length).Where(o => fact.Field.Options[o].Exclusive).Aggregate(0UL, (set, o) => set | 1UL << o);
            for (var option = 0; option < fact.Field.Options.Length; option++)
            {
                var (bits, bit) = ((ulong)moves[i].Value, 1UL << option);
                var fewer = bits ^ bit;
                if (((bits ^ held) & bit) == 0 || fewer == 0 || fewer == held || (fewer & alone) != 0 && BitOperations.PopCount(fewer) > 1) continue;
                var smaller = moves.SetItem(i, moves[i] with { Value = fewer, Size = Math.Min(1, (decimal)BitOperations.PopCount(fewer ^ held) / fact.Field.Options.Length) });
                if (IsEnough(smaller)) (moves, isPruned) = (smaller, true);
            }
        }
        return (isPruned ? new ChangeSet(moves) : found, isPruned);
    }

    private bool IsEnough(ImmutableArray<MoveMade> moves)
    {
        Restore();
        foreach (var made in moves) _bench.Make(made);
        _bench.Run();
        return IsPossible(isSettled: true);
    }

    /// <summary>
    /// Whether nothing required is ruled out. Once everything is settled, what was decided must not have become open: a share of no revenue
    /// at all is no way out.
    /// </summary>
    private bool IsPossible(bool isSettled)
    {
        foreach (var requirement in _requirements)
            if (requirement.IsRuledOut(_bench.Frame)) return false;
        return !isSettled || !_requirements.OfType<CriterionRequirement>().Any(r => HasComeOpen(r.Criterion));
    }

    /// <summary>Whether a score may stay open although everything is answered, because points of a standard could not be read.</summary>
    private static bool HasUnreadPoints(Criterion criterion, EvaluationModel model) =>
        criterion.When is Condition.Score score && model.AwardsUnder(score.Path).Any(a => a.Scale is AnswerScale.Choice scale && scale.Options.Any(o => !o.PointsAreKnown));

    private bool HasComeOpen(Criterion criterion) => IsOpen(criterion) && (criterion.Parts.Any(HasComeOpen) || !criterion.Parts.Any(IsOpen) && !_mayBeOpen[criterion.Id]);

    private bool IsOpen(Criterion criterion) => _bench.Frame.Truths[_bench.Slots.Criteria[criterion.Id].Truth] is not (Truth.Met or Truth.Unmet or Truth.NotApplicable);
}
