using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>Every change the answered facts of a sheet allow. What is not answered is open and is not changed. Immutable.</summary>
internal sealed class MoveTable
{
    private readonly ImmutableDictionary<string, ImmutableArray<Move>> _byFact;

    private MoveTable(ImmutableArray<Move> all)
    {
        _byFact = all.GroupBy(m => m.Fact.Field.Id, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        Facts = [.. all.Select(m => m.Fact).DistinctBy(f => f.Field.Id)];
    }

    /// <summary>The facts that can be moved, in the order of the form.</summary>
    public ImmutableArray<FieldSlot> Facts { get; }

    /// <summary>Whether a fact can be moved at all.</summary>
    public bool CanMove(string fact) => _byFact.ContainsKey(fact);

    /// <summary>The moves that wishes ask for, in the order of the form.</summary>
    public ImmutableArray<Move> For(ImmutableDictionary<string, Wish> wishes, Bench bench) =>
        [.. wishes.SelectMany(w => _byFact.GetValueOrDefault(w.Key, []).Where(m => StepsOf(m, w.Value, bench).Count > 0)).OrderBy(m => m.Index)];

    /// <summary>The values of a move that a wish asks for; none where it does not ask for the move.</summary>
    public static Steps StepsOf(Move move, Wish wish, Bench bench)
    {
        var (fact, options) = (move.Fact, move.Fact.Field.Options.Length);
        switch (move.Kind)
        {
            case MoveKind.Rise when !wish.Number.HasFlag(Sense.Rise):
            case MoveKind.Fall when !wish.Number.HasFlag(Sense.Fall):
            case MoveKind.Claim when wish.Number == Sense.None:
                return Nowhere;
            case MoveKind.Rise or MoveKind.Fall or MoveKind.Claim:
                return NumberSteps.Of(fact, move.Kind, bench.NumberOf(fact));
            case MoveKind.Turn:
                var isYes = bench.TruthOf(fact) == Truth.Met;
                return wish.Wants(isYes ? 1 : 0, isYes ? 0 : 1) ? new TurnSteps(fact.Input, !isYes) : Nowhere;
            case MoveKind.Choose:
                var now = bench.ChoiceOf(fact) is { State: ChoiceState.Known } set ? set.First : -1;
                return new OptionSteps(fact.Input, [.. Enumerable.Range(0, options).Where(o => o != now && wish.Wants(o, now) && !IsExcepted(fact, o)).OrderBy(o => Math.Abs(o - now)).ThenBy(o => o)], now, options);
            default:
                return HoldSteps.Of(fact, bench.ChoiceOf(fact) is { State: ChoiceState.Known } held ? held.Bits : 0, wish);
        }
    }

    /// <summary>Whether an option is one advice never comes to.</summary>
    public static bool IsExcepted(FieldSlot fact, int option) => fact.Field.Change.Except.Contains(fact.Field.Options[option].Id);

    private static readonly Steps Nowhere = new HoldSteps(0, [], 1, IsWhole: true);

    /// <summary>The moves of a sheet on the bench.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sheet">The sheet; what it marks as not applicable is not changed.</param>
    /// <param name="bench">The same on the bench.</param>
    /// <param name="whenOf">When a fact can go a way; null when it cannot at all.</param>
    public static MoveTable Of(EvaluationModel model, AnswerSheet sheet, Bench bench, Func<Field, ChangeDirection, ChangeTime?> whenOf)
    {
        var moves = ImmutableArray.CreateBuilder<Move>();
        foreach (var field in model.Answerable.Where(f => f.Change.When != ChangeTime.Given && f.Type is not (FieldType.Text or FieldType.Date) && !sheet.NotApplicable.ContainsKey(f.Id)))
        {
            var fact = bench.Slots.Fields[field.Id];
            foreach (var kind in Possible(fact, bench))
            {
                var direction = kind switch { MoveKind.Rise => ChangeDirection.Up, MoveKind.Fall => ChangeDirection.Down, _ => ChangeDirection.Both };
                if (whenOf(field, direction) is { } when) moves.Add(new Move(moves.Count, fact, kind, when, Refiling.IsAgainst(field, direction)));
            }
        }
        return new MoveTable(moves.ToImmutable());
    }

    /// <summary>When a fact of the present filing can go a way; against the way it may be worked for never.</summary>
    public static ChangeTime? Today(Field field, ChangeDirection direction) => Refiling.IsAgainst(field, direction) ? ChangeTime.Never : field.Change.When;

    private static MoveKind[] Possible(FieldSlot fact, Bench bench) => fact.Kind switch
    {
        SlotKind.Number => bench.NumberOf(fact).State switch { NumberState.Known => [MoveKind.Rise, MoveKind.Fall], NumberState.NothingClaimed => [MoveKind.Claim], _ => [] },
        SlotKind.Truth => bench.TruthOf(fact) is Truth.Met or Truth.Unmet or Truth.NothingClaimed ? [MoveKind.Turn] : [],
        _ => bench.ChoiceOf(fact).State is not (ChoiceState.Known or ChoiceState.NothingClaimed) ? [] : fact.Field.Type == FieldType.Multi ? [MoveKind.Hold] : [MoveKind.Choose],
    };
}
