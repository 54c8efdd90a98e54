using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>Works out counterfactuals of one sheet. Requirements that share no fact are searched apart. Not thread-safe.</summary>
internal sealed class CounterfactualBuilder
{
    private readonly CompiledModel _compiled;
    private readonly AnswerSheet _sheet;
    private readonly Bench _bench;
    private readonly MoveTable _moves;
    private readonly ImmutableHashSet<string> _open;
    private readonly ImmutableArray<Requirement> _checks;

    public CounterfactualBuilder(CompiledModel compiled, AnswerSheet sheet)
        : this(compiled, sheet, MoveTable.Today)
    {
    }

    private CounterfactualBuilder(CompiledModel compiled, AnswerSheet sheet, Func<Field, ChangeDirection, ChangeTime?> whenOf)
    {
        (_compiled, _sheet, _bench) = (compiled, sheet, new Bench(compiled, sheet));
        _moves = MoveTable.Of(compiled.Model, sheet, _bench, whenOf);
        _open = [.. compiled.Model.Answerable.Where(f => _bench.IsOpen(_bench.Slots.Fields[f.Id])).Select(f => f.Id)];
        _checks = [.. CheckRequirement.Of(compiled, _open)];
    }

    /// <summary>What would have been enough for a grade; null when it is held.</summary>
    public Counterfactual? Build(Grade target)
    {
        var truth = GradeTruth(target);
        if (truth == Truth.Met) return null;
        var single = Bearing(target).SelectMany(UnmetIn).ToList().ConvertAll(OfOne);
        if (truth != Truth.Unmet) return new Counterfactual { Target = target, Kind = CounterfactualKind.Open, Open = OpenFor(target), Criteria = [.. single] };
        var result = new Counterfactual { Target = target, Kind = CounterfactualKind.NotFound, Criteria = [.. single] };
        var solution = SolveFor(target);
        // Where no criterion is ruled out and the grade is, none of them applies.
        result = result with { Proof = solution.Proof, Blocking = solution.Moves is null && solution.Unsolved.IsEmpty ? Named(target) : solution.Unsolved };
        if (solution.Moves is not { } moves) return result with { Kind = solution.Proof == Proof.Cheapest ? CounterfactualKind.Impossible : CounterfactualKind.NotFound };
        var changes = Changes(moves, Required(target));
        ImmutableArray<FactChange> notYours = [.. changes.Where(c => c.When == ChangeTime.Never)];
        Lay(moves);
        result = result with
        {
            Kind = notYours.IsEmpty ? CounterfactualKind.Enough : CounterfactualKind.OutOfReach,
            Changes = changes,
            Blocking = [.. notYours.SelectMany(c => c.Serves).Distinct()],
            Open = OpenFor(target),
        };
        Lay([]);
        return result with { Earliest = Earliest(result) };
    }

    private ImmutableArray<Criterion> Named(Grade target) => [.. target.Requires.Select(r => _compiled.Model.AllCriteria.First(c => c.Id == r.Id))];

    private ImmutableArray<Requirement> Required(Grade target) => [.. CriterionRequirement.Of(target, _compiled)];

    /// <summary>The first filing, the present one included, at which changes the firm can make would do; null when none of the next few is one.</summary>
    private Refiling? Earliest(Counterfactual today)
    {
        // Where no year changes anything by itself, the changes of today are those of the next filing.
        if (!today.Target.Requires.Any(r => _compiled.Wishes.Whole[r.Id].Keys.Any(ChangesWithYears)))
            return today.Kind == CounterfactualKind.Enough ? Refiling.Of(today) : null;
        ImmutableArray<Criterion> standing = [];
        for (var filings = 0; filings <= Refiling.Farthest; filings++)
        {
            var ahead = filings;
            var sheet = Refiling.SheetAfter(_compiled.Model, _sheet, filings);
            var later = new CounterfactualBuilder(_compiled, sheet, (field, direction) => Refiling.WhenOf(_compiled.Model, field, direction, ahead));
            var solution = later.SolveFor(today.Target);
            if (solution.Moves is { } moves) return new Refiling(filings, later.Changes(moves, later.Required(today.Target)), standing, solution.Proof);
            // What no year changes stands in the way for good.
            if (filings > 0 && solution.Unsolved.Any(c => !_compiled.Wishes.Whole[c.Id].Keys.Any(ChangesWithYears))) return null;
            standing = solution.Unsolved;
        }
        return null;
    }

