using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Compiling;

internal sealed partial class PlanBuilder
{
    private int SlotOfCriterion(Criterion criterion)
    {
        if (_criteria.TryGetValue(criterion.Id, out var known)) return known.Truth;
        if (IsOpen("criterion " + criterion.Id, criterion.Span)) return _slots.NewTruth();
        _open.Add("criterion " + criterion.Id);
        Comparand? comparand = null;
        int verdict;
        var before = _slots.Operators.Count;
        if (criterion.When is { } when)
        {
            verdict = LowerCondition(when, out comparand);
        }
        else
        {
            var parts = criterion.Parts.Select(SlotOfCriterion).ToArray();
            verdict = Group(parts, criterion.Grouping switch { Grouping.Any => 1, Grouping.Some => criterion.AtLeast, _ => SomeParts.All });
        }
        if (criterion.Applies is { } applies)
        {
            var steps = _isWithin ? _slots.TakeSince(before) : null;
            var condition = LowerCondition(applies, out _);
            var target = _slots.NewTruth();
            verdict = Append(target, new Applicability(condition, verdict, target, steps));
        }
        _open.Remove("criterion " + criterion.Id);
        _criteria[criterion.Id] = new CriterionSlot(verdict, comparand);
        return verdict;
    }

    private int SlotOfGrade(Grade grade)
    {
        if (_grades.TryGetValue(grade.Id, out var known)) return known;
        if (IsOpen("grade " + grade.Id, grade.Span)) return _slots.NewTruth();
        _open.Add("grade " + grade.Id);
        var required = Required(grade.Requires);
        _open.Remove("grade " + grade.Id);
        var target = _slots.NewTruth();
        // A class that asks for nothing is the one left when no other holds.
        Append(target, new GradeHeld(Group(required, SomeParts.All), grade.Requires.IsEmpty ? Truth.Met : Truth.Unmet, target));
        var needed = ChoicesNeeded();
        if (grade.Requires.IsEmpty || needed.Length == 0) return _grades[grade.Id] = target;
        var open = _slots.NewTruth();
        return _grades[grade.Id] = Append(open, new OpenUntilAnswered(target, needed, open));
    }

    /// <summary>The choices a model needs before it names a grade.</summary>
    private int[] ChoicesNeeded()
    {
        var slots = new List<int>();
        foreach (var (id, span) in _model.Needs)
        {
            if (FieldOf(id, span) is not { } field) continue;
            if (field.Kind == SlotKind.Choice) slots.Add(field.Effective);
            else Report(WrongType(span, field.Field, "单选或多选", "a choice"));
        }
        return [.. slots];
    }

    private int[] Required(ImmutableArray<(string Id, SourceSpan Span)> criteria)
    {
        var slots = new List<int>();
        foreach (var (id, span) in criteria)
        {
            if (_criteriaById.TryGetValue(id, out var criterion)) slots.Add(SlotOfCriterion(criterion));
            else Report(DiagnosticCatalog.UnknownCriterion(span, id, _criteriaById.Keys));
        }
        return [.. slots];
    }

    private CheckSlots LowerCheck(Check check)
    {
        foreach (var id in check.Fields)
            if (!_fields.ContainsKey(id)) Report(DiagnosticCatalog.UnknownField(check.Span, id, _fields.Keys));
        foreach (var name in Placeholders.In(check.Message))
        {
            if (_derivedById.TryGetValue(name, out var derived)) NumberOfDerived(derived);
            else if (!_fields.ContainsKey(name)) Report(DiagnosticCatalog.UnknownPlaceholder(check.Span, name, KnownNames));
        }
        var read = SubjectsOf(check.Must);
        var before = _slots.Operators.Count;
        var verdict = LowerCondition(check.Must, out _);
        // Criteria and grades have their steps already, and derived values keep theirs apart: what came last leads to this check alone.
        var steps = _slots.TakeSince(before);
        var spoken = _slots.NewTruth();
        _slots.Operators.Add(new OnlyIfAnswered(Slots(read, SlotKind.Number), Slots(read, SlotKind.Truth), Slots(read, SlotKind.Choice), steps, verdict, spoken));
        if (check.Applies is not { } condition) return new CheckSlots(spoken, steps, verdict, -1);
        var (applies, target) = (LowerCondition(condition, out _), _slots.NewTruth());
        return new CheckSlots(Append(target, new Applicability(applies, spoken, target)), steps, verdict, applies);
    }

