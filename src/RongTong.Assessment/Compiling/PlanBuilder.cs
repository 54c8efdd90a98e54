using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Compiling;

/// <summary>Lowers a model to a plan: resolves every name, checks types and units, refuses circles, and appends steps in order of need.</summary>
internal sealed partial class PlanBuilder
{
    private readonly EvaluationModel _model;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Operator> _operators = [];
    private readonly List<Number> _numbers = [];
    private readonly List<Truth> _truths = [];
    private readonly List<ChoiceSet> _choices = [];
    private int _truthCount;
    private int _choiceCount;
    private readonly Dictionary<decimal, int> _constants = [];
    private readonly Dictionary<string, FieldSlot> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DerivedValue> _derivedById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Slot, Unit Unit)> _derived = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _awards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _measured = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Criterion> _criteriaById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CriterionSlot> _criteria = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _grades = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private int _asOf;

    private PlanBuilder(EvaluationModel model) => _model = model;

    /// <summary>The plan of a model; meaningful only when there are no errors.</summary>
    public static (EvaluationPlan Plan, ImmutableArray<Diagnostic> Diagnostics) Build(EvaluationModel model)
    {
        var builder = new PlanBuilder(model);
        var plan = builder.Build();
        return (plan, [.. builder._diagnostics]);
    }

    private EvaluationPlan Build()
    {
        CheckIds();
        AddInputs();
        var numberInputs = _numbers.Count;
        var (truthInputs, choiceInputs) = (_truths.ToArray(), _choices.ToArray());
        (_truthCount, _choiceCount) = (truthInputs.Length, choiceInputs.Length);

        foreach (var derived in _model.Derived) NumberOfDerived(derived);
        if (_model.Root is { } root) LowerIndicator(root);
        foreach (var criterion in _model.AllCriteria) SlotOfCriterion(criterion);
        foreach (var grade in _model.Grades) SlotOfGrade(grade);
        var checks = _model.Checks.Select(LowerCheck).ToImmutableArray();

        var slots = new PlanSlots
        {
            AsOf = _asOf,
            Fields = _fields.ToImmutableDictionary(StringComparer.Ordinal),
            Derived = _derived.ToImmutableDictionary(d => d.Key, d => d.Value.Slot, StringComparer.Ordinal),
            Awards = _awards.ToImmutableDictionary(StringComparer.Ordinal),
            Measured = _measured.ToImmutableDictionary(StringComparer.Ordinal),
            Indicators = _indicators.ToImmutableDictionary(StringComparer.Ordinal),
            Criteria = _criteria.ToImmutableDictionary(StringComparer.Ordinal),
            Grades = [.. _model.Grades.Select(g => _grades[g.Id])],
            Checks = checks,
        };
        return new EvaluationPlan([.. _operators], [.. _numbers], numberInputs, truthInputs, _truthCount, choiceInputs, _choiceCount, slots);
    }

    private void CheckIds()
    {
        CheckUnique(_model.Answerable.Select(f => (f.Id, f.Span)).Concat(_model.Derived.Select(d => (d.Id, d.Span))));
        CheckUnique(_model.AllCriteria.Select(c => (c.Id, c.Span)));
        CheckUnique(_model.Grades.Select(g => (g.Id, g.Span)));
        CheckUnique(_model.Checks.Select(c => (c.Id, c.Span)));
        CheckUnique(_model.Awards.Select(a => (a.Id, a.Span)));
        foreach (var criterion in _model.AllCriteria) _criteriaById.TryAdd(criterion.Id, criterion);
        foreach (var derived in _model.Derived) _derivedById.TryAdd(derived.Id, derived);
    }

    private void CheckUnique(IEnumerable<(string Id, SourceSpan Span)> ids)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var (id, span) in ids)
            if (!seen.TryAdd(id, span)) Report(DiagnosticCatalog.DuplicateId(span, id, seen[id]));
    }

    /// <summary>Inputs come first, so that taking the answers out of a frame is three block copies.</summary>
    private void AddInputs()
    {
        _asOf = _numbers.Count;
        _numbers.Add(Number.Unknown);
        foreach (var field in _model.Answerable)
        {
            var slot = field.Type switch
            {
                FieldType.Bool or FieldType.Text => AddInput(_truths, field.Unanswered == Unanswered.NothingClaimed ? Truth.Unmet : Truth.Undecided, SlotKind.Truth, field),
                FieldType.Single or FieldType.Level => AddInput(_choices, new ChoiceSet(ChoiceState.Unanswered, AllOptions(field)), SlotKind.Choice, field),
                FieldType.Multi => AddInput(_choices, new ChoiceSet(ChoiceState.Unanswered, 0), SlotKind.Choice, field),
                _ => AddInput(_numbers, field.Unanswered == Unanswered.NothingClaimed ? Number.NothingClaimed : Number.Between(field.Min, field.Max), SlotKind.Number, field),
            };
            _fields.TryAdd(field.Id, slot);
        }
    }

    private static FieldSlot AddInput<T>(List<T> inputs, T unanswered, SlotKind kind, Field field)
    {
        inputs.Add(unanswered);
        return new FieldSlot(field, kind, inputs.Count - 1, inputs.Count - 1);
    }

    private static ulong AllOptions(Field field) => field.Options.Length >= 64 ? ulong.MaxValue : (1UL << field.Options.Length) - 1;

    private int NewNumber()
    {
        _numbers.Add(Number.Unknown);
        return _numbers.Count - 1;
    }

    private int NewTruth() => _truthCount++;

    private int NewChoice() => _choiceCount++;

    private int Constant(decimal value)
    {
        if (_constants.TryGetValue(value, out var slot)) return slot;
        slot = NewNumber();
        _numbers[slot] = Number.Known(value);
        return _constants[value] = slot;
    }

    private T Append<T>(T target, Operator step)
    {
        _operators.Add(step);
        return target;
    }

    private IEnumerable<string> KnownNames => _fields.Keys.Concat(_derivedById.Keys);

    private void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);
}
