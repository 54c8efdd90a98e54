namespace RongTong.Compiling;

/// <summary>
/// At least so many of the parts hold, or all that apply where fewer apply. What is open may turn out either way, so the whole is settled
/// only where every way of turning out agrees.
/// </summary>
internal sealed class SomeParts : Operator
{
    /// <summary>Every part that applies.</summary>
    public const int All = int.MaxValue;

    // For one part and for all it matters which verdicts occur, not how often: one bit each.
    private static readonly Truth[] ForOne = [.. Enumerable.Range(0, 64).Select(k => Settle(Kinds(k), 1))];
    private static readonly Truth[] ForAll = [.. Enumerable.Range(0, 64).Select(k => Settle(Kinds(k), All))];

    private readonly int[] _parts;
    private readonly int _atLeast;
    private readonly int _target;
    private readonly Truth[]? _settled;

    public SomeParts(int[] parts, int atLeast, int target)
    {
        (_parts, _atLeast, _target) = (parts, atLeast, target);
        _settled = atLeast switch { 1 => ForOne, All => ForAll, _ => null };
    }

    public override void Tell(IStepReader reader) => reader.SomeParts(_parts, _atLeast, _target);

    public override void Run(Frame frame)
    {
        if (_settled is null)
        {
            frame.Truths[_target] = Settle(TruthTally.Of(frame.Truths, _parts), _atLeast);
            return;
        }
        var kinds = 0;
        foreach (var part in _parts) kinds |= 1 << (int)frame.Truths[part];
        frame.Truths[_target] = _settled[kinds];
    }

    private static Truth Settle(TruthTally tally, int atLeast)
    {
        var mayHold = tally.Met + tally.Undecided + tally.MetIfApplicable;
        var mayFail = tally.Unmet + tally.Undecided + tally.UnmetIfApplicable;
        return tally.Met >= atLeast ? Truth.Met
            : tally.Unmet > 0 && mayHold < atLeast ? Truth.Unmet
            : mayFail == 0 ? tally.Met > 0 ? Truth.Met : tally.MetIfApplicable > 0 ? Truth.MetIfApplicable : Truth.NotApplicable
            : mayHold == 0 && tally.Unmet == 0 ? Truth.UnmetIfApplicable
            : Truth.Undecided;
    }

    private static TruthTally Kinds(int kinds)
    {
        Truth[] each = [.. Enumerable.Range(0, 6).Where(k => (kinds & 1 << k) != 0).Select(k => (Truth)k)];
        return TruthTally.Of(each, [.. Enumerable.Range(0, each.Length)]);
    }

    public override Operator MovedBy(Relocation to) => new SomeParts(to.Truths(_parts), to.Same(_atLeast), to.NewTruth(_target));
}

/// <summary>The opposite of a verdict.</summary>
internal sealed class Opposite(int part, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.Opposite(part, target);

    public override void Run(Frame frame) => frame.Truths[target] = TruthLogic.Not(frame.Truths[part]);

    public override Operator MovedBy(Relocation to) => new Opposite(to.Truth(part), to.NewTruth(target));
}

/// <summary>
/// A verdict under a condition of applicability. Where the condition is open, the verdict keeps what it would be if it applies. Steps that
/// lead to nothing but this verdict run only where it may apply.
/// </summary>
internal sealed class Applicability(int applies, int verdict, int target, Operator[]? steps = null) : Operator
{
    public override void Tell(IStepReader reader) => reader.Applicability(applies, verdict, steps ?? [], target);

    public override void Run(Frame frame)
    {
        if (frame.Truths[applies] is Truth.Unmet or Truth.NotApplicable or Truth.UnmetIfApplicable)
        {
            frame.Truths[target] = Truth.NotApplicable;
            return;
        }
        foreach (var step in steps ?? []) step.Run(frame);
        frame.Truths[target] = frame.Truths[applies] == Truth.Met ? frame.Truths[verdict] : frame.Truths[verdict] switch
        {
            Truth.Met or Truth.MetIfApplicable => Truth.MetIfApplicable,
            Truth.Unmet or Truth.UnmetIfApplicable => Truth.UnmetIfApplicable,
            Truth.NotApplicable => Truth.NotApplicable,
            _ => Truth.Undecided,
        };
    }

