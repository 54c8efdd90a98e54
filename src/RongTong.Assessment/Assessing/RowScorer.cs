using System.Collections.Immutable;
using System.Text;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Assessing;

/// <summary>
/// Scores the rows of a table one after another in one frame, reading cells in UTF-8 straight into it. The same reading of answers and the
/// same steps as <see cref="CompiledModel.Assess"/>, without explanation. Not thread-safe; take one per thread.
/// </summary>
public sealed class RowScorer
{
    private readonly CompiledModel _compiled;
    private readonly EvaluationPlan _plan;
    private readonly Frame _frame;
    private readonly OutcomeReading _outcomes;
    private readonly AnswerReader[] _readers;
    private readonly Dictionary<string, int> _positions;
    private readonly CriterionSlot[] _criteria;

    // Margins worked out since the last run.
    private readonly (bool IsKnown, decimal? Value)[] _margins;

    // Where the parts of each criterion end.
    private readonly int[] _ends;
    private readonly (int Slot, bool IsError)[] _checks;
    private readonly (int Choice, ulong Options)[] _unread;
    private readonly Explanation _nothing;

    internal RowScorer(CompiledModel compiled)
        : this(compiled, compiled.Plan, compiled.Plan.NewFrame())
    {
    }

    private RowScorer(CompiledModel compiled, EvaluationPlan plan, Frame frame)
    {
        (_compiled, _plan, _frame) = (compiled, plan, frame);
        _outcomes = new OutcomeReading(compiled.Model, _plan.Slots);
        Criteria = [.. compiled.Model.AllCriteria];
        Fields = [.. compiled.Model.Answerable];
        _readers = [.. Fields.Select(f => new AnswerReader(_plan.Slots.Fields[f.Id]))];
        _positions = Fields.Select((f, i) => (f.Id, i)).ToDictionary(f => f.Id, f => f.i, StringComparer.Ordinal);
        _criteria = [.. Criteria.Select(c => _plan.Slots.Criteria[c.Id])];
        _margins = new (bool, decimal?)[_criteria.Length];
        _ends = [.. Criteria.Select((c, i) => i + SizeOf(c))];
        _checks = [.. compiled.Model.Checks.Select((c, i) => (_plan.Slots.Checks[i], c.IsError))];
        _nothing = new Explanation("outcome", "grade", compiled.Model.Name, LocalizedText.Same(""), LocalizedText.Same(""), null, default, [], []);
        _unread = [.. Assessing.Findings.UnreadPoints(compiled.Model, _plan.Slots).Select(u => (u.Choice, u.Options))];
    }

    /// <summary>
    /// Scorers for several models over one frame: what the first reads the others need not read, and what one has computed those after it
    /// need not compute. Each row is read by the first and run by all of them, in order.
    /// </summary>
    /// <returns>Gives a new set of scorers each time it is called, one set per thread.</returns>
    public static Func<ImmutableArray<RowScorer>> Sharing(ImmutableArray<CompiledModel> models)
    {
        var plans = SharedPlans.Of([.. models.Select(m => m.Plan)]).Plans;
        return () =>
        {
            var frame = plans[0].NewFrame();
            return [.. models.Select((m, i) => new RowScorer(m, plans[i], frame))];
        };
    }

    /// <summary>Whether two models ask for the same facts, so that a row reads alike under both.</summary>
    public static bool ReadAlike(CompiledModel one, CompiledModel other) =>
        one.Model.Answerable.Select(SharedPlans.Definition).SequenceEqual(other.Model.Answerable.Select(SharedPlans.Definition), StringComparer.Ordinal);

    /// <summary>Whether a row is sent back by the same checks under another model over the same frame.</summary>
    public bool ChecksLike(RowScorer other) =>
        _checks.Where(c => c.IsError).Select(c => c.Slot).SequenceEqual(other._checks.Where(c => c.IsError).Select(c => c.Slot));

    /// <summary>Whether every row comes to the same grade under another model over the same frame.</summary>
    public bool DecidesLike(RowScorer other) =>
        _plan.Slots.Grades.SequenceEqual(other._plan.Slots.Grades) && _compiled.Model.Grades.Select(g => g.Id).SequenceEqual(other._compiled.Model.Grades.Select(g => g.Id), StringComparer.Ordinal)
        && _compiled.Model.IsClassification == other._compiled.Model.IsClassification;

    /// <summary>Whether a criterion is the same as one of another model over the same frame: verdict, number and bound stand in the same place.</summary>
    public bool IsSame(int criterion, RowScorer other, int theirs) =>
        _criteria[criterion].Truth == other._criteria[theirs].Truth
        && (_criteria[criterion].Comparand, other._criteria[theirs].Comparand) switch
        {
            (null, null) => true,
            ({ } mine, { } its) => mine.Actual == its.Actual && mine.Bound == its.Bound && mine.Comparison == its.Comparison,
            _ => false,
        };

