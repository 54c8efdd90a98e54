using System.Numerics;
using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>The option a number means, for a question that figures can answer.</summary>
internal sealed class DeriveOption(int number, NumberRange[] ranges, ulong all, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.DeriveOption(number, ranges, all, target);

    public override void Run(Frame frame)
    {
        ref readonly var value = ref frame.Numbers[number];
        ulong possible = 0;
        for (var i = 0; i < ranges.Length; i++)
            if (ranges[i].Meets(value.HasMin ? value.Min : null, value.HasMax ? value.Max : null)) possible |= 1UL << i;
        frame.Choices[target] = possible == 0 || possible == all ? new ChoiceSet(ChoiceState.Unanswered, all)
            : value.IsKnown ? new ChoiceSet(ChoiceState.Known, possible)
            : new ChoiceSet(ChoiceState.Narrowed, possible);
    }

    public override Operator MovedBy(Relocation to) => new DeriveOption(to.Number(number), to.Same(ranges), to.Same(all), to.NewChoice(target));
}

/// <summary>The grade of a model as a choice: the highest certainly held, or all that are still possible, none among them.</summary>
internal sealed class GradeAsChoice(int[] grades, ulong[] options, ulong none, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.GradeAsChoice(grades, options, none, target);

    public override void Run(Frame frame)
    {
        ulong possible = 0;
        var isCertain = false;
        for (var i = grades.Length - 1; i >= 0 && !isCertain; i--)
        {
            var truth = frame.Truths[grades[i]];
            if (truth != Truth.Unmet) possible |= options[i];
            isCertain = truth == Truth.Met;
        }
        frame.Choices[target] = !isCertain ? new ChoiceSet(ChoiceState.Unanswered, possible | none)
            : BitOperations.PopCount(possible) == 1 ? new ChoiceSet(ChoiceState.Known, possible)
            : new ChoiceSet(ChoiceState.Narrowed, possible);
    }

    public override Operator MovedBy(Relocation to) => new GradeAsChoice(to.Truths(grades), to.Same(options), to.Same(none), to.NewChoice(target));
}

/// <summary>The answer given, else the one figures mean.</summary>
internal sealed class AnswerOrDerived(int answered, int derived, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.AnswerOrDerived(answered, derived, target);

    public override void Run(Frame frame) =>
        frame.Choices[target] = frame.Choices[answered].State is ChoiceState.Unanswered or ChoiceState.NothingClaimed ? frame.Choices[derived] : frame.Choices[answered];

    public override Operator MovedBy(Relocation to) => new AnswerOrDerived(to.Choice(answered), to.Choice(derived), to.NewChoice(target));
}

/// <summary>Points of a single choice or level, at least and at most; the last of the points are those of none of the options.</summary>
internal sealed class AwardOption(int choice, decimal[] least, decimal[] most, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.AwardOption(choice, least, most, target);

    public override void Run(Frame frame)
    {
        var set = frame.Choices[choice];
        if (set.IsKnown)
        {
            frame.Numbers[target] = Number.Between(least[set.First], most[set.First]);
            return;
        }
        if (set.State == ChoiceState.NotApplicable)
        {
            frame.Numbers[target] = Number.NotApplicable;
            return;
        }
        var (worst, best) = (decimal.MaxValue, decimal.MinValue);
        for (var bits = set.Bits; bits != 0; bits &= bits - 1)
        {
            var option = BitOperations.TrailingZeroCount(bits);
            (worst, best) = (Math.Min(worst, least[option]), Math.Max(best, most[option]));
        }
        frame.Numbers[target] = Number.Between(worst, best);
    }

    public override Operator MovedBy(Relocation to) => new AwardOption(to.Choice(choice), to.Same(least), to.Same(most), to.NewNumber(target));
}

/// <summary>Points of a multiple choice: those of the options added up, at most the cap.</summary>
internal sealed class AwardOptions(int choice, decimal[] points, decimal cap, decimal least, decimal most, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.AwardOptions(choice, points, cap, least, most, target);

    public override void Run(Frame frame)
    {
        var set = frame.Choices[choice];
        if (!set.IsKnown)
        {
            frame.Numbers[target] = set.State switch
            {
                ChoiceState.NotApplicable => Number.NotApplicable,
                ChoiceState.NothingClaimed => Number.Known(0),
                _ => Number.Between(least, most),
            };
            return;
        }
        decimal sum = 0;
        for (var bits = set.Bits; bits != 0; bits &= bits - 1) sum += points[BitOperations.TrailingZeroCount(bits)];
        frame.Numbers[target] = Number.Known(Math.Min(sum, cap));
    }

    public override Operator MovedBy(Relocation to) => new AwardOptions(to.Choice(choice), to.Same(points), to.Same(cap), to.Same(least), to.Same(most), to.NewNumber(target));
}

