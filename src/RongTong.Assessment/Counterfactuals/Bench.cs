using RongTong.Assessing;
using RongTong.Compiling;

namespace RongTong.Counterfactuals;

/// <summary>
/// One sheet in a frame, its answers changed and the plan run again and again. A fact may also be opened to several values: then the plan
/// itself says what none of them could do. Not thread-safe.
/// </summary>
internal sealed class Bench
{
    private readonly EvaluationPlan _plan;
    private readonly Frame _sheet;

    /// <summary>Lays a sheet on the bench. Values the firm states besides its figures are taken off: they follow the figures.</summary>
    public Bench(CompiledModel compiled, AnswerSheet sheet)
    {
        _plan = compiled.Plan;
        (Frame, _sheet) = (_plan.NewFrame(), _plan.NewFrame());
        foreach (var frame in (Frame[])[Frame, _sheet])
        {
            compiled.Bind(sheet, frame);
            foreach (var statement in compiled.Wishes.Statements) frame.Numbers[SlotOf(statement.Id)] = _plan.NewFrame().Numbers[SlotOf(statement.Id)];
        }
        Run();
    }

    /// <summary>How often the plan ran.</summary>
    public int Runs { get; private set; }

    /// <summary>The slots of the plan.</summary>
    public PlanSlots Slots => _plan.Slots;

    /// <summary>The frame, to be read after a run.</summary>
    public Frame Frame { get; }

    public void Run()
    {
        Runs++;
        _plan.Run(Frame);
    }

    /// <summary>The answer of the sheet to a fact, back in its place.</summary>
    public void Restore(FieldSlot fact)
    {
        switch (fact.Kind)
        {
            case SlotKind.Number:
                Frame.Numbers[fact.Input] = _sheet.Numbers[fact.Input];
                Frame.Sought.Remove(fact.Input);
                break;
            case SlotKind.Truth: Frame.Truths[fact.Input] = _sheet.Truths[fact.Input]; break;
            default: Frame.Choices[fact.Input] = _sheet.Choices[fact.Input]; break;
        }
    }

    /// <summary>The number the sheet answers.</summary>
    public Number NumberOf(FieldSlot fact) => _sheet.Numbers[fact.Input];

    /// <summary>The yes or no the sheet answers.</summary>
    public Truth TruthOf(FieldSlot fact) => _sheet.Truths[fact.Input];

    /// <summary>The options the sheet answers.</summary>
    public ChoiceSet ChoiceOf(FieldSlot fact) => _sheet.Choices[fact.Input];

    /// <summary>Whether the frame, as it stands after a run, leaves a fact open: it could still be this or that.</summary>
    public bool IsOpen(FieldSlot fact) => fact.Kind switch
    {
        SlotKind.Number => Frame.Numbers[fact.Input] is not { State: NumberState.Known or NumberState.NothingClaimed or NumberState.NotApplicable },
        SlotKind.Truth => Frame.Truths[fact.Input] == Truth.Undecided,
        _ => Frame.Choices[fact.Effective].State is ChoiceState.Unanswered or ChoiceState.Narrowed,
    };

    /// <summary>Puts a settled move into the frame.</summary>
    public void Make(MoveMade made)
    {
        var slot = made.Move.Fact.Input;
        switch (made.Move.Kind)
        {
            case MoveKind.Turn: Frame.Truths[slot] = made.Value == 1 ? Truth.Met : Truth.Unmet; break;
            case MoveKind.Choose: Frame.Choices[slot] = new ChoiceSet(ChoiceState.Known, 1UL << (int)made.Value); break;
            case MoveKind.Hold: Frame.Choices[slot] = new ChoiceSet(ChoiceState.Known, (ulong)made.Value); break;
            default: Frame.Numbers[slot] = Number.Known(made.Value); break;
        }
    }

    private int SlotOf(string field) => _plan.Slots.Fields[field].Input;
}
