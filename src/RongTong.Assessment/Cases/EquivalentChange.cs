using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>A change of a model that means nothing, so that no case can notice it, and why. Immutable.</summary>
/// <param name="At">The nodes it is at: the id of the nearest node that has one.</param>
/// <param name="Change">The change, as <c>model test --mutate</c> writes it.</param>
/// <param name="Why">Why it means nothing.</param>
/// <param name="Span">Where it is written.</param>
public sealed record EquivalentChange(ImmutableArray<string> At, string Change, LocalizedText Why, SourceSpan Span)
{
    private static readonly Shape Entries = Shape.ListOf(new Shape.Map("equivalent change",
    [
        new ShapeKey("at", Shape.ListOf(Shape.Id), Required: true, "ids of the nodes"), new ShapeKey("change", Shape.Text, Required: true, "the change as it is listed"),
        new ShapeKey("why", Shape.Both, Required: true, "why it means nothing"),
    ]));

    /// <summary>Reads the equivalent changes of one file.</summary>
    public static (ImmutableArray<EquivalentChange> Changes, ImmutableArray<Diagnostic> Diagnostics) Read(SourceText source)
    {
        var (root, problems) = YamlReader.ReadDocument(source, TextLimits.Model);
        if (root is null) return ([], problems);
        var found = ShapeChecker.Check(root, Entries, "equivalent changes");
        if (!found.IsEmpty) return ([], [.. problems, .. found]);
        return ([.. root.Items().Select(e => new EquivalentChange(e.Words("at"), e.Word("change") ?? "", e.Both("why") ?? LocalizedText.Same(""), e.Span))], problems);
    }

    /// <summary>
    /// Marks the survivors that are explained. An entry that explains nothing is refused: its change is noticed now, or there is none.
    /// </summary>
    public static (ImmutableArray<MutantResult> Results, ImmutableArray<Diagnostic> Diagnostics) Explain(ImmutableArray<MutantResult> results, ImmutableArray<EquivalentChange> changes)
    {
        var open = changes.SelectMany(c => c.At.Select(at => (at, c.Change))).ToHashSet();
        var explained = results.Select(r => r.Fate == MutantFate.Survived && changes.FirstOrDefault(c => c.Covers(r.Mutant)) is { } reason ? r with { Fate = MutantFate.Equivalent, Why = reason.Why } : r).ToImmutableArray();
        foreach (var result in explained.Where(r => r.Fate == MutantFate.Equivalent)) open.Remove((result.Mutant.Node, result.Mutant.Change));
        return (explained, [.. changes.SelectMany(c => c.At.Where(at => open.Contains((at, c.Change))).Select(at => DiagnosticCatalog.NotEquivalent(c.Span, at, c.Change)))]);
    }

    private bool Covers(Mutant mutant) => Change == mutant.Change && At.Contains(mutant.Node);
}
