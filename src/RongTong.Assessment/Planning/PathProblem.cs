using System.Globalization;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Models;

namespace RongTong.Planning;

/// <summary>
/// What one firm could do: where its answers stand, the moves open to it, and what they do to the answers. Whether answers reach the grade
/// the evaluation plan itself says. Not thread-safe.
/// </summary>
internal sealed class PathProblem
{
    private readonly CompiledModel _compiled;
    private readonly MeasureSet _measures;
    private readonly Frame _frame;
    private readonly ChoiceSet[] _inputs;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Coverage> _coverages = new(StringComparer.Ordinal);
    private readonly int[][] _lifts;
    private readonly int _target;
    private readonly int _root;

    public PathProblem(CompiledModel compiled, MeasureSet measures, AnswerSheet sheet, PathRequest request)
    {
        (_compiled, _measures, Sheet, Request) = (compiled, measures, sheet, request);
        _frame = compiled.Plan.NewFrame();
        compiled.Bind(sheet, _frame);
        compiled.Plan.Run(_frame);
        _target = compiled.Plan.Slots.Grades[compiled.Model.Grades.IndexOf(request.Target)];
        _root = compiled.Plan.Slots.Indicators.GetValueOrDefault("", -1);
        Sizing = Sizing.Of(sheet.Enterprise, measures, Number(measures.Scaling?.Field));
        Choices = [.. ReadChoices()];
        _inputs = [.. Choices.Select(c => _frame.Choices[c.Slot.Input])];
        Rules = [.. measures.Coverage.Values.Where(r => IndexOf(r.Question) >= 0).OrderBy(r => r.Id, StringComparer.Ordinal).Select((r, i) => ReadCoverage(r, Choices.Length + i))];
        foreach (var rule in Rules) _coverages[rule.Id] = rule;
        Start = [.. Choices.Select(Position), .. Rules.Select(_ => 0UL)];
        Bundles = [.. measures.Bundles.Values.OrderBy(b => b.Id, StringComparer.Ordinal)];
        Efforts = sheet.Efforts.SetItems(request.Efforts);
        Moves = [.. ReadMoves()];
        _lifts = [.. Choices.Select(c => Moves.SelectMany(m => m.Lifts).Where(g => g.Choice == c.Index).SelectMany(g => g.Coverage is { } counted ? counted.Bands.Select(b => b.Position) : [g.Option]).Distinct().ToArray())];
        Refused = [.. measures.Measures.Where(m => Efforts.GetValueOrDefault(m.Id)?.IsRefused == true)];
        Most = (ulong[])Start.Clone();
        TakeAll([.. Moves.Select(m => m.Index)], Most);
        Core = CoreOf();
        IsPaid = [.. Bundles.Select(b => measures.Measures.Any(m => m.Bundle == b.Id && Stands(m)))];
    }

    public CompiledModel Compiled => _compiled;

    public MeasureSet Measures => _measures;

    public AnswerSheet Sheet { get; }

    public PathRequest Request { get; }

    public EvaluationModel Model => _compiled.Model;

    public PlanSlots Slots => _compiled.Plan.Slots;

    /// <summary>Which estimates apply.</summary>
    public Sizing Sizing { get; }

    /// <summary>Everything answered by options.</summary>
    public Choice[] Choices { get; }

    /// <summary>Counts of business links that moves may set going.</summary>
    public Coverage[] Rules { get; }

    /// <summary>Where the answers stand; after them, for each rule, whether it has been set going.</summary>
    public ulong[] Start { get; }

    /// <summary>The steps the firm could take.</summary>
    public Move[] Moves { get; }

    /// <summary>Purchases that moves share.</summary>
    public Bundle[] Bundles { get; }

    /// <summary>Whether the firm made the purchase in the past: it stands at the aim of a step that shares it.</summary>
    public bool[] IsPaid { get; }

    /// <summary>The firm's own figures.</summary>
    public System.Collections.Immutable.ImmutableDictionary<string, OwnEffort> Efforts { get; }

    /// <summary>Steps the firm refuses.</summary>
    public Measure[] Refused { get; }

    /// <summary>Where the answers would stand after all moves that can be taken.</summary>
    public ulong[] Most { get; }

    /// <summary>The scenes a path has to touch, or null: the firm is of another trade, stands there already, or can take no step on them.</summary>
    public ProductionCore? Core { get; }

