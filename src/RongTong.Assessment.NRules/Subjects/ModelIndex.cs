using System.Collections.Frozen;
using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Inference.Subjects;

/// <summary>The parts of a model by id, and where their results go. Immutable.</summary>
internal sealed class ModelIndex(EvaluationModel model, IEnumerable<DerivedValue> derived, PlanSlots slots)
{
    private readonly FrozenDictionary<string, DerivedValue> _derived = derived.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);

    public EvaluationModel Model { get; } = model;

    /// <summary>Where inputs stand and results go. Nothing else of the plan is used.</summary>
    public PlanSlots Slots { get; } = slots;

    /// <summary>The derived value a name stands for, if it is one.</summary>
    public DerivedValue? Derived(string name) => _derived.GetValueOrDefault(name);

    /// <summary>What a name in a formula stands for.</summary>
    public Source SourceOf(string name) =>
        name == "as-of" ? new Source(SourceKind.AsOf, "") : new Source(_derived.ContainsKey(name) ? SourceKind.Derived : SourceKind.Answer, name);

    /// <summary>The scenes in official order.</summary>
    public ImmutableArray<Scene> Scenes { get; } = [.. model.Scenes?.All ?? []];

    /// <summary>The two figures a value is the quotient of, directly or as a derived value.</summary>
    public (string Numerator, string Denominator)? QuotientOf(Formula formula)
    {
        var root = formula is Formula.Name name && Derived(name.Id) is { } derived ? derived.Formula.Root : formula;
        return root is Formula.Binary { Operator: '/', Left: Formula.Name above, Right: Formula.Name below } && above.Id != "as-of" && below.Id != "as-of" ? (above.Id, below.Id) : null;
    }
}
