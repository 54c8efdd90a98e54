namespace RongTong.Compiling;

/// <summary>
/// The values of one sheet in one plan: a slot for every fact, derived value, award, node, condition and criterion. Inputs are written,
/// then the plan runs, then everything can be read: scores, verdicts, and the explanation they come from. Not thread-safe; reuse it
/// for the next sheet with <see cref="EvaluationPlan.Clear"/>.
/// </summary>
internal sealed class Frame(int numbers, int truths, int choices)
{
    public Number[] Numbers { get; } = new Number[numbers];

    public Truth[] Truths { get; } = new Truth[truths];

    public ChoiceSet[] Choices { get; } = new ChoiceSet[choices];

    /// <summary>Number inputs answered with one of several numbers, not settled which: only where an answer is looked for.</summary>
    public HashSet<int> Sought { get; } = [];
}
