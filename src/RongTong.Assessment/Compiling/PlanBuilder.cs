using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Compiling;

/// <summary>Lowers a model to a plan: resolves every name, checks types and units, refuses circles, and appends steps in order of need.</summary>
internal sealed partial class PlanBuilder
{
    /// <summary>One bit of a choice is left for none of the options.</summary>
    public const int MaxOptions = 63;

    // Working them out recurses; a chain has an end before the stack does.
    private const int MaxChain = 100;

    private readonly EvaluationModel _model;
    private readonly SlotAllocator _slots;
    private readonly List<Diagnostic> _diagnostics;
    private readonly Dictionary<string, FieldSlot> _fields;
    private readonly Dictionary<string, DerivedValue> _derivedById;
    private readonly Dictionary<string, (int Slot, Unit Unit)> _derived;
    private readonly Dictionary<string, int> _awards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _measured = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Criterion> _criteriaById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CriterionSlot> _criteria = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _grades = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableDictionary<string, int>> _usedCriteria = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private int _asOf;

    // Whether nobody sees the verdicts of this model, only its grade, and none is named by another.
    private readonly bool _isWithin;

    private PlanBuilder(EvaluationModel model)
    {
        (_model, _slots, _diagnostics) = (model, new SlotAllocator(), []);
        _fields = new(StringComparer.Ordinal);
        _derivedById = new(StringComparer.Ordinal);
        _derived = new(StringComparer.Ordinal);
    }

    /// <summary>A builder for a model another one uses: the same facts and slots, verdicts of its own.</summary>
    private PlanBuilder(EvaluationModel used, PlanBuilder user)
    {
        (_model, _slots, _diagnostics) = (used, user._slots, user._diagnostics);
        (_fields, _derivedById, _derived, _asOf) = (user._fields, user._derivedById, user._derived, user._asOf);
        foreach (var criterion in used.AllCriteria) _criteriaById.TryAdd(criterion.Id, criterion);
        foreach (var derived in used.Derived) _derivedById.TryAdd(derived.Id, derived);
        _isWithin = !used.AllCriteria.Any(c => ConditionFields.NamesVerdicts(c.When) || ConditionFields.NamesVerdicts(c.Applies))
            && used.Grades.SelectMany(g => g.Requires).All(r => used.Criteria.Any(c => c.Id == r.Id));
    }

    /// <summary>The plan of a model; meaningful only when there are no errors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="used">The models it uses, by reference.</param>
    public static (EvaluationPlan Plan, ImmutableArray<Diagnostic> Diagnostics) Build(EvaluationModel model, IReadOnlyDictionary<string, EvaluationModel>? used = null)
    {
        var builder = new PlanBuilder(model);
        var plan = builder.BuildPlan(used ?? ImmutableDictionary<string, EvaluationModel>.Empty);
        return (plan, [.. builder._diagnostics]);
    }

    private EvaluationPlan BuildPlan(IReadOnlyDictionary<string, EvaluationModel> used)
    {
        CheckIds();
        var (truths, choices) = AddInputs();
        var numberInputs = _slots.Numbers.Count;
        _slots.Reserve(truths.Length, choices.Length);

        foreach (var field in _model.Answerable) CheckChange(field);
        foreach (var continuity in _model.Continuities) CheckContinuity(continuity);
        foreach (var use in _model.Uses) LowerUse(use, used);
        if (_model.Root is { } root) LowerIndicator(root);
        foreach (var criterion in _model.AllCriteria) SlotOfCriterion(criterion);
        foreach (var grade in _model.Grades) SlotOfGrade(grade);
        ImmutableArray<CheckSlots> checks = [.. _model.Checks.Select(LowerCheck)];
        ImmutableArray<int> transitions = [.. _model.Transitions.Select(t => LowerCondition(t.Applies, out _))];
        var recommendation = _model.Recommendation is { } layer ? LowerRecommendation(layer) : -1;
        ImmutableArray<AlternativeSlots> alternatives = [.. (_model.Alternatives?.Options ?? []).Select(LowerAlternative)];
        Operator[] operators = [.. _slots.Derived, .. _slots.Operators];
        // Derived values nobody asks for have no steps; they are looked at for their mistakes.
        foreach (var derived in _model.Derived) NumberOfDerived(derived);
        var slots = new PlanSlots
        {
            AsOf = _asOf,
            Checks = [.. checks.Select(c => c.Truth)],
            CheckParts = checks,
            UsedCriteria = _usedCriteria.ToImmutableDictionary(StringComparer.Ordinal),
            Transitions = transitions,
            Recommendation = recommendation,
            Alternatives = alternatives,
            Fields = _fields.ToImmutableDictionary(StringComparer.Ordinal),
            Derivable = [.. _model.Answerable.Select(f => _fields[f.Id]).Where(f => f.Derived >= 0)],
            Derived = _derived.ToImmutableDictionary(d => d.Key, d => d.Value.Slot, StringComparer.Ordinal),
            Awards = _awards.ToImmutableDictionary(StringComparer.Ordinal),
            Measured = _measured.ToImmutableDictionary(StringComparer.Ordinal),
            Indicators = _indicators.ToImmutableDictionary(StringComparer.Ordinal),
            Criteria = _criteria.ToImmutableDictionary(StringComparer.Ordinal),
            Grades = [.. _model.Grades.Select(g => _grades[g.Id])],
        };
        return new EvaluationPlan(operators, [.. _slots.Numbers], numberInputs, truths, _slots.Truths, choices, _slots.Choices, slots) { Used = used };
    }

