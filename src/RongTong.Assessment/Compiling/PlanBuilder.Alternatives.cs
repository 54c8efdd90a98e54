using RongTong.Models;

namespace RongTong.Compiling;

internal sealed partial class PlanBuilder
{
    private AlternativeSlots LowerAlternative(Alternative alternative)
    {
        var entry = alternative.Entry is { } condition ? LowerCondition(condition.When, out _) : -1;
        var signals = alternative.Signals.Select(s => LowerCondition(s.When, out _)).ToArray();
        var fit = _slots.NewNumber();
        _slots.Operators.Add(new SumOfSignals(signals, [.. alternative.Signals.Select(s => s.Points)], fit));
        return new AlternativeSlots(entry, [.. signals], fit);
    }
}
