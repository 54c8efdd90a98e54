using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Loading;

internal sealed partial class ModelReader
{
    private const decimal WholeWeight = 100;

    private Indicator? ReadRoot(SyntaxNode root)
    {
        if (root.At("indicators") is not { } top) return null;
        var score = root.At("score");
        var outOf = score.Number("outOf") ?? WholeWeight;
        var combine = CombineOf(score);
        var clause = score is null ? null : ClauseOf(score, null);
        if (outOf <= 0) Report(DiagnosticCatalog.FullMarkNotPositive(root.At("score")!.SpanOf("outOf"), "score", outOf));
        var children = ReadChildren(top, "", outOf, combine, "indicators", clause);
        CheckReached(children.Select(c => c.OutOf), outOf, combine, null, "score", score?.Span ?? top.Span);
        var name = score.Both("name") ?? new LocalizedText("总分", "Total score");
        return new Indicator("", "", name, WholeWeight, outOf, combine, null, children, [], clause, null, top.Span);
    }

    private ImmutableArray<Indicator> ReadChildren(SyntaxNode list, string parentPath, decimal parentOutOf, Combine combine, string parent, Clause? inherited)
    {
        var children = list.Items().Select(n => ReadIndicator(n, parentPath, parentOutOf, combine, inherited)).ToImmutableArray();
        CheckUnique(children.Select(c => (c.Id, c.Span)));
        // A child without a weight has been reported.
        var areWeighed = combine == Combine.Weighted ? list.Items().All(n => n.At("weight") is not null) : combine == Combine.Mean && list.Items().Any(n => n.At("weight") is not null);
        if (areWeighed) CheckWeights(children.Select(c => c.Weight), parent, list.Span);
        return children;
    }

