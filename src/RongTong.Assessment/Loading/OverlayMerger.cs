using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>
/// Applies an overlay to the tree of its base: typed edits, only where the base opens a node. What comes out is an ordinary model tree;
/// nobody downstream knows overlays exist, but every node keeps the place of the file that last defined it.
/// </summary>
internal sealed class OverlayMerger
{
    private static readonly ImmutableArray<string> Bounds = ["atLeast", "atMost", "above", "below"];
    private static readonly ImmutableArray<string> Restated = ["clause", "name", "note"];
    private static readonly ImmutableArray<string> AddedTables = ["clauses", "units"];
    private static readonly ImmutableArray<string> AddedLists = ["fields", "derived", "checks", "notRecovered"];

    /// <summary>The clause of edits of a scenario that cite none.</summary>
    private const string Supposed = "scenario";

    private readonly List<Diagnostic> _diagnostics = [];
    private readonly bool _isScenario;
    private SyntaxNode.Mapping _model;

    private OverlayMerger(SyntaxNode.Mapping model, bool isScenario = false) => (_model, _isScenario) = (model, isScenario);

    /// <summary>The effective model tree; the diagnostics include those of the overlay's shape.</summary>
    public static (SyntaxNode Model, ImmutableArray<Diagnostic> Diagnostics) Merge(SyntaxNode model, SyntaxNode overlay)
    {
        var found = ShapeChecker.Check(overlay, ModelShape.Overlay, "overlay");
        if (model is not SyntaxNode.Mapping map || overlay is not SyntaxNode.Mapping) return (model, found);
        var merger = new OverlayMerger(map);
        merger.Merge(overlay);
        return (merger._model, [.. found, .. merger._diagnostics]);
    }

    /// <summary>The model tree under a scenario: the same edits, to any node; one that cites no clause cites the scenario.</summary>
    public static (SyntaxNode Model, ImmutableArray<Diagnostic> Diagnostics) Suppose(SyntaxNode model, SyntaxNode scenario)
    {
        var found = ShapeChecker.Check(scenario, ModelShape.Scenario, "scenario");
        if (model is not SyntaxNode.Mapping map || scenario is not SyntaxNode.Mapping) return (model, found);
        var merger = new OverlayMerger(map, isScenario: true);
        merger.Suppose(scenario);
        return (merger._model, [.. found, .. merger._diagnostics]);
    }

    private void Suppose(SyntaxNode scenario)
    {
        var name = scenario.Both("name");
        var clause = new SyntaxNode.Mapping(
            [Entry("document", name?.Zh ?? ""), new SyntaxEntry("place", scenario.Span, new SyntaxNode.Mapping([Entry("zh", "情景"), Entry("en", "scenario")], scenario.Span)), Entry("confidence", "low")], scenario.Span);
        Put("clauses", new SyntaxNode.Mapping([.. _model["clauses"].Entries().Where(e => e.Key != Supposed), new SyntaxEntry(Supposed, scenario.Span, clause)], scenario.Span));
        AddTo(scenario);
        foreach (var edit in scenario.At("edits").Items()) Apply(edit);

        SyntaxEntry Entry(string key, string text) => new(key, scenario.Span, new SyntaxNode.Scalar(text, Quoted: true, scenario.Span));
    }

    private void Merge(SyntaxNode overlay)
    {
        AddTo(overlay);
        foreach (var (key, from) in new[] { ("model", "overlay"), ("name", "name"), ("authority", "authority"), ("effective", "effective"), ("note", "note") })
            if (overlay.At(from) is { } replaced) Put(key, key == "effective" ? Within(replaced) : replaced);
        foreach (var edit in overlay.At("edits").Items()) Apply(edit);
    }

    /// <summary>What an overlay brings along, beside what the base has.</summary>
    private void AddTo(SyntaxNode overlay)
    {
        foreach (var key in AddedTables)
            if (overlay.At(key) is SyntaxNode.Mapping added) Put(key, new SyntaxNode.Mapping([.. _model[key].Entries(), .. added.Entries.Where(e => IsNew(e, _model[key]))], added.Span));
        foreach (var key in AddedLists)
            if (overlay.At(key) is SyntaxNode.Sequence added) Put(key, new SyntaxNode.Sequence([.. _model[key].Items(), .. added.Items], added.Span));
    }

    /// <summary>What the base defines under a name stays what it is; an overlay takes a name of its own.</summary>
    private bool IsNew(SyntaxEntry entry, SyntaxNode? table)
    {
        var known = table.Entries().FirstOrDefault(e => e.Key == entry.Key);
        if (known is not null) _diagnostics.Add(DiagnosticCatalog.DuplicateId(entry.KeySpan, entry.Key, known.KeySpan));
        return known is null;
    }

    /// <summary>The overlay's days, which lie within those of its base; its last day is that of the base unless stated. The base's transitions stay.</summary>
    private SyntaxNode Within(SyntaxNode effective)
    {
        if (effective is not SyntaxNode.Mapping days || _model["effective"] is not { } whole) return effective;
        var (first, last) = (whole.Date("from"), whole.Date("to"));
        if (days.Date("from") < first || days.Date("from") > last || days.Date("to") > last) _diagnostics.Add(DiagnosticCatalog.OutsideBase(days.Span, first, last));
        foreach (var key in (string[])["to", "also"])
            if (days.At(key) is null && whole.At(key) is { } kept) days = With(days, key, kept);
        return days;
    }

