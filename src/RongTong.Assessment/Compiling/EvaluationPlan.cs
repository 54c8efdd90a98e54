using System.Collections.Immutable;
using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>
/// A model lowered to steps over numbered slots, in an order in which every step finds what it needs. Immutable and thread-safe; each
/// run works in a <see cref="Frame"/> of its own.
/// </summary>
internal sealed class EvaluationPlan
{
    private readonly Operator[] _operators;
    private readonly Number[] _initialNumbers;
    private readonly Truth[] _initialTruths;
    private readonly ChoiceSet[] _initialChoices;
    private readonly int _numberInputs;

    /// <summary>Creates a plan.</summary>
    /// <param name="operators">The steps in order.</param>
    /// <param name="initialNumbers">Every number slot before a run: inputs first, as if unanswered, then constants and results.</param>
    /// <param name="numberInputs">How many number slots are inputs.</param>
    /// <param name="initialTruths">The truth inputs, as if unanswered.</param>
    /// <param name="truths">How many truth slots there are.</param>
    /// <param name="initialChoices">The choice inputs, as if unanswered.</param>
    /// <param name="choices">How many choice slots there are.</param>
    /// <param name="slots">Which slot holds what.</param>
    public EvaluationPlan(Operator[] operators, Number[] initialNumbers, int numberInputs, Truth[] initialTruths, int truths, ChoiceSet[] initialChoices, int choices, PlanSlots slots)
    {
        (_operators, _initialNumbers, _numberInputs, _initialTruths, _initialChoices) = (operators, initialNumbers, numberInputs, initialTruths, initialChoices);
        (Truths, Choices, Slots) = (truths, choices, slots);
    }

    /// <summary>Which slot holds what.</summary>
    public PlanSlots Slots { get; }

    /// <summary>The models whose grades answer questions of this one, by reference.</summary>
    public required IReadOnlyDictionary<string, EvaluationModel> Used { get; init; }

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<Operator> Operators => _operators;

    /// <summary>Every number slot before a run.</summary>
    public IReadOnlyList<Number> InitialNumbers => _initialNumbers;

    /// <summary>The truth inputs before a run.</summary>
    public IReadOnlyList<Truth> InitialTruths => _initialTruths;

    /// <summary>The choice inputs before a run.</summary>
    public IReadOnlyList<ChoiceSet> InitialChoices => _initialChoices;

    private int Truths { get; }

    private int Choices { get; }

    /// <summary>A frame with nothing answered.</summary>
    public Frame NewFrame()
    {
        var frame = new Frame(_initialNumbers.Length, Truths, Choices);
        _initialNumbers.CopyTo(frame.Numbers, 0);
        Clear(frame);
        return frame;
    }

    /// <summary>Takes all answers out of a frame of this plan.</summary>
    public void Clear(Frame frame)
    {
        Array.Copy(_initialNumbers, frame.Numbers, _numberInputs);
        Array.Copy(_initialTruths, frame.Truths, _initialTruths.Length);
        Array.Copy(_initialChoices, frame.Choices, _initialChoices.Length);
    }

    /// <summary>What a choice input holds while nothing is answered.</summary>
    public ChoiceSet UnansweredChoice(int slot) => _initialChoices[slot];

    /// <summary>What a number slot holds before a run: an input as if unanswered, a constant its value.</summary>
    public Number InitialNumber(int slot) => _initialNumbers[slot];

    /// <summary>What a truth input holds while nothing is answered.</summary>
    public Truth UnansweredTruth(int slot) => _initialTruths[slot];

    /// <summary>Tells every step in order; those that run inside another one are told by it.</summary>
    public void Tell(IStepReader reader)
    {
        foreach (var step in _operators) step.Tell(reader);
    }

    /// <summary>Fills every slot from the inputs.</summary>
    public void Run(Frame frame)
    {
        foreach (var step in _operators) step.Run(frame);
    }
}

/// <summary>Which slot of a plan holds what. Immutable.</summary>
internal sealed record PlanSlots
{
    /// <summary>Where the sheet's date goes.</summary>
    public required int AsOf { get; init; }