    private Indicator ReadIndicator(SyntaxNode node, string parentPath, decimal parentOutOf, Combine siblings, Clause? inherited)
    {
        var id = node.Word("id") ?? "";
        var path = parentPath.Length == 0 ? id : $"{parentPath}/{id}";
        var clause = ClauseOf(node, inherited);
        var combine = CombineOf(node);
        var weight = node.Number("weight");
        var points = node.Number("points");
        if (siblings == Combine.Weighted ? weight is null || points is not null : points is null || weight is not null && siblings != Combine.Mean)
            Report(DiagnosticCatalog.WeightOrPoints(node.Span, path, siblings == Combine.Weighted));
        if (weight is < 0 or > WholeWeight) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("weight"), "weight", weight.Value, new NumberRange(0, true, WholeWeight, true)));
        if (siblings == Combine.Mean && points <= 0) Report(DiagnosticCatalog.FullMarkNotPositive(node.SpanOf("points"), path, points.Value));
        var outOf = siblings == Combine.Weighted ? parentOutOf * Math.Clamp(weight ?? 0, 0, WholeWeight) / WholeWeight : points ?? 0;

        var hasChildren = node.At("children") is not null;
        var hasAwards = node.At("questions") is not null || node.At("awards") is not null;
        if (hasChildren == hasAwards) Report(DiagnosticCatalog.IndicatorShape(node.Span, path));
        var children = hasChildren ? ReadChildren(node.At("children")!, path, outOf, combine, path, clause) : [];
        var awards = ReadAwards(node, path, outOf, combine, clause);
        var cap = node.Number("cap");
        CheckReached(children.Select(c => c.OutOf).Concat(awards.Select(a => a.OutOf)), outOf, combine, cap, path, node.Span);
        return new Indicator(id, path, node.Both("name") ?? LocalizedText.Same(id), weight ?? 0, outOf, combine, cap, children, awards, clause, node.Both("note"), node.Span);
    }

    private ImmutableArray<Award> ReadAwards(SyntaxNode node, string path, decimal outOf, Combine combine, Clause? clause)
    {
        var items = node.At("questions").Items().Select(n => (Node: n, IsQuestion: true))
            .Concat(node.At("awards").Items().Select(n => (Node: n, IsQuestion: false))).ToList();
        if (items.Count == 0) return [];
        var isShare = combine == Combine.Weighted;
        var awards = items.Select(i => ReadAward(i.Node, i.IsQuestion, isShare, outOf, items.Count, clause)).ToImmutableArray();
        if (isShare || combine == Combine.Mean && awards.Any(a => a.Weight != 0)) CheckWeights(awards.Select(a => a.Weight), path, node.Span);
        return awards;
    }

    private Award ReadAward(SyntaxNode node, bool isQuestion, bool isShare, decimal leafOutOf, int count, Clause? inherited)
    {
        var id = node.Word("id") ?? "";
        var clause = ClauseOf(node, inherited);
        var scale = ScaleOf(node, id, clause);
        var weight = node.Number("weight") ?? (count == 1 ? WholeWeight : 0);
        if (weight is < 0 or > WholeWeight) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("weight"), "weight", weight, new NumberRange(0, true, WholeWeight, true)));
        // Shares are parts of the leaf's full mark; otherwise each award's own full mark is its scale's.
        var outOf = isShare ? leafOutOf * Math.Clamp(weight, 0, WholeWeight) / WholeWeight : scale.Full;
        if (!isQuestion) return ReadComputedAward(node, scale, weight, outOf, clause);
        var text = node.Both("text") ?? LocalizedText.Same(id);
        var question = ReadFieldTexts(ReadAnswered(node, id, text, scale), node) with
        {
            Options = scale is AnswerScale.Choice choice ? choice.Options : [],
            Number = node.Integer("number"),
            NotApplicable = PolicyOf(node, NotApplicablePolicy.Refused),
            Clause = clause,
        };
        if (question is { Type: FieldType.Number or FieldType.Integer or FieldType.Ratio or FieldType.Money, NotApplicable: NotApplicablePolicy.Lowest })
            Report(DiagnosticCatalog.WrongFieldType(node.SpanOf("notApplicable"), id, "数值", "a number", "选择题或是非题", "a choice or a yes-no question"));
        FormulaText? from = null;
        if (node.At("from") is not null)
        {
            from = ReadFormula(node, "from");
            if (question.Options.Length == 0 || question.Options.Any(o => o.Range is null)) Report(DiagnosticCatalog.OptionsWithoutRange(node.SpanOf("from"), id));
        }
        return new Award(id, text, question, IsQuestion: true, from, scale, weight, outOf, ReadForm(node), clause, node.Span);
    }

    /// <summary>What answers a question: what its scale is of; a number as the question says.</summary>
    private Field ReadAnswered(SyntaxNode node, string id, LocalizedText text, AnswerScale scale)
    {
        var type = TypeOf(scale);
        if (node.At("answer") is not { } answer) return new Field(id, text, type, Unit.One, node.Span);
        if (type != FieldType.Number) Report(DiagnosticCatalog.WrongFieldType(answer.Span, id, "选择题或是非题", "a choice or a yes-no question", "bands 或 formula 尺度", "a scale of bands or a formula"));
        else type = NumberTypeOf(answer.Word("type"));
        return WithRange(new Field(id, text, type, UnitOf(answer, type), node.Span), answer);
    }

    /// <summary>An award for a formula, or for a fact asked elsewhere, whose options the scale gives points.</summary>
    private Award ReadComputedAward(SyntaxNode node, AnswerScale scale, decimal weight, decimal outOf, Clause? clause)
    {
        var id = node.Word("id") ?? "";
        var name = node.Both("name") ?? LocalizedText.Same(id);
        if (node.Word("field") is not { } fact)
        {
            if (node.At("of") is null) Report(DiagnosticCatalog.MissingKey(node.Span, "of", id));
            return new Award(id, name, null, IsQuestion: false, ReadFormula(node, "of"), scale, weight, outOf, [], clause, node.Span);
        }
        if (!_fields.TryGetValue(fact, out var field)) Report(DiagnosticCatalog.UnknownField(node.SpanOf("field"), fact, _fields.Keys));
        else if (scale is AnswerScale.Choice choice && !choice.Options.Select(o => o.Id).SequenceEqual(field.Options.Select(o => o.Id)))
            Report(DiagnosticCatalog.UnknownOptionReference(node.SpanOf("scale"), fact, string.Join(", ", choice.Options.Select(o => o.Id)), field.Options.Select(o => o.Id)));
        return new Award(id, name, field, IsQuestion: false, null, scale, weight, outOf, [], clause, node.Span);
    }

    private ImmutableArray<Field> ReadForm(SyntaxNode node)
    {
        var form = ImmutableArray.CreateBuilder<Field>();
        foreach (var item in node.At("form").Items().OfType<SyntaxNode.Scalar>())
        {
            if (_fields.TryGetValue(item.Text, out var field)) form.Add(field);
            else Report(DiagnosticCatalog.UnknownField(item.Span, item.Text, _fields.Keys));
        }
        return form.ToImmutable();
    }

    private static FieldType TypeOf(AnswerScale scale) => scale switch
    {
        AnswerScale.Choice choice => choice.Kind,
        AnswerScale.YesNo => FieldType.Bool,
        _ => FieldType.Number,
    };

    private SceneSet ReadScenes(SyntaxNode node)
    {
        var clause = ClauseOf(node, null);
        var levels = node.At("levels").Items().Select(l => l.AsBoth()).OfType<LocalizedText>().ToImmutableArray();
        var policy = PolicyOf(node, NotApplicablePolicy.Refused);
        var groups = node.At("groups").Items().Select(g => new SceneGroup(
            g.Word("id") ?? "", g.Both("name") ?? LocalizedText.Same(""),
            [.. g.At("scenes").Items().Select(s => ReadScene(s, levels, policy, clause))])).ToImmutableArray();
        CheckUnique(groups.Zip(node.At("groups").Items(), (g, n) => (g.Id, n.Span)));
        var tags = node.At("tags").Entries().ToImmutableDictionary(e => e.Key, e => e.Value.AsBoth() ?? LocalizedText.Same(e.Key), StringComparer.Ordinal);
        var evidence = node.At("evidence").Items().Select(e => e.AsBoth()).OfType<LocalizedText>().ToImmutableArray();
        return new SceneSet(node.Both("name") ?? LocalizedText.Same(""), levels, groups, tags, evidence, clause);
    }

    private Scene ReadScene(SyntaxNode node, ImmutableArray<LocalizedText> names, NotApplicablePolicy policy, Clause? inherited)
    {
        var id = node.Word("id") ?? "";
        var clause = ClauseOf(node, inherited);
        var levels = node.At("levels").Items().Select(l => new SceneLevel(l.Both("text") ?? LocalizedText.Same(""), l.Both("brief") ?? l.Both("text") ?? LocalizedText.Same(""))).ToImmutableArray();
        if (levels.Length != names.Length - 1) Report(DiagnosticCatalog.SceneLevels(node.Span, id, levels.Length, names.Length - 1));
        var options = names.Select((n, i) => new Option(PlainValue.Format(i), i == 0 || i > levels.Length ? n : levels[i - 1].Text, 0, null, false, null, node.Span)).ToImmutableArray();
        var field = ReadFieldTexts(new Field(id, node.Both("name") ?? LocalizedText.Same(id), FieldType.Level, Unit.One, node.Span), node) with
        {
            Options = options,
            NotApplicable = PolicyOf(node, policy),
            Clause = clause,
        };
        return new Scene(field, node.Words("tags"), levels, clause, node.Span);
    }

    private static Combine CombineOf(SyntaxNode? node) =>
        node.Word("combine") switch { "sum" => Combine.Sum, "max" => Combine.Max, "min" => Combine.Min, "mean" => Combine.Mean, _ => Combine.Weighted };

    private static NotApplicablePolicy PolicyOf(SyntaxNode node, NotApplicablePolicy otherwise) =>
        node.Word("notApplicable") switch { "lowest" => NotApplicablePolicy.Lowest, "excluded" => NotApplicablePolicy.Excluded, "refused" => NotApplicablePolicy.Refused, _ => otherwise };

    /// <summary>What the best answers to all children come to must be the full mark of their parent.</summary>
    private void CheckReached(IEnumerable<decimal> marks, decimal outOf, Combine combine, decimal? cap, string path, SourceSpan span)
    {
        var children = marks.ToList();
        // Without marks of their own the children have been reported.
        if (combine is Combine.Weighted or Combine.Mean || children.Count == 0 || children.Exists(m => m <= 0)) return;
        var best = combine switch { Combine.Max => children.Max(), Combine.Min => children.Min(), _ => Math.Min(children.Sum(), cap ?? decimal.MaxValue) };
        if (best != outOf) Report(DiagnosticCatalog.FullMarkNotReached(span, path, best, outOf));
    }

    private void CheckWeights(IEnumerable<decimal> weights, string parent, SourceSpan span)
    {
        var sum = weights.Sum();
        if (sum != WholeWeight) Report(DiagnosticCatalog.WeightsDoNotAddUp(span, parent, sum, WholeWeight));
    }
}
