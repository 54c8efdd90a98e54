using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Loading;

internal sealed partial class OfferReader
{
    private FirmCondition ReadWhen(SyntaxNode node) => node.At("when") is { } when ? ReadCondition(when) : Nothing(node.Span);

    // Nesting is bounded by the reader's depth limit.
    private FirmCondition ReadCondition(SyntaxNode node) =>
        node.Word("scene") is { } scene ? ReadScene(node, scene)
        : node.Word("question") is { } question ? ReadQuestion(node, question)
        : node.At("count") is { } count ? ReadLinks(node, count)
        : node.Word("field") is { } field ? ReadFact(node, field)
        : node.Word("capability") is { } tag ? ReadCapability(node, tag)
        : node.At("region") is not null ? RegionOf(node.Words("region"), node.Span)
        : node.Word("outcome") is { } outcome ? ReadOutcome(node, outcome)
        : node.Word("chain") is { } chain ? ReadChain(node, chain)
        : node.At("all") is not null ? Joined(Parts(node, "all"), (p, words) => new FirmCondition.All(p, words, node.Span), "；", "; ")
        : node.At("any") is not null ? Joined(Parts(node, "any"), (p, words) => new FirmCondition.Any(p, words, node.Span), "，或", ", or ")
        : Nothing(node.Span);

    private ImmutableArray<FirmCondition> Parts(SyntaxNode node, string key) => [.. node.At(key).Items().Select(ReadCondition)];

    private static FirmCondition Joined(ImmutableArray<FirmCondition> parts, Func<ImmutableArray<FirmCondition>, LocalizedText, FirmCondition> make, string zh, string en) =>
        parts.Length == 1 ? parts[0] : make(parts, new LocalizedText(string.Join(zh, parts.Select(p => p.Words.Zh)), string.Join(en, parts.Select(p => p.Words.En))));

    /// <summary>Stands in for a condition that cannot be read; the problem has been reported.</summary>
    private static FirmCondition.All Nothing(SourceSpan span) => new([], LocalizedText.Same(""), span);

    private FirmCondition ReadScene(SyntaxNode node, string id)
    {
        var level = node.Integer("atLeast") ?? 1;
        if (CheckScene(node, id) is not { } scene || !CheckLevel(node, "atLeast", level, least: 1)) return Nothing(node.Span);
        var name = _scenes!.Model.Scenes!.LevelNames[level];
        return new FirmCondition.SceneAt(Ref(_scenes), id, level, new LocalizedText($"{scene.Name.Zh}达到{name.Zh}", $"{scene.Name.En} at {name.En} or above"), node.Span);
    }

    private Scene? CheckScene(SyntaxNode node, string id)
    {
        if (_scenes is null)
        {
            NotRead(node, "scenes");
            return null;
        }
        var scene = _scenes.Model.Scenes?.All.FirstOrDefault(s => s.Id == id);
        if (scene is null) Report(DiagnosticCatalog.UnknownField(node.SpanOf("scene"), id, (_scenes.Model.Scenes?.All ?? []).Select(s => s.Id)));
        return scene;
    }

    private bool CheckLevel(SyntaxNode node, string key, int level, int least)
    {
        var highest = (_scenes?.Model.Scenes?.LevelNames.Length ?? 1) - 1;
        if (_scenes is null || level >= least && level <= highest) return _scenes is not null;
        Report(DiagnosticCatalog.LevelOutOfRange(node.SpanOf(key), level, highest));
        return false;
    }