/// <summary>Points for yes, and for no.</summary>
internal sealed class AwardYes(int fact, decimal points, decimal otherwise, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.AwardYes(fact, points, otherwise, target);

    public override void Run(Frame frame) => frame.Numbers[target] = frame.Truths[fact] switch
    {
        Truth.Met => Number.Known(points),
        Truth.Unmet or Truth.NothingClaimed => Number.Known(otherwise),
        Truth.NotApplicable => Number.NotApplicable,
        _ => Number.Between(Math.Min(otherwise, points), Math.Max(otherwise, points)),
    };

    public override Operator MovedBy(Relocation to) => new AwardYes(to.Truth(fact), to.Same(points), to.Same(otherwise), to.NewNumber(target));
}

/// <summary>Points of the band a number falls into; of all bands it may fall into when it is not exact.</summary>
internal sealed class AwardBand(int number, NumberRange[] ranges, decimal[] points, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.AwardBand(number, ranges, points, target);

    public override void Run(Frame frame)
    {
        ref readonly var value = ref frame.Numbers[number];
        if (value.State is NumberState.NotApplicable or NumberState.NothingClaimed)
        {
            frame.Numbers[target] = AwardFormula.ForNothing(value);
            return;
        }
        // What has no value, or may have none, may earn nothing.
        var (least, most) = value.State == NumberState.NoValue ? (0, 0) : (decimal.MaxValue, decimal.MinValue);
        for (var i = 0; i < ranges.Length; i++)
        {
            if (!ranges[i].Meets(value.HasMin ? value.Min : null, value.HasMax ? value.Max : null)) continue;
            (least, most) = (Math.Min(least, points[i]), Math.Max(most, points[i]));
        }
        frame.Numbers[target] = least <= most ? Number.Between(least, most) : Number.Known(0);
    }

    public override Operator MovedBy(Relocation to) => new AwardBand(to.Number(number), to.Same(ranges), to.Same(points), to.NewNumber(target));
}

/// <summary>Points a formula gives, scaled to the full mark and kept between zero and it.</summary>
internal sealed class AwardFormula(int points, decimal full, decimal outOf, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.AwardFormula(points, full, outOf, target);

    public override void Run(Frame frame)
    {
        ref readonly var value = ref frame.Numbers[points];
        frame.Numbers[target] = value.State is NumberState.NotApplicable or NumberState.NothingClaimed ? ForNothing(value)
            : Number.Between(Scale(value.HasMin ? value.Min : 0), Scale(value.HasMax ? value.Max : full));
    }

    /// <summary>What is not claimed earns nothing; what is not examined is left out.</summary>
    public static Number ForNothing(in Number value) => value.State == NumberState.NothingClaimed ? Number.Known(0) : Number.NotApplicable;

    private decimal Scale(decimal earned) => Math.Clamp(earned, 0, full) * outOf / full;

    public override Operator MovedBy(Relocation to) => new AwardFormula(to.Number(points), to.Same(full), to.Same(outOf), to.NewNumber(target));
}

