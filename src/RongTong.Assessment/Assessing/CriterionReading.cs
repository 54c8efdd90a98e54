using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Assessing;

/// <summary>Reads the verdict on a criterion off a frame that has been run, with what was compared or found. Immutable.</summary>
internal sealed class CriterionReading(PlanSlots slots, Frame frame)
{
    public CriterionResult Read(Criterion criterion)
    {
        var slot = slots.Criteria[criterion.Id];
        var status = frame.Truths[slot.Truth];
        if (slot.Comparand is { } compared)
            return new CriterionResult(criterion, status, new Measurement(frame.Numbers[compared.Actual], compared.Comparison, frame.Numbers[compared.Bound], compared.Unit, compared.IsShare), null, null);
        return criterion.When switch
        {
            Condition.Is fact => new CriterionResult(criterion, status, null, FactOf(fact.Field), fact.Expected ? "true" : "false"),
            Condition.OneOf oneOf => new CriterionResult(criterion, status, null, OptionsOf(oneOf.Field), string.Join(" | ", oneOf.Options)),
            Condition.Has has => new CriterionResult(criterion, status, null, OptionsOf(has.Field), has.Option),
            _ => new CriterionResult(criterion, status, null, null, null),
        };
    }

    private string? FactOf(string field) => frame.Truths[slots.Fields[field].Effective] switch { Truth.Met => "true", Truth.Unmet => "false", _ => null };

    private string? OptionsOf(string id)
    {
        var slot = slots.Fields[id];
        var set = frame.Choices[slot.Effective];
        return set.IsKnown ? string.Join("; ", slot.Field.Options.Where((_, i) => (set.Bits & 1UL << i) != 0).Select(o => o.Id)) : null;
    }
}
