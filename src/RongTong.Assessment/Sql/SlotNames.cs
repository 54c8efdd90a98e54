using RongTong.Compiling;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Sql;

/// <summary>What a column is called, where it goes and what is said above it.</summary>
internal sealed record SlotName(string Name, Phase Phase, IReadOnlyList<string> Comments);

/// <summary>The names of slots that a model names, with the words, the clause and the line it states them in. Immutable.</summary>
internal sealed class SlotNames
{
    private readonly Dictionary<int, SlotName> _numbers = [];
    private readonly Dictionary<int, SlotName> _truths = [];
    private readonly SqlQueryOptions _options;

    public SlotNames(EvaluationModel model, EvaluationPlan plan, SqlQueryOptions options)
    {
        _options = options;
        var slots = plan.Slots;
        foreach (var (_, used) in plan.Used.OrderBy(u => u.Key, StringComparer.Ordinal))
            foreach (var derived in used.Derived) AddDerived(derived, slots);
        foreach (var (reference, used) in plan.Used.OrderBy(u => u.Key, StringComparer.Ordinal))
            foreach (var criterion in used.AllCriteria)
                if (slots.UsedCriteria.TryGetValue(reference, out var known) && known.TryGetValue(criterion.Id, out var slot)) _truths.TryAdd(slot, new SlotName(criterion.Id, Phase.Classes, About(criterion.Id, criterion.Name, criterion.Clause, criterion.Span)));
        foreach (var derived in model.Derived) AddDerived(derived, slots);
        foreach (var award in model.Awards) _numbers.TryAdd(slots.Awards[award.Id], new SlotName(award.Id, Phase.Scores, About(award.Id, award.Name, award.Clause, award.Span)));
        foreach (var node in model.Root?.SelfAndDescendants() ?? [])
            _numbers.TryAdd(slots.Indicators[node.Path], new SlotName(node.Path.Length == 0 ? "total" : node.Path, Phase.Scores, About(node.Path.Length == 0 ? "total" : node.Path, node.Name, node.Clause, node.Span)));
        foreach (var criterion in model.AllCriteria) _truths.TryAdd(slots.Criteria[criterion.Id].Truth, new SlotName(criterion.Id, Phase.Criteria, About(criterion.Id, criterion.Name, criterion.Clause, criterion.Span)));
        foreach (var (grade, slot) in model.Grades.Zip(slots.Grades)) _truths.TryAdd(slot, new SlotName(grade.Id, Phase.Grades, About(grade.Id, grade.Name, grade.Clause, grade.Span)));
        foreach (var (check, slot) in model.Checks.Zip(slots.Checks)) _truths.TryAdd(slot, new SlotName(check.Id, Phase.Checks, About(check.Id, check.General, check.Clause, check.Span)));
    }

    public SlotName? OfNumber(int slot) => _numbers.GetValueOrDefault(slot);

    public SlotName? OfTruth(int slot) => _truths.GetValueOrDefault(slot);

    /// <summary>Names a verdict of a model that this one uses.</summary>
    public void Name(int truth, string name, IReadOnlyList<string> comments) => _truths.TryAdd(truth, new SlotName(name, Phase.Classes, comments));

    /// <summary>A line about a rule: its id, its words, where it comes from, where the model states it.</summary>
    public string[] About(string id, LocalizedText words, Clause? clause, SourceSpan span) =>
        [Line($"{id}  {words.In(_options.Language)}"), .. clause is null ? [] : new[] { Line($"{clause.Document} {clause.Place.In(_options.Language)}；{Place(span)}") }];

    /// <summary>Words in the language of the comments.</summary>
    public string Say(string zh, string en) => _options.Say(zh, en);

    private void AddDerived(DerivedValue derived, PlanSlots slots)
    {
        if (slots.Derived.TryGetValue(derived.Id, out var slot)) _numbers.TryAdd(slot, new SlotName(derived.Id, Phase.Derived, About($"{derived.Id} = {derived.Formula.Text}", derived.Name, derived.Clause, derived.Span)));
    }

    private static string Place(SourceSpan span) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{span.Path}:{span.Line}");

    /// <summary>A comment ends with its line, so a line must not end early.</summary>
    private static string Line(string text) => string.Join(' ', text.Split(['\r', '\n', '\u0085', '\u2028', '\u2029', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
