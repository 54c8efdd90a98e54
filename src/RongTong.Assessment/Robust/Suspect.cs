using System.Collections.Immutable;
using System.Globalization;
using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Robust;

/// <summary>
/// An answer held to be wrong: everything else its field allows, as stretches of positions. Numbers are whole steps of their field, nearest to what is
/// stated first; choices are options or, of several, the sets that may be chosen together. Not thread-safe.
/// </summary>
internal sealed class Suspect
{
    // More options than this have too many sets to try one by one.
    private const int MostOptions = 10;

    private readonly FieldSlot _slot;
    private readonly decimal _now;
    private readonly ulong[] _sets;

    private Suspect(FieldSlot slot, decimal now, ulong[] sets, bool isWhole, ImmutableArray<(decimal From, decimal To)> stretches) =>
        (_slot, _now, _sets, IsWhole, Stretches) = (slot, now, sets, isWhole, stretches);

    public Field Field => _slot.Field;

    /// <summary>Whether every other value is among the positions.</summary>
    public bool IsWhole { get; }

    /// <summary>Stretches of positions, both ends included: of a number those above and below, of anything else one.</summary>
    public ImmutableArray<(decimal From, decimal To)> Stretches { get; }

    /// <summary>The suspect of an answer; null where the field is not answered with a value, or has no other.</summary>
    public static Suspect? Of(FieldSlot slot, Frame frame)
    {
        switch (slot.Kind)
        {
            case SlotKind.Number when frame.Numbers[slot.Input] is { IsKnown: true, Min: var now }:
                var (step, field) = (slot.Field.Step, slot.Field);
                var (least, most) = field.Type == FieldType.Date ? (DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber) : (field.Min ?? -PlainValue.Largest, field.Max ?? PlainValue.Largest);
                // Positions are steps away from what is stated: 1 is the next above, -1 the next below.
                var (up, down) = (decimal.Floor((most - now) / step), decimal.Floor((now - least) / step));
                ImmutableArray<(decimal, decimal)> stretches = [.. new[] { (1m, up), (-down, -1m) }.Where(s => s.Item1 <= s.Item2)];
                return stretches.IsEmpty ? null : new Suspect(slot, now, [], true, stretches);
            case SlotKind.Truth when slot.Field.Type == FieldType.Bool && frame.Truths[slot.Input] is Truth.Met or Truth.Unmet:
                return new Suspect(slot, frame.Truths[slot.Input] == Truth.Met ? 0 : 1, [], true, [(0, 0)]);
            case SlotKind.Choice when frame.Choices[slot.Input] is { State: ChoiceState.Known, Bits: var held }:
                var sets = slot.Field.Type == FieldType.Multi ? Several(slot.Field, held) : [.. Enumerable.Range(0, slot.Field.Options.Length).Select(o => 1UL << o).Where(b => b != held)];
                return sets.Length == 0 ? null : new Suspect(slot, 0, sets, slot.Field.Type != FieldType.Multi || slot.Field.Options.Length <= MostOptions, [(0, sets.Length - 1)]);
            default:
                return null;
        }
    }

    /// <summary>Puts a stretch of positions into a frame; one value where both ends are the same.</summary>
    public void Open(Frame frame, decimal from, decimal to)
    {
        switch (_slot.Kind)
        {
            case SlotKind.Number:
                frame.Numbers[_slot.Input] = Number.Between(_now + from * Field.Step, _now + to * Field.Step);
                frame.Sought.Add(_slot.Input);
                break;
            case SlotKind.Truth:
                frame.Truths[_slot.Input] = _now == 1 ? Truth.Met : Truth.Unmet;
                break;
            default:
                frame.Choices[_slot.Input] = from == to ? new ChoiceSet(ChoiceState.Known, _sets[(int)from])
                    : new ChoiceSet(ChoiceState.Sought, Field.Type == FieldType.Multi ? 0 : _sets[(int)from..((int)to + 1)].Aggregate(0UL, (all, set) => all | set));
                break;
        }
    }

    /// <summary>Puts anything the field allows into a frame, what is stated too.</summary>
    public void OpenToAnything(Frame frame)
    {
        if (_slot.Kind == SlotKind.Truth) frame.Truths[_slot.Input] = Truth.Undecided;
        else if (_slot.Kind == SlotKind.Number) Open(frame, Stretches.Min(s => Math.Min(s.From, 0)), Stretches.Max(s => Math.Max(s.To, 0)));
        else frame.Choices[_slot.Input] = new ChoiceSet(ChoiceState.Sought, Field.Type == FieldType.Multi ? 0 : (1UL << Field.Options.Length) - 1);
    }

    /// <summary>Puts back what is stated.</summary>
    public void Restore(Frame frame, Frame sheet)
    {
        switch (_slot.Kind)
        {
            case SlotKind.Number:
                frame.Numbers[_slot.Input] = sheet.Numbers[_slot.Input];
                frame.Sought.Remove(_slot.Input);
                break;
            case SlotKind.Truth: frame.Truths[_slot.Input] = sheet.Truths[_slot.Input]; break;
            default: frame.Choices[_slot.Input] = sheet.Choices[_slot.Input]; break;
        }
    }

    /// <summary>A stretch in two, the half nearer to what is stated first; of choices of several, which are open or settled and nothing between, all values.</summary>
    public IEnumerable<(decimal From, decimal To)> Split(decimal from, decimal to)
    {
        if (Field.Type == FieldType.Multi) return Enumerable.Range((int)from, (int)(to - from) + 1).Select(p => ((decimal)p, (decimal)p));
        var middle = decimal.Floor((from + to) / 2);
        return from < 0 ? [(middle + 1, to), (from, middle)] : [(from, middle), (middle + 1, to)];
    }

    /// <summary>The value at a position, as a sheet would state it.</summary>
    public ImmutableArray<string> ValueAt(decimal position) => _slot.Kind switch
    {
        SlotKind.Number when Field.Type == FieldType.Date => [DateOnly.FromDayNumber((int)(_now + position)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        SlotKind.Number => [PlainValue.Format(_now + position * Field.Step)],
        SlotKind.Truth => [_now == 1 ? "true" : "false"],
        _ => [.. Field.Options.Where((_, i) => (_sets[(int)position] & 1UL << i) != 0).Select(o => o.Id)],
    };

    /// <summary>The sets of options that may be chosen together, but the one held: first those that differ in one option. Of many options only these, and the largest.</summary>
    private static ulong[] Several(Field field, ulong held)
    {
        var (count, alone) = (field.Options.Length, field.Options.Select((o, i) => o.Exclusive ? 1UL << i : 0).Aggregate(0UL, (all, bit) => all | bit));
        var every = (count == 63 ? ulong.MaxValue >> 1 : (1UL << count) - 1) & ~alone;
        var near = Enumerable.Range(0, count).Select(i => (held & 1UL << i) != 0 ? held & ~(1UL << i) : (alone & 1UL << i) != 0 ? 1UL << i : held & ~alone | 1UL << i);
        var all = count <= MostOptions ? Enumerable.Range(1, (1 << count) - 1).Select(b => (ulong)b) : Enumerable.Range(0, count).Select(i => 1UL << i).Append(every);
        return [.. near.Concat(all).Where(s => s != 0 && s != held && ((s & alone) == 0 || (s & s - 1) == 0)).Distinct()];
    }
}