    /// <summary>The grade of another model answers a single choice of this one, unless the sheet does.</summary>
    private void LowerUse(ModelUse use, IReadOnlyDictionary<string, EvaluationModel> used)
    {
        if (!used.TryGetValue(use.Model, out var other))
        {
            Report(DiagnosticCatalog.UnknownModel(use.Span, use.Model, used.Keys));
            return;
        }
        if (!_fields.TryGetValue(use.Field, out var field))
        {
            Report(DiagnosticCatalog.UnknownField(use.Span, use.Field, _fields.Keys));
            return;
        }
        if (field.Field.Type != FieldType.Single)
        {
            Report(WrongType(use.Span, field.Field, "单选", "a single choice"));
            return;
        }
        foreach (var fact in other.Answerable.Where(f => !_fields.ContainsKey(f.Id))) Report(DiagnosticCatalog.UnknownField(use.Span, fact.Id, _fields.Keys));
        var builder = new PlanBuilder(other, this);
        if (other.Root is { } root) builder.LowerIndicator(root);
        var grades = other.Grades.Select(builder.SlotOfGrade).ToArray();
        _usedCriteria[use.Model] = builder._criteria.ToImmutableDictionary(c => c.Key, c => c.Value.Truth, StringComparer.Ordinal);
        var options = other.Grades.Select(g => Options(field.Field, [g.Id], use.Span)).ToArray();
        var (derived, effective) = (_slots.NewChoice(), _slots.NewChoice());
        _slots.Operators.Add(new GradeAsChoice(grades, options, NoOption(field.Field), derived));
        _slots.Operators.Add(new AnswerOrDerived(field.Input, derived, effective));
        _fields[use.Field] = field with { Effective = effective, Derived = derived };
    }

    private int LowerRecommendation(Recommendation layer)
    {
        var all = Group(Required(layer.Requires), SomeParts.All);
        if (layer.Applies is not { } applies) return all;
        var target = _slots.NewTruth();
        return Append(target, new Applicability(LowerCondition(applies, out _), all, target));
    }

    private void CheckIds()
    {
        CheckUnique(_model.Answerable.Select(f => (f.Id, f.Span)).Concat(_model.Derived.Select(d => (d.Id, d.Span))));
        CheckUnique(_model.AllCriteria.Select(c => (c.Id, c.Span)));
        CheckUnique(_model.Grades.Select(g => (g.Id, g.Span)));
        CheckUnique(_model.Checks.Select(c => (c.Id, c.Span)).Concat(_model.Continuities.Select(c => (c.Id, c.Span))));
        CheckUnique(_model.Awards.Select(a => (a.Id, a.Span)));
        foreach (var criterion in _model.AllCriteria) _criteriaById.TryAdd(criterion.Id, criterion);
        foreach (var derived in _model.Derived) _derivedById.TryAdd(derived.Id, derived);
    }

