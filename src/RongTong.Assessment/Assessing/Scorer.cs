using System.Collections.Immutable;
using RongTong.Compiling;
using RongTong.Diagnostics;

namespace RongTong.Assessing;

/// <summary>
/// Scores sheets one after another in one frame: score, grade and verdicts, without explanation. The same steps as
/// <see cref="CompiledModel.Assess"/>. Not thread-safe; take one per thread.
/// </summary>
public sealed class Scorer
{
    private readonly CompiledModel _model;
    private readonly EvaluationPlan _plan;
    private readonly Frame _frame;
    private readonly int _root;
    private readonly int[] _criteria;
    private readonly int[] _errors;

    internal Scorer(CompiledModel model)
    {
        (_model, _plan) = (model, model.Plan);
        _frame = _plan.NewFrame();
        _root = _plan.Slots.Indicators.GetValueOrDefault("", -1);
        _errors = [.. model.Model.Checks.Zip(_plan.Slots.Checks).Where(c => c.First.IsError).Select(c => c.Second)];
        _criteria = [.. model.Model.AllCriteria.Select(c => _plan.Slots.Criteria[c.Id].Truth)];
    }

    /// <summary>Takes all answers out.</summary>
    /// <param name="asOf">The date whose rules apply; without it what depends on it stays open.</param>
    public void Clear(DateOnly? asOf = null)
    {
        _plan.Clear(_frame);
        if (asOf is { } day) _frame.Numbers[_plan.Slots.AsOf] = Number.Known(day.DayNumber);
    }

    /// <summary>Puts in the answers of a sheet, replacing those before.</summary>
    /// <returns>What could not be read.</returns>
    public ImmutableArray<Diagnostic> Load(AnswerSheet sheet)
    {
        Clear();
        return _model.Bind(sheet, _frame);
    }

    /// <summary>The slot of an answer, for the setters; −1 when the model has no such question, scene or field.</summary>
    public int SlotOf(string id) => _plan.Slots.Fields.TryGetValue(id, out var slot) ? slot.Input : -1;

    /// <summary>Answers a number or a date (its day number).</summary>
    public void SetNumber(int slot, decimal value) => _frame.Numbers[slot] = Number.Known(value);

    /// <summary>Answers a yes-no fact.</summary>
    public void SetFact(int slot, bool value) => _frame.Truths[slot] = value ? Truth.Met : Truth.Unmet;

    /// <summary>Answers a choice: one bit per option, the first option lowest; for a level the bit of that level.</summary>
    public void SetOptions(int slot, ulong options) => _frame.Choices[slot] = new ChoiceSet(ChoiceState.Known, options);

    /// <summary>Takes the answer to a choice out again.</summary>
    public void ClearOptions(int slot) => _frame.Choices[slot] = _plan.UnansweredChoice(slot);

    /// <summary>Computes everything from the answers in place.</summary>
    public void Run() => _plan.Run(_frame);

    /// <summary>The total score, or unknown in a model without one.</summary>
    public Number Score => _root < 0 ? Number.Unknown : _frame.Numbers[_root];

    /// <summary>Position of the highest grade certainly held, or −1.</summary>
    public int Grade
    {
        get
        {
            var grades = _plan.Slots.Grades;
            for (var i = grades.Length - 1; i >= 0; i--)
                if (_frame.Truths[grades[i]] == Truth.Met) return i;
            return -1;
        }
    }

    /// <summary>Whether a consistency check fails that sends a sheet back, whatever its grade.</summary>
    public bool IsContradictory
    {
        get
        {
            foreach (var check in _errors)
                if (_frame.Truths[check] == Truth.Unmet) return true;
            return false;
        }
    }

    /// <summary>Whether missing answers leave the grade open.</summary>
    public bool IsUndecided
    {
        get
        {
            var grades = _plan.Slots.Grades;
            for (var i = grades.Length - 1; i > Grade; i--)
                if (_frame.Truths[grades[i]] != Truth.Unmet) return true;
            return false;
        }
    }

    /// <summary>The verdict on a criterion, by its position among all criteria of the model.</summary>
    public Truth Verdict(int criterion) => _frame.Truths[_criteria[criterion]];
}
