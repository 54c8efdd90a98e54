using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Loading;

internal sealed partial class ModelReader
{
    /// <summary>A shared scale by id, or the one written in place.</summary>
    private AnswerScale ScaleOf(SyntaxNode node, string subject, Clause? inherited)
    {
        if (node.At("scale") is not SyntaxNode.Scalar reference) return ReadScale(node.At("scale") ?? node, subject, inherited);
        if (_scales.TryGetValue(reference.Text, out var shared)) return shared;
        Report(DiagnosticCatalog.UnknownScale(reference.Span, reference.Text, _scales.Keys));
        return node.At("of") is null ? new AnswerScale.YesNo(WholeWeight, 0, WholeWeight, inherited, node.Span) : new AnswerScale.Bands([], WholeWeight, inherited, node.Span);
    }

    private AnswerScale ReadScale(SyntaxNode node, string subject, Clause? inherited)
    {
        var full = node.Number("full") ?? WholeWeight;
        if (full <= 0) Report(DiagnosticCatalog.FullMarkNotPositive(node.SpanOf("full"), subject, full));
        var clause = ClauseOf(node, inherited);
        switch (node.Word("kind"))
        {
            case "single" or "multi" or "level":
                return ReadChoice(node, subject, full, clause);
            case "bands":
                var steps = node.At("bands").Items().Select(b => new Band(ReadRange(b, subject), b.Number("points") ?? 0, b.Span)).ToImmutableArray();
                CheckBands(steps, subject);
                CheckFull(steps.Select(s => s.Points).DefaultIfEmpty(full).Max(), full, subject, node.Span);
                return new AnswerScale.Bands(steps, full, clause, node.Span);
            case "formula":
                return new AnswerScale.Computed(ReadFormula(node, "formula"), full, clause, node.Span);
            default:
                var points = node.Number("points") ?? full;
                var otherwise = node.Number("otherwise") ?? 0;
                CheckFull(Math.Max(points, otherwise), full, subject, node.Span);
                return new AnswerScale.YesNo(points, otherwise, full, clause, node.Span);
        }
    }

    private AnswerScale.Choice ReadChoice(SyntaxNode node, string subject, decimal full, Clause? clause)
    {
        var kind = node.Word("kind") switch { "single" => FieldType.Single, "multi" => FieldType.Multi, _ => FieldType.Level };
        var options = kind == FieldType.Level
            ? node.At("levels").Items().Select(l => new Option(l.Word("level") ?? "", l.Both("text") ?? LocalizedText.Same(""), l.Number("points") ?? 0, null, false, null, l.Span)).ToImmutableArray()
            : node.At("options").Items().Select(o => ReadOption(o, kind == FieldType.Single, full)).ToImmutableArray();
        CheckOptions(options, subject, node.Span);
        var cap = node.Number("cap");
        if (options.Length > 0)
        {
            var together = options.Where(o => !o.Exclusive && o.Points > 0).Sum(o => o.Points);
            var best = kind == FieldType.Multi ? Math.Max(together, options.Max(o => o.Points)) : options.Max(o => o.Points);
            best = Math.Min(best, cap ?? best);
            CheckFull(best, full, subject, node.Span);
        }
        return new AnswerScale.Choice(kind, options, cap, full, clause, node.Span);
    }

    private Option ReadOption(SyntaxNode node, bool single, decimal full)
    {
        var option = new Option(
            node.Word("id") ?? "", node.Both("text") ?? LocalizedText.Same(node.Word("id") ?? ""), node.Number("points") ?? 0, node.Word("letter"),
            node.Flag("exclusive"), single && node.At("range") is { } range ? ReadRange(range, node.Word("id") ?? "") : null, node.Span);
        return single && node.Word("points") == ModelShape.UnknownPoints ? option with { MostPoints = full } : option;
    }

    private NumberRange ReadRange(SyntaxNode node, string place)
    {
        var (from, above, to, below) = (node.Number("from"), node.Number("above"), node.Number("to"), node.Number("below"));
        var range = new NumberRange(from ?? above, from is not null, to ?? below, to is not null);
        var isEmpty = range.Lower > range.Upper || range.Lower == range.Upper && range.Lower is not null && !(range.LowerIncluded && range.UpperIncluded);
        if (isEmpty || from is not null && above is not null || to is not null && below is not null) Report(DiagnosticCatalog.EmptyRange(node.Span, place));
        return range;
    }

    private void CheckOptions(ImmutableArray<Option> options, string subject, SourceSpan span)
    {
        if (options.Length > Compiling.PlanBuilder.MaxOptions) Report(DiagnosticCatalog.TooManyOptions(span, subject, Compiling.PlanBuilder.MaxOptions));
        CheckUnique(options.Select(o => (o.Id, o.Span)));
        var ranged = options.Where(o => o.Range is not null).Select(o => new Band(o.Range!, o.Points, o.Span)).ToImmutableArray();
        CheckBands(ranged, subject);
    }

    /// <summary>Each band must begin exactly where the one before ends, the border in one of them.</summary>
    private void CheckBands(ImmutableArray<Band> bands, string subject)
    {
        for (var i = 1; i < bands.Length; i++)
        {
            var (before, after) = (bands[i - 1].Range, bands[i].Range);
            if (before.Upper is { } end && after.Lower is { } start)
            {
                if (end == start && before.UpperIncluded != after.LowerIncluded) continue;
                if (end < start || end == start && !before.UpperIncluded)
                {
                    Report(DiagnosticCatalog.BandGap(bands[i].Span, subject, before.ToString(), after.ToString()));
                    continue;
                }
            }
            Report(DiagnosticCatalog.BandOverlap(bands[i].Span, subject, before.ToString(), after.ToString()));
        }
    }

    private void CheckFull(decimal best, decimal full, string subject, SourceSpan span)
    {
        if (best != full) Report(DiagnosticCatalog.FullMarkNotReached(span, subject, best, full));
    }

    private void CheckUnique(IEnumerable<(string Id, SourceSpan Span)> ids)
    {
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var (id, span) in ids)
            if (id.Length > 0 && !seen.TryAdd(id, span)) Report(DiagnosticCatalog.DuplicateId(span, id, seen[id]));
    }
}