    private FirmCondition ReadQuestion(SyntaxNode node, string id)
    {
        if (_scenes is null) return NotRead(node, "scenes");
        var leaf = _scenes.Model.Indicators.FirstOrDefault(i => i.Awards.Any(a => a.IsQuestion && a.Id == id));
        if (leaf?.Awards.First(a => a.Id == id).Question is not { Options.Length: > 0 } question)
        {
            Report(DiagnosticCatalog.UnknownField(node.SpanOf("question"), id, _scenes.Model.Awards.Where(a => a.IsQuestion).Select(a => a.Id)));
            return Nothing(node.Span);
        }
        string[] keys = question.Type == FieldType.Multi ? ["has", "lacks"] : ["atLeast", "below"];
        if (keys.FirstOrDefault(k => node.At(k) is not null) is not { } key)
        {
            Report(DiagnosticCatalog.NothingCompared(node.Span, keys));
            return Nothing(node.Span);
        }
        var option = node.Word(key) ?? "";
        if (question.OptionIndex(option) is var index && index < 0)
        {
            Report(DiagnosticCatalog.UnknownOptionReference(node.SpanOf(key), id, option, question.Options.Select(o => o.Id)));
            return Nothing(node.Span);
        }
        var (asked, text) = (Asked(leaf.Name, question), question.Options[index].Text);
        return key switch
        {
            "has" => new FirmCondition.Chose(Ref(_scenes), id, option, Wanted: true, new LocalizedText($"{asked.Zh}有“{text.Zh}”", $"{asked.En}: '{text.En}'"), node.Span),
            "lacks" => new FirmCondition.Chose(Ref(_scenes), id, option, Wanted: false, new LocalizedText($"{asked.Zh}还没有“{text.Zh}”", $"{asked.En}: not yet '{text.En}'"), node.Span),
            "below" => new FirmCondition.ChoseOneOf(Ref(_scenes), id, [.. question.Options[..index].Select(o => o.Id)], new LocalizedText($"{asked.Zh}不到“{text.Zh}”", $"{asked.En}: below '{text.En}'"), node.Span),
            _ => new FirmCondition.ChoseOneOf(Ref(_scenes), id, [.. question.Options[index..].Select(o => o.Id)], new LocalizedText($"{asked.Zh}至少“{text.Zh}”", $"{asked.En}: at least '{text.En}'"), node.Span),
        };
    }

    /// <summary>A question by the name of what it is about, which is shorter than its text, and its number on the form.</summary>
    private static LocalizedText Asked(LocalizedText about, Field question) => question.Number is { } number
        ? new LocalizedText($"{about.Zh}（第 {number.ToString(CultureInfo.InvariantCulture)} 题）", $"{about.En} (question {number.ToString(CultureInfo.InvariantCulture)})")
        : about;

    private FirmCondition ReadLinks(SyntaxNode node, SyntaxNode count)
    {
        if (_scenes is null) return NotRead(node, "scenes");
        var (rule, atLeast) = (count.Word("rule") ?? "", node.Integer("atLeast") ?? 1);
        if (_scenes.Measures?.Coverage.GetValueOrDefault(rule) is not { Links: var links })
        {
            Report(DiagnosticCatalog.UnknownMeasureTarget(count.SpanOf("rule"), rule, _scenes.Measures?.Coverage.Keys ?? []));
            return Nothing(node.Span);
        }
        if (atLeast < 1 || atLeast > links.Length) Report(DiagnosticCatalog.CountOutOfRange(node.SpanOf("atLeast"), atLeast, links.Length));
        var number = atLeast.ToString(CultureInfo.InvariantCulture);
        return new FirmCondition.LinksAt(Ref(_scenes), [.. links.Select(l => (l.Scene, l.Level))], atLeast, new LocalizedText($"至少 {number} 个业务环节用上系统", $"at least {number} business links on a system"), node.Span);
    }

    private FirmCondition ReadFact(SyntaxNode node, string id)
    {
        if (_facts is null) return NotRead(node, "facts");
        var field = _facts.Model.Fields.FirstOrDefault(f => f.Id == id);
        var derived = _facts.Model.Derived.FirstOrDefault(d => d.Id == id);
        if (field is null && derived is null)
        {
            Report(DiagnosticCatalog.UnknownField(node.SpanOf("field"), id, _facts.Model.Fields.Select(f => f.Id).Concat(_facts.Model.Derived.Select(d => d.Id))));
            return Nothing(node.Span);
        }
        var name = field?.Name ?? derived!.Name;
        if (node.At("is") is not null)
        {
            var expected = node.Flag("is");
            if (field is not { Type: FieldType.Bool }) Report(DiagnosticCatalog.WrongFieldType(node.SpanOf("field"), id, "数值", "a number", "是非项", "a yes-no fact"));
            return new FirmCondition.FactIs(_facts.Reference, id, expected, new LocalizedText($"{name.Zh}：{(expected ? "是" : "否")}", $"{name.En}: {(expected ? "yes" : "no")}"), node.Span);
        }
        if (field is { Type: not (FieldType.Number or FieldType.Integer or FieldType.Ratio or FieldType.Money) })
        {
            Report(node.At("atLeast") is null && node.At("below") is null
                ? DiagnosticCatalog.NothingCompared(node.Span, ["is"])
                : DiagnosticCatalog.WrongFieldType(node.SpanOf("field"), id, "不是数值", "not a number", "数值", "a number"));
            return Nothing(node.Span);
        }
        if (Bound(node) is not var (comparison, bound)) return Nothing(node.Span);
        if (derived is not null) _asked.Add(id);
        var isShare = field?.Type == FieldType.Ratio || derived is not null && Shares.Gives(_facts.Model, derived.Formula.Root);
        var words = isShare ? LocalizedText.Same(NumberWords.ExactPercent(bound)) : NumberWords.Of(Compiling.Number.Known(bound), field?.Unit ?? derived!.Unit, _facts.Model);
        return new FirmCondition.FactCompared(_facts.Reference, id, comparison, bound, Compared(name, comparison, words), node.Span);
    }