    private void Apply(SyntaxNode edit)
    {
        if (edit.Word("set") is { } set) Set(edit, set);
        else if (edit.Word("replace") is { } replace) Replace(edit, replace);
        else if (edit.Word("retire") is { } retire) Retire(edit, retire);
        else if (edit.At("add") is { } added) Add(edit, added);
    }

    private void Set(SyntaxNode edit, string id)
    {
        if (Target(edit.SpanOf("set"), id) is not { } target) return;
        var changed = target;
        foreach (var bound in Bounds)
        {
            if (edit.At(bound) is not { } value) continue;
            if (changed["when"] is SyntaxNode.Mapping condition && condition[bound] is not null) changed = With(changed, "when", With(condition, bound, value));
            else _diagnostics.Add(DiagnosticCatalog.EditWithoutBound(edit.SpanOf(bound), id, bound));
        }
        foreach (var key in Restated)
            if (edit.At(key) is { } value) changed = With(changed, key, value);
        if (edit.At("clause") is null) changed = Cited(changed);
        Exchange(target, changed with { Span = edit.Span });
    }

    private void Replace(SyntaxNode edit, string id)
    {
        if (Target(edit.SpanOf("replace"), id) is not { } target || edit.At("with") is not SyntaxNode.Mapping with) return;
        if (with.Word("id") == target.Word("id")) Exchange(target, with.At("clause") is null ? Cited(with) : with);
        else _diagnostics.Add(DiagnosticCatalog.EditChangesId(with.Span, id, with.Word("id") ?? ""));
    }

    private void Retire(SyntaxNode edit, string id)
    {
        if (Target(edit.SpanOf("retire"), id) is not { } target) return;
        _model = (SyntaxNode.Mapping)Without(_model, target);
        foreach (var grade in _model["grades"].Items())
            if (grade.At("requires").Items().FirstOrDefault(r => r is SyntaxNode.Scalar scalar && scalar.Text == id) is { } required) _model = (SyntaxNode.Mapping)Without(_model, required);
    }

    /// <summary>Of a scenario: a node that states no clause of its own cites the scenario. An overlay states one, or its node inherits it.</summary>
    private SyntaxNode.Mapping Cited(SyntaxNode.Mapping node) => _isScenario ? With(node, "clause", new SyntaxNode.Scalar(Supposed, Quoted: false, node.Span)) : node;

    private void Add(SyntaxNode edit, SyntaxNode added)
    {
        if (added is SyntaxNode.Mapping map && map["clause"] is null) added = Cited(map);
        var to = edit.Word("to") ?? "";
        if (_model["grades"].Items().FirstOrDefault(g => g.Word("id") == to) is not SyntaxNode.Mapping grade)
        {
            _diagnostics.Add(DiagnosticCatalog.UnknownGrade(edit.SpanOf("to"), to, _model["grades"].Items().Select(g => g.Word("id") ?? "")));
            return;
        }
        if (!IsOpen(grade)) _diagnostics.Add(DiagnosticCatalog.EditNotOpen(edit.SpanOf("to"), to));
        var requires = new SyntaxNode.Sequence([.. grade["requires"].Items(), new SyntaxNode.Scalar(added.Word("id") ?? "", Quoted: false, added.Span)], grade.Span);
        Exchange(grade, With(grade, "requires", requires));
        Put("criteria", new SyntaxNode.Sequence([.. _model["criteria"].Items(), added], added.Span));
    }

    private SyntaxNode.Mapping? Target(SourceSpan span, string id)
    {
        var targets = Targets().ToList();
        var found = targets.Find(t => t.Name == id).Node;
        if (found is null) _diagnostics.Add(DiagnosticCatalog.UnknownEditTarget(span, id, targets.Select(t => t.Name)));
        else if (!IsOpen(found)) _diagnostics.Add(DiagnosticCatalog.EditNotOpen(span, id));
        return found;
    }

    private bool IsOpen(SyntaxNode node) => _isScenario || node.Word("open") == "province";

    private IEnumerable<(string Name, SyntaxNode.Mapping Node)> Targets() =>
        Criteria(_model["criteria"]).Concat(Indicators(_model["indicators"], ""));

    private static IEnumerable<(string Name, SyntaxNode.Mapping Node)> Criteria(SyntaxNode? list) =>
        list.Items().OfType<SyntaxNode.Mapping>().SelectMany(c => new[] { "all", "any", "some" }.SelectMany(k => Criteria(c[k])).Prepend((c.Word("id") ?? "", c)));

    private static IEnumerable<(string Name, SyntaxNode.Mapping Node)> Indicators(SyntaxNode? list, string parent) =>
        list.Items().OfType<SyntaxNode.Mapping>().SelectMany(i => Indicators(i["children"], parent + i.Word("id") + "/").Prepend((parent + i.Word("id"), i)));

    private void Put(string key, SyntaxNode value) => _model = With(_model, key, value);

    private void Exchange(SyntaxNode old, SyntaxNode @new) => _model = (SyntaxNode.Mapping)Exchange(_model, old, @new);

    private static SyntaxNode.Mapping With(SyntaxNode.Mapping map, string key, SyntaxNode value) => map with
    {
        Entries = map[key] is null
            ? map.Entries.Add(new SyntaxEntry(key, value.Span, value))
            : [.. map.Entries.Select(e => e.Key == key ? new SyntaxEntry(key, value.Span, value) : e)],
    };

    private static SyntaxNode Exchange(SyntaxNode root, SyntaxNode old, SyntaxNode @new) => SyntaxEdit.Replace(root, old, @new);

    private static SyntaxNode Without(SyntaxNode root, SyntaxNode old) => SyntaxEdit.Remove(root, old);
}
