using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Diagnostics;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>Reads answer sheets from YAML (one document or a stream), JSON or NDJSON. Stateless and thread-safe.</summary>
public static class SheetReader
{
    private static readonly Shape EnterpriseShape = new Shape.Map("enterprise",
    [
        Key("name", "registered name"), Key("uscc", "unified social credit code"), Key("region", "region code"),
        Key("industry", "industry code"), new ShapeKey("size", Shape.OneOf("micro", "small", "medium", "large"), Required: false, "size class"), Key("employees", "headcount"),
        new ShapeKey("capabilities", Shape.ListOf(Shape.Id), Required: false, "what the firm can do, by the tags catalogues of offers name"),
    ]);

    /// <summary>Title records: also those a case states.</summary>
    internal static Shape TitlesShape { get; } = Shape.ListOf(new Shape.Map("title",
    [
        new ShapeKey("title", Shape.Id, Required: true, "id of the title"), new ShapeKey("from", Shape.Date, Required: true, "first day it is valid"), new ShapeKey("to", Shape.Date, Required: true, "last day it is valid"),
    ]));

    private static readonly Shape SheetShape = new Shape.Map("sheet",
    [
        new ShapeKey("sheet", Shape.Text, Required: true, "rongtong/sheet@1"), Key("model", "model reference"), new ShapeKey("asOf", Shape.Date, Required: false, "date whose rules apply"),
        new ShapeKey("enterprise", EnterpriseShape, Required: false, "who answers"), new ShapeKey("answers", new Shape.Table(new Shape.Free()), Required: true, "answers by id"),
        new ShapeKey("titles", TitlesShape, Required: false, "titles on record"),
        new ShapeKey("efforts", new Shape.Table(new Shape.Free(), FreeKeys: true), Required: false, "own figures for steps, by question or scene/aim"),
        new ShapeKey("notApplicable", Shape.ListOf(Shape.Id), Required: false, "what does not apply"),
    ]);

    /// <summary>Reads every sheet of a text. JSON is told by the ending <c>.json</c> or <c>.ndjson</c>.</summary>
    /// <returns>The sheets that could be read, and every problem. A sheet with an error is left out.</returns>
    public static (ImmutableArray<AnswerSheet> Sheets, ImmutableArray<Diagnostic> Diagnostics) Read(SourceText source, TextLimits? limits = null)
    {
        var isJson = source.Path.EndsWith("json", StringComparison.OrdinalIgnoreCase);
        var (documents, problems) = isJson ? JsonReader.ReadStream(source, limits ?? TextLimits.Sheets) : YamlReader.ReadStream(source, limits ?? TextLimits.Sheets);
        var diagnostics = problems.ToBuilder();
        var sheets = ImmutableArray.CreateBuilder<AnswerSheet>();
        if (problems.Any(d => d.Severity == DiagnosticSeverity.Error)) return ([], diagnostics.ToImmutable());
        foreach (var document in documents.SelectMany(d => d is SyntaxNode.Sequence list ? list.Items : [d]))
        {
            var found = Check(document);
            diagnostics.AddRange(found);
            if (found.IsEmpty) sheets.Add(ReadSheet(document));
        }
        if (sheets.Count == 0 && diagnostics.Count == 0) diagnostics.Add(DiagnosticCatalog.EmptyText(SourceSpan.WholeFile(source.Path)));
        return (sheets.ToImmutable(), diagnostics.ToImmutable());
    }

    private static ImmutableArray<Diagnostic> Check(SyntaxNode document)
    {
        if (document.Word("sheet") is { } schema && schema != "rongtong/sheet@1") return [DiagnosticCatalog.NotASheet(document.SpanOf("sheet"), schema)];
        var found = ShapeChecker.Check(document, SheetShape, "sheet").ToBuilder();
        foreach (var entry in document.At("answers").Entries())
        {
            var isPlain = entry.Value is SyntaxNode.Scalar || entry.Value is SyntaxNode.Sequence list && list.Items.All(i => i is SyntaxNode.Scalar);
            if (!isPlain) found.Add(DiagnosticCatalog.WrongShape(entry.Value.Span, entry.Key, "一个值或一列选项", "one value or a list of options"));
        }
        foreach (var entry in document.At("efforts").Entries()) found.AddRange(OwnEfforts.Check(entry));
        return found.ToImmutable();
    }

    private static AnswerSheet ReadSheet(SyntaxNode node)
    {
        var answers = ReadAnswers(node.At("answers"));
        var asOf = node.Date("asOf");
        if (asOf is null && answers.TryGetValue("application_date", out var applied) && PlainValue.TryDate(applied.Values[0], out var day)) asOf = day;
        var enterprise = node.At("enterprise");
        return new AnswerSheet
        {
            Model = node.Word("model"),
            AsOf = asOf,
            Enterprise = new Enterprise(enterprise.Word("name") ?? "", enterprise.Word("uscc") ?? "", enterprise.Word("region") ?? "", enterprise.Word("industry"), enterprise.Word("size"), enterprise.Word("employees"))
            {
                Capabilities = enterprise.At("capabilities") is null ? null : enterprise.Words("capabilities"),
            },
            Answers = answers,
            NotApplicable = node.At("notApplicable").Items().OfType<SyntaxNode.Scalar>().GroupBy(s => s.Text, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => (SourceSpan?)g.First().Span, StringComparer.Ordinal),
            Titles = ReadTitles(node.At("titles")),
            Efforts = node.At("efforts").Entries().ToImmutableDictionary(e => e.Key, e => OwnEfforts.Read(e.Value), StringComparer.Ordinal),
            Span = node.Span,
        };
    }

    /// <summary>Answers by id; a null and an empty list are no answers.</summary>
    internal static ImmutableDictionary<string, Answer> ReadAnswers(SyntaxNode? node)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, Answer>(StringComparer.Ordinal);
        foreach (var entry in node.Entries())
            if (ReadAnswer(entry.Value) is { } answer) answers[entry.Key] = answer;
        return answers.ToImmutable();
    }

    /// <summary>Title records in file order.</summary>
    internal static ImmutableArray<TitleRecord> ReadTitles(SyntaxNode? node) =>
        [.. node.Items().Select(t => new TitleRecord(t.Word("title") ?? "", t.Date("from") ?? DateOnly.MinValue, t.Date("to") ?? DateOnly.MinValue, t.Span))];

    /// <summary>One answer, or null when nothing was answered.</summary>
    internal static Answer? ReadAnswer(SyntaxNode node) => node switch
    {
        SyntaxNode.Scalar { IsNull: true } => null,
        SyntaxNode.Scalar { Text: "" } => null,
        SyntaxNode.Scalar scalar => new Answer([scalar.Text], scalar.Span),
        SyntaxNode.Sequence list when list.Items.OfType<SyntaxNode.Scalar>().Where(s => !s.IsNull).Select(s => s.Text).ToImmutableArray() is { IsEmpty: false } values => new Answer(values, list.Span),
        _ => null,
    };

    private static ShapeKey Key(string name, string meaning) => new(name, Shape.Text, Required: false, meaning);
}
