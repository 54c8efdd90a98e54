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
    private readonly ImmutableDictionary<string, CoverageRule> _coverage;
    private readonly ImmutableDictionary<string, Bundle> _bundles;
    private readonly ImmutableDictionary<string, Nature> _natures;

    private bool _hasUnknownSubject;

    private MeasureReader(SyntaxNode root, EvaluationModel model)
    {
        _answerable = model.Answerable.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _coverage = root.At("liftRules").Entries().Where(e => e.Value.At("links") is not null).ToImmutableDictionary(e => e.Key, ReadCoverage, StringComparer.Ordinal);
        _bundles = root.At("bundles").Entries().ToImmutableDictionary(e => e.Key, e => new Bundle(e.Key, e.Value.Both("name") ?? LocalizedText.Same(e.Key), BySize(e.Value.At("once"), n => ReadEstimate(n, e.Key))), StringComparer.Ordinal);
        var besides = root.At("parallel").Words("besides");
        _natures = root.At("natures").Entries().ToImmutableDictionary(e => e.Key, e => new Nature(e.Value.AsBoth() ?? LocalizedText.Same(e.Key), e.Value.Number("recurring") ?? 0, besides.Contains(e.Key)), StringComparer.Ordinal);
        foreach (var nature in besides.Where(n => !_natures.ContainsKey(n))) Report(DiagnosticCatalog.UnknownMeasureTarget(root.At("parallel")!.SpanOf("besides"), nature, _natures.Keys));
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
            if (SubjectOf(scene) is { } field) measures.AddRange(ReadSteps(scene.Value, field, StepUse.Choose));
        foreach (var question in root.At("questions").Entries())
        {
            if (SubjectOf(question) is not { } field) continue;
            var use = question.Value.Word("planner") switch { "derived" => StepUse.Derived, "outcome-of-plan" => StepUse.Outcome, _ => StepUse.Choose };
            measures.AddRange(ReadSteps(question.Value, field, use));
            if (question.Value.At("track") is { } track) tracks.Add(ReadTrack(track, field.Id));
        }
        var objective = root.At("plannerAdvice").At("objective").At("dayRate");
        var set = new MeasureSet(
            Compiling.Fingerprint.Of(root), root.At("status")?.AsBoth() ?? LocalizedText.Same(""), root.Both("costBasis") ?? LocalizedText.Same(""), _natures,
            measures.ToImmutable(), tracks.ToImmutable(), objective is null ? 0 : Bounded(objective, "value", EffortLimits.DayRate), _coverage, _bundles, ReadGuidance(root, model))
        {
            Parallel = root.At("parallel").Entries().Where(e => e.Key != "besides").ToImmutableDictionary(e => e.Key, e => Math.Max(1, root.At("parallel").Integer(e.Key) ?? 1), StringComparer.Ordinal),
            Scaling = root.At("scaling") is { } scaling ? ReadScaling(scaling, root.At("referenceFirms"), model) : null,
            Core = root.At("plannerAdvice").At("productionCore") is { } core ? ReadCore(core) : null,
            Honesty = root.At("plannerAdvice").Both("honesty"),
            Confirm = root.At("liftRules").Entries().Where(e => e.Value.Both("confirm") is not null).GroupBy(e => e.Value.Word("question") ?? "", StringComparer.Ordinal)
                .ToImmutableDictionary(g => g.Key, g => g.First().Value.Both("confirm")!, StringComparer.Ordinal),
        };
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

    private IEnumerable<Measure> ReadSteps(SyntaxNode node, Field subject, StepUse use) =>
        node.At("steps").Items().Select(s => ReadStep(s, subject, use));

    private Measure ReadStep(SyntaxNode node, Field subject, StepUse use)
    {
        foreach (var key in (string[])["from", "to"])
            if (node.Word(key) is { } option && subject.OptionIndex(option) < 0)
                Report(DiagnosticCatalog.UnknownOptionReference(node.SpanOf(key), subject.Id, option, subject.Options.Select(o => o.Id)));
        var effort = node.At("effort");
        var efforts = BySize(effort, n => ReadEffort(n, subject.Id));
        var measure = new Measure(
            subject.Id, node.Word("from"), node.Word("to") ?? "", node.Both("title") ?? LocalizedText.Same(""), node.Word("nature") ?? "", use,
            Texts(node, "actions"), Texts(node, "tools"), Texts(node, "evidence"), Texts(node, "pitfalls"), effort.Both("rationale") ?? LocalizedText.Same(""), efforts,
            [.. node.At("prerequisites").Items().Select(ReadPrerequisite).OfType<Prerequisite>()], [.. node.At("lifts").Items().Select(ReadLift).OfType<Lift>()], node.Word("bundle"), node.Span);
        CheckBundle(measure, node);
        return measure;
    }

    /// <summary>What a bundle costs is part of what each of its steps costs.</summary>
    private void CheckBundle(Measure measure, SyntaxNode node)
    {
        if (measure.Bundle is not { } id) return;
        if (!_bundles.TryGetValue(id, out var bundle)) Report(DiagnosticCatalog.UnknownMeasureTarget(node.SpanOf("bundle"), id, _bundles.Keys));
        else if (measure.Efforts.Any(e => bundle.Once.TryGetValue(e.Key, out var once) && (once.Min > e.Value.Cost.Min || once.Typical > e.Value.Cost.Typical || once.Max > e.Value.Cost.Max)))
            Report(DiagnosticCatalog.BundleDearerThanStep(node.SpanOf("bundle"), id, measure.Id));
    }

    private static ImmutableDictionary<string, T> BySize<T>(SyntaxNode? node, Func<SyntaxNode, T> read) =>
        ((string[])["micro", "small", "medium"]).Where(s => node.At(s) is not null).ToImmutableDictionary(s => s, s => read(node.At(s)!), StringComparer.Ordinal);

    private Effort ReadEffort(SyntaxNode node, string subject) => new(ReadEstimate(node.At("cost") ?? node, subject), ReadEstimate(node.At("weeks") ?? node, subject), Bounded(node, "staffDays", EffortLimits.StaffDays));

    private Estimate ReadEstimate(SyntaxNode node, string subject)
    {
        var estimate = new Estimate(Bounded(node, "min", EffortLimits.Cost), Bounded(node, "typical", EffortLimits.Cost), Bounded(node, "max", EffortLimits.Cost));
        if (estimate.Min > estimate.Typical || estimate.Typical > estimate.Max) Report(DiagnosticCatalog.EffortOrder(node.Span, subject));
        return estimate;
    }

    private decimal Bounded(SyntaxNode node, string key, decimal most)
    {
        if (node.Number(key) is not { } value) return 0;
        if (!EffortLimits.Allow(value, most)) Report(DiagnosticCatalog.EffortOutOfRange(node.SpanOf(key), key, value, most));
        // Read on with it as it stands: another value would look like a second mistake.
        return value;
    }

    private CoverageRule ReadCoverage(SyntaxEntry entry)
    {
        var node = entry.Value;
        foreach (var link in node.At("links").Entries().Where(l => !_answerable.ContainsKey(l.Key))) Report(DiagnosticCatalog.UnknownMeasureTarget(link.KeySpan, link.Key, _answerable.Keys));
        var question = KnownSubject(node, "question");
        return new CoverageRule(
            entry.Key, question, [.. node.At("links").Entries().Where(l => _answerable.ContainsKey(l.Key)).Select(l => new LinkLevel(l.Key, node.At("links").Integer(l.Key) ?? 0))],
            [.. node.At("bands").Items().Select(b => new CoverageBand(b.Integer("atLeast") ?? 0, KnownOption(b, "option", question))).OrderBy(b => b.AtLeast)]);
    }

    private Lift? ReadLift(SyntaxNode node)
    {
        var isEntailed = node.Word("strength") == "entails";
        if (node.Word("rule") is { } rule)
        {
            if (!_coverage.ContainsKey(rule)) Report(DiagnosticCatalog.UnknownMeasureTarget(node.SpanOf("rule"), rule, _coverage.Keys));
            return new Lift.Recounts(rule, isEntailed);
        }
        var question = KnownSubject(node, "question");
        return node.Word("add") is not null ? new Lift.Adds(question, KnownOption(node, "add", question), isEntailed) : new Lift.Raises(question, KnownOption(node, "atLeast", question), isEntailed);
    }

    private Scaling ReadScaling(SyntaxNode node, SyntaxNode? firms, EvaluationModel model)
    {
        var factor = node.At("factor");
        var field = factor.Word("field") ?? "";
        if (!model.Fields.Any(f => f.Id == field)) Report(DiagnosticCatalog.UnknownMeasureTarget(factor?.SpanOf("field") ?? node.Span, field, model.Fields.Select(f => f.Id)));
        var reference = factor.Word("reference") ?? "";
        var numbers = firms.Entries().Where(e => e.Value.Number(reference) is > 0).ToImmutableDictionary(e => e.Key, e => e.Value.Number(reference)!.Value, StringComparer.Ordinal);
        return new Scaling(field, numbers, Bounded(factor ?? node, "min", EffortLimits.Factor), Bounded(factor ?? node, "max", EffortLimits.Factor), node.Words("applies"), node.AsBoth() ?? LocalizedText.Same(""));
    }

    private ProductionCore ReadCore(SyntaxNode node)
    {
        var scenes = node.Words("anyOf");
        foreach (var scene in scenes.Where(s => !_answerable.ContainsKey(s))) Report(DiagnosticCatalog.UnknownMeasureTarget(node.SpanOf("anyOf"), scene, _answerable.Keys));
        var divisions = node.At("appliesTo").At("divisions");
        return new ProductionCore(scenes, node.Integer("atLeast") ?? 1, divisions.Integer("from") ?? 0, divisions.Integer("to") ?? 0, node.AsBoth() ?? LocalizedText.Same(""));
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
            return node.Word("has") is null ? new Prerequisite.Reaches(subject, KnownOption(node, "atLeast", subject)) : new Prerequisite.Has(subject, KnownOption(node, "has", subject));
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

    private string KnownOption(SyntaxNode node, string key, string subject)
    {
        var option = node.Word(key) ?? "";
        if (_answerable.TryGetValue(subject, out var field) && field.OptionIndex(option) < 0)
            Report(DiagnosticCatalog.UnknownOptionReference(node.SpanOf(key), subject, option, field.Options.Select(o => o.Id)));
        return option;
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