    /// <summary>What a day of own staff weighs, in 万元.</summary>
    public decimal DayRate => _measures.DayRate;

    /// <summary>Whether a move counts among the projects carried at once.</summary>
    public bool IsProject(Move move) => !(_measures.Natures.TryGetValue(move.Measure.Nature, out var nature) && nature.IsBeside);

    /// <summary>Share of a move's cost that returns every year.</summary>
    public decimal Recurring(Move move) => _measures.Natures.TryGetValue(move.Measure.Nature, out var nature) ? nature.Recurring : 0;

    /// <summary>What a bundle costs at the firm's size.</summary>
    public Estimate Once(int bundle) => Bundles[bundle].Once.GetValueOrDefault(Sizing.Size) ?? new Estimate(0, 0, 0);

    /// <summary>The answer to a field, or −1.</summary>
    public int IndexOf(string field) => _indexes.GetValueOrDefault(field, -1);

    /// <summary>Takes one move: its own aim, then what it earns. Whether its needs hold is not asked.</summary>
    public void Take(Move move, ulong[] answers)
    {
        Raise(move.Choice, move.To, answers);
        foreach (var gain in move.Lifts)
        {
            if (gain.Coverage is { } rule) answers[rule.Flag] = 1;
            else Raise(gain.Choice, gain.Option, answers);
        }
        // A rule that a step has set going is read again after every later one, so that the end does not depend on the order.
        foreach (var rule in Rules)
            if (answers[rule.Flag] != 0 && rule.Reached(rule.Count(answers)) is >= 0 and var reached) Raise(rule.Choice, reached, answers);
    }

    /// <summary>Whether a move can begin.</summary>
    public static bool CanTake(Move move, ReadOnlySpan<ulong> answers) =>
        (move.From < 0 || answers[move.Choice] >= (ulong)move.From) && move.Need.Holds(answers);

    /// <summary>Takes moves in any order that works; returns how many could be taken. The answers end the same whatever the order.</summary>
    public int TakeAll(IReadOnlyList<int> moves, ulong[] answers)
    {
        Span<bool> taken = moves.Count <= 512 ? stackalloc bool[moves.Count] : new bool[moves.Count];
        var count = 0;
        for (var before = -1; before != count;)
        {
            before = count;
            for (var i = 0; i < moves.Count; i++)
            {
                if (taken[i] || !CanTake(Moves[moves[i]], answers)) continue;
                Take(Moves[moves[i]], answers);
                taken[i] = true;
                count++;
            }
        }
        return count;
    }

    /// <summary>Takes what can be taken, in any order that works, and leaves in the list what waits, in the order given.</summary>
    public void TakeWhatCan(List<int> moves, ulong[] answers)
    {
        for (var before = -1; before != moves.Count;)
        {
            (before, var waiting) = (moves.Count, 0);
            for (var i = 0; i < before; i++)
            {
                var move = Moves[moves[i]];
                if (CanTake(move, answers)) Take(move, answers);
                else moves[waiting++] = moves[i];
            }
            moves.RemoveRange(waiting, before - waiting);
        }
    }

    /// <summary>Where the answers would stand after all moves but some.</summary>
    public ulong[] AllBut(bool[] excluded)
    {
        var answers = (ulong[])Start.Clone();
        TakeAll([.. Moves.Where(m => !excluded[m.Index]).Select(m => m.Index)], answers);
        return answers;
    }

    /// <summary>Whether answers certainly hold the grade, whatever is not answered.</summary>
    public bool Reaches(ReadOnlySpan<ulong> answers) => Evaluate(answers).Truths[_target] == Truth.Met;

    /// <summary>The frame as it stands with answers.</summary>
    public Frame Evaluate(ReadOnlySpan<ulong> answers)
    {
        for (var i = 0; i < Choices.Length; i++)
            _frame.Choices[Choices[i].Slot.Input] = answers[i] == Start[i] ? _inputs[i] : new ChoiceSet(ChoiceState.Known, Choices[i].IsMulti ? answers[i] : 1UL << (int)answers[i]);
        _compiled.Plan.Run(_frame);
        return _frame;
    }

    /// <summary>The total score in a frame.</summary>
    public Number Score(Frame frame) => _root < 0 ? Compiling.Number.Unknown : frame.Numbers[_root];