/// <summary>
/// Children added up, at most the cap. Children that do not apply leave their share to the others, where children are shares; when none
/// applies, the whole does not.
/// </summary>
internal sealed class SumUp(int[] children, decimal[] outOf, decimal wholeOutOf, decimal? cap, bool isShare, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.SumUp(children, outOf, wholeOutOf, cap, isShare, target);

    public override void Run(Frame frame)
    {
        decimal min = 0, max = 0, left = 0;
        var isExact = true;
        var applicable = children.Length;
        for (var i = 0; i < children.Length; i++)
        {
            ref readonly var child = ref frame.Numbers[children[i]];
            if (child.IsKnown)
            {
                min += child.Min;
                if (!isExact) max += child.Min;
            }
            else if (child.State == NumberState.NotApplicable)
            {
                left += outOf[i];
                applicable--;
            }
            else
            {
                if (isExact) max = min;
                isExact = false;
                min += child.Min;
                max += child.Max;
            }
        }
        if (isExact) max = min;
        if (applicable == 0 || isShare && left != 0 && left == wholeOutOf)
        {
            frame.Numbers[target] = Number.NotApplicable;
            return;
        }
        if (isShare && left != 0) (min, max) = (min * wholeOutOf / (wholeOutOf - left), max * wholeOutOf / (wholeOutOf - left));
        frame.Numbers[target] = isExact ? Number.Known(cap < min ? cap.Value : min) : Number.Between(cap < min ? cap : min, cap < max ? cap : max);
    }

    public override Operator MovedBy(Relocation to) => new SumUp(to.Numbers(children), to.Same(outOf), to.Same(wholeOutOf), to.Same(cap), to.Same(isShare), to.NewNumber(target));
}

/// <summary>The mean, by weight, of the shares of their full marks that children reach, in points of the whole; children that do not apply are left out.</summary>
internal sealed class MeanShare(int[] children, decimal[] outOf, decimal[] weights, decimal wholeOutOf, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.MeanShare(children, outOf, weights, wholeOutOf, target);

    public override void Run(Frame frame)
    {
        decimal min = 0, max = 0, applicable = 0;
        for (var i = 0; i < children.Length; i++)
        {
            ref readonly var child = ref frame.Numbers[children[i]];
            if (child.State == NumberState.NotApplicable) continue;
            applicable += weights[i];
            min += weights[i] * child.Min * wholeOutOf / outOf[i];
            max += weights[i] * child.Max * wholeOutOf / outOf[i];
        }
        frame.Numbers[target] = applicable == 0 ? Number.NotApplicable : Number.Between(min / applicable, max / applicable);
    }

    public override Operator MovedBy(Relocation to) => new MeanShare(to.Numbers(children), to.Same(outOf), to.Same(weights), to.Same(wholeOutOf), to.NewNumber(target));
}

/// <summary>
/// A score that rests on means, as it is shown and compared. Thirds and sevenths do not end, and a decimal holds 28 digits of them: dropping
/// the last few makes three thirds one whole again. Nodes above go on with all digits.
/// </summary>
internal sealed class SettledScore(int score, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.SettledScore(score, target);

    public override void Run(Frame frame) => frame.Numbers[target] = Settled(frame.Numbers[score]);

    private static Number Settled(in Number score) => score.State == NumberState.NotApplicable ? score : Number.Between(Kept(score.Min), Kept(score.Max));

    private static decimal Kept(decimal value) => decimal.Round(value, Indicator.MeanDigits, MidpointRounding.AwayFromZero);

    public override Operator MovedBy(Relocation to) => new SettledScore(to.Number(score), to.NewNumber(target));
}

/// <summary>The best or the worst child counts; children that do not apply are left out.</summary>
internal sealed class PickChild(int[] children, bool best, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.PickChild(children, best, target);

    public override void Run(Frame frame)
    {
        var result = Number.NotApplicable;
        foreach (var child in children)
        {
            ref readonly var value = ref frame.Numbers[child];
            if (value.State == NumberState.NotApplicable) continue;
            result = result.State == NumberState.NotApplicable ? value : best ? Number.Larger(result, value) : Number.Smaller(result, value);
        }
        frame.Numbers[target] = result;
    }

    public override Operator MovedBy(Relocation to) => new PickChild(to.Numbers(children), to.Same(best), to.NewNumber(target));
}

/// <summary>Points of the signals that hold; one that is open may hold, one that does not apply does not.</summary>
internal sealed class SumOfSignals(int[] signals, decimal[] points, int target) : Operator
{
    public override void Tell(IStepReader reader) => reader.SumOfSignals(signals, points, target);

    public override void Run(Frame frame)
    {
        decimal min = 0, max = 0;
        for (var i = 0; i < signals.Length; i++)
        {
            var truth = frame.Truths[signals[i]];
            if (truth == Truth.Met) min += points[i];
            if (truth is Truth.Met or Truth.MetIfApplicable or Truth.Undecided) max += points[i];
        }
        frame.Numbers[target] = Number.Between(min, max);
    }

    public override Operator MovedBy(Relocation to) => new SumOfSignals(to.Truths(signals), to.Same(points), to.NewNumber(target));
}
