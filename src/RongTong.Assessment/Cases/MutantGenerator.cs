using System.Collections.Immutable;
using System.Globalization;
using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>Makes the mutants of one syntax tree.</summary>
internal sealed class MutantGenerator(ModelTrees trees)
{
    private readonly SyntaxNode _root = trees.Model!;

    private static readonly ImmutableHashSet<string> Bounds = ["atLeast", "atMost", "above", "below", "equals", "from", "to"];
    private static readonly ImmutableHashSet<string> Amounts = ["points", "otherwise", "cap", "min", "max", "level", "outOf"];
    private static readonly ImmutableHashSet<string> Formulas = ["formula", "of", "from", "value", "atLeast", "atMost", "above", "below", "equals"];
    private static readonly ImmutableHashSet<string> ConditionKeys = ["field", "is", "has", "answered", "review", "criterion", "grade"];
    private static readonly ImmutableDictionary<string, string> Flips = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["atLeast"] = "above", ["atMost"] = "below", ["above"] = "atLeast", ["below"] = "atMost", ["all"] = "any", ["any"] = "all", ["max"] = "min", ["min"] = "max",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Mutants of what the model's own file states: of a province's layer, what the layer changes.</summary>
    public IEnumerable<Mutant> All() => Visit(_root, "", "").Where(m => m.Span.Path == _root.SpanOf("model").Path).OrderBy(m => m.Span.Line).ThenBy(m => m.Span.Column);

    // Nesting is bounded by the reader's depth limit.
    private IEnumerable<Mutant> Visit(SyntaxNode node, string place, string within)
    {
        switch (node)
        {
            case SyntaxNode.Sequence list:
                foreach (var mutant in OfList(list, place)) yield return mutant with { Node = within };
                foreach (var item in list.Items)
                foreach (var mutant in Visit(item, place, within)) yield return mutant;
                break;
            case SyntaxNode.Mapping map:
                // An option has an id too, but it is the question that a reader looks for.
                if (map.Word("id") is { } id && place != "options") within = id;
                foreach (var entry in map.Entries)
                {
                    var inside = within.Length == 0 ? entry.Key : within;
                    foreach (var mutant in OfEntry(map, entry)) yield return mutant with { Node = inside, Change = Subject(map) + mutant.Change };
                    foreach (var mutant in Visit(entry.Value, entry.Key, inside)) yield return mutant;
                }
                break;
        }
    }

    /// <summary>What a comparison looks at, before what is changed of it; nothing elsewhere.</summary>
    private static string Subject(SyntaxNode.Mapping map) => map.Word("score") is { } score ? $"score {score}: " : map.Word("value") is { } value ? $"{value}: " : "";

