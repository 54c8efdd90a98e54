using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Compiling;

internal sealed partial class PlanBuilder
{
    /// <summary>The slot and unit of a lowered formula; a bare number has no unit of its own and takes its neighbour's.</summary>
    private readonly record struct Typed(int Slot, Unit? Unit);

    private (int Slot, Unit Unit) NumberOfDerived(DerivedValue derived)
    {
        if (_derived.TryGetValue(derived.Id, out var known)) return known;
        var name = "derived " + derived.Id;
        if (_open.Contains(name))
        {
            Report(DiagnosticCatalog.Cycle(derived.Span, _open.Where(o => o.StartsWith("derived ", StringComparison.Ordinal)).Select(o => o["derived ".Length..]).Append(derived.Id)));
            return (_slots.Constant(0), derived.Unit);
        }
        if (IsTooDeep(derived.Span)) return (_slots.Constant(0), derived.Unit);
        _open.Add(name);
        var before = _slots.Operators.Count;
        var typed = Lower(derived.Formula.Root, derived.Formula.Span, null);
        _slots.Derived.AddRange(_slots.TakeSince(before));
        _open.Remove(name);
        if (typed.Unit is { } unit && !unit.Equals(derived.Unit)) Report(DiagnosticCatalog.DeclaredUnit(derived.Formula.Span, derived.Id, derived.Unit.ToString(), unit.ToString()));
        return _derived[derived.Id] = (typed.Slot, derived.Unit);
    }

    /// <summary>Lowers a formula. <paramref name="value"/> is what <c>value</c> stands for inside a scale.</summary>
    private Typed Lower(Formula formula, SourceSpan span, Typed? value)
    {
        switch (formula)
        {
            case Formula.Constant constant:
                return new Typed(_slots.Constant(constant.Value), null);
            case Formula.Day day:
                return new Typed(_slots.Constant(day.Value.DayNumber), Unit.Date);
            case Formula.Name { Id: "value" } when value is { } measured:
                return measured;
            case Formula.Name name:
                return LowerName(name, span);
            case Formula.Negate negate:
                var operand = Lower(negate.Operand, span, value);
                var negated = _slots.NewNumber();
                return Append(new Typed(negated, operand.Unit), new Negation(operand.Slot, negated));
            case Formula.Call call:
                return LowerCall(call, span, value);
            case Formula.Binary binary:
                var (left, right) = (Lower(binary.Left, span, value), Lower(binary.Right, span, value));
                var unit = binary.Operator switch
                {
                    '*' => left.Unit is null || right.Unit is null ? left.Unit ?? right.Unit : left.Unit.Times(right.Unit),
                    '-' when Unit.Date.Equals(left.Unit) && Unit.Date.Equals(right.Unit) => Unit.Days,
                    '/' => right.Unit is null ? left.Unit : (left.Unit ?? Unit.One).Over(right.Unit),
                    _ => SameUnit(left.Unit, right.Unit, span),
                };
                var target = _slots.NewNumber();
                return Append(new Typed(target, unit), new Arithmetic(binary.Operator, left.Slot, right.Slot, target));
            default:
                throw new InvalidOperationException("a formula outside the closed union");
        }
    }

    private Typed LowerName(Formula.Name name, SourceSpan span)
    {
        if (name.Id == "as-of") return new Typed(_asOf, Unit.Date);
        if (_derivedById.TryGetValue(name.Id, out var derived))
        {
            var (slot, unit) = NumberOfDerived(derived);
            return new Typed(slot, unit);
        }
        if (!_fields.TryGetValue(name.Id, out var field))
        {
            Report(DiagnosticCatalog.UnknownField(span, name.Id, KnownNames));
            return new Typed(_slots.Constant(0), null);
        }
        if (field.Kind == SlotKind.Number) return new Typed(field.Effective, field.Field.Unit);
        Report(WrongType(span, field.Field, "数值", "a number"));
        return new Typed(_slots.Constant(0), null);
    }

    private Typed LowerCall(Formula.Call call, SourceSpan span, Typed? value)
    {
        var arguments = call.Arguments.Select(a => Lower(a, span, value)).ToArray();
        if (!FormulaFunction.All.TryGetValue(call.Function, out var function))
        {
            Report(DiagnosticCatalog.UnknownFunction(span, call.Function, FormulaFunction.All.Keys));
            return new Typed(_slots.Constant(0), null);
        }
        if (arguments.Length < function.Least || arguments.Length > function.Most)
        {
            Report(DiagnosticCatalog.WrongArguments(span, function.Name, function.Arguments));
            return new Typed(_slots.Constant(0), null);
        }
        foreach (var argument in arguments)
            if (function.OfDates is not null && argument.Unit?.Equals(Unit.Date) != true) Report(DiagnosticCatalog.UnitMismatch(span, Unit.Date.ToString(), argument.Unit?.ToString() ?? ""));
        // The second argument of round is a number of digits, not a quantity.
        var unit = function.OfDates ?? (function.Name == "round" ? arguments[0].Unit : arguments.Select(a => a.Unit).Aggregate((a, b) => SameUnit(a, b, span)));
        var target = _slots.NewNumber();
        return Append(new Typed(target, unit), new FunctionCall(function, [.. arguments.Select(a => a.Slot)], target));
    }

    private Unit? SameUnit(Unit? left, Unit? right, SourceSpan span)
    {
        if (left is null || right is null) return left ?? right;
        if (!left.Equals(right)) Report(DiagnosticCatalog.UnitMismatch(span, left.ToString(), right.ToString()));
        return left;
    }

    private static Diagnostic WrongType(SourceSpan span, Field field, string neededZh, string neededEn)
    {
        var (zh, en) = field.Type switch
        {
            FieldType.Bool => ("是非项", "a yes-no fact"),
            FieldType.Text => ("文字", "a text"),
            FieldType.Single => ("单选", "a single choice"),
            FieldType.Multi => ("多选", "a multiple choice"),
            FieldType.Level => ("场景等级", "a scene level"),
            FieldType.Date => ("日期", "a date"),
            _ => ("数值", "a number"),
        };
        return DiagnosticCatalog.WrongFieldType(span, field.Id, zh, en, neededZh, neededEn);
    }
}
