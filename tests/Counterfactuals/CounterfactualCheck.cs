using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Counterfactuals;
using RongTong.Models;

namespace RongTong.Tests.Counterfactuals;

/// <summary>
/// Holds a counterfactual against the engine: its changes are made on the sheet and the sheet is assessed anew, with all of them, without
/// each, and with each a step smaller. Cheaper sets are looked for by trying answers at random and on the borders of the model.
/// </summary>
internal sealed class CounterfactualCheck(CompiledModel compiled, IReadOnlyList<decimal> borders)
{
    private const int Tries = 20;

    /// <summary>Assessments made.</summary>
    public int Assessments { get; private set; }

    /// <summary>Grades ruled out that were looked at, one for each sheet.</summary>
    public int Failing { get; private set; }

    /// <summary>How many of these were given up.</summary>
    public int NotFound { get; private set; }

    /// <summary>Changes looked at.</summary>
    public int Changes { get; private set; }

    /// <summary>What is wrong with the counterfactuals of a sheet; empty when nothing is.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="seed">Where guessing begins.</param>
    /// <param name="isNextOnly">Whether to look at the next grade alone, not at every one.</param>
    public IEnumerable<string> Faults(AnswerSheet sheet, int seed, bool isNextOnly = false)
    {
        var assessment = compiled.Assess(sheet);
        if (assessment.Outcome.Status == OutcomeStatus.DataError || compiled.Model.IsClassification)
        {
            if (Counterfactual.Of(compiled, assessment) is not null) yield return "a counterfactual of a sheet without a decision";
            yield break;
        }
        foreach (var target in compiled.Model.Grades.Where(g => !isNextOnly || g == assessment.NextGrade))
        {
            var found = Counterfactual.Of(compiled, assessment, target);
            if (Words(found) != Words(Counterfactual.Of(compiled, assessment, target))) yield return $"{target.Id}: another one the second time";
            if (found is null)
            {
                if (!IsHeld(assessment, target)) yield return $"{target.Id} is not held, and there is no counterfactual";
                continue;
            }
            foreach (var fault in FaultsOf(found, assessment, seed)) yield return $"{target.Id}, {Words(found)}: {fault}";
        }
    }

    private IEnumerable<string> FaultsOf(Counterfactual found, Assessment assessment, int seed)
    {
        var (sheet, target) = (assessment.Sheet, found.Target);
        if (found.Kind != CounterfactualKind.Open) Failing++;
        if (found.Kind == CounterfactualKind.NotFound) NotFound++;
        if (found.Kind == CounterfactualKind.Open != IsPossible(assessment, target)) yield return "open and possible are not the same";
        if (found.Kind is CounterfactualKind.Enough or CounterfactualKind.OutOfReach == found.Changes.IsEmpty) yield return "changes and kind do not agree";
        if (found.Kind == CounterfactualKind.OutOfReach != found.Changes.Any(c => c.When == ChangeTime.Never)) yield return "out of reach and never do not agree";
        if (found.Changes.Any(c => c.When == ChangeTime.Given)) yield return "what is given is changed";
        var met = assessment.Criteria.Where(c => c.Status == Truth.Met).Select(c => c.Criterion.Id).ToHashSet(StringComparer.Ordinal);
        // What was given up names what it was about.
        if (found.Kind != CounterfactualKind.NotFound && found.Kind is CounterfactualKind.OutOfReach or CounterfactualKind.Impossible == found.Blocking.IsEmpty) yield return "what blocks is not named, or named where nothing does";
        if (found.Kind == CounterfactualKind.Impossible && found.Blocking.Any(b => met.Contains(b.Id))) yield return "what blocks is met";
        var isComplete = compiled.Model.Answerable.All(f => IsSettled(f, sheet)) && assessment.Criteria.All(c => c.Status is Truth.Met or Truth.Unmet or Truth.NotApplicable);
        foreach (var fault in FaultsOf(found.Changes, sheet, a => isComplete ? IsHeld(a, target) : IsPossible(a, target))) yield return fault;
        if (isComplete) foreach (var fault in Cheaper(found, sheet, new Random(seed))) yield return fault;
        foreach (var one in found.Criteria)
        foreach (var fault in FaultsOf(one.Changes, sheet, a => IsPossible(a, one.Criterion, isComplete)))
            yield return $"criterion {one.Criterion.Id}: {fault}";
        if (found.Earliest is { } earliest)
        {
            var later = Refiling.SheetAfter(compiled.Model, sheet, earliest.Filings);
            if (earliest.Changes.Any(c => c.When is ChangeTime.Never or ChangeTime.Given || earliest.Filings == 0 && c.When != ChangeTime.Now)) yield return "the earliest filing needs what the firm cannot change by then";
            if (earliest is { Filings: > 0, Changes.IsEmpty: false } or { Filings: 0 }) foreach (var fault in FaultsOf(earliest.Changes, later, a => isComplete ? IsHeld(a, target) : IsPossible(a, target))) yield return $"in {earliest.Filings} filings: {fault}";
        }
    }

