using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Loading;

internal sealed partial class ModelReader
{
    private AlternativeSet ReadAlternatives(SyntaxNode node)
    {
        var clause = ClauseOf(node, null);
        var atLeast = node.Number("atLeast") ?? 0;
        if (atLeast is <= 0 or > WholeWeight) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("atLeast"), "atLeast", atLeast, new NumberRange(0, false, WholeWeight, true)));
        var options = node.At("options").Items().Select(o => ReadAlternative(o, clause)).ToImmutableArray();
        CheckUnique(options.Select(o => (o.Id, o.Span)));
        return new AlternativeSet(node.Both("name") ?? LocalizedText.Same(""), atLeast, node.Both("none") ?? LocalizedText.Same(""), options, clause, node.Span);
    }

    private Alternative ReadAlternative(SyntaxNode node, Clause? inherited)
    {
        var id = node.Word("id") ?? "";
        var signals = node.At("signals").Items().Select(ReadSignal).ToImmutableArray();
        if (signals.All(s => s.Points > 0)) CheckWeights(signals.Select(s => s.Points), id, node.SpanOf("signals"));
        var entry = node.At("entry") is { } at ? new Entry(at.Both("name") ?? LocalizedText.Same(id), ReadWhen(at)) : null;
        return new Alternative(id, node.Both("name") ?? LocalizedText.Same(id), entry, signals, node.Both("meaning"), node.Both("next"), ClauseOf(node, inherited), node.Span);
    }

    private Signal ReadSignal(SyntaxNode node)
    {
        var points = node.Number("points") ?? 0;
        if (points <= 0 && node.At("points") is not null) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("points"), "points", points, new NumberRange(0, false, WholeWeight, true)));
        return new Signal(node.Both("name") ?? LocalizedText.Same(""), points, ReadWhen(node), node.Span);
    }

    private Condition ReadWhen(SyntaxNode node) => node.At("when") is { } when ? ReadCondition(when) : new Condition.All([], node.Span);
}