    /// <summary>The model.</summary>
    public CompiledModel Model => _compiled;

    /// <summary>What has been read and computed.</summary>
    internal Frame Frame => _frame;

    /// <summary>Everything a row can answer, by position.</summary>
    public ImmutableArray<Field> Fields { get; }

    /// <summary>Every criterion, groups before their parts, by position.</summary>
    public ImmutableArray<Criterion> Criteria { get; }

    /// <summary>The position of a field, or −1.</summary>
    public int Find(string field) => _positions.GetValueOrDefault(field, -1);

    /// <summary>Whether a criterion compares two numbers, and so has a margin.</summary>
    public bool HasMargin(int criterion) => _criteria[criterion].Comparand is not null;

    /// <summary>The unit of the numbers a criterion compares; none when it compares none.</summary>
    public Unit UnitOf(int criterion) => _criteria[criterion].Comparand?.Unit ?? Unit.One;

    /// <summary>Whether a criterion compares shares.</summary>
    public bool ComparesShares(int criterion) => _criteria[criterion].Comparand is { IsShare: true };

    /// <summary>Takes all answers out and puts in the date whose rules apply.</summary>
    public void Begin(DateOnly? asOf)
    {
        _plan.Clear(_frame);
        if (asOf is { } day) _frame.Numbers[_plan.Slots.AsOf] = Number.Known(day.DayNumber);
    }

    /// <summary>Reads a cell, without spaces around it, as the answer to a field.</summary>
    public AnswerFault Read(int field, ReadOnlySpan<byte> text) => _readers[field].Read(text, _frame);

    /// <summary>Answers a number, in place of what was read.</summary>
    public void Put(int field, in Number value) => _frame.Numbers[_readers[field].Slot.Input] = value;

    /// <summary>Reads a cell as the answer to a date is read: year-month-day.</summary>
    public static bool TryDay(ReadOnlySpan<byte> text, out DateOnly day) => PlainValue.TryDate(text, out day);

    /// <summary>Puts a fault in words.</summary>
    public Diagnostic Describe(int field, AnswerFault fault, ReadOnlySpan<byte> text) => _readers[field].Describe(fault, Encoding.UTF8.GetString(text), null);

    /// <summary>Computes everything from the answers in place.</summary>
    public void Run()
    {
        _plan.Run(_frame);
        Array.Clear(_margins);
    }

    /// <summary>
    /// Whether a consistency check fails, an answer differs from what figures give, or the points of an option are not known: then
    /// <see cref="Findings"/> has something to say.
    /// </summary>
    /// <param name="hasError">Whether one of the checks sends the row back.</param>
    public bool HasFindings(out bool hasError)
    {
        var hasAny = false;
        hasError = false;
        foreach (var (slot, isError) in _checks)
        {
            if (_frame.Truths[slot] != Truth.Unmet) continue;
            hasAny = true;
            hasError |= isError;
        }
        foreach (var field in _plan.Slots.Derivable)
            if (_frame.Choices[field.Input] is { IsKnown: true } given && _frame.Choices[field.Derived] is { IsKnown: true } derived && given.Bits != derived.Bits) hasAny = true;
        foreach (var (choice, options) in _unread)
            if (Assessing.Findings.IsUnread(_frame.Choices[choice], options)) hasAny = true;
        return hasAny;
    }

    /// <summary>What the answers contradict, in words.</summary>
    /// <param name="answered">The answer as written, by id.</param>
    public ImmutableArray<Diagnostic> Findings(Func<string, Answer?> answered) => new Findings(_compiled.Model, _plan.Slots, _frame, answered, null).All();

    /// <summary>The status, and the position of the highest grade certainly held or −1.</summary>
    /// <param name="hasErrors">Whether an answer was out of range or a check failed.</param>
    public (OutcomeStatus Status, int Grade) Outcome(bool hasErrors) => _outcomes.StatusAndGrade(_frame, hasErrors);

    /// <summary>What the layer above the decision comes to, or null in a model without one.</summary>
    public RecommendationStatus? Recommendation(OutcomeStatus status, bool isGraded) => _outcomes.Recommendation(_frame, status, isGraded);

    /// <summary>Whether a consistency check fails, by its position in the model.</summary>
    public bool Fails(int check) => _frame.Truths[_checks[check].Slot] == Truth.Unmet;

    /// <summary>Whether a transition rule of the model covers the row on a day: met or unmet, else undecided.</summary>
    public Truth CoveredOn(DateOnly day)
    {
        var verdict = Truth.Unmet;
        var transitions = _compiled.Model.Transitions;
        for (var i = 0; i < transitions.Length; i++)
        {
            if (transitions[i].From > day || transitions[i].To < day) continue;
            var truth = _frame.Truths[_plan.Slots.Transitions[i]];
            if (truth == Truth.Met) return Truth.Met;
            if (truth != Truth.Unmet) verdict = Truth.Undecided;
        }
        return verdict;
    }