    /// <summary>The sheet with the answers that differ.</summary>
    public AnswerSheet Written(ReadOnlySpan<ulong> answers)
    {
        var sheet = Sheet;
        for (var i = 0; i < Choices.Length; i++)
            if (answers[i] != Start[i]) sheet = sheet.With(Choices[i].Field.Id, [.. Options(Choices[i], answers[i]).Select(o => o.Id)]);
        return sheet;
    }

    /// <summary>The options an answer holds.</summary>
    public static IEnumerable<Option> Options(Choice choice, ulong answer) =>
        answer == Answers.Unknown ? [] : choice.Field.Options.Where((_, i) => choice.IsMulti ? (answer >> i & 1) != 0 : (ulong)i == answer);

    /// <summary>Positions a choice may be lifted to by moves on others.</summary>
    public int[] LiftsOf(int choice) => _lifts[choice];

    /// <summary>Options of a multiple choice that may be lifted.</summary>
    public ulong LiftedBits(int choice) => LiftsOf(choice).Aggregate(0UL, (bits, option) => bits | 1UL << option);

    /// <summary>Whether an answer counts among scenes or links, so that raising it may do more than add points.</summary>
    public bool Counts(int choice) =>
        Choices[choice].Field.Type == FieldType.Level || _coverages.Values.Any(c => c.Links.Any(l => l.Choice == choice));

    /// <summary>Whether answers touch the scenes a path has to touch.</summary>
    public bool Touches(ProductionCore? core, ReadOnlySpan<ulong> answers)
    {
        var raised = 0;
        foreach (var scene in core?.Scenes ?? [])
            if (IndexOf(scene) is >= 0 and var index && answers[index] != Start[index]) raised++;
        return raised >= (core?.AtLeast ?? 0);
    }

