using System.Collections.Immutable;
using System.Globalization;
using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>
/// Several plans in one frame: facts stand in it once, and a step that several plans have in common runs once, with the first that needs
/// it. What is left of the later plans are the steps that differ, and all that leans on them. Immutable and thread-safe.
/// </summary>
internal sealed class SharedPlans
{
    private SharedPlans(ImmutableArray<EvaluationPlan> plans) => Plans = plans;

    /// <summary>The plans in order. The first takes in the answers and is run first, then the others in order.</summary>
    public ImmutableArray<EvaluationPlan> Plans { get; }

    /// <summary>Puts plans together.</summary>
    public static SharedPlans Of(IReadOnlyList<EvaluationPlan> plans)
    {
        var relocation = new Relocation();
        var inputs = new Inputs();
        var places = plans.Select(p => p.Slots.Fields.ToDictionary(f => f.Key, f => inputs.Add(f.Value, p), StringComparer.Ordinal)).ToList();
        relocation.FrameNumbers.AddRange(inputs.Numbers);
        (relocation.FrameTruths, relocation.FrameChoices) = (inputs.Truths.Count, inputs.Choices.Count);
        var moved = plans.Select((plan, i) => Move(plan, places[i], relocation)).ToList();
        return new SharedPlans([.. moved.Select((m, i) => new EvaluationPlan(
            m.Steps, [.. relocation.FrameNumbers], inputs.Numbers.Count, [.. inputs.Truths], relocation.FrameTruths, [.. inputs.Choices], relocation.FrameChoices, m.Slots) { Used = plans[i].Used })]);
    }

    private static (Operator[] Steps, PlanSlots Slots) Move(EvaluationPlan plan, Dictionary<string, int> places, Relocation relocation)
    {
        relocation.Begin(plan.InitialNumbers);
        relocation.Place(SlotKind.Number, plan.Slots.AsOf, Inputs.AsOf);
        foreach (var field in plan.Slots.Fields.Values) relocation.Place(field.Kind, field.Input, places[field.Field.Id]);
        Operator[] steps = [.. plan.Operators.Select(relocation.Move).OfType<Operator>()];
        return (steps, Moved(plan.Slots, relocation));
    }

    private static PlanSlots Moved(PlanSlots slots, Relocation relocation)
    {
        int Number(int slot) => relocation.Find(SlotKind.Number, slot);
        int Truth(int slot) => relocation.Find(SlotKind.Truth, slot);
        FieldSlot Field(FieldSlot field) => field with
        {
            Input = relocation.Find(field.Kind, field.Input), Effective = relocation.Find(field.Kind, field.Effective), Derived = relocation.Find(SlotKind.Choice, field.Derived),
        };
        ImmutableDictionary<string, int> NumbersOf(ImmutableDictionary<string, int> of) => of.ToImmutableDictionary(s => s.Key, s => Number(s.Value), StringComparer.Ordinal);

        return slots with
        {
            AsOf = Inputs.AsOf,
            Fields = slots.Fields.ToImmutableDictionary(f => f.Key, f => Field(f.Value), StringComparer.Ordinal),
            Derivable = [.. slots.Derivable.Select(Field)],
            Derived = NumbersOf(slots.Derived),
            Awards = NumbersOf(slots.Awards),
            Measured = NumbersOf(slots.Measured),
            Indicators = NumbersOf(slots.Indicators),
            Criteria = slots.Criteria.ToImmutableDictionary(
                c => c.Key, c => new CriterionSlot(Truth(c.Value.Truth), c.Value.Comparand is { } compared ? compared with { Actual = Number(compared.Actual), Bound = Number(compared.Bound) } : null), StringComparer.Ordinal),
            Grades = [.. slots.Grades.Select(Truth)],
            Transitions = [.. slots.Transitions.Select(Truth)],
            Recommendation = Truth(slots.Recommendation),
            Alternatives = [.. slots.Alternatives.Select(a => new AlternativeSlots(Truth(a.Entry), [.. a.Signals.Select(Truth)], Number(a.Fit)))],
            Checks = [.. slots.Checks.Select(Truth)],
            // Only who looks for answers takes checks apart, and does so in a plan of its own.
            CheckParts = [],
        };
    }

    /// <summary>The facts of all plans: those of one definition stand in one place.</summary>
    private sealed class Inputs
    {
        public const int AsOf = 0;

        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

        public List<Number> Numbers { get; } = [Number.Unknown];

        public List<Truth> Truths { get; } = [];

        public List<ChoiceSet> Choices { get; } = [];

        /// <summary>Where the answer to a field of a plan goes.</summary>
        public int Add(FieldSlot slot, EvaluationPlan plan)
        {
            var definition = Definition(slot.Field);
            if (_places.TryGetValue(definition, out var known)) return known;
            return _places[definition] = slot.Kind switch
            {
                SlotKind.Number => Added(Numbers, plan.InitialNumbers[slot.Input]),
                SlotKind.Truth => Added(Truths, plan.InitialTruths[slot.Input]),
                _ => Added(Choices, plan.InitialChoices[slot.Input]),
            };
        }

        private static int Added<T>(List<T> inputs, T initial)
        {
            inputs.Add(initial);
            return inputs.Count - 1;
        }
    }

    /// <summary>
    /// All that makes a fact found in a table and read in one way: its id, name, kind, unit, range and options, and what no answer means. Where
    /// "not applicable" counts as the lowest answer, also which one that is.
    /// </summary>
    public static string Definition(Field field) => string.Create(CultureInfo.InvariantCulture,
        $"{field.Id}|{field.Name}|{field.Type}|{field.Unit}|{field.Unanswered}|{field.NotApplicable}|{field.IsCreditCode}|{field.Min}|{field.Max}|{string.Join(',', field.Options.Select(o => $"{o.Id} {o.Text} {o.Exclusive}"))}|{(field.NotApplicable == NotApplicablePolicy.Lowest ? string.Join(' ', field.Options.Select(o => o.Points.ToString(CultureInfo.InvariantCulture))) : "")}");
}