    private FirmCondition ReadCapability(SyntaxNode node, string tag)
    {
        if (!_capabilities.TryGetValue(tag, out var name))
        {
            Report(DiagnosticCatalog.UnknownCapability(node.SpanOf("capability"), tag, _capabilities.Keys));
            return Nothing(node.Span);
        }
        return new FirmCondition.Capability(tag, new LocalizedText($"能力：{name.Zh}", $"capability: {name.En}"), node.Span);
    }

    private static FirmCondition.Region RegionOf(ImmutableArray<string> prefixes, SourceSpan span) =>
        new(prefixes, new LocalizedText($"地区代码以 {string.Join("、", prefixes)} 开头", $"region code beginning with {string.Join(", ", prefixes)}"), span);

    private FirmCondition ReadOutcome(SyntaxNode node, string id)
    {
        if (!_outcomes.TryGetValue(id, out var outcome))
        {
            if (_root.At("reads").At("outcomes").At(id) is null) Report(DiagnosticCatalog.UnknownOutcome(node.SpanOf("outcome"), id, _outcomes.Keys));
            return Nothing(node.Span);
        }
        if (Bound(node) is not var (comparison, bound)) return Nothing(node.Span);
        var grades = outcome.Model.Model.Grades;
        var position = (int)bound;
        if (position < 1 || position > grades.Length)
        {
            Report(DiagnosticCatalog.NumberOutOfBounds(node.Span, id, bound, new NumberRange(1, true, grades.Length, true)));
            return Nothing(node.Span);
        }
        var grade = grades[position - 1].Name;
        var words = comparison == Comparison.AtLeast
            ? new LocalizedText($"{outcome.Name.Zh}达到{grade.Zh}", $"{outcome.Name.En}: {grade.En} or above")
            : new LocalizedText($"{outcome.Name.Zh}低于{grade.Zh}", $"{outcome.Name.En}: below {grade.En}");
        return new FirmCondition.Outcome(Ref(outcome.Model), comparison, position, words, node.Span);
    }

    private FirmCondition ReadChain(SyntaxNode node, string path)
    {
        if (_chains is null) return NotRead(node, "chains");
        if (_chains.Model.Indicators.FirstOrDefault(i => i.Path == path) is not { } chain)
        {
            Report(DiagnosticCatalog.UnknownIndicator(node.SpanOf("chain"), path, _chains.Model.Indicators.Select(i => i.Path)));
            return Nothing(node.Span);
        }
        if (Bound(node) is not var (comparison, bound)) return Nothing(node.Span);
        return new FirmCondition.Score(Ref(_chains), path, comparison, bound, Compared(chain.Name, comparison, new LocalizedText($"{PlainValue.Format(bound)} 分", PlainValue.Format(bound))), node.Span);
    }

    private static LocalizedText Compared(LocalizedText name, Comparison comparison, LocalizedText bound) => comparison == Comparison.AtLeast
        ? new LocalizedText($"{name.Zh}不低于 {bound.Zh}", $"{name.En}: {bound.En} or more")
        : new LocalizedText($"{name.Zh}低于 {bound.Zh}", $"{name.En}: below {bound.En}");

    /// <summary>The one bound of a comparison; null after reporting that there is none.</summary>
    private (Comparison Comparison, decimal Bound)? Bound(SyntaxNode node)
    {
        if (node.Number("atLeast") is { } least) return (Comparison.AtLeast, least);
        if (node.Number("below") is { } most) return (Comparison.Below, most);
        if (node.At("atLeast") is null && node.At("below") is null) Report(DiagnosticCatalog.NothingCompared(node.Span, ["atLeast", "below"]));
        return null;
    }

    private FirmCondition NotRead(SyntaxNode node, string key)
    {
        // A model that is named but cannot be read has been reported.
        if (_root.At("reads").At(key) is null) Report(DiagnosticCatalog.MissingKey(node.Span, key, "reads"));
        return Nothing(node.Span);
    }

    private static string Ref(Compiling.CompiledModel model) => model.Model.Ref.ToString();
}