    /// <summary>Every answerable thing by id.</summary>
    public required ImmutableDictionary<string, FieldSlot> Fields { get; init; }

    /// <summary>Those of them that figures can answer too, in the order of the form.</summary>
    public required ImmutableArray<FieldSlot> Derivable { get; init; }

    /// <summary>Number slot of each derived value by id; it is filled when a criterion, a check, its message, an award or a transition asks for it.</summary>
    public required ImmutableDictionary<string, int> Derived { get; init; }

    /// <summary>Number slot of each award by id.</summary>
    public required ImmutableDictionary<string, int> Awards { get; init; }

    /// <summary>Number slot of the value an award measures or can be derived from, by award id.</summary>
    public required ImmutableDictionary<string, int> Measured { get; init; }

    /// <summary>Number slot of each node by path; the root's path is empty.</summary>
    public required ImmutableDictionary<string, int> Indicators { get; init; }

    /// <summary>Truth slot and comparison of each criterion by id.</summary>
    public required ImmutableDictionary<string, CriterionSlot> Criteria { get; init; }

    /// <summary>Truth slot of each grade, lowest first.</summary>
    public required ImmutableArray<int> Grades { get; init; }

    /// <summary>Truth slot of each transition rule, in model order.</summary>
    public required ImmutableArray<int> Transitions { get; init; }

    /// <summary>Truth slot of the recommendation layer, or −1.</summary>
    public required int Recommendation { get; init; }

    /// <summary>Slots of each alternative, in model order.</summary>
    public required ImmutableArray<AlternativeSlots> Alternatives { get; init; }

    /// <summary>Truth slot of each consistency check, in model order.</summary>
    public required ImmutableArray<int> Checks { get; init; }

    /// <summary>Truth slots of the criteria of each model this one uses, by its reference and their id.</summary>
    public required ImmutableDictionary<string, ImmutableDictionary<string, int>> UsedCriteria { get; init; }

    /// <summary>The steps of each consistency check, in model order.</summary>
    public required ImmutableArray<CheckSlots> CheckParts { get; init; }
}

/// <summary>Which kind of slot an answer goes to.</summary>
internal enum SlotKind
{
    /// <summary>A number or a date.</summary>
    Number,

    /// <summary>A yes-no fact, or whether a text was given.</summary>
    Truth,

    /// <summary>Options or a level.</summary>
    Choice,
}

/// <summary>Where the answer to a field goes and where its effective value stands.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">Which kind of slot.</param>
/// <param name="Input">The slot the answer is written to.</param>
/// <param name="Effective">The slot the model reads: the same, or the answer completed from figures.</param>
/// <param name="Derived">For a question figures can answer: the choice slot of what they say, else −1.</param>
internal sealed record FieldSlot(Field Field, SlotKind Kind, int Input, int Effective, int Derived = -1);

/// <summary>Where the verdict of a criterion stands, and what it compares when it is one comparison.</summary>
internal sealed record CriterionSlot(int Truth, Comparand? Comparand);

/// <summary>Where a consistency check stands.</summary>
/// <param name="Truth">Truth slot of what it says; open while it is silent.</param>
/// <param name="Steps">What leads to the truth of what must hold; run only where the check speaks.</param>
/// <param name="Must">Truth slot of what must hold.</param>
/// <param name="Applies">Truth slot of whether it is looked at, or −1.</param>
internal sealed record CheckSlots(int Truth, Operator[] Steps, int Must, int Applies);

/// <summary>The two sides of a comparison.</summary>
internal sealed record Comparand(int Actual, Comparison Comparison, int Bound, Unit Unit, bool IsShare = false);

/// <summary>Where an alternative stands.</summary>
/// <param name="Entry">Truth slot of its condition of entry, or −1.</param>
/// <param name="Signals">Truth slot of each signal.</param>
/// <param name="Fit">Number slot of the points of the signals that hold, whether or not it may enter.</param>
internal sealed record AlternativeSlots(int Entry, ImmutableArray<int> Signals, int Fit);