    /// <summary>What advice is told about a fact must make sense: names that exist, and for numbers what only numbers have.</summary>
    private void CheckChange(Field field)
    {
        var change = field.Change;
        if (change.States is { } stated && !_derivedById.ContainsKey(stated)) Report(DiagnosticCatalog.UnknownField(change.Span, stated, _derivedById.Keys));
        if (!field.IsNumber && (change.Only != ChangeDirection.Both || change.Step is not null || change.Next is not null || change.Yearly != 0))
            Report(WrongType(change.Span, field, "数值", "a number"));
        Options(field, change.Except, change.Span);
        var (at, passed) = (field, new List<string> { field.Id });
        while (at.Change.Next is { } id && FieldOf(id, change.Span) is { Field: var next })
        {
            var isCircle = passed.Contains(id);
            passed.Add(id);
            if (isCircle) Report(DiagnosticCatalog.Cycle(change.Span, passed));
            else if (next.IsNumber) SameUnit(at.Unit, next.Unit, change.Span);
            else Report(WrongType(change.Span, next, "数值", "a number"));
            if (isCircle) return;
            at = next;
        }
    }

    private void CheckContinuity(Continuity continuity)
    {
        foreach (var (id, span) in continuity.Fields)
            if (FieldOf(id, span) is { Field: { Change.Next: null } field }) Report(WrongType(span, field, "在 change 里写了 next 的数值", "a number whose change states next"));
        foreach (var name in Placeholders.In(continuity.Message).Except(Continuity.Words, StringComparer.Ordinal))
            Report(DiagnosticCatalog.UnknownPlaceholder(continuity.Span, name, Continuity.Words));
    }

    private void CheckUnique(IEnumerable<(string Id, SourceSpan Span)> ids)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var (id, span) in ids)
            if (id.Length > 0 && !seen.TryAdd(id, span)) Report(DiagnosticCatalog.DuplicateId(span, id, seen[id]));
    }

    /// <summary>Inputs come first, so that taking the answers out of a frame is three block copies.</summary>
    private (Truth[] Truths, ChoiceSet[] Choices) AddInputs()
    {
        var truths = new List<Truth>();
        var choices = new List<ChoiceSet>();
        _asOf = _slots.NewNumber();
        foreach (var field in _model.Answerable)
        {
            var slot = field.Type switch
            {
                FieldType.Bool or FieldType.Text => AddInput(truths, field.Unanswered == Unanswered.NothingClaimed ? Truth.NothingClaimed : Truth.Undecided, SlotKind.Truth, field),
                FieldType.Single or FieldType.Level or FieldType.Multi => AddInput(choices, UnansweredChoice(field), SlotKind.Choice, field),
                _ => AddInput(_slots.Numbers, field.Unanswered == Unanswered.NothingClaimed ? Number.NothingClaimed : Number.Between(field.Min, field.Max), SlotKind.Number, field),
            };
            _fields.TryAdd(field.Id, slot);
        }
        return ([.. truths], [.. choices]);
    }

    private static FieldSlot AddInput<T>(List<T> inputs, T unanswered, SlotKind kind, Field field)
    {
        inputs.Add(unanswered);
        return new FieldSlot(field, kind, inputs.Count - 1, inputs.Count - 1);
    }

    private static ChoiceSet UnansweredChoice(Field field) =>
        field.Unanswered == Unanswered.NothingClaimed ? new ChoiceSet(ChoiceState.NothingClaimed, NoOption(field))
        : new ChoiceSet(ChoiceState.Unanswered, field.Type == FieldType.Multi ? 0 : AllOptions(field));

    private static ulong AllOptions(Field field) => NoOption(field) - 1;

    /// <summary>Every option of a single choice, and none of them; a multiple choice that is open has no bits.</summary>
    public static ulong AnyOrNone(Field field) => field.Type == FieldType.Multi ? 0 : AllOptions(field) | NoOption(field);

    private static ulong NoOption(Field field) => 1UL << Math.Min(field.Options.Length, MaxOptions);

    private bool IsTooDeep(SourceSpan span)
    {
        if (_open.Count < MaxChain) return false;
        Report(DiagnosticCatalog.FormulaLimit(span, "一个引用一个，超过 100 层", "one leans on the next through more than 100"));
        return true;
    }

    private T Append<T>(T target, Operator step)
    {
        _slots.Operators.Add(step);
        return target;
    }

    private IEnumerable<string> KnownNames => _fields.Keys.Concat(_derivedById.Keys);

    private void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);
}