    public override Operator MovedBy(Relocation to)
    {
        // The steps lead to the verdict, so they come first.
        var moved = steps is null ? null : to.Steps(steps);
        return new Applicability(to.Truth(applies), to.Truth(verdict), to.NewTruth(target), moved);
    }
}

/// <summary>A consistency check: open, and so silent, until every answer it looks at is given. Only then do its steps run.</summary>
internal sealed class OnlyIfAnswered(int[] numbers, int[] facts, int[] choices, Operator[] steps, int verdict, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.OnlyIfAnswered(numbers, facts, choices, steps, verdict, target);

    public override void Run(Frame frame)
    {
        frame.Truths[target] = Truth.Undecided;
        foreach (var number in numbers)
            if (!frame.Numbers[number].IsKnown) return;
        foreach (var fact in facts)
            if (frame.Truths[fact] is not (Truth.Met or Truth.Unmet)) return;
        foreach (var choice in choices)
            if (frame.Choices[choice].State != ChoiceState.Known) return;
        foreach (var step in steps) step.Run(frame);
        frame.Truths[target] = frame.Truths[verdict];
    }

    public override Operator MovedBy(Relocation to) => new OnlyIfAnswered(to.Numbers(numbers), to.Truths(facts), to.Choices(choices), to.Steps(steps), to.Truth(verdict), to.NewTruth(target));
}

/// <summary>Takes over the verdict of another slot, such as a criterion another one refers to.</summary>
internal sealed class SameTruth(int source, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.SameTruth(source, target);

    public override void Run(Frame frame) => frame.Truths[target] = frame.Truths[source];

    public override Operator MovedBy(Relocation to) => new SameTruth(to.Truth(source), to.NewTruth(target));
}

/// <summary>A yes-no fact has the expected value; what is not claimed is not so.</summary>
internal sealed class FactIs(int fact, bool expected, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.FactIs(fact, expected, target);

    public override void Run(Frame frame)
    {
        var truth = frame.Truths[fact] is Truth.NothingClaimed ? Truth.Unmet : frame.Truths[fact];
        frame.Truths[target] = expected ? truth : TruthLogic.Not(truth);
    }

    public override Operator MovedBy(Relocation to) => new FactIs(to.Truth(fact), to.Same(expected), to.NewTruth(target));
}

/// <summary>A single choice is one of some options.</summary>
internal sealed class ChoiceIsOneOf(int choice, ulong options, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.ChoiceIsOneOf(choice, options, target);

    public override void Run(Frame frame)
    {
        var set = frame.Choices[choice];
        frame.Truths[target] = set.State == ChoiceState.NotApplicable ? Truth.NotApplicable
            : (set.Bits & options) == 0 ? Truth.Unmet
            : (set.Bits & ~options) == 0 ? Truth.Met
            : Truth.Undecided;
    }

    public override Operator MovedBy(Relocation to) => new ChoiceIsOneOf(to.Choice(choice), to.Same(options), to.NewTruth(target));
}

/// <summary>A multiple choice holds an option.</summary>
internal sealed class ChoiceHas(int choice, ulong option, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.ChoiceHas(choice, option, target);

    public override void Run(Frame frame)
    {
        var set = frame.Choices[choice];
        frame.Truths[target] = set.State == ChoiceState.NotApplicable ? Truth.NotApplicable
            : !set.IsKnown && set.State != ChoiceState.NothingClaimed ? Truth.Undecided
            : (set.Bits & option) != 0 ? Truth.Met
            : Truth.Unmet;
    }

    public override Operator MovedBy(Relocation to) => new ChoiceHas(to.Choice(choice), to.Same(option), to.NewTruth(target));
}

/// <summary>Number of scenes certainly and possibly at a level or above.</summary>
internal sealed class CountScenes(int[] scenes, int level, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.CountScenes(scenes, level, target);

    public override void Run(Frame frame)
    {
        int certain = 0, possible = 0;
        foreach (var scene in scenes)
        {
            var set = frame.Choices[scene];
            if (set.State == ChoiceState.NotApplicable) continue;
            if (set.First >= level) certain++;
            if (set.Last >= level) possible++;
        }
        frame.Numbers[target] = Number.Between(certain, possible);
    }

    public override Operator MovedBy(Relocation to) => new CountScenes(to.Choices(scenes), to.Same(level), to.NewNumber(target));
}

