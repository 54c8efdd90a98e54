using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Lab;

/// <summary>What somebody supposes: edits to a model, or another edition in its place. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Text">Its file.</param>
public sealed record Scenario(string Id, LocalizedText Name, SourceText Text)
{
    /// <summary>What a reader should know.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>The model it edits; null for any.</summary>
    public ModelRef? Base { get; init; }

    /// <summary>The edition it puts in place of the model; null when it edits.</summary>
    public ModelRef? Edition { get; init; }

    /// <summary>What titles are worth under it; null when it says nothing about that.</summary>
    public SubsidyTable? Subsidies { get; init; }

    /// <summary>Reads what a file says besides its edits, which are read when the model is compiled under it.</summary>
    public static Result<Scenario> Read(SourceText text)
    {
        var (tree, problems) = YamlReader.ReadDocument(text, TextLimits.Model);
        if (tree is null) return new Result<Scenario>(null, problems);
        var found = problems.AddRange(ShapeChecker.Check(tree, ModelShape.Scenario, "scenario"));
        var (based, edition) = (Reference(tree, "base", ref found), Reference(tree, "edition", ref found));
        if (edition is not null && tree.At("edits") is not null) found = found.Add(DiagnosticCatalog.EditionWithEdits(tree.SpanOf("edition"), edition.ToString()));
        if (found.Any(d => d.Severity == DiagnosticSeverity.Error)) return new Result<Scenario>(null, found);
        return new Result<Scenario>(new Scenario(tree.Word("scenario") ?? "", tree.Both("name") ?? LocalizedText.Same(""), text)
        {
            Note = tree.Both("note"), Base = based, Edition = edition, Subsidies = tree.At("subsidies") is { } amounts ? SubsidyTable.Read(amounts) : null,
        }, found);
    }

    private static ModelRef? Reference(SyntaxNode tree, string key, ref ImmutableArray<Diagnostic> found)
    {
        if (tree.Word(key) is not { } text) return null;
        if (ModelRef.TryParse(text, out var reference) && reference.Edition is not null) return reference;
        found = found.Add(DiagnosticCatalog.MalformedModelRef(tree.SpanOf(key), text));
        return null;
    }
}
