using System.Globalization;
using System.Text;
using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>
/// Moves the steps of several plans into one frame. A step that does the same to the same slots as one already there is not moved again:
/// its slots are those of the other. Not thread-safe.
/// </summary>
internal sealed class Relocation
{
    private readonly Dictionary<string, int[]> _known = new(StringComparer.Ordinal);
    private readonly StringBuilder _signature = new();
    private readonly List<(SlotKind Kind, int From, int To)> _written = [];
    private readonly Dictionary<(SlotKind, string), int> _constants = [];
    private readonly Dictionary<(SlotKind Kind, int Slot), int> _moved = [];
    private IReadOnlyList<Number> _from = [];

    /// <summary>Every number slot of the frame before a run.</summary>
    public List<Number> FrameNumbers { get; } = [];

    /// <summary>How many truth slots there are.</summary>
    public int FrameTruths { get; set; }

    /// <summary>How many choice slots there are.</summary>
    public int FrameChoices { get; set; }

    /// <summary>Begins with another plan.</summary>
    /// <param name="initial">Its number slots before a run, constants among them.</param>
    public void Begin(IReadOnlyList<Number> initial)
    {
        _from = initial;
        _moved.Clear();
    }

    /// <summary>Says where an input of the plan stands in the frame.</summary>
    public void Place(SlotKind kind, int from, int to) => _moved[(kind, from)] = to;

    /// <summary>The step in the frame, or null when one there does the same.</summary>
    public Operator? Move(Operator step)
    {
        _signature.Clear();
        _written.Clear();
        var moved = Taken(step);
        var signature = _signature.ToString();
        if (_known.TryGetValue(signature, out var same))
        {
            for (var i = 0; i < same.Length; i++) _moved[(_written[i].Kind, _written[i].From)] = same[i];
            return null;
        }
        foreach (var (kind, from, to) in _written) _moved[(kind, from)] = to;
        _known[signature] = [.. _written.Select(w => w.To)];
        return moved;
    }

    private Operator Taken(Operator step)
    {
        _signature.Append(step.GetType().Name).Append('(');
        var moved = step.MovedBy(this);
        _signature.Append(')');
        return moved;
    }

    /// <summary>Steps that run inside another, taken along with it.</summary>
    public Operator[] Steps(Operator[] steps) => [.. steps.Select(Taken)];

    /// <summary>A number the step reads.</summary>
    public int Number(int slot) => Read(SlotKind.Number, slot);

    /// <summary>A truth the step reads.</summary>
    public int Truth(int slot) => Read(SlotKind.Truth, slot);

    /// <summary>A choice the step reads.</summary>
    public int Choice(int slot) => Read(SlotKind.Choice, slot);

    public int[] Numbers(int[] slots) => ReadAll(SlotKind.Number, slots);

    public int[] Truths(int[] slots) => ReadAll(SlotKind.Truth, slots);

    public int[] Choices(int[] slots) => ReadAll(SlotKind.Choice, slots);

    /// <summary>A number the step fills.</summary>
    public int NewNumber(int slot)
    {
        FrameNumbers.Add(Compiling.Number.Unknown);
        return Write(SlotKind.Number, slot, FrameNumbers.Count - 1);
    }

    /// <summary>A truth the step fills.</summary>
    public int NewTruth(int slot) => Write(SlotKind.Truth, slot, FrameTruths++);

    /// <summary>A choice the step fills.</summary>
    public int NewChoice(int slot) => Write(SlotKind.Choice, slot, FrameChoices++);

    /// <summary>What the step is besides its slots.</summary>
    public T Same<T>(T value)
    {
        _signature.Append('=').Append(Spelled(value)).Append(';');
        return value;
    }

    /// <summary>Where a slot of the plan stands in the frame; what no step fills keeps what it holds before a run.</summary>
    public int Find(SlotKind kind, int slot)
    {
        if (slot < 0) return slot;
        if (_moved.TryGetValue((kind, slot), out var known)) return known;
        var held = kind == SlotKind.Number ? Constant(_from[slot]) : "";
        if (_constants.TryGetValue((kind, held), out var constant)) return constant;
        constant = kind switch { SlotKind.Number => FrameNumbers.Count, SlotKind.Truth => FrameTruths++, _ => FrameChoices++ };
        if (kind == SlotKind.Number) FrameNumbers.Add(_from[slot]);
        return _constants[(kind, held)] = constant;
    }

    private int Read(SlotKind kind, int slot)
    {
        // What the step itself fills on the way has no place of its own yet: it is told by its order.
        for (var i = 0; i < _written.Count; i++)
        {
            if (_written[i].Kind != kind || _written[i].From != slot) continue;
            _signature.Append(CultureInfo.InvariantCulture, $"w{i};");
            return _written[i].To;
        }
        var place = Find(kind, slot);
        _signature.Append(CultureInfo.InvariantCulture, $"{kind}{place};");
        return place;
    }

    private int[] ReadAll(SlotKind kind, int[] slots)
    {
        _signature.Append('[');
        var places = Array.ConvertAll(slots, s => Read(kind, s));
        _signature.Append(']');
        return places;
    }

    /// <summary>A place is taken at once: a constant first met further on in the same step must not get it. Of a step that is not moved it stays empty.</summary>
    private int Write(SlotKind kind, int slot, int place)
    {
        _written.Add((kind, slot, place));
        _signature.Append(">;");
        return place;
    }

    private static string Constant(in Number number) => number.IsKnown ? number.Min.ToString(CultureInfo.InvariantCulture) : number.State.ToString();

    private static string Spelled(object? value) => value switch
    {
        null => "null",
        FormulaFunction function => function.Name,
        NumberRange range => FormattableString.Invariant($"{range.LowerIncluded} {range.Lower} {range.Upper} {range.UpperIncluded}"),
        System.Collections.IEnumerable list and not string => string.Join(' ', list.Cast<object?>().Select(Spelled)),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
