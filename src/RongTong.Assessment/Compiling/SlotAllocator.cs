namespace RongTong.Compiling;

/// <summary>Hands out slots and collects steps while a plan is built. A model and the models it uses share one.</summary>
internal sealed class SlotAllocator
{
    private readonly Dictionary<decimal, int> _constants = [];

    /// <summary>The steps so far, in order, but for those of derived values.</summary>
    public List<Operator> Operators { get; } = [];

    /// <summary>The steps of derived values: they need nothing but facts and each other, and run first.</summary>
    public List<Operator> Derived { get; } = [];

    /// <summary>Every number slot as it stands before a run.</summary>
    public List<Number> Numbers { get; } = [];

    /// <summary>How many truth slots there are.</summary>
    public int Truths { get; private set; }

    /// <summary>How many choice slots there are.</summary>
    public int Choices { get; private set; }

    /// <summary>Sets aside the input slots, which come first.</summary>
    public void Reserve(int truths, int choices) => (Truths, Choices) = (truths, choices);

    /// <summary>Takes out the steps appended since there were so many: they run inside another step.</summary>
    public Operator[] TakeSince(int count)
    {
        Operator[] steps = [.. Operators.Skip(count)];
        Operators.RemoveRange(count, steps.Length);
        return steps;
    }

    public int NewNumber()
    {
        Numbers.Add(Number.Unknown);
        return Numbers.Count - 1;
    }

    public int NewTruth() => Truths++;

    public int NewChoice() => Choices++;

    /// <summary>The slot of a constant; equal constants share one.</summary>
    public int Constant(decimal value)
    {
        if (_constants.TryGetValue(value, out var slot)) return slot;
        slot = NewNumber();
        Numbers[slot] = Number.Known(value);
        return _constants[value] = slot;
    }
}