    /// <summary>The answers a condition reads, through derived values; what it only asks to be answered is left out.</summary>
    private HashSet<string> SubjectsOf(Condition condition)
    {
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(ConditionFields.ReadBy(condition));
        while (open.TryPop(out var id))
            if (subjects.Add(id) && _derivedById.TryGetValue(id, out var derived))
                foreach (var name in ConditionFields.NamedIn(derived.Formula.Root)) open.Push(name);
        return subjects;
    }

    private int[] Slots(HashSet<string> subjects, SlotKind kind) =>
        [.. subjects.Where(_fields.ContainsKey).Select(id => _fields[id]).Where(f => f.Kind == kind).Select(f => f.Effective).Order()];

    /// <summary>Whether something is being worked out already, or leans on too many others; either is reported.</summary>
    private bool IsOpen(string name, SourceSpan span)
    {
        if (!_open.Contains(name)) return IsTooDeep(span);
        var circle = _open.SkipWhile(o => o != name).Append(name).Select(o => o[(o.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        Report(DiagnosticCatalog.Cycle(span, circle));
        return true;
    }

    private int Group(int[] parts, int atLeast)
    {
        var target = _slots.NewTruth();
        return Append<int>(target, new SomeParts(parts, atLeast, target));
    }

    private int LowerCondition(Condition condition, out Comparand? comparand)
    {
        comparand = null;
        var target = _slots.NewTruth();
        switch (condition)
        {
            case Condition.All all:
                return Group([.. all.Parts.Select(p => LowerCondition(p, out _))], SomeParts.All);
            case Condition.Any any:
                return Group([.. any.Parts.Select(p => LowerCondition(p, out _))], 1);
            case Condition.Some some:
                return LowerSome([.. some.Parts.Select(p => LowerCondition(p, out _))], some.AtLeast, out comparand);
            case Condition.Not not:
                return Append(target, new Opposite(LowerCondition(not.Part, out _), target));
            case Condition.Score score:
                if (!_indicators.TryGetValue(score.Path, out var node))
                {
                    Report(DiagnosticCatalog.UnknownIndicator(score.Span, score.Path, _indicators.Keys.Where(k => k.Length > 0).Append("total")));
                    return target;
                }
                return Compare(new Typed(node, null), score.Comparison, Lower(score.Bound.Root, score.Bound.Span, null), condition.Span, target, out comparand);
            case Condition.Value value:
                var left = Lower(value.Left.Root, value.Left.Span, null);
                var right = Lower(value.Bound.Root, value.Bound.Span, null);
                var compared = Compare(left, value.Comparison, right, condition.Span, target, out comparand);
                comparand = comparand with { IsShare = comparand.Unit.IsOne && Shares.Gives(_model, value.Left.Root) };
                return compared;
            case Condition.SceneCount count:
                return LowerSceneCount(count, target, out comparand);
            case Condition.Is fact when FieldOf(fact.Field, fact.Span) is { } field:
                if (field.Field.Type == FieldType.Bool) return Append(target, new FactIs(field.Effective, fact.Expected, target));
                Report(WrongType(fact.Span, field.Field, "是非项", "a yes-no fact"));
                return target;
            case Condition.OneOf oneOf when FieldOf(oneOf.Field, oneOf.Span) is { } field:
                if (field.Field.Type is FieldType.Single or FieldType.Level) return Append(target, new ChoiceIsOneOf(field.Effective, Options(field.Field, oneOf.Options, oneOf.Span), target));
                Report(WrongType(oneOf.Span, field.Field, "单选", "a single choice"));
                return target;
            case Condition.Has has when FieldOf(has.Field, has.Span) is { } field:
                if (field.Field.Type == FieldType.Multi) return Append(target, new ChoiceHas(field.Effective, Options(field.Field, [has.Option], has.Span), target));
                Report(WrongType(has.Span, field.Field, "多选", "a multiple choice"));
                return target;
            case Condition.Answered answered when FieldOf(answered.Field, answered.Span) is { } field:
                return Append(target, field.Kind switch
                {
                    SlotKind.Choice => new ChoiceAnswered(field.Effective, target),
                    SlotKind.Number => new NumberAnswered(field.Effective, target),
                    _ => (Operator)new FactAnswered(field.Effective, target),
                });
            case Condition.OfCriterion reference:
                if (_criteriaById.TryGetValue(reference.Criterion, out var criterion)) return Append(target, new SameTruth(SlotOfCriterion(criterion), target));
                Report(DiagnosticCatalog.UnknownCriterion(reference.Span, reference.Criterion, _criteriaById.Keys));
                return target;
            case Condition.OfGrade reference:
                if (_model.Grades.FirstOrDefault(g => g.Id == reference.Grade) is { } grade) return Append(target, new SameTruth(SlotOfGrade(grade), target));
                Report(DiagnosticCatalog.UnknownGrade(reference.Span, reference.Grade, _model.Grades.Select(g => g.Id)));
                return target;
            default:
                return target;
        }
    }

    /// <summary>Some of several, with how many hold beside how many must.</summary>
    private int LowerSome(int[] parts, int atLeast, out Comparand comparand)
    {
        var (held, needed) = (_slots.NewNumber(), _slots.NewNumber());
        _slots.Operators.Add(new CountHeld(parts, atLeast, held, needed));
        comparand = new Comparand(held, Comparison.AtLeast, needed, Unit.Named("个"));
        return Group(parts, atLeast);
    }

    private int LowerSceneCount(Condition.SceneCount count, int target, out Comparand? comparand)
    {
        comparand = null;
        var all = _model.Scenes?.All.ToList() ?? [];
        var highest = (_model.Scenes?.LevelNames.Length ?? 1) - 1;
        if (count.Level < 1 || count.Level > highest) Report(DiagnosticCatalog.LevelOutOfRange(count.Span, count.Level, highest));
        var counted = all.Where(s => count.Tag is null || s.Tags.Contains(count.Tag)).ToList();
        if (count.Tag is { } tag && counted.Count == 0) Report(DiagnosticCatalog.UnknownTag(count.Span, tag, all.SelectMany(s => s.Tags).Distinct()));
        else if (count.AtLeast < 1 || count.AtLeast > counted.Count) Report(DiagnosticCatalog.CountOutOfRange(count.Span, count.AtLeast, counted.Count));
        var slots = counted.Where(s => _fields.ContainsKey(s.Id)).Select(s => _fields[s.Id].Effective).ToArray();
        var number = _slots.NewNumber();
        _slots.Operators.Add(new CountScenes(slots, count.Level, number));
        return Compare(new Typed(number, Unit.Named("个")), Comparison.AtLeast, new Typed(_slots.Constant(count.AtLeast), null), count.Span, target, out comparand);
    }

    private int Compare(Typed left, Comparison comparison, Typed right, SourceSpan span, int target, out Comparand comparand)
    {
        var unit = SameUnit(left.Unit, right.Unit, span) ?? Unit.One;
        comparand = new Comparand(left.Slot, comparison, right.Slot, unit);
        return Append(target, new CompareNumbers(left.Slot, comparison, right.Slot, target));
    }

    private FieldSlot? FieldOf(string id, SourceSpan span)
    {
        if (_fields.TryGetValue(id, out var slot)) return slot;
        Report(DiagnosticCatalog.UnknownField(span, id, _fields.Keys));
        return null;
    }

    private ulong Options(Field field, ImmutableArray<string> ids, SourceSpan span)
    {
        ulong bits = 0;
        foreach (var id in ids)
        {
            if (field.OptionIndex(id) is >= 0 and var index) bits |= 1UL << index;
            else Report(DiagnosticCatalog.UnknownOptionReference(span, field.Id, id, field.Options.Select(o => o.Id)));
        }
        return bits;
    }
}
