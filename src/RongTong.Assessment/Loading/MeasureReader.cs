using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>Reads a measures file against the model it is for, and reports every step up that no measure covers.</summary>
internal sealed class MeasureReader
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, Field> _answerable;
    private readonly ImmutableDictionary<string, ImmutableArray<LinkLevel>> _coverage;

    private bool _hasUnknownSubject;

    private MeasureReader(SyntaxNode root, EvaluationModel model)
    {
        _answerable = model.Answerable.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _coverage = root.At("liftRules").Entries().Where(e => e.Value.At("links") is not null).ToImmutableDictionary(
            e => e.Key,
            e => e.Value.At("links").Entries().Select(l => new LinkLevel(l.Key, e.Value.At("links").Integer(l.Key) ?? 0)).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Reads a measures file.</summary>
    public static (MeasureSet Measures, ImmutableArray<Diagnostic> Diagnostics) Read(SyntaxNode root, EvaluationModel model)
    {
        var reader = new MeasureReader(root, model);
        reader._diagnostics.AddRange(ShapeChecker.Check(root, MeasureShape.Measures, "measures"));
        var measures = reader.ReadAll(root, model);
        return (measures, [.. reader._diagnostics]);
    }

    private MeasureSet ReadAll(SyntaxNode root, EvaluationModel model)
    {
        if (root.Word("for") is { } reference && reference != model.Ref.ToString()) Report(DiagnosticCatalog.ModelRefMismatch(root.SpanOf("for"), reference, model.Ref.ToString()));
        var measures = ImmutableArray.CreateBuilder<Measure>();
        var tracks = ImmutableArray.CreateBuilder<Track>();
        foreach (var scene in root.At("scenes").Entries())
            if (SubjectOf(scene) is { } field) measures.AddRange(ReadSteps(scene.Value, field, Planning.Choose));
        foreach (var question in root.At("questions").Entries())
        {
            if (SubjectOf(question) is not { } field) continue;
            var planning = question.Value.Word("planner") switch { "derived" => Planning.Derived, "outcome-of-plan" => Planning.Outcome, _ => Planning.Choose };
            measures.AddRange(ReadSteps(question.Value, field, planning));
            if (question.Value.At("track") is { } track) tracks.Add(ReadTrack(track, field.Id));
        }
        var set = new MeasureSet(
            Compiling.Fingerprint.Of(root), root.At("status")?.AsBoth() ?? LocalizedText.Same(""), root.Both("costBasis") ?? LocalizedText.Same(""),
            root.At("natures").Entries().ToImmutableDictionary(e => e.Key, e => e.Value.AsBoth() ?? LocalizedText.Same(e.Key), StringComparer.Ordinal),
            measures.ToImmutable(), tracks.ToImmutable(), root.At("plannerAdvice").At("objective").At("dayRate").Number("value") ?? 0, _coverage, ReadGuidance(root, model));
        // A mistyped subject leaves the right one without measures; it is one mistake.
        if (!_hasUnknownSubject) CheckComplete(set, model, root.Span);
        if (!set.Measures.IsEmpty && root.At("costBasis") is null) Report(DiagnosticCatalog.MissingKey(root.Span, "costBasis", "measures"));
        return set;
    }

    private GuidanceSet ReadGuidance(SyntaxNode root, EvaluationModel model)
    {
        if (root.At("guidance") is not { } node) return GuidanceSet.None;
        var below = node.Number("below") ?? 0;
        if (below is <= 0 or > 100) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("below"), "below", below, new NumberRange(0, false, 100, true)));
        var paths = model.Indicators.Select(i => i.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in node.At("nodes").Entries().Where(e => !paths.Contains(e.Key)))
        {
            Report(DiagnosticCatalog.UnknownIndicator(entry.KeySpan, entry.Key, paths));
            _hasUnknownSubject = true;
        }
        return new GuidanceSet(below, [.. node.At("nodes").Entries().Select(e => (e.Key, Texts(node.At("nodes")!, e.Key)))]);
    }

    private Field? SubjectOf(SyntaxEntry entry)
    {
        if (_answerable.TryGetValue(entry.Key, out var field)) return field;
        Report(DiagnosticCatalog.UnknownMeasureTarget(entry.KeySpan, entry.Key, _answerable.Keys));
        _hasUnknownSubject = true;
        return null;
    }

    private IEnumerable<Measure> ReadSteps(SyntaxNode node, Field subject, Planning planning) =>
        node.At("steps").Items().Select(s => ReadStep(s, subject, planning));

    private Measure ReadStep(SyntaxNode node, Field subject, Planning planning)
    {
        foreach (var key in (string[])["from", "to"])
            if (node.Word(key) is { } option && subject.OptionIndex(option) < 0)
                Report(DiagnosticCatalog.UnknownOptionReference(node.SpanOf(key), subject.Id, option, subject.Options.Select(o => o.Id)));
        var effort = node.At("effort");
        var efforts = ((string[])["micro", "small", "medium"]).Where(s => effort.At(s) is not null)
            .ToImmutableDictionary(s => s, s => ReadEffort(effort.At(s)!, subject.Id), StringComparer.Ordinal);
        return new Measure(
            subject.Id, node.Word("from"), node.Word("to") ?? "", node.Both("title") ?? LocalizedText.Same(""), node.Word("nature") ?? "", planning,
            Texts(node, "actions"), Texts(node, "tools"), Texts(node, "evidence"), Texts(node, "pitfalls"), effort.Both("rationale") ?? LocalizedText.Same(""), efforts,
            [.. node.At("prerequisites").Items().Select(ReadPrerequisite).OfType<Prerequisite>()], node.Span);
    }

    private Effort ReadEffort(SyntaxNode node, string subject) =>
        new(ReadEstimate(node, "cost", subject), ReadEstimate(node, "weeks", subject), node.Number("staffDays") ?? 0);

    private Estimate ReadEstimate(SyntaxNode node, string key, string subject)
    {
        var at = node.At(key);
        var estimate = new Estimate(at.Number("min") ?? 0, at.Number("typical") ?? 0, at.Number("max") ?? 0);
        if (estimate.Min > estimate.Typical || estimate.Typical > estimate.Max) Report(DiagnosticCatalog.EffortOrder(at?.Span ?? node.Span, subject));
        return estimate;
    }

    private Track ReadTrack(SyntaxNode node, string subject) => new(
        subject, node.Both("kpi") ?? LocalizedText.Same(""), Texts(node, "howToMeasure"),
        [.. node.At("drivers").Items().Select(d => new Driver(KnownSubject(d, "scene"), d.Integer("level") ?? 0, d.Both("effect") ?? LocalizedText.Same("")))],
        Texts(node, "watch"), Texts(node, "evidence"), node.Span);

    private Prerequisite? ReadPrerequisite(SyntaxNode node)
    {
        if (node.At("scene") is not null) return new Prerequisite.Reaches(KnownSubject(node, "scene"), node.Word("atLeast") ?? "");
        if (node.At("question") is not null)
        {
            var subject = KnownSubject(node, "question");
            var option = node.Word("has") ?? node.Word("atLeast") ?? "";
            if (_answerable.TryGetValue(subject, out var field) && field.OptionIndex(option) < 0)
                Report(DiagnosticCatalog.UnknownOptionReference(node.Span, subject, option, field.Options.Select(o => o.Id)));
            return node.Word("has") is null ? new Prerequisite.Reaches(subject, option) : new Prerequisite.Has(subject, option);
        }
        if (node.At("count") is { } count)
        {
            var atLeast = node.Integer("atLeast") ?? 0;
            if (count.Word("rule") is not { } rule) return new Prerequisite.Scenes(count.Integer("level") ?? 0, atLeast);
            if (!_coverage.ContainsKey(rule)) Report(DiagnosticCatalog.UnknownMeasureTarget(count.SpanOf("rule"), rule, _coverage.Keys));
            return new Prerequisite.Links(rule, atLeast);
        }
        if (node.At("any") is not null) return new Prerequisite.AnyOf([.. node.At("any").Items().Select(ReadPrerequisite).OfType<Prerequisite>()]);
        if (node.At("all") is not null) return new Prerequisite.AllOf([.. node.At("all").Items().Select(ReadPrerequisite).OfType<Prerequisite>()]);
        return null;
    }

    private string KnownSubject(SyntaxNode node, string key)
    {
        var id = node.Word(key) ?? "";
        if (!_answerable.ContainsKey(id)) Report(DiagnosticCatalog.UnknownMeasureTarget(node.SpanOf(key), id, _answerable.Keys));
        return id;
    }

    private static ImmutableArray<LocalizedText> Texts(SyntaxNode node, string key) => [.. node.At(key).Items().Select(t => t.AsBoth()).OfType<LocalizedText>()];

    /// <summary>Every level above the lowest and every option that earns points must be some measure's aim, or the question a tracked result, or below a node with guidance.</summary>
    private void CheckComplete(MeasureSet set, EvaluationModel model, SourceSpan span)
    {
        var aims = set.Measures.Select(m => (m.Subject, m.To)).ToHashSet();
        var tracked = set.Tracks.Select(t => t.Subject).ToHashSet(StringComparer.Ordinal);
        tracked.UnionWith(model.Indicators.Where(i => set.Guidance.Actions.Any(a => a.Path == i.Path)).SelectMany(i => i.SelfAndDescendants()).SelectMany(i => i.Awards).Select(a => a.Id));
        foreach (var field in model.Answerable.Where(f => f.Options.Length > 0 && !tracked.Contains(f.Id)))
        {
            var better = field.Type == FieldType.Level ? field.Options.Skip(1) : field.Options.Where(o => o.Points > 0);
            foreach (var option in better)
                if (!aims.Contains((field.Id, option.Id))) Report(DiagnosticCatalog.MissingMeasure(span, field.Id, option.Id));
        }
    }

    private void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);
}
