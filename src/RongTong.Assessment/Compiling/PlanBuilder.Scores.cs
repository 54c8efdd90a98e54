using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Compiling;

internal sealed partial class PlanBuilder
{
    private int LowerIndicator(Indicator node)
    {
        var children = node.Children.Length > 0
            ? node.Children.Select(c => (Slot: LowerIndicator(c), c.OutOf)).ToArray()
            : [.. node.Awards.Select(a => (Slot: LowerAward(a), a.OutOf))];
        var slots = children.Select(c => c.Slot).ToArray();
        var target = _slots.NewNumber();
        _indicators.TryAdd(node.Path, node.RestsOnMean ? _slots.NewNumber() : target);
        _slots.Operators.Add(node.Combine switch
        {
            Combine.Max or Combine.Min => new PickChild(slots, node.Combine == Combine.Max, target),
            Combine.Mean => new MeanShare(slots, [.. children.Select(c => c.OutOf)], [.. node.MeanWeights], node.OutOf, target),
            _ => new SumUp(slots, [.. children.Select(c => c.OutOf)], node.OutOf, node.Cap, node.Combine == Combine.Weighted, target),
        });
        if (node.RestsOnMean) _slots.Operators.Add(new SettledScore(target, _indicators[node.Path]));
        return target;
    }

    private int LowerAward(Award award)
    {
        Typed? measured = award.From is { } from ? Lower(from.Root, from.Span, null) : null;
        if (measured is { } source) _measured.TryAdd(award.Id, source.Slot);
        if (award.Question is { } question && measured is { } figures) AddDerivedAnswer(question, figures.Slot);
        var target = _slots.NewNumber();
        _awards.TryAdd(award.Id, target);
        decimal Points(decimal points)
        {
            // A full mark that is not positive has been reported.
            var scaled = award.Scale.Full <= 0 ? Number.Known(0) : Number.Divide(Number.Known(points * award.OutOf), Number.Known(award.Scale.Full));
            if (!scaled.IsKnown) Report(DiagnosticCatalog.NumberOutOfBounds(award.Span, "points", points, new NumberRange(-award.Scale.Full, true, award.Scale.Full, true)));
            return scaled.Min;
        }

        switch (award.Scale)
        {
            case AnswerScale.Choice { Kind: FieldType.Multi } multi when ChoiceOf(award) is { } slot:
                var points = multi.Options.Select(o => Points(o.Points)).ToArray();
                var cap = Points(multi.Cap ?? Math.Max(multi.Full, multi.Options.Sum(o => Math.Max(0, o.Points))));
                // The worst answer is one option, the best all that may stand together.
                var together = multi.Options.Where(o => !o.Exclusive && o.Points > 0).Sum(o => o.Points);
                var most = Math.Min(cap, Math.Max(Points(together), points.DefaultIfEmpty(0).Max()));
                var worstTogether = multi.Options.Where(o => !o.Exclusive && o.Points < 0).Sum(o => o.Points);
                var least = Math.Min(cap, Math.Min(points.DefaultIfEmpty(0).Min(), worstTogether < 0 ? Points(worstTogether) : decimal.MaxValue));
                if (award.Question!.Unanswered == Unanswered.NothingClaimed) least = Math.Min(least, 0);
                return Append(target, new AwardOptions(slot, points, cap, least, most, target));
            case AnswerScale.Choice choice when ChoiceOf(award) is { } slot:
                return Append(target, new AwardOption(slot, [.. choice.Options.Select(o => Points(o.Points)), 0], [.. choice.Options.Select(o => Points(o.MostPoints)), 0], target));
            case AnswerScale.YesNo yes when award.Question is { } fact:
                return Append(target, new AwardYes(_fields[fact.Id].Effective, Points(yes.Points), Points(yes.Otherwise), target));
            case AnswerScale.Bands bands when NumberOf(award, measured) is { } value:
                return Append(target, new AwardBand(value.Slot, [.. bands.Steps.Select(s => s.Range)], [.. bands.Steps.Select(s => Points(s.Points))], target));
            case AnswerScale.Computed computed when NumberOf(award, measured) is { } value:
                var earned = Lower(computed.Formula.Root, computed.Formula.Span, value with { Unit = null });
                return Append(target, new AwardFormula(earned.Slot, award.Scale.Full, award.OutOf, target));
            default:
                Report(DiagnosticCatalog.WrongFieldType(award.Span, award.Id, "计算值", "a computed value", "bands 或 formula 尺度", "a scale of bands or a formula"));
                return target;
        }
    }

    private int? ChoiceOf(Award award) => award.Question is { } q && _fields.TryGetValue(q.Id, out var slot) && slot.Kind == SlotKind.Choice ? slot.Effective : null;

    /// <summary>The number an award measures: its formula, or the number that answers the question.</summary>
    private Typed? NumberOf(Award award, Typed? measured) =>
        award.Question is { } q && _fields.TryGetValue(q.Id, out var slot) && slot.Kind == SlotKind.Number ? new Typed(slot.Effective, q.Unit) : measured;

    /// <summary>A question with figures behind it: unanswered, it takes the option the figures mean.</summary>
    private void AddDerivedAnswer(Field question, int figures)
    {
        if (!_fields.TryGetValue(question.Id, out var slot) || slot.Kind != SlotKind.Choice || question.Options.Any(o => o.Range is null)) return;
        var (derived, effective) = (_slots.NewChoice(), _slots.NewChoice());
        ImmutableArray<NumberRange> ranges = [.. question.Options.Select(o => o.Range!)];
        _slots.Operators.Add(new DeriveOption(figures, [.. ranges], AllOptions(question), derived));
        _slots.Operators.Add(new AnswerOrDerived(slot.Input, derived, effective));
        _fields[question.Id] = slot with { Effective = effective, Derived = derived };
    }
}
