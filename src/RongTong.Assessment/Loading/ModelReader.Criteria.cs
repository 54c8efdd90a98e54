using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Loading;

internal sealed partial class ModelReader
{
    private static readonly ImmutableArray<(string Key, Comparison Comparison)> Comparisons =
    [
        ("atLeast", Comparison.AtLeast), ("atMost", Comparison.AtMost), ("above", Comparison.Above), ("below", Comparison.Below), ("equals", Comparison.Equal),
    ];

    private Criterion ReadCriterion(SyntaxNode node, Clause? inherited)
    {
        var id = node.Word("id") ?? "";
        var clause = ClauseOf(node, inherited);
        if (clause is null && node.Word("clause") is null) Report(DiagnosticCatalog.CriterionWithoutClause(node.Span, id));
        var ways = new[] { "when", "all", "any", "some" }.Where(k => node.At(k) is not null).ToList();
        if (ways.Count != 1) Report(DiagnosticCatalog.CriterionShape(node.Span, id));
        var way = ways.FirstOrDefault() ?? "all";
        var parts = way == "when" ? [] : node.At(way).Items().Select(p => ReadCriterion(p, clause)).ToImmutableArray();
        var atLeast = node.Integer("atLeast") ?? 0;
        if (way == "some" && (atLeast < 1 || atLeast > parts.Length)) Report(DiagnosticCatalog.CountOutOfRange(node.SpanOf("atLeast"), atLeast, parts.Length));
        return new Criterion(
            id, node.Both("name") ?? LocalizedTextOf(id), node.Both("label"), clause,
            node.At("applies") is { } applies ? ReadCondition(applies) : null,
            way == "when" ? ReadCondition(node.At("when")!) : null,
            way switch { "when" => Grouping.None, "any" => Grouping.Any, "some" => Grouping.Some, _ => Grouping.All },
            parts, atLeast, node.Both("note"), node.Span);
    }

    private Condition ReadCondition(SyntaxNode node)
    {
        var span = node.Span;
        ImmutableArray<Condition> Parts(string key) => [.. node.At(key).Items().Select(ReadCondition)];
        if (node.At("all") is not null) return new Condition.All(Parts("all"), span);
        if (node.At("any") is not null) return new Condition.Any(Parts("any"), span);
        if (node.At("some") is not null) return ReadSome(node, Parts("some"));
        if (node.At("not") is { } part) return new Condition.Not(ReadCondition(part), span);
        if (node.Word("score") is { } path) return Compared(node, (comparison, bound) => new Condition.Score(path == "total" ? "" : path, comparison, bound, span));
        if (node.At("value") is not null)
        {
            var left = ReadFormula(node, "value");
            return Compared(node, (comparison, bound) => new Condition.Value(left, comparison, bound, span));
        }
        if (node.At("count") is { } count) return new Condition.SceneCount(count.Integer("level") ?? 0, count.Word("tagged"), node.Integer("atLeast") ?? 0, span);
        if (node.Word("field") is { } field) return ReadFieldCondition(node, field);
        if (node.Word("date") is { } date) return ReadDateCondition(node, date);
        if (node.Word("answered") is { } answered) return new Condition.Answered(answered, span);
        if (node.Word("review") is { } review) return new Condition.Is(review, Expected: true, span);
        if (node.Word("criterion") is { } criterion) return new Condition.OfCriterion(criterion, span);
        if (node.Word("grade") is { } grade) return new Condition.OfGrade(grade, span);
        return new Condition.All([], span);
    }

    /// <summary>A bound under a mistyped key has been reported as that.</summary>
    private void ReportNothingCompared(SyntaxNode node, IEnumerable<string> subjects, IEnumerable<string> bounds)
    {
        if (node.Entries().All(e => subjects.Contains(e.Key, StringComparer.Ordinal))) Report(DiagnosticCatalog.NothingCompared(node.Span, bounds));
    }

    private Condition.Some ReadSome(SyntaxNode node, ImmutableArray<Condition> parts)
    {
        var atLeast = node.Integer("atLeast") ?? 0;
        if (atLeast < 1 || atLeast > parts.Length) Report(DiagnosticCatalog.CountOutOfRange(node.SpanOf("atLeast"), atLeast, parts.Length));
        return new Condition.Some(parts, atLeast, node.Span);
    }

    /// <summary>One condition per bound; several bounds must all hold.</summary>
    private Condition Compared(SyntaxNode node, Func<Comparison, FormulaText, Condition> make)
    {
        var found = Comparisons.Where(c => node.At(c.Key) is not null).Select(c => make(c.Comparison, ReadFormula(node, c.Key))).ToImmutableArray();
        if (found.Length == 1) return found[0];
        if (found.Length == 0) ReportNothingCompared(node, ["score", "value"], Comparisons.Select(c => c.Key));
        return new Condition.All(found, node.Span);
    }

    private Condition ReadFieldCondition(SyntaxNode node, string field)
    {
        if (node.Word("has") is { } option) return new Condition.Has(field, option, node.Span);
        if (node.At("in") is not null) return new Condition.OneOf(field, node.Words("in"), node.Span);
        if (node.Word("is") is not { } text)
        {
            ReportNothingCompared(node, ["field"], ["is", "in", "has"]);
            return new Condition.Answered(field, node.Span);
        }
        return PlainValue.TryBool(text, out var expected) ? new Condition.Is(field, expected, node.Span) : new Condition.OneOf(field, [text], node.Span);
    }

    private Condition ReadDateCondition(SyntaxNode node, string date)
    {
        var left = new FormulaText(date, new Formula.Name(date, 1), node.SpanOf("date"));
        var bounds = new List<Condition>();
        if (node.At("onOrAfter") is not null) bounds.Add(new Condition.Value(left, Comparison.AtLeast, ReadFormula(node, "onOrAfter"), node.Span));
        if (node.At("onOrBefore") is not null) bounds.Add(new Condition.Value(left, Comparison.AtMost, ReadFormula(node, "onOrBefore"), node.Span));
        if (bounds.Count == 1) return bounds[0];
        if (bounds.Count == 0) ReportNothingCompared(node, ["date"], ["onOrAfter", "onOrBefore"]);
        return new Condition.All([.. bounds], node.Span);
    }

    private static Text.LocalizedText LocalizedTextOf(string id) => Text.LocalizedText.Same(id);
}
