using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Loading;
using RongTong.Text;

namespace RongTong.Cases;

/// <summary>Reads case files. A case may start from a sheet in another file and change what it is about.</summary>
public sealed class CaseReader
{
    private static readonly Shape Score = new Shape.Free();

    private static readonly Shape CaseShape = new Shape.Map("case",
    [
        new ShapeKey("name", Shape.Text, Required: true, "the rule it states"), Key("from", Shape.Text, "a sheet to start from"), Key("asOf", Shape.Date, "date whose rules apply"),
        Key("answers", new Shape.Table(new Shape.Free()), "answers; null takes one away"), Key("notApplicable", Shape.ListOf(Shape.Id), "what does not apply"),
        Key("titles", SheetReader.TitlesShape, "titles on record, in place of those of the sheet"),
        new ShapeKey("expect", new Shape.Map("expect",
        [
            Key("status", Shape.OneOf("decided", "undecided", "data_error"), "how far it is decided"), Key("grade", Shape.Id, "the grade; null: none"), Key("possibleGrades", new Shape.Free(), "what is still possible"),
            Key("recommendation", Shape.OneOf("none", "recommend", "refuse", "review"), "what the layer above the decision comes to"),
            Key("score", Score, "total score"), Key("scores", new Shape.Table(Score, FreeKeys: true), "scores by path"),
            Key("alternative", Shape.Id, "the alternative that fits best; null: none, or open"), Key("possibleAlternatives", new Shape.Free(), "which may still fit best"), Key("fits", new Shape.Table(Score), "fits by alternative; null: cannot enter"),
            Key("verdicts", new Shape.Table(Shape.OneOf("met", "unmet", "undecided", "not_applicable")), "verdicts by criterion"), Key("diagnostics", Shape.ListOf(Shape.Text), "codes, in any order"),
        ]), Required: true, "what must come of it"),
    ]);

    private readonly Func<string, Result<SourceText>> _read;
    private readonly Dictionary<string, AnswerSheet?> _sheets = new(StringComparer.Ordinal);

    /// <summary>Creates a reader.</summary>
    /// <param name="read">Reads a sheet file by its path below the rule directory.</param>
    public CaseReader(Func<string, Result<SourceText>> read) => _read = read;

    /// <summary>Reads the cases of one file.</summary>
    public (ImmutableArray<ModelCase> Cases, ImmutableArray<Diagnostic> Diagnostics) Read(SourceText source)
    {
        var (root, problems) = YamlReader.ReadDocument(source, TextLimits.Model);
        var diagnostics = problems.ToBuilder();
        if (root is null) return ([], diagnostics.ToImmutable());
        diagnostics.AddRange(ShapeChecker.Check(root, Shape.ListOf(CaseShape), "cases"));
        if (diagnostics.Count > 0) return ([], diagnostics.ToImmutable());
        var cases = ImmutableArray.CreateBuilder<ModelCase>();
        foreach (var node in root.Items())
            if (ReadCase(node, diagnostics) is { } modelCase) cases.Add(modelCase);
        return (cases.ToImmutable(), diagnostics.ToImmutable());
    }

    private ModelCase? ReadCase(SyntaxNode node, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var sheet = new AnswerSheet();
        if (node.Word("from") is { } from)
        {
            if (Base(from, diagnostics) is not { } start) return null;
            sheet = start;
        }
        var answers = sheet.Answers;
        foreach (var entry in node.At("answers").Entries())
            answers = SheetReader.ReadAnswer(entry.Value) is { } answer ? answers.SetItem(entry.Key, answer) : answers.Remove(entry.Key);
        var notApplicable = sheet.NotApplicable;
        foreach (var item in node.At("notApplicable").Items().OfType<SyntaxNode.Scalar>()) notApplicable = notApplicable.SetItem(item.Text, item.Span);
        var titles = node.At("titles") is { } records ? SheetReader.ReadTitles(records) : sheet.Titles;
        sheet = sheet with { Answers = answers, NotApplicable = notApplicable, Titles = titles, AsOf = node.Date("asOf") ?? sheet.AsOf, Span = node.Span };
        return new ModelCase(node.Word("name") ?? "", sheet, ReadExpectation(node.At("expect")!, diagnostics), node.Span);
    }

    private AnswerSheet? Base(string path, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (_sheets.TryGetValue(path, out var known)) return known;
        var text = _read(path);
        diagnostics.AddRange(text.Diagnostics);
        if (text.Value is null) return _sheets[path] = null;
        var (sheets, problems) = SheetReader.Read(text.Value);
        diagnostics.AddRange(problems);
        return _sheets[path] = sheets.FirstOrDefault();
    }

    private static Expectation ReadExpectation(SyntaxNode node, ImmutableArray<Diagnostic>.Builder diagnostics) => new()
    {
        Status = node.Word("status"),
        Grade = node.Word("grade"),
        StatesGrade = States(node, "grade"),
        PossibleGrades = node.At("possibleGrades") is { } possible ? ReadPossible(possible) : null,
        Recommendation = node.Word("recommendation"),
        Score = node.At("score") is { } score ? ReadNumber(score, diagnostics) : null,
        Scores = node.At("scores").Entries().ToImmutableDictionary(e => e.Key, e => ReadNumber(e.Value, diagnostics), StringComparer.Ordinal),
        Verdicts = node.At("verdicts").Entries().ToImmutableDictionary(e => e.Key, e => (e.Value as SyntaxNode.Scalar)?.Text ?? "", StringComparer.Ordinal),
        Alternative = node.Word("alternative"),
        StatesAlternative = States(node, "alternative"),
        PossibleAlternatives = node.At("possibleAlternatives") is { } alternatives ? ReadPossible(alternatives) : null,
        Fits = node.At("fits").Entries().ToImmutableDictionary(e => e.Key, e => e.Value is SyntaxNode.Scalar { IsNull: true } ? null : ReadNumber(e.Value, diagnostics), StringComparer.Ordinal),
        Diagnostics = node.At("diagnostics") is null ? null : node.Words("diagnostics"),
    };

    /// <summary>Whether a key is there, be it with null.</summary>
    private static bool States(SyntaxNode node, string key) => node is SyntaxNode.Mapping map && map[key] is not null;

    private static ImmutableArray<string?> ReadPossible(SyntaxNode node) => [.. node.Items().OfType<SyntaxNode.Scalar>().Select(s => s.IsNull ? null : s.Text)];

    private static ExpectedNumber ReadNumber(SyntaxNode node, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (node is SyntaxNode.Scalar scalar && PlainValue.TryNumber(scalar.Text, out var exact)) return new ExpectedNumber(exact, exact);
        if (node.Number("min") is { } min && node.Number("max") is { } max) return new ExpectedNumber(min, max);
        diagnostics.Add(DiagnosticCatalog.WrongShape(node.Span, "score", "一个数，或 { min, max }", "a number, or { min, max }"));
        return new ExpectedNumber(0, 0);
    }

    private static ShapeKey Key(string name, Shape shape, string meaning) => new(name, shape, Required: false, meaning);
}
