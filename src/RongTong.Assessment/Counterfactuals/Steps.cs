using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>
/// The values a move may lead to, counted from the one nearest to today's. A number goes in whole steps of its field, inside its range; options
/// in the order of their distance; of several options the ones that help most are added first. Immutable.
/// </summary>
internal abstract record Steps
{
    /// <summary>How many there are; 0 where the fact cannot move.</summary>
    public abstract decimal Count { get; }

    /// <summary>The value at a position.</summary>
    public abstract decimal ValueAt(decimal position);

    /// <summary>How large the change to the value at a position is.</summary>
    public abstract decimal SizeAt(decimal position);

    /// <summary>Puts everything between two positions into a frame; one value where they are the same.</summary>
    public abstract void Open(Frame frame, decimal from, decimal to);
}

/// <summary>Whole steps of a number. The first claim of one begins where it claims least: a rank at the last one.</summary>
internal sealed record NumberSteps(int Slot, decimal? Now, decimal Nearest, decimal Step, decimal Last) : Steps
{
    public override decimal Count => Last + 1;

    public override decimal ValueAt(decimal position) => Nearest + position * Step;

    public override decimal SizeAt(decimal position)
    {
        var value = ValueAt(position);
        if (Now is not { } now) return 1;
        return now == value ? 0 : Math.Min(1, Math.Abs(value - now) / Math.Max(Math.Abs(value), Math.Abs(now)));
    }

    public override void Open(Frame frame, decimal from, decimal to)
    {
        var (one, other) = (ValueAt(from), ValueAt(to));
        frame.Numbers[Slot] = Number.Between(Math.Min(one, other), Math.Max(one, other));
        frame.Sought.Add(Slot);
    }

    public static NumberSteps Of(FieldSlot fact, MoveKind kind, Number now)
    {
        var (field, step) = (fact.Field, fact.Field.Step);
        var least = decimal.Ceiling((field.Min ?? -PlainValue.Largest) / step) * step;
        var most = decimal.Floor((field.Max ?? PlainValue.Largest) / step) * step;
        var isUp = kind == MoveKind.Rise || kind == MoveKind.Claim && field.Change.Only != ChangeDirection.Down;
        var nearest = kind switch
        {
            MoveKind.Rise => Math.Max(least, decimal.Floor(now.Min / step) * step + step),
            MoveKind.Fall => Math.Min(most, decimal.Ceiling(now.Min / step) * step - step),
            _ => isUp ? least : most,
        };
        var last = decimal.Floor((isUp ? most - nearest : nearest - least) / step);
        return new NumberSteps(fact.Input, kind == MoveKind.Claim ? null : now.Min, nearest, isUp ? step : -step, Math.Max(-1, last));
    }
}

/// <summary>The other options of a single choice or a level, the nearest first.</summary>
/// <param name="Slot">Where the choice stands.</param>
/// <param name="Options">Positions of the options.</param>
/// <param name="Now">The one chosen, or −1.</param>
/// <param name="All">How many options there are.</param>
internal sealed record OptionSteps(int Slot, int[] Options, int Now, int All) : Steps
{
    public override decimal Count => Options.Length;

    public override decimal ValueAt(decimal position) => Options[(int)position];

    public override decimal SizeAt(decimal position) => Now < 0 ? 1 : Math.Abs(Options[(int)position] - Now) / (decimal)(All - 1);

    public override void Open(Frame frame, decimal from, decimal to)
    {
        ulong bits = 0;
        for (var i = (int)from; i <= (int)to; i++) bits |= 1UL << Options[i];
        frame.Choices[Slot] = new ChoiceSet(from == to ? ChoiceState.Known : ChoiceState.Sought, bits);
    }
}

/// <summary>
/// More and more of several options: those held with the first, the first two, the first three of what would help. Where the only one held
/// should go, one of the others takes its place.
/// </summary>
/// <param name="Slot">Where the choice stands.</param>
/// <param name="Held">What is held after each step.</param>
/// <param name="All">How many options there are.</param>
/// <param name="IsWhole">Whether more steps only ever help more, so that what the last one does not do none can do.</param>
internal sealed record HoldSteps(int Slot, ulong[] Held, int All, bool IsWhole) : Steps
{
    public override decimal Count => Held.Length;

    public override decimal ValueAt(decimal position) => Held[(int)position];

    public override decimal SizeAt(decimal position) => Math.Min(1, (position + 1) / All);

    /// <summary>A choice of several is either known or not: a stretch of values is left wholly open.</summary>
    public override void Open(Frame frame, decimal from, decimal to) =>
        frame.Choices[Slot] = from == to ? new ChoiceSet(ChoiceState.Known, Held[(int)from]) : new ChoiceSet(ChoiceState.Sought, 0);

    public static HoldSteps Of(FieldSlot fact, ulong held, Wish wish)
    {
        var options = fact.Field.Options;
        var changes = Enumerable.Range(0, options.Length)
            .Where(o => (held & 1UL << o) == 0 ? wish.Wants(o, -1) && !MoveTable.IsExcepted(fact, o) : wish.WantsOff(o))
            .OrderByDescending(o => (wish.On | wish.Off) >> o & 1).ThenByDescending(o => Math.Abs(wish.Points.Sum(p => p.Points[o]))).ThenBy(o => o);
        var (steps, isWhole) = (new List<ulong>(), true);
        foreach (var option in changes)
        {
            var bit = 1UL << option;
            isWhole &= (held & bit) == 0 && !options[option].Exclusive;
            if (held == bit)
            {
                steps.AddRange(Enumerable.Range(0, options.Length).Where(o => o != option && !MoveTable.IsExcepted(fact, o)).OrderByDescending(o => options[o].Exclusive).Select(o => 1UL << o));
                break;
            }
            held = (held & bit) != 0 ? held & ~bit : options[option].Exclusive ? bit : Together(fact.Field, held) | bit;
            steps.Add(held);
        }
        return new HoldSteps(fact.Input, [.. steps], options.Length, isWhole);
    }

    /// <summary>An option that stands alone goes when another is held.</summary>
    private static ulong Together(Field field, ulong held)
    {
        for (var i = 0; i < field.Options.Length; i++)
            if (field.Options[i].Exclusive) held &= ~(1UL << i);
        return held;
    }
}

/// <summary>The other of yes and no.</summary>
internal sealed record TurnSteps(int Slot, bool Yes) : Steps
{
    public override decimal Count => 1;

    public override decimal ValueAt(decimal position) => Yes ? 1 : 0;

    public override decimal SizeAt(decimal position) => 1;

    public override void Open(Frame frame, decimal from, decimal to) => frame.Truths[Slot] = Yes ? Truth.Met : Truth.Unmet;
}