    /// <summary>The facts a criterion reads itself, through derived values; those of its parts are theirs.</summary>
    public ImmutableArray<int> FieldsOf(int criterion)
    {
        if (Criteria[criterion].When is not { } when) return [];
        var derived = _compiled.Model.Derived.ToDictionary(d => d.Id, StringComparer.Ordinal);
        var (open, seen) = (new Stack<string>(ConditionFields.NamedIn(when)), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryPop(out var id))
            if (seen.Add(id) && derived.TryGetValue(id, out var value))
                foreach (var name in ConditionFields.NamedIn(value.Formula.Root)) open.Push(name);
        return [.. seen.Select(Find).Where(f => f >= 0).Order()];
    }

    /// <summary>The total score; null in a model without one.</summary>
    public Number? Score => _plan.Slots.Indicators.TryGetValue("", out var root) ? _frame.Numbers[root] : null;

    /// <summary>The verdict on a criterion.</summary>
    public Truth Verdict(int criterion) => _frame.Truths[_criteria[criterion].Truth];

    /// <summary>How much room a criterion leaves, negative by what is missing; null when it is not one comparison of two known numbers.</summary>
    public decimal? Margin(int criterion)
    {
        // Asked for by what writes results, counts edges and looks for near misses.
        ref var margin = ref _margins[criterion];
        if (!margin.IsKnown) margin = (true, MarginOf(criterion));
        return margin.Value;
    }

    private decimal? MarginOf(int criterion) => _criteria[criterion].Comparand is { } compared ? Measurement.MarginOf(_frame.Numbers[compared.Actual], compared.Comparison, _frame.Numbers[compared.Bound]) : null;

    /// <summary>What is known of the number a criterion looks at; unknown when it is not one comparison.</summary>
    public Number Actual(int criterion) => _criteria[criterion].Comparand is { } compared ? _frame.Numbers[compared.Actual] : Number.Unknown;

    /// <summary>How a criterion compares; null when it is not one comparison.</summary>
    public Comparison? ComparisonOf(int criterion) => _criteria[criterion].Comparand?.Comparison;

    /// <summary>The number a criterion requires, or null when it is not one comparison or the number is not known.</summary>
    public decimal? Bound(int criterion) => _criteria[criterion].Comparand is { } compared && _frame.Numbers[compared.Bound] is { IsKnown: true } bound ? bound.Min : null;

    /// <summary>The row as an assessment without answers, scores and explanation: its outcome, and the criteria that are not met or open.</summary>
    /// <param name="sheet">Who and when.</param>
    /// <param name="hasErrors">Whether an answer was out of range or a check failed.</param>
    /// <param name="diagnostics">Problems with the answers.</param>
    public Assessment Summary(AnswerSheet sheet, bool hasErrors, ImmutableArray<Diagnostic> diagnostics)
    {
        var outcome = _outcomes.Outcome(_frame, hasErrors);
        var reading = new CriterionReading(_plan.Slots, _frame);
        var notMet = ImmutableArray.CreateBuilder<CriterionResult>();
        // Of a criterion that is met the parts are left out: they are other routes than the one taken.
        for (var i = 0; i < Criteria.Length; i = Verdict(i) is Truth.Met or Truth.NotApplicable ? _ends[i] : i + 1)
            if (Verdict(i) is not (Truth.Met or Truth.NotApplicable)) notMet.Add(reading.Read(Criteria[i]));
        return new Assessment
        {
            Model = _compiled.Model,
            Fingerprint = _compiled.Fingerprint,
            Sheet = sheet,
            Outcome = outcome,
            Recommendation = _outcomes.Recommendation(_frame, outcome.Status, outcome.Grade is not null),
            Criteria = notMet.ToImmutable(),
            Explanation = _nothing,
            Diagnostics = diagnostics,
        };
    }

    private static int SizeOf(Criterion criterion) => 1 + criterion.Parts.Sum(SizeOf);

    /// <summary>The option a single choice has come to, by answer or by figures; −1 while it is open.</summary>
    public int Option(int field) => _readers[field].Slot is { Kind: SlotKind.Choice } slot && _frame.Choices[slot.Effective] is { IsKnown: true } set ? set.First : -1;

    /// <summary>The number a field was answered with; null for one of another kind, or without answer.</summary>
    public decimal? Answer(int field) => _readers[field].Slot is { Kind: SlotKind.Number } slot && _frame.Numbers[slot.Input] is { IsKnown: true } number ? number.Min : null;

    /// <summary>Whether a field has an answer.</summary>
    public bool IsAnswered(int field) => _readers[field].Slot switch
    {
        { Kind: SlotKind.Choice } slot => _frame.Choices[slot.Effective].IsKnown,
        { Kind: SlotKind.Number } slot => _frame.Numbers[slot.Effective].IsKnown,
        var slot => _frame.Truths[slot.Effective] != Truth.Undecided,
    };
}
