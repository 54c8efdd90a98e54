using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Matching;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>Reads the cases of a catalogue of offers. A case states facts as assessments would find them. Stateless and thread-safe.</summary>
public static class MatchCaseReader
{
    private static readonly Shape Anything = new Shape.Table(new Shape.Free(), FreeKeys: true);

    private static readonly Shape Case = Map("case",
        Need("name", Shape.Text, "what it states"), Key("asOf", Shape.Date, "date deadlines are held against"),
        Key("firm", Map("firm", Key("industry", Shape.Text, "industry code"), Key("size", Shape.OneOf("micro", "small", "medium", "large"), "size class"), Key("region", Shape.Text, "region code"), Key("capabilities", Shape.ListOf(Shape.Id), "what it can do")), "what the firm states of itself"),
        Key("outcomes", new Shape.Table(Shape.Integer), "grades by position, by result"), Key("scenes", new Shape.Table(Shape.Integer), "levels"), Key("answers", Anything, "options chosen"),
        Key("facts", Anything, "facts by id"), Key("chains", new Shape.Table(Shape.Number, FreeKeys: true), "scores"), Key("gaps", new Shape.Table(Shape.Integer), "scenes to lift, to which level"),
        Need("expect", Map("expect", Key("solutions", Shape.ListOf(Shape.Id), "now, in order"), Key("later", Shape.ListOf(Shape.Id), "later, in order"), Key("services", Shape.ListOf(Shape.Id), "in order"),
            Key("opportunities", new Shape.Table(Shape.Number), "points, in order"), Key("near", new Shape.Table(Shape.Id), "the requirement lacking"), Key("undecided", new Shape.Table(Shape.ListOf(Shape.Id)), "the requirements not known")), "what must match"));

    private static readonly Shape File = Map("cases",
        Need("reads", Map("reads", Key("scenes", Shape.Text, "the model of scenes and questions"), Key("chains", Shape.Text, "the model whose nodes are chains"), Key("facts", Shape.Text, "the catalogue of facts"), Key("outcomes", new Shape.Table(Shape.Text), "models by result")), "what the facts are found by"),
        Need("cases", Shape.ListOf(Case), "the cases"));

    /// <summary>Reads the cases of one file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="constrained">Scenes that count twice towards a grade.</param>
    public static (ImmutableArray<MatchCase> Cases, ImmutableArray<Diagnostic> Diagnostics) Read(SourceText source, IReadOnlySet<string> constrained)
    {
        var (root, problems) = YamlReader.ReadDocument(source, TextLimits.Model);
        if (root is null) return ([], problems);
        ImmutableArray<Diagnostic> found = [.. problems, .. ShapeChecker.Check(root, File, "cases")];
        return found.IsEmpty ? ([.. root.At("cases").Items().Select(c => ReadCase(c, root.At("reads")!, constrained))], []) : ([], found);
    }

    private static MatchCase ReadCase(SyntaxNode node, SyntaxNode reads, IReadOnlySet<string> constrained)
    {
        var scenes = node.At("scenes").Entries().ToImmutableDictionary(e => e.Key, e => node.At("scenes").Integer(e.Key) ?? 0, StringComparer.Ordinal);
        var gaps = node.At("gaps").Entries().Select(e => new SceneGap(e.Key, scenes.GetValueOrDefault(e.Key), node.At("gaps").Integer(e.Key) ?? 0, constrained.Contains(e.Key))).ToImmutableArray();
        var firm = node.At("firm");
        var profile = new FirmProfile
        {
            Enterprise = new Enterprise(node.Word("name") ?? "", "", firm.Word("region") ?? "", firm.Word("industry"), firm.Word("size")) { Capabilities = firm.At("capabilities") is null ? null : firm.Words("capabilities") },
            AsOf = node.Date("asOf"),
            Facts = node.At("facts").Entries().ToImmutableDictionary(e => (reads.Word("facts") ?? "", e.Key), e => ReadFact(e.Value)),
        };
        profile = With(profile, reads.Word("scenes"), f => f with { Scenes = scenes, Chosen = node.At("answers").Entries().ToImmutableDictionary(e => e.Key, e => Options(e.Value), StringComparer.Ordinal) });
        profile = With(profile, reads.Word("chains"), f => f with { Scores = node.At("chains").Entries().ToImmutableDictionary(e => e.Key, e => Number.Known(node.At("chains").Number(e.Key) ?? 0), StringComparer.Ordinal) });
        foreach (var entry in node.At("outcomes").Entries())
            profile = With(profile, reads.At("outcomes").Word(entry.Key), f => f with { Grade = Number.Known(node.At("outcomes").Integer(entry.Key) ?? 0) });
        return new MatchCase(node.Word("name") ?? "", profile, gaps, ReadExpectation(node.At("expect")), node.Span);
    }

    private static FirmProfile With(FirmProfile profile, string? model, Func<ModelFindings, ModelFindings> change) =>
        model is null ? profile : profile with { Findings = profile.Findings.SetItem(model, change(profile.Findings.GetValueOrDefault(model, new ModelFindings()))) };

    private static FactValue ReadFact(SyntaxNode node)
    {
        var text = (node as SyntaxNode.Scalar)?.Text ?? "";
        return PlainValue.TryBool(text, out var isSo) ? new FactValue(Number.Unknown, isSo ? Truth.Met : Truth.Unmet)
            : PlainValue.TryNumber(text, out var number) ? new FactValue(Number.Known(number), Truth.Undecided)
            : new FactValue(Number.Unknown, Truth.Undecided);
    }

    private static ImmutableArray<string> Options(SyntaxNode node) =>
        node is SyntaxNode.Scalar scalar ? [scalar.Text] : [.. node.Items().OfType<SyntaxNode.Scalar>().Select(s => s.Text)];

    private static MatchExpectation ReadExpectation(SyntaxNode? node)
    {
        return new MatchExpectation
        {
            Solutions = List("solutions"),
            Later = List("later"),
            Services = List("services"),
            Opportunities = Table("opportunities"),
            Near = Table("near"),
            Undecided = Table("undecided"),
        };

        ImmutableArray<string>? List(string key) => node.At(key) is null ? null : node.Words(key);

        ImmutableArray<string>? Table(string key) => node.At(key) is null ? null : [.. node.At(key).Entries().Select(e => $"{e.Key}: {string.Join(' ', Options(e.Value))}")];
    }

    private static Shape.Map Map(string name, params ImmutableArray<ShapeKey> keys) => new(name, keys);

    private static ShapeKey Need(string name, Shape shape, string meaning) => new(name, shape, Required: true, meaning);

    private static ShapeKey Key(string name, Shape shape, string meaning) => new(name, shape, Required: false, meaning);
}