    /// <summary>The scenes the measures ask a firm of this trade to touch, unless it stands there already.</summary>
    public ProductionCore? CoreOfTrade()
    {
        if (_measures.Core is not { } core) return null;
        var division = Sheet.Enterprise.Industry is { Length: >= 2 } code && int.TryParse(code.AsSpan(char.IsAsciiLetter(code[0]) ? 1 : 0, Math.Min(2, code.Length - (char.IsAsciiLetter(code[0]) ? 1 : 0))), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        if (division < core.FirstDivision || division > core.LastDivision) return null;
        var level = Request.Target.Requires.SelectMany(r => Model.AllCriteria.First(c => c.Id == r.Id).SelfAndParts()).Select(c => c.When).OfType<Condition.SceneCount>().Select(c => c.Level).DefaultIfEmpty(1).Max();
        return core.Scenes.Count(s => IndexOf(s) is >= 0 and var i && Start[i] != Answers.Unknown && Start[i] >= (ulong)level) >= core.AtLeast ? null : core;
    }

    private ProductionCore? CoreOf()
    {
        if (!Request.WithCore || CoreOfTrade() is not { } core) return null;
        return Touches(core, Most) ? core : null;
    }

    private void Raise(int choice, int to, ulong[] answers)
    {
        ref var answer = ref answers[choice];
        if (answer == Answers.Unknown || Choices[choice].IsFixed) return;
        answer = Choices[choice].IsMulti ? (answer | 1UL << to) & ~(Choices[choice].Exclusive & ~(1UL << to)) : Math.Max(answer, (ulong)to);
    }

    private decimal? Number(string? field) =>
        field is not null && Slots.Fields.TryGetValue(field, out var slot) && slot.Kind == SlotKind.Number && _frame.Numbers[slot.Effective] is { IsKnown: true } value ? value.Min : null;

    private IEnumerable<Choice> ReadChoices()
    {
        foreach (var field in Model.Answerable)
        {
            if (field.Type is not (FieldType.Single or FieldType.Multi or FieldType.Level) || _indexes.ContainsKey(field.Id)) continue;
            var slot = Slots.Fields[field.Id];
            _indexes.Add(field.Id, _indexes.Count);
            yield return new Choice(_indexes.Count - 1, field, slot, _frame.Choices[slot.Effective].State);
        }
    }

    private ulong Position(Choice choice)
    {
        var set = _frame.Choices[choice.Slot.Effective];
        return !set.IsKnown ? Answers.Unknown : choice.IsMulti ? set.Bits : (ulong)set.First;
    }

    /// <summary>Whether the firm stands at the aim of a measure.</summary>
    private bool Stands(Measure measure)
    {
        if (IndexOf(measure.Subject) is not (>= 0 and var index) || Start[index] == Answers.Unknown) return false;
        var to = Choices[index].Field.OptionIndex(measure.To);
        return Choices[index].IsMulti ? (Start[index] >> to & 1) != 0 : Start[index] >= (ulong)to;
    }

    private Coverage ReadCoverage(CoverageRule rule, int flag)
    {
        var question = IndexOf(rule.Question);
        return new Coverage(
            rule.Id, question, flag, [.. rule.Links.Select(l => (IndexOf(l.Scene), l.Level)).Where(l => l.Item1 >= 0)],
            [.. rule.Bands.Select(b => (b.AtLeast, Choices[question].Field.OptionIndex(b.Option)))]);
    }

    private IEnumerable<Move> ReadMoves()
    {
        var count = 0;
        foreach (var measure in _measures.Measures.Where(m => m.Use == StepUse.Choose && Efforts.GetValueOrDefault(m.Id)?.IsRefused != true))
        {
            if (IndexOf(measure.Subject) is not (>= 0 and var index) || Choices[index] is { IsFixed: true } || Stands(measure) || !measure.Efforts.TryGetValue(Sizing.Size, out var effort)) continue;
            var choice = Choices[index];
            var own = Efforts.GetValueOrDefault(measure.Id);
            var bundle = own?.Cost is null && measure.Bundle is { } id ? Array.FindIndex(Bundles, b => b.Id == id) : -1;
            var needs = measure.Prerequisites.Select(ReadNeed).ToArray();
            yield return new Move(
                count++, measure, index, choice.IsMulti || measure.From is null ? -1 : choice.Field.OptionIndex(measure.From), choice.Field.OptionIndex(measure.To),
                Sizing.Fit(measure, effort, own, bundle < 0 ? null : Once(bundle)), own is not null, bundle, new Need.Some(needs, needs.Length), [.. measure.Lifts.Where(l => l.IsEntailed).Select(ReadLift).OfType<Gain>()]);
        }
    }

    private Need ReadNeed(Prerequisite prerequisite)
    {
        switch (prerequisite)
        {
            case Prerequisite.Reaches reaches when IndexOf(reaches.Subject) is >= 0 and var index && Choices[index].Field.OptionIndex(reaches.AtLeast) is >= 0 and var position:
                return Choices[index].IsMulti ? new Need.Has(index, position) : new Need.AtLeast(index, position);
            case Prerequisite.Has has when IndexOf(has.Subject) is >= 0 and var index && Choices[index].Field.OptionIndex(has.Option) is >= 0 and var option:
                return Choices[index].IsMulti ? new Need.Has(index, option) : new Need.AtLeast(index, option);
            case Prerequisite.Scenes scenes:
                return new Need.Some([.. (Model.Scenes?.All ?? []).Select(s => new Need.AtLeast(IndexOf(s.Id), scenes.Level))], scenes.AtLeast);
            case Prerequisite.Links links when _coverages.TryGetValue(links.Rule, out var rule):
                return new Need.Some([.. rule.Links.Select(l => new Need.AtLeast(l.Choice, l.Position))], links.AtLeast);
            case Prerequisite.AnyOf any:
                return new Need.Some([.. any.Parts.Select(ReadNeed)], 1);
            case Prerequisite.AllOf all:
                return new Need.Some([.. all.Parts.Select(ReadNeed)], all.Parts.Length);
            default:
                return new Need.Never();
        }
    }

    /// <summary>A lift of a measure on an answer the model has, or null.</summary>
    public Gain? ReadLift(Lift lift)
    {
        var (question, option) = lift switch { Lift.Raises raises => (raises.Question, raises.AtLeast), Lift.Adds adds => (adds.Question, adds.Option), _ => ("", "") };
        if (lift is Lift.Recounts recounts) return _coverages.TryGetValue(recounts.Rule, out var rule) ? new Gain(rule.Choice, -1, rule) : null;
        return IndexOf(question) is >= 0 and var index && Choices[index].Field.OptionIndex(option) is >= 0 and var position ? new Gain(index, position, null) : null;
    }
}
