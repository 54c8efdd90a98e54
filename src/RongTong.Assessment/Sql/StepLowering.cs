using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Sql;

/// <summary>
/// Writes the steps of a plan as SQL expressions. Steps are noted first and written when a slot is asked for, so that only what the result
/// needs is in the query. What has a name in the model, or is too long to stand where it is used, becomes a column. Not thread-safe.
/// </summary>
internal sealed partial class StepLowering : IStepReader
{
    private readonly EvaluationPlan _plan;
    private readonly SqlDialect _dialect;
    private readonly StageTable _stages;
    private readonly FactTable _facts;
    private readonly SlotNames _names;
    private readonly Dictionary<int, Field> _numberFields = [];
    private readonly Dictionary<int, Field> _truthFields = [];
    private readonly Dictionary<int, Field> _choiceFields = [];
    private readonly Dictionary<int, Func<SqlNumber>> _numberSteps = [];
    private readonly Dictionary<int, Func<SqlTruth>> _truthSteps = [];
    private readonly Dictionary<int, Func<SqlChoice>> _choiceSteps = [];
    private readonly Dictionary<int, SqlNumber> _numbers = [];
    private readonly Dictionary<int, SqlTruth> _truths = [];
    private readonly Dictionary<int, SqlChoice> _choices = [];

    // Whether every fact read is known: inside a check, which is silent until they are.
    private bool _isAnswered;

    // Where a column without a name of its own goes, and what it is called after.
    private (Phase Phase, string Name) _within = (Phase.Derived, "value");

    public StepLowering(EvaluationPlan plan, SqlDialect dialect, StageTable stages, FactTable facts, SlotNames names)
    {
        (_plan, _dialect, _stages, _facts, _names) = (plan, dialect, stages, facts, names);
        foreach (var slot in plan.Slots.Fields.Values)
            (slot.Kind switch { SlotKind.Number => _numberFields, SlotKind.Truth => _truthFields, _ => _choiceFields })[slot.Input] = slot.Field;
        plan.Tell(this);
    }

    /// <summary>What SQL cannot say exactly in this dialect.</summary>
    public List<Diagnostic> Problems { get; } = [];

    public SqlNumber Number(int slot)
    {
        if (_numbers.TryGetValue(slot, out var known)) return known;
        if (slot == _plan.Slots.AsOf) return _facts.AsOf;
        if (_numberFields.TryGetValue(slot, out var field)) return _numbers[slot] = _facts.Number(field);
        if (!_numberSteps.TryGetValue(slot, out var step)) return _numbers[slot] = SqlNumber.Constant(_plan.InitialNumber(slot).Min);
        if (_names.OfNumber(slot) is not { } name) return _numbers[slot] = step();
        var before = _within;
        _within = (name.Phase, name.Name);
        var made = Stored(step(), name);
        _within = before;
        return _numbers[slot] = made;
    }

    public SqlTruth Truth(int slot)
    {
        if (_truths.TryGetValue(slot, out var known)) return known;
        if (_truthFields.TryGetValue(slot, out var field)) return _truths[slot] = _facts.Truth(field);
        if (_names.OfTruth(slot) is not { } name)
        {
            var plain = _truthSteps[slot]();
            return _truths[slot] = plain.AlwaysApplies ? plain : Short(plain);
        }
        var before = _within;
        _within = (name.Phase, name.Name);
        var made = _truthSteps[slot]();
        _within = before;
        var applies = made.AlwaysApplies ? Expr.True : Column(name.Name + " applies", made.Applies, name.Phase);
        return _truths[slot] = new SqlTruth(applies, made.Holds.IsConstant ? made.Holds : _stages.Add(name.Name, made.Holds, name.Phase, name.Comments));
    }

    public SqlChoice Choice(int slot)
    {
        if (_choices.TryGetValue(slot, out var known)) return known;
        return _choices[slot] = _choiceFields.TryGetValue(slot, out var field) ? _facts.Choice(field) : _choiceSteps[slot]();
    }

    /// <summary>The two sides of a comparison, as columns where they are long: they are shown beside the verdict.</summary>
    public (SqlNumber Actual, SqlNumber Bound) Sides(Comparand compared, string criterion, Phase phase)
    {
        SqlNumber Side(int slot, string name) => _numbers[slot] = Stored(Number(slot), new SlotName(name, phase, []));
        return (Side(compared.Actual, criterion + " value"), Side(compared.Bound, criterion + " line"));
    }

    private Expr Column(string name, Expr expr, Phase phase, params string[] comments) => expr.IsPlain ? expr : _stages.Add(name, expr, phase, comments);

    /// <summary>Gives what is long a column.</summary>
    private SqlNumber Stored(SqlNumber number, SlotName name)
    {
        var kept = new Dictionary<string, Expr>(StringComparer.Ordinal);
        var comments = name.Comments;
        Expr Keep(Expr expr, string ending)
        {
            if (expr.IsPlain) return expr;
            if (kept.TryGetValue(expr.Key, out var column)) return column;
            column = _stages.Add(name.Name + ending, expr, name.Phase, comments);
            comments = [];
            return kept[expr.Key] = column;
        }
        SqlBound? Bound(SqlBound? bound, string ending) => bound is null ? null : bound with { Above = Keep(bound.Above, ending), Below = bound.Below is { } below ? Keep(below, ending + "_over") : null };
        var stored = number with
        {
            IsNotApplicable = number.IsNotApplicable is { } na ? Keep(na, "_na") : null,
            IsUnclaimed = number.IsUnclaimed is { } none ? Keep(none, "_unclaimed") : null,
            Exact = Bound(number.Exact, ""),
        };
        if (number is { Exact.Below: null, Otherwise: var (least, most), HasNoValue: null, IsUnclaimed: null })
        {
            var known = SqlNumber.KnownOr(stored.Exact!.Above, least, most, stored.IsNotApplicable);
            return stored with { Least = number.Least is null ? null : known.Least! with { IsDivided = stored.Exact.IsDivided }, Most = number.Most is null ? null : known.Most! with { IsDivided = stored.Exact.IsDivided } };
        }
        return stored with { Least = Bound(number.Least, "_min"), Most = Bound(number.Most, "_max") };
    }

    private void Refuse(string zh, string en) => Problems.Add(DiagnosticCatalog.NotExactInSql(_within.Name, _dialect.Name, zh, en));

    private static Expr Count(IEnumerable<Expr> conditions) => Expr.Sum(conditions.Select(c => Expr.Case(Expr.Zero, (c, Expr.Number(1)))));
}