    private IEnumerable<Mutant> OfEntry(SyntaxNode.Mapping map, SyntaxEntry entry)
    {
        if (entry is { Key: "points", Value: SyntaxNode.Scalar { Text: ModelShape.UnknownPoints } unread }) yield return Reworded(unread, "0", entry.Key);
        if (entry.Value is SyntaxNode.Scalar scalar && PlainValue.TryNumber(scalar.Text, out var number))
        {
            if (entry.Key == "weight" || Amounts.Contains(entry.Key) || Bounds.Contains(entry.Key) && !IsRange(map))
            {
                var step = StepOf(scalar.Text);
                yield return Changed(scalar, number + step, entry.Key);
                yield return Changed(scalar, number - step, entry.Key);
            }
            if (entry.Key is "atLeast" or "atMost" or "above" or "below" && !IsRange(map) && map["count"] is null && map["some"] is null)
                yield return Renamed(map, entry, Flips[entry.Key]);
        }
        if (entry is { Key: "onOrAfter" or "onOrBefore", Value: SyntaxNode.Scalar day } && PlainValue.TryDate(day.Text, out var date))
            foreach (var days in (int[])[1, -1])
                yield return Reworded(day, date.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), entry.Key);
        if (Formulas.Contains(entry.Key) && entry.Value is SyntaxNode.Scalar formula && !PlainValue.TryNumber(formula.Text, out _))
            foreach (var text in FormulaChanges.Of(formula.Text))
                yield return Reworded(formula, text, entry.Key);
        if (entry is { Key: "is", Value: SyntaxNode.Scalar { Text: "true" or "false" } truth }) yield return Reworded(truth, truth.Text == "true" ? "false" : "true", entry.Key);
        if (entry.Key is "has" or "answered" or "review" or "criterion" or "grade" or "is" && map.Entries.All(e => ConditionKeys.Contains(e.Key)) && entry.Value is SyntaxNode.Scalar { Text: not ("true" or "false") } named)
            yield return Replaced(map, new SyntaxNode.Mapping([new SyntaxEntry("not", map.Span, map)], map.Span), $"not {entry.Key} {named.Text}", entry.KeySpan);
        if (entry.Key == "not" && entry.Value is SyntaxNode.Mapping negated) yield return Replaced(map, negated, "without not", entry.KeySpan);
        if (entry is { Key: "combine", Value: SyntaxNode.Scalar { Text: "max" or "min" } best }) yield return Reworded(best, Flips[best.Text], entry.Key);
        if (entry.Key is "all" or "any" && entry.Value is SyntaxNode.Sequence { Items.Length: > 1 }) yield return Renamed(map, entry, Flips[entry.Key]);
        if (entry.Key is "applies" or "entry" or "needs" or "unanswered" or "exclusive" || entry.Key == "from" && map["text"] is not null) yield return Without(map, entry);
        if (entry is { Key: "notApplicable", Value: SyntaxNode.Scalar policy }) yield return Reworded(policy, policy.Text == "excluded" ? "lowest" : "excluded", entry.Key);
        if (entry is { Key: "severity", Value: SyntaxNode.Scalar severity }) yield return Reworded(severity, severity.Text == "error" ? "warning" : "error", entry.Key);
        if (entry is { Key: "tagged" }) yield return Without(map, entry);
        if (entry is { Key: "tags", Value: SyntaxNode.Sequence { Items.Length: > 0 } }) yield return Without(map, entry);
    }

    private IEnumerable<Mutant> OfList(SyntaxNode.Sequence list, string place)
    {
        if (place is "requires" or "checks" || place is "all" or "any" or "some" or "in" && list.Items.Length > 1)
            foreach (var item in list.Items)
                yield return Replaced(list, list with { Items = list.Items.Remove(item) }, $"without {Name(item)} in {place}", item.Span);
        // Tags are added where a sibling has none: a scene that begins to count where it should not.
        if (place == "scenes" && list.Items.Select(i => i.At("tags")).FirstOrDefault(t => t is not null) is { } tags)
            foreach (var item in list.Items.OfType<SyntaxNode.Mapping>().Where(i => i["tags"] is null))
                yield return Replaced(item, item with { Entries = item.Entries.Add(new SyntaxEntry("tags", item.Span, tags)) }, $"tagged {Name(item)}", item.Span);
        for (var i = 1; i < list.Items.Length; i++)
        {
            foreach (var key in (string[])["weight", "points"])
                if (list.Items[i - 1].At(key) is SyntaxNode.Scalar a && list.Items[i].At(key) is SyntaxNode.Scalar b && a.Text != b.Text)
                    yield return Swapped(a, b, key);
            foreach (var mutant in OfBorder(list.Items[i - 1], list.Items[i])) yield return mutant;
        }
    }

    /// <summary>The border between two ranges, moved both ways and given to the other side, so that no gap or overlap gives it away.</summary>
    private IEnumerable<Mutant> OfBorder(SyntaxNode before, SyntaxNode after)
    {
        var (lower, upper) = (before.At("range") ?? before, after.At("range") ?? after);
        var end = lower.At("to") ?? lower.At("below");
        var start = upper.At("from") ?? upper.At("above");
        if (end is not SyntaxNode.Scalar e || start is not SyntaxNode.Scalar s || !PlainValue.TryNumber(e.Text, out var border) || lower is not SyntaxNode.Mapping l || upper is not SyntaxNode.Mapping u) yield break;
        foreach (var moved in (decimal[])[border + StepOf(e.Text), border - StepOf(e.Text)])
        {
            var text = PlainValue.Format(moved);
            var tree = SyntaxEdit.Replace(SyntaxEdit.Replace(_root, e, e with { Text = text }), s, s with { Text = text });
            yield return new Mutant($"border {e.Text} → {text}", e.Span, With(tree));
        }
        var given = SyntaxEdit.Replace(SyntaxEdit.Replace(_root, l, WithKey(l, e, lower.At("to") is null ? "to" : "below")), u, WithKey(u, s, upper.At("from") is null ? "from" : "above"));
        yield return new Mutant($"border {e.Text} given to the other side", e.Span, With(given));
    }

    private static SyntaxNode.Mapping WithKey(SyntaxNode.Mapping map, SyntaxNode value, string key) =>
        map with { Entries = [.. map.Entries.Select(x => ReferenceEquals(x.Value, value) ? x with { Key = key } : x)] };

    private static bool IsRange(SyntaxNode.Mapping map) => map["points"] is not null || map.Entries.All(e => e.Key is "from" or "above" or "to" or "below");

    /// <summary>One unit of the last digit.</summary>
    internal static decimal StepOf(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var step = 1m;
        for (var digits = point < 0 ? 0 : text.Length - point - 1; digits > 0; digits--) step /= 10;
        return step;
    }

    private static string Name(SyntaxNode node) => node is SyntaxNode.Scalar scalar ? scalar.Text : node.Word("id") ?? "an item";

    private Mutant Changed(SyntaxNode.Scalar scalar, decimal value, string key) => Reworded(scalar, PlainValue.Format(value), key);

    private Mutant Reworded(SyntaxNode.Scalar scalar, string text, string key) => Replaced(scalar, scalar with { Text = text }, $"{key} {scalar.Text} → {text}", scalar.Span);

    private Mutant Renamed(SyntaxNode.Mapping map, SyntaxEntry entry, string key) =>
        Replaced(map, map with { Entries = map.Entries.Replace(entry, entry with { Key = key }) }, $"{entry.Key} → {key}", entry.KeySpan);

    private Mutant Without(SyntaxNode.Mapping map, SyntaxEntry entry) =>
        Replaced(map, map with { Entries = map.Entries.Remove(entry) }, $"without {entry.Key}", entry.KeySpan);

    private Mutant Swapped(SyntaxNode.Scalar a, SyntaxNode.Scalar b, string key) =>
        new($"{key} {a.Text} ↔ {b.Text}", a.Span, With(SyntaxEdit.Replace(SyntaxEdit.Replace(_root, a, a with { Text = b.Text }), b, b with { Text = a.Text })));

    private Mutant Replaced(SyntaxNode old, SyntaxNode @new, string change, SourceSpan span) => new(change, span, With(SyntaxEdit.Replace(_root, old, @new)));

    private ModelTrees With(SyntaxNode model) => trees with { Model = model };
}