/// <summary>How many of several hold, certainly and possibly, beside how many must: all that apply where fewer apply.</summary>
internal sealed class CountHeld(int[] parts, int atLeast, int held, int needed) : Operator
{
    public override void Tell(IStepReader reader) => reader.CountHeld(parts, atLeast, held, needed);

    public override void Run(Frame frame)
    {
        var tally = TruthTally.Of(frame.Truths, parts);
        var perhaps = tally.MetIfApplicable + tally.UnmetIfApplicable;
        var certain = tally.Met + tally.Unmet + tally.Undecided;
        frame.Numbers[held] = Number.Between(tally.Met, tally.Met + tally.Undecided + tally.MetIfApplicable);
        frame.Numbers[needed] = Number.Between(Math.Min(atLeast, certain), Math.Min(atLeast, certain + perhaps));
    }

    public override Operator MovedBy(Relocation to) => new CountHeld(to.Truths(parts), to.Same(atLeast), to.NewNumber(held), to.NewNumber(needed));
}

/// <summary>Whether a grade is held: all it requires is met; with nothing that applies, what stands in <c>otherwise</c>.</summary>
internal sealed class GradeHeld(int requirements, Truth otherwise, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.GradeHeld(requirements, otherwise, target);

    public override void Run(Frame frame) =>
        frame.Truths[target] = frame.Truths[requirements] switch
        {
            Truth.NotApplicable => otherwise,
            Truth.Met => Truth.Met,
            Truth.Unmet or Truth.UnmetIfApplicable => Truth.Unmet,
            _ => Truth.Undecided,
        };

    public override Operator MovedBy(Relocation to) => new GradeHeld(to.Truth(requirements), to.Same(otherwise), to.NewTruth(target));
}

/// <summary>A verdict that stays open until some choices are answered, whatever else is known.</summary>
internal sealed class OpenUntilAnswered(int verdict, int[] choices, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.OpenUntilAnswered(verdict, choices, target);

    public override void Run(Frame frame) =>
        frame.Truths[target] = Array.TrueForAll(choices, c => frame.Choices[c].State is not (ChoiceState.Unanswered or ChoiceState.Narrowed or ChoiceState.NothingClaimed)) ? frame.Truths[verdict] : Truth.Undecided;

    public override Operator MovedBy(Relocation to) => new OpenUntilAnswered(to.Truth(verdict), to.Choices(choices), to.NewTruth(target));
}

/// <summary>Whether anything was answered, for a choice, be it by figures or as not applicable.</summary>
internal sealed class ChoiceAnswered(int choice, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.ChoiceAnswered(choice, target);

    public override void Run(Frame frame) => frame.Truths[target] = frame.Choices[choice].State is ChoiceState.Unanswered or ChoiceState.Narrowed or ChoiceState.NothingClaimed ? Truth.Unmet : Truth.Met;

    public override Operator MovedBy(Relocation to) => new ChoiceAnswered(to.Choice(choice), to.NewTruth(target));
}

/// <summary>Whether anything was answered, for a number or date.</summary>
internal sealed class NumberAnswered(int number, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.NumberAnswered(number, target);

    public override void Run(Frame frame) => frame.Truths[target] = frame.Numbers[number].State is NumberState.Known or NumberState.NotApplicable || frame.Sought.Contains(number) ? Truth.Met : Truth.Unmet;

    public override Operator MovedBy(Relocation to) => new NumberAnswered(to.Number(number), to.NewTruth(target));
}

/// <summary>Whether anything was answered, for a yes-no fact.</summary>
internal sealed class FactAnswered(int fact, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.FactAnswered(fact, target);

    public override void Run(Frame frame) => frame.Truths[target] = frame.Truths[fact] is Truth.Undecided or Truth.NothingClaimed ? Truth.Unmet : Truth.Met;

    public override Operator MovedBy(Relocation to) => new FactAnswered(to.Truth(fact), to.NewTruth(target));
}