    private bool ChangesWithYears(string fact) =>
        fact == WishReader.AsOf || _bench.Slots.Fields[fact].Field is var field && (field.Change is { Next: not null } or { Yearly: not 0 } || !field.Titles.IsEmpty && !_sheet.Titles.IsEmpty);

    /// <summary>The criteria a grade requires, and those no grade requires, such as those of a recommendation.</summary>
    private IEnumerable<Criterion> Bearing(Grade target)
    {
        var others = _compiled.Model.Grades.Where(g => g != target).SelectMany(g => g.Requires).Select(r => r.Id).Except(target.Requires.Select(r => r.Id), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return _compiled.Model.Criteria.Where(c => !others.Contains(c.Id));
    }

    /// <summary>Criteria that are not met, groups before their parts; of a group that is met or does not apply nothing.</summary>
    private IEnumerable<Criterion> UnmetIn(Criterion criterion)
    {
        if (TruthOf(criterion) is Truth.Met or Truth.NotApplicable) return [];
        var parts = criterion.Parts.SelectMany(UnmetIn);
        return TruthOf(criterion) == Truth.Unmet ? parts.Prepend(criterion) : parts;
    }

    private Truth GradeTruth(Grade grade) => _bench.Frame.Truths[_bench.Slots.Grades[_compiled.Model.Grades.IndexOf(grade)]];

    private Truth TruthOf(Criterion criterion) => _bench.Frame.Truths[_bench.Slots.Criteria[criterion.Id].Truth];

    private CriterionCounterfactual OfOne(Criterion criterion)
    {
        ImmutableArray<Requirement> required = [CriterionRequirement.Of(criterion, _compiled)];
        var solution = Solve(required);
        return new CriterionCounterfactual(criterion, solution.Moves is { } moves ? Changes(moves, required) : [], solution.Proof);
    }

    /// <summary>The cheapest moves for a grade. Its criteria may all be helped and the grade not, where none of them applies: then it is required itself.</summary>
    private Solution SolveFor(Grade target)
    {
        var solution = Solve(Required(target));
        if (solution.Moves is not { } moves) return solution;
        Lay(moves);
        var isEnough = GradeTruth(target) != Truth.Unmet;
        Lay([]);
        return isEnough ? solution : Solve([.. Required(target), GradeRequirement.Of(target, _compiled)]);
    }

    /// <summary>The cheapest moves for all requirements together; those of parts that share no fact add up.</summary>
    private Solution Solve(ImmutableArray<Requirement> required)
    {
        var (made, unsolved, proof, isSolved) = (ImmutableArray.CreateBuilder<MoveMade>(), ImmutableArray.CreateBuilder<Criterion>(), Proof.Cheapest, true);
        foreach (var part in Apart(required))
        {
            if (!part.Any(r => r.IsRuledOut(_bench.Frame))) continue;
            var (best, sure) = new ChangeSearch(_compiled, _bench, _moves, part, _open).Find();
            Lay([]);
            if (sure > proof) proof = sure;
            if (best is null) unsolved.AddRange(RuledOut(part));
            else made.AddRange(best.Moves);
            isSolved &= best is not null;
        }
        return new Solution(isSolved ? [.. made.OrderBy(m => m.Move.Index)] : null, unsolved.ToImmutable(), proof);
    }

    /// <summary>What a search came to.</summary>
    /// <param name="Moves">The moves; null where some requirement cannot be served.</param>
    /// <param name="Unsolved">The criteria that cannot be served.</param>
    /// <param name="Proof">How sure that is.</param>
    private sealed record Solution(ImmutableArray<MoveMade>? Moves, ImmutableArray<Criterion> Unsolved, Proof Proof);

    /// <summary>Requirements and checks in groups that share no fact that can move.</summary>
    private IEnumerable<ImmutableArray<Requirement>> Apart(ImmutableArray<Requirement> required)
    {
        var groups = new List<(HashSet<string> Facts, List<Requirement> Members)>();
        foreach (var requirement in required.Concat(_checks))
        {
            var (facts, members) = (requirement.Wishes.Keys.Where(_moves.CanMove).ToHashSet(StringComparer.Ordinal), new List<Requirement> { requirement });
            foreach (var group in groups.Where(g => g.Facts.Overlaps(facts)).ToList())
            {
                facts.UnionWith(group.Facts);
                members.InsertRange(0, group.Members);
                groups.Remove(group);
            }
            groups.Add((facts, members));
        }
        return groups.Select(g => g.Members.ToImmutableArray());
    }

    private IEnumerable<Criterion> RuledOut(ImmutableArray<Requirement> required) =>
        required.Where(r => r.IsRuledOut(_bench.Frame)).OfType<CriterionRequirement>().Select(r => r.Criterion);

    private void Lay(ImmutableArray<MoveMade> moves)
    {
        foreach (var fact in _moves.Facts) _bench.Restore(fact);
        foreach (var made in moves) _bench.Make(made);
        _bench.Run();
    }

    /// <summary>Moves as changes of facts, each with the requirements that fail without it.</summary>
    private ImmutableArray<FactChange> Changes(ImmutableArray<MoveMade> moves, ImmutableArray<Requirement> required)
    {
        var changes = ImmutableArray.CreateBuilder<FactChange>();
        foreach (var made in moves)
        {
            Lay(moves.Remove(made));
            ImmutableArray<Criterion> serves = [.. RuledOut(required)];
            var (fact, from) = (made.Move.Fact, AnswerOf(made.Move.Fact));
            _bench.Make(made);
            var difference = made.Move.Kind is MoveKind.Rise or MoveKind.Fall ? made.Value - _bench.NumberOf(fact).Min : (decimal?)null;
            var isAgainst = made.Move.When == ChangeTime.Never && fact.Field.Change.When != ChangeTime.Never;
            changes.Add(new FactChange(fact.Field, from, AnswerOf(fact), difference, made.Move.When, isAgainst, serves));
        }
        Lay([]);
        return changes.ToImmutable();
    }

    /// <summary>What stands on the bench as the answer to a fact, as a sheet writes it.</summary>
    private ImmutableArray<string> AnswerOf(FieldSlot fact) => fact.Kind switch
    {
        SlotKind.Number => _bench.Frame.Numbers[fact.Input] is { IsKnown: true } number ? [PlainValue.Format(number.Min)] : [],
        SlotKind.Truth => _bench.Frame.Truths[fact.Input] switch { Truth.Met => ["true"], Truth.Unmet => ["false"], _ => [] },
        _ => _bench.Frame.Choices[fact.Input] is { State: ChoiceState.Known } set ? [.. fact.Field.Options.Where((_, i) => (set.Bits & 1UL << i) != 0).Select(o => o.Id)] : [],
    };

    /// <summary>The criteria of a grade the frame leaves open, with the facts each waits for; of a route that is taken the others are left out.</summary>
    private ImmutableArray<OpenCriterion> OpenFor(Grade target) =>
        [.. target.Requires.SelectMany(r => OpenIn(_compiled.Model.AllCriteria.First(c => c.Id == r.Id)))];

    private IEnumerable<OpenCriterion> OpenIn(Criterion criterion)
    {
        if (TruthOf(criterion) is Truth.Met or Truth.Unmet or Truth.NotApplicable) return [];
        if (criterion.Parts.Length > 0 && criterion.Parts.SelectMany(OpenIn).ToList() is { Count: > 0 } parts) return parts;
        return [new OpenCriterion(criterion, [.. _compiled.Model.Answerable.Where(f => _open.Contains(f.Id) && _compiled.Wishes.Whole[criterion.Id].ContainsKey(f.Id))])];
    }
}
