using System.Collections.Immutable;
using RongTong.Compiling;

namespace RongTong.Inference;

/// <summary>Sheets read once and scored together by one session per run: scores and grades only. Not thread-safe.</summary>
public sealed class SheetBatch
{
    private readonly NRulesEngine _engine;
    private readonly PlanSlots _slots;
    private readonly ImmutableArray<Case> _cases;

    internal SheetBatch(NRulesEngine engine, CompiledModel model, ImmutableArray<Case> cases) =>
        (_engine, _slots, _cases) = (engine, model.Plan.Slots, cases);

    /// <summary>How many sheets there are.</summary>
    public int Count => _cases.Length;

    /// <summary>Computes everything from the answers in a new session.</summary>
    public void Run() => _engine.Infer(_cases);

    /// <summary>The total score of a sheet after a run; unknown in a model without one.</summary>
    public Number Score(int sheet) => _slots.Indicators.TryGetValue("", out var root) ? _cases[sheet].Frame.Numbers[root] : Number.Unknown;

    /// <summary>Position of the highest grade a sheet certainly holds after a run, or −1.</summary>
    public int Grade(int sheet)
    {
        for (var i = _slots.Grades.Length - 1; i >= 0; i--)
            if (_cases[sheet].Frame.Truths[_slots.Grades[i]] == Truth.Met) return i;
        return -1;
    }
}