    private IEnumerable<string> FaultsOf(ImmutableArray<FactChange> changes, AnswerSheet sheet, Func<Assessment, bool> isEnough)
    {
        if (changes.IsEmpty) yield break;
        var after = Assess(sheet, changes);
        if (!isEnough(after)) yield return $"not enough: {string.Join("; ", after.Diagnostics)}";
        // What is decided with all changes and open without one, such as a share of nothing, is not enough without it.
        var open = Undecided(after);
        bool IsEnoughWith(IEnumerable<FactChange> others) => Assess(sheet, others) is var assessment && isEnough(assessment) && Undecided(assessment).IsSubsetOf(open);
        foreach (var change in changes)
        {
            Changes++;
            if (IsEnoughWith(changes.Remove(change))) yield return $"{change.Field.Id} is not needed";
            foreach (var nearer in Nearer(change))
                if (IsEnoughWith(changes.Replace(change, nearer))) yield return $"{change.Field.Id} need not be {string.Join("+", change.To)}, {string.Join("+", nearer.To)} is enough";
            if (Smaller(change) is { } smaller && IsEnoughWith(changes.Replace(change, smaller))) yield return $"{change.Field.Id} need not go as far as {change.To[0]}";
        }
    }

    private static HashSet<string> Undecided(Assessment assessment) =>
        assessment.Criteria.Where(c => c.Status is not (Truth.Met or Truth.Unmet or Truth.NotApplicable)).Select(c => c.Criterion.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of a choice the options between the answer of today and the one found; of several options one change of them less.</summary>
    private static IEnumerable<FactChange> Nearer(FactChange change)
    {
        var (field, options) = (change.Field, change.Field.Options);
        if (field.Type is FieldType.Single or FieldType.Level && change.From is [var now])
            return options.Where(o => Math.Abs(field.OptionIndex(o.Id) - field.OptionIndex(now)) is > 0 and var distance && distance < Math.Abs(field.OptionIndex(change.To[0]) - field.OptionIndex(now)) && !field.Change.Except.Contains(o.Id)).Select(o => change with { To = [o.Id] });
        if (field.Type != FieldType.Multi) return [];
        return options.Where(o => !o.Exclusive && change.To.Contains(o.Id) != change.From.Contains(o.Id))
            .Select(o => change with { To = [.. options.Where(p => change.To.Contains(p.Id) != (p.Id == o.Id)).Select(p => p.Id)] })
            .Where(c => !c.To.IsEmpty && !c.To.SequenceEqual(change.From) && !options.Any(p => p.Exclusive && c.To.Contains(p.Id) && c.To.Length > 1));
    }

    /// <summary>The change one step smaller, or null where there is none between it and the answer of today.</summary>
    private static FactChange? Smaller(FactChange change)
    {
        if (!change.Field.IsNumber) return null;
        var to = Number(change.To[0]);
        var step = change.Difference is { } difference ? -Math.Sign(difference) * change.Field.Step : change.Field.Change.Only == ChangeDirection.Down ? change.Field.Step : -change.Field.Step;
        var back = to + step;
        if (change.Difference is { } all && Math.Sign(back - Number(change.From[0])) != Math.Sign(all)) return null;
        return back < change.Field.Min || back > change.Field.Max ? null : change with { To = [Text(back)] };
    }

    /// <summary>Sets that would be cheaper than the one found, were they enough: fewer facts, or only such as the firm can change.</summary>
    private IEnumerable<string> Cheaper(Counterfactual found, AnswerSheet sheet, Random random)
    {
        if (found.Kind is CounterfactualKind.Open or CounterfactualKind.NotFound || found.Proof == Proof.None) yield break;
        var answered = compiled.Model.Answerable.Where(f => f.Change.When != ChangeTime.Given && f.Type is not (FieldType.Text or FieldType.Date) && IsSettled(f, sheet)).ToList();
        for (var i = 0; i < Tries && answered.Count > 0; i++)
        {
            var changes = Guess(found, answered, sheet, random);
            if (changes.IsEmpty || Cost(changes).CompareTo(Cost(found.Changes)) >= 0 && found.Kind != CounterfactualKind.Impossible) continue;
            if (IsHeld(Assess(sheet, changes), found.Target)) yield return $"cheaper: {string.Join(", ", changes.Select(c => $"{c.Field.Id} → {string.Join("+", c.To)}"))}";
        }
    }

    /// <summary>Fewer facts than were found, or any number of those the firm can change.</summary>
    private ImmutableArray<FactChange> Guess(Counterfactual found, List<Field> facts, AnswerSheet sheet, Random random)
    {
        var chosen = found.Kind == CounterfactualKind.Impossible ? facts
            : found.Kind == CounterfactualKind.OutOfReach && random.Next(2) == 0 ? facts.Where(f => f.Change.When != ChangeTime.Never)
            : facts.OrderBy(_ => random.Next()).Take(random.Next(1, Math.Max(2, found.Changes.Length)));
        return [.. chosen.Select(f => Change(f, sheet, random)).OfType<FactChange>()];
    }

    private FactChange? Change(Field field, AnswerSheet sheet, Random random)
    {
        ImmutableArray<string> from = sheet.Answers.TryGetValue(field.Id, out var answer) ? answer.Values : [];
        ImmutableArray<string> to = field.Type switch
        {
            FieldType.Bool => [from is ["true"] ? "false" : "true"],
            FieldType.Single or FieldType.Level => [field.Options[random.Next(field.Options.Length)].Id],
            FieldType.Multi => Options(field, random),
            _ => [Text(Guess(field, random))],
        };
        if (to.SequenceEqual(from)) return null;
        var when = field.Change.When;
        if (field.IsNumber && from is [var now] && field.Change.Only is var only and not ChangeDirection.Both && (Number(to[0]) > Number(now)) != (only == ChangeDirection.Up)) when = ChangeTime.Never;
        return new FactChange(field, from, to, null, when, false, []);
    }

    private static ImmutableArray<string> Options(Field field, Random random)
    {
        ImmutableArray<string> several = [.. field.Options.Where(o => !o.Exclusive && !field.Change.Except.Contains(o.Id) && random.Next(3) > 0).Select(o => o.Id)];
        return several.IsEmpty ? [field.Options[random.Next(field.Options.Length)].Id] : several;
    }

    private decimal Guess(Field field, Random random)
    {
        var value = random.Next(4) switch
        {
            0 => field.Min ?? 0,
            1 => field.Max ?? 1_000_000,
            _ => borders.Count == 0 ? 1 : borders[random.Next(borders.Count)] + random.Next(-1, 2) * field.Step,
        };
        return Math.Clamp(decimal.Round(value / field.Step) * field.Step, decimal.Ceiling((field.Min ?? -1_000_000_000) / field.Step) * field.Step, decimal.Floor((field.Max ?? 1_000_000_000) / field.Step) * field.Step);
    }

    /// <summary>Whether a fact is answered, or nothing is claimed of it.</summary>
    private static bool IsSettled(Field field, AnswerSheet sheet) =>
        !sheet.NotApplicable.ContainsKey(field.Id) && (sheet.Answers.ContainsKey(field.Id) || field.Unanswered == Unanswered.NothingClaimed) && (field.Titles.IsEmpty || sheet.Titles.IsEmpty) && sheet.AsOf is not null;

    private static (int Never, int Later, int Count) Cost(ImmutableArray<FactChange> changes) =>
        (changes.Count(c => c.When == ChangeTime.Never), changes.Count(c => c.When != ChangeTime.Now), changes.Length);

    private Assessment Assess(AnswerSheet sheet, IEnumerable<FactChange> changes)
    {
        Assessments++;
        return compiled.Assess(Counterfactual.Apply(compiled, sheet, changes));
    }

    private bool IsHeld(Assessment assessment, Grade target) => assessment.Outcome.Status != OutcomeStatus.DataError && TruthOf(assessment, target) == Truth.Met;

    private bool IsPossible(Assessment assessment, Grade target) => assessment.Outcome.Status != OutcomeStatus.DataError && TruthOf(assessment, target) != Truth.Unmet;

    private static bool IsPossible(Assessment assessment, Criterion criterion, bool isComplete) =>
        assessment.Outcome.Status != OutcomeStatus.DataError
        && assessment.Criteria.First(c => c.Criterion.Id == criterion.Id).Status is var status && (isComplete ? status is Truth.Met or Truth.NotApplicable : status != Truth.Unmet);

    /// <summary>Whether a grade's own requirements hold, whatever grades stand above it.</summary>
    private Truth TruthOf(Assessment assessment, Grade target)
    {
        var scorer = compiled.NewScorer();
        scorer.Load(assessment.Sheet);
        scorer.Run();
        var all = compiled.Model.AllCriteria.Select(c => c.Id).ToList();
        var required = target.Requires.Select(r => scorer.Verdict(all.IndexOf(r.Id))).ToList();
        return required.Contains(Truth.Unmet) || required.Count > 0 && required.All(t => t is Truth.NotApplicable or Truth.UnmetIfApplicable) ? Truth.Unmet
            : required.All(t => t is Truth.Met or Truth.MetIfApplicable or Truth.NotApplicable) && (required.Count == 0 || required.Contains(Truth.Met)) ? Truth.Met : Truth.Undecided;
    }

    private static string Words(Counterfactual? found) => found is null ? "none"
        : $"{found.Kind} ({found.Proof}) {Words(found.Changes)} | {string.Join(" ", found.Open.Select(o => o.Criterion.Id))} | {string.Join(" ", found.Blocking.Select(c => c.Id))} | {string.Join(" / ", found.Criteria.Select(c => c.Criterion.Id + " " + Words(c.Changes)))} | {found.Earliest?.Filings} {(found.Earliest is { } e ? Words(e.Changes) : "")}";

    private static string Words(ImmutableArray<FactChange> changes) => string.Join(", ", changes.Select(c => $"{c.Field.Id} {string.Join("+", c.From)} → {string.Join("+", c.To)} {c.When}"));

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
