using System.Collections.Immutable;
using System.Text;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Tests.Generation;
using RongTong.Text;

namespace RongTong.Tests.Paths;

/// <summary>
/// A small random model with its measures and a sheet: scenes a, b, c, questions s (single) and m (multiple), a rule that counts links, and
/// as few steps as can all be tried. Everything a planner has to respect occurs: ladders, needs, lifts, bundles, coverage, a core.
/// </summary>
internal sealed class SmallWorld
{
    public const int Levels = 3;
    public const string Size = "small";

    private static readonly SourceSpan Nowhere = SourceSpan.WholeFile("world");

    private readonly Dice _dice;

    public SmallWorld(int seed)
    {
        _dice = new Dice(seed);
        Scenes = [.. new[] { "a", "b", "c" }.Take(_dice.Between(1, 3))];
        SinglePoints = [0, .. Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => (decimal)_dice.Between(1, 9) * 10).Append(100).Order()];
        MultiPoints = [.. Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => (decimal)_dice.Between(1, 8) * 5)];
        MultiPoints[^1] = 100 - MultiPoints[..^1].Sum();
        SingleWeight = _dice.Pick([20, 40, 50, 75]);
        Combine = _dice.Percent(80) ? "weighted" : _dice.Pick(["max", "min", "cap", "mean", "thirds"]);
        ScoreNeeded = _dice.Pick([0m, 10, 25, 40, 55, 62.5m, 80, 100]);
        Counts = [.. Enumerable.Range(0, _dice.Between(0, 2)).Select(_ => (Level: _dice.Between(1, Levels), AtLeast: _dice.Between(1, Scenes.Length))).DistinctBy(c => c.Level)];
        EitherOr = _dice.Percent(15);
        Bands = [.. new[] { 1, 2, 3 }.Take(_dice.Between(0, Math.Min(2, SinglePoints.Length - 1)))];
        HasCore = _dice.Percent(20);
        DayRate = _dice.Pick([0m, 0.05m, 0.5m]);
        Bundles = [.. new[] { "x", "y" }.Take(_dice.Between(0, 2)).Select(b => (b, (decimal)_dice.Between(0, 4) / 2))];
        Steps = ReadSteps();
        Answers = ReadAnswers();
        // One of them at most: a score of which nothing is left has no value.
        NotApplicable = _dice.Percent(6) ? _dice.Pick(["s", "m"]) : null;
        if (NotApplicable is { } id) Answers[id] = null;
        Compiled = Compile();
    }

    public string[] Scenes { get; }

    public decimal[] SinglePoints { get; }

    public decimal[] MultiPoints { get; }

    public int SingleWeight { get; }

    /// <summary>How the two questions make the score; <c>thirds</c> is the mean of both and of a third that is answered best, whose shares do not end.</summary>
    public string Combine { get; }

    public decimal ScoreNeeded { get; }

    public (int Level, int AtLeast)[] Counts { get; }

    /// <summary>Whether the score or the scenes suffice.</summary>
    public bool EitherOr { get; }

    /// <summary>Links from which the single question stands at option 1, 2, …</summary>
    public int[] Bands { get; }

    public bool HasCore { get; }

    public decimal DayRate { get; }

    public (string Id, decimal Once)[] Bundles { get; }

    public SmallStep[] Steps { get; }

    /// <summary>Answers by id: a level, an option of the single question, or bits of the multiple one; null is no answer.</summary>
    public Dictionary<string, int?> Answers { get; }

    /// <summary>The question that does not apply to the firm, or null.</summary>
    public string? NotApplicable { get; }

    public CompiledModel Compiled { get; }

    public AnswerSheet Sheet
    {
        get
        {
            var sheet = new AnswerSheet { Enterprise = new Enterprise("", "", "", Industry: "34", Size: Size), AsOf = new DateOnly(2026, 7, 15) };
            foreach (var (id, answer) in Answers)
                if (answer is { } value) sheet = sheet.With(id, id switch { "m" => value == 0 ? ["none"] : [.. Enumerable.Range(0, MultiPoints.Length).Where(i => (value >> i & 1) != 0).Select(i => $"m{i}")], "s" => [$"s{value}"], _ => [$"{value}"] });
            if (Combine == "thirds") sheet = sheet.With("t", ["t1"]);
            if (NotApplicable is { } gone) sheet = sheet with { NotApplicable = sheet.NotApplicable.Add(gone, null) };
            return sheet;
        }
    }

    private SmallStep[] ReadSteps()
    {
        var steps = new List<SmallStep>();
        foreach (var scene in Scenes)
            for (var level = 1; level <= Levels; level++) steps.Add(Step(scene, level - 1, level));
        for (var option = 1; option < SinglePoints.Length; option++)
            if (_dice.Percent(75)) steps.Add(Step("s", _dice.Percent(80) ? option - 1 : null, option));
        for (var option = 0; option < MultiPoints.Length; option++) steps.Add(Step("m", null, option));
        while (steps.Count > 9) steps.RemoveAt(_dice.Below(steps.Count));
        return [.. steps];
    }

    private SmallStep Step(string subject, int? from, int to)
    {
        var needs = Enumerable.Range(0, _dice.Percent(40) ? _dice.Between(1, 2) : 0).Select(_ => Need(subject, to)).ToList();
        var lifts = new List<Lift>();
        if (subject.Length == 1 && Scenes.Contains(subject) && Bands.Length > 0 && _dice.Percent(70)) lifts.Add(new Lift.Recounts("links", true));
        if (subject != "m" && _dice.Percent(15)) lifts.Add(new Lift.Adds("m", $"m{_dice.Below(MultiPoints.Length)}", _dice.Percent(80)));
        if (subject != "s" && _dice.Percent(15)) lifts.Add(new Lift.Raises("s", $"s{_dice.Between(1, SinglePoints.Length - 1)}", _dice.Percent(80)));
        var bundle = Bundles.Length > 0 && _dice.Percent(35) ? _dice.Pick(Bundles).Id : null;
        var cost = _dice.Between(0, 12) / 2m + (bundle is null ? 0 : Bundles.First(b => b.Id == bundle).Once);
        return new SmallStep(subject, from, to, cost, _dice.Between(1, 6), _dice.Between(0, 4), bundle, needs, lifts, _dice.Percent(30));
    }

    private Prerequisite Need(string subject, int to)
    {
        switch (_dice.Below(6))
        {
            case 0: return new Prerequisite.AnyOf([Plain(), Plain()]);
            case 1: return new Prerequisite.Scenes(_dice.Between(1, Levels), _dice.Between(1, Scenes.Length));
            case 2 when Bands.Length > 0: return new Prerequisite.Links("links", _dice.Between(1, Scenes.Length));
            case 3: return new Prerequisite.AllOf([Plain(), Plain()]);
            default: return Plain();
        }

        Prerequisite Plain()
        {
            var other = _dice.Pick<string>([.. Scenes, "s", "m"]);
            if (other == subject) return new Prerequisite.Scenes(1, Math.Min(1, to));
            return other switch
            {
                "m" => new Prerequisite.Has("m", $"m{_dice.Below(MultiPoints.Length)}"),
                "s" => new Prerequisite.Reaches("s", $"s{_dice.Between(1, SinglePoints.Length - 1)}"),
                _ => new Prerequisite.Reaches(other, $"{_dice.Between(1, Levels)}"),
            };
        }
    }

    private Dictionary<string, int?> ReadAnswers()
    {
        var answers = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var scene in Scenes) answers[scene] = _dice.Percent(8) ? null : _dice.Percent(60) ? 0 : _dice.Between(0, Levels);
        answers["s"] = _dice.Percent(6) ? null : _dice.Percent(60) ? 0 : _dice.Below(SinglePoints.Length);
        answers["m"] = _dice.Percent(6) ? null : _dice.Percent(60) ? 0 : _dice.Below(1 << MultiPoints.Length);
        return answers;
    }

    private CompiledModel Compile()
    {
        var text = ModelText();
        var result = ModelCompiler.Compile(new ModelSources(new SourceText("world.yaml", text)));
        if (result.Value is not { } model) throw new InvalidOperationException($"{string.Join("\n", result.Diagnostics)}\n{text}");
        return new CompiledModel(model.Model, Measures(), model.Plan, model.Fingerprint);
    }

    private string ModelText()
    {
        var text = new StringBuilder("""
            model: test/world@1
            name: { zh: 世, en: world }
            authority: { document: D, issuer: { zh: 机, en: office } }
            effective: { from: 2024-01-01 }
            clauses: { rule: { document: D, place: { zh: 一, en: one }, confidence: high } }
            score: { outOf: 100, clause: rule }
            indicators:

            """);
        text.Append(Combine switch
        {
            "weighted" => Leaf("x", $"weight: {SingleWeight}", "", Single) + Leaf("y", $"weight: {100 - SingleWeight}", "", Multi),
            _ => $"  - id: top\n    name: {{ zh: 顶, en: top }}\n    weight: 100\n    clause: rule\n    {Combine switch { "cap" => "combine: sum\n    cap: 100", "thirds" => "combine: mean", _ => $"combine: {Combine}" }}\n    children:\n"
                + Leaf("x", Share(SingleWeight), "    ", Single) + Leaf("y", Share(100 - SingleWeight), "    ", Multi) + (Combine == "thirds" ? Leaf("z", "points: 10", "    ", Third) : ""),
        });
        text.Append("scenes:\n  name: { zh: 场, en: scenes }\n  clause: rule\n  levels: [ { zh: 零, en: zero }, { zh: 一, en: one }, { zh: 二, en: two }, { zh: 三, en: three } ]\n  groups:\n    - id: g\n      name: { zh: 组, en: group }\n      scenes:\n");
        foreach (var scene in Scenes)
        {
            text.Append($"        - {{ id: {scene}, name: {{ zh: 景, en: {scene} }}, levels: [ {string.Join(", ", Enumerable.Range(1, Levels).Select(l => $"{{ text: {{ zh: 级, en: l{l} }}, brief: {{ zh: 级, en: l{l} }} }}"))} ] }}\n");
        }
        var parts = new List<string> { $"{{ id: score, name: {{ zh: 分, en: score }}, clause: rule, when: {{ score: total, atLeast: {Dice.Text(ScoreNeeded)} }} }}" };
        parts.AddRange(Counts.Select((c, i) => $"{{ id: count{i}, name: {{ zh: 数, en: count }}, clause: rule, when: {{ count: {{ scenes: at-or-above, level: {c.Level} }}, atLeast: {c.AtLeast} }} }}"));
        text.Append("criteria:\n").Append(EitherOr ? $"  - id: either\n    name: {{ zh: 任一, en: either }}\n    clause: rule\n    any:\n{string.Concat(parts.Select(p => $"      - {p}\n"))}" : string.Concat(parts.Select(p => $"  - {p}\n")));
        var requires = EitherOr ? "either" : string.Join(", ", Enumerable.Range(0, Counts.Length).Select(i => $"count{i}").Prepend("score"));
        return text.Append($"grades:\n  - {{ id: top, name: {{ zh: 达, en: reached }}, requires: [ {requires} ], clause: rule }}\nnoGrade: {{ name: {{ zh: 无, en: none }} }}\n").ToString();
    }

    private string Share(int weight) => Combine switch { "cap" => "points: 70", "mean" => $"points: {2 * weight}\n        weight: {weight}", _ => "points: 100" };

    private string Single => $"- {{ id: s, text: {{ zh: 单, en: single }}, notApplicable: excluded, scale: {{ kind: single, options: [ {string.Join(", ", SinglePoints.Select((p, i) => $"{{ id: s{i}, text: {{ zh: 项, en: option }}, points: {Dice.Text(p)} }}"))} ] }} }}";

    private string Multi => $"- {{ id: m, text: {{ zh: 多, en: several }}, notApplicable: excluded, scale: {{ kind: multi, options: [ {string.Join(", ", MultiPoints.Select((p, i) => $"{{ id: m{i}, text: {{ zh: 项, en: option }}, points: {Dice.Text(p)} }}"))}, {{ id: none, text: {{ zh: 无, en: none }}, points: 0, exclusive: true }} ] }} }}";

    private const string Third = "- { id: t, text: { zh: 三, en: third }, scale: { kind: single, options: [ { id: t0, text: { zh: 项, en: option }, points: 0 }, { id: t1, text: { zh: 项, en: option }, points: 100 } ] } }";

    private static string Leaf(string id, string share, string indent, string question) =>
        $"{indent}  - id: {id}\n{indent}    name: {{ zh: 叶, en: {id} }}\n{indent}    {share}\n{indent}    clause: rule\n{indent}    questions:\n{indent}      {question}\n";

    private MeasureSet Measures()
    {
        var nothing = LocalizedText.Same("");
        var measures = Steps.Select(s => new Measure(
            s.Subject, s.From is { } from ? s.Option(from) : null, s.Option(s.To), nothing, s.IsBeside ? "beside" : "project", StepUse.Choose, [], [], [], [], nothing,
            ImmutableDictionary<string, Effort>.Empty.Add(Size, new Effort(new Estimate(s.Cost, s.Cost, s.Cost), new Estimate(s.Weeks, s.Weeks, s.Weeks), s.Days)), [.. s.Needs], [.. s.Lifts], s.Bundle, Nowhere));
        return new MeasureSet(
            "", nothing, nothing, ImmutableDictionary<string, Nature>.Empty.Add("beside", new Nature(nothing, 0, true)).Add("project", new Nature(nothing, 0, false)), [.. measures], [], DayRate,
            ImmutableDictionary<string, CoverageRule>.Empty.Add("links", new CoverageRule("links", "s", [.. Scenes.Select(s => new LinkLevel(s, 2))], [.. Bands.Select((b, i) => new CoverageBand(b, $"s{i + 1}"))])),
            Bundles.ToImmutableDictionary(b => b.Id, b => new Bundle(b.Id, nothing, ImmutableDictionary<string, Estimate>.Empty.Add(Size, new Estimate(b.Once, b.Once, b.Once))), StringComparer.Ordinal), GuidanceSet.None)
        {
            Parallel = ImmutableDictionary<string, int>.Empty.Add(Size, 2),
            Core = HasCore ? new ProductionCore([.. Scenes.Take(2)], 1, 13, 43, nothing) : null,
        };
    }
}

/// <summary>A step of a small world.</summary>
internal sealed record SmallStep(string Subject, int? From, int To, decimal Cost, decimal Weeks, decimal Days, string? Bundle, List<Prerequisite> Needs, List<Lift> Lifts, bool IsBeside)
{
    /// <summary>The id the planner knows it by.</summary>
    public string Id => $"{Subject}/{Option(To)}";

    /// <summary>The id of a position.</summary>
    public string Option(int position) => Subject switch { "s" => $"s{position}", "m" => $"m{position}", _ => $"{position}" };
}
