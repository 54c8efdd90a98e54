using System.Collections.Immutable;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Loading;

/// <summary>
/// Reads a syntax tree into an <see cref="EvaluationModel"/>: clauses, scales and forms are resolved here, everything that refers to
/// values or verdicts is left as ids for the compiler. Reads on after a problem, so that one run reports all of them.
/// </summary>
internal sealed partial class ModelReader
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, Clause> _clauses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerScale> _scales = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Field> _fields = new(StringComparer.Ordinal);

    /// <summary>Reads a model, with the catalogue whose facts it shares; the diagnostics include those of their shapes.</summary>
    public static (EvaluationModel Model, ImmutableArray<Diagnostic> Diagnostics) Read(SyntaxNode root, SyntaxNode? catalogue = null)
    {
        var reader = new ModelReader();
        reader._diagnostics.AddRange(ShapeChecker.Check(root, ModelShape.Model, "model"));
        if (catalogue is not null) reader._diagnostics.AddRange(ShapeChecker.Check(catalogue, ModelShape.Catalogue, "catalogue"));
        var model = reader.ReadModel(root, catalogue);
        return (model, [.. reader._diagnostics]);
    }

    private EvaluationModel ReadModel(SyntaxNode root, SyntaxNode? catalogue)
    {
        var refText = root.Word("model") ?? "";
        if (!ModelRef.TryParse(refText, out var reference) || reference.Edition is null)
        {
            if (refText.Length > 0) Report(DiagnosticCatalog.MalformedModelRef(root.SpanOf("model"), refText));
            reference = new ModelRef("unknown", "unknown", "unknown");
        }
        if (root.Word("catalogue") is { } wanted && wanted != catalogue.Word("catalogue")) Report(DiagnosticCatalog.UnknownCatalogue(root.SpanOf("catalogue"), wanted));
        SyntaxNode?[] files = [catalogue, root];
        foreach (var entry in files.SelectMany(f => f.At("clauses").Entries())) _clauses[entry.Key] = ReadClause(entry);
        foreach (var entry in root.At("scales").Entries()) _scales[entry.Key] = ReadScale(entry.Value, entry.Key, null);
        var fields = files.SelectMany(f => f.At("fields").Items()).Select(ReadField).ToImmutableArray();
        foreach (var field in fields) _fields[field.Id] = field;

        var from = root.At("effective").Date("from");
        var to = root.At("effective").Date("to");
        if (from > to) Report(DiagnosticCatalog.BoundsReversed(root.SpanOf("effective"), "effective"));
        var model = new EvaluationModel
        {
            Ref = reference,
            File = root.SpanOf("model").Path,
            Name = root.Both("name") ?? LocalizedText.Same(refText),
            Authority = ReadAuthority(root.At("authority")),
            EffectiveFrom = from ?? DateOnly.MinValue,
            EffectiveTo = to,
            Note = root.Both("note"),
            Rounding = new Rounding(root.At("rounding").Integer("digits") ?? 2, root.At("rounding").Word("mode") == "half-even"),
            Tiers = [.. root.At("tiers").Items().Select(t => t.AsBoth()).OfType<LocalizedText>()],
            Units = files.SelectMany(f => f.At("units").Entries()).GroupBy(e => e.Key, StringComparer.Ordinal)
                .ToImmutableDictionary(g => g.Key, g => (g.Last().Value as SyntaxNode.Scalar)?.Text ?? "", StringComparer.Ordinal),
            Transitions = [.. root.At("effective").At("also").Items().Select(ReadTransition)],
            NotRecovered = [.. root.At("notRecovered").Items().Select(t => t.AsBoth()).OfType<LocalizedText>()],
            Uses = [.. root.At("uses").Items().Select(u => new ModelUse(u.Word("model") ?? "", u.Word("gradeOf") ?? "", u.Span))],
            IsClassification = root.Flag("classes"),
            Needs = ReadIds(root, "needs"),
            Recommendation = root.At("recommendation") is { } layer ? ReadRecommendation(layer) : null,
            Clauses = [.. _clauses.Values],
            Fields = fields,
            Derived = [.. files.SelectMany(f => f.At("derived").Items()).Select(ReadDerived)],
            Root = ReadRoot(root),
            Scenes = root.At("scenes") is { } scenes ? ReadScenes(scenes) : null,
            Criteria = [.. root.At("criteria").Items().Select(c => ReadCriterion(c, null))],
            Grades = [.. root.At("grades").Items().Select(ReadGrade)],
            NoGradeName = root.At("noGrade").Both("name") ?? new LocalizedText("未达到", "no grade"),
            NoGradeMeaning = root.At("noGrade").Both("meaning"),
            Alternatives = root.At("alternatives") is { } alternatives ? ReadAlternatives(alternatives) : null,
            Checks = [.. files.SelectMany(f => f.At("checks").Items()).Select(ReadCheck)],
            Continuities = [.. files.SelectMany(f => f.At("continuity").Items()).Select(ReadContinuity)],
        };
        foreach (var (unit, span) in fields.Concat(model.Awards.Where(a => a.IsQuestion).Select(a => a.Question!)).Select(f => (Unit: f.Unit.ToString(), f.Span)).Concat(model.Derived.Select(d => (Unit: d.Unit.ToString(), d.Span))).DistinctBy(u => u.Unit))
            if (!UnitNames.IsKnown(unit) && !model.Units.ContainsKey(unit)) Report(DiagnosticCatalog.UnitWithoutName(span, unit));
        return model;
    }

    private static Authority ReadAuthority(SyntaxNode? node) =>
        new(node.Word("document") ?? "", node.Both("issuer") ?? LocalizedText.Same(""), node.Word("url"), node.Flag("official", otherwise: true));

    private static Clause ReadClause(SyntaxEntry entry) => new(
        entry.Key, entry.Value.Word("document") ?? "", entry.Value.Both("place") ?? LocalizedText.Same(""), entry.Value.Word("url"),
        entry.Value.Word("confidence") switch { "high" => Confidence.High, "medium-high" => Confidence.MediumHigh, "medium" => Confidence.Medium, _ => Confidence.Low },
        entry.Value.Both("rule"), entry.Value.Both("basis"), entry.KeySpan);

    /// <summary>The clause a node cites, else the one it inherits.</summary>
    private Clause? ClauseOf(SyntaxNode node, Clause? inherited)
    {
        if (node.Word("clause") is not { } id) return inherited;
        if (_clauses.TryGetValue(id, out var clause)) return clause;
        Report(DiagnosticCatalog.UnknownClause(node.SpanOf("clause"), id, _clauses.Keys));
        return inherited;
    }

    private Field ReadField(SyntaxNode node)
    {
        var id = node.Word("id") ?? "";
        var type = node.Word("type") switch
        {
            "bool" => FieldType.Bool, "date" => FieldType.Date, "text" => FieldType.Text, "single" => FieldType.Single, "multi" => FieldType.Multi, var word => NumberTypeOf(word),
        };
        var options = node.At("options").Items().Select(o => ReadOption(o, single: false, full: 0)).ToImmutableArray();
        if (type is FieldType.Single or FieldType.Multi != options.Length > 0) Report(DiagnosticCatalog.OptionsAndType(node.Span, id));
        CheckOptions(options, id, node.Span);
        return ReadFieldTexts(WithRange(new Field(id, node.Both("name") ?? LocalizedText.Same(id), type, UnitOf(node, type), node.Span), node), node) with
        {
            Options = options,
            Unanswered = node.Word("unanswered") == "nothing-claimed" ? Unanswered.NothingClaimed : Unanswered.Unknown,
            IsCreditCode = node.Word("format") == "credit-code",
            Titles = node.Words("titles"),
            Personal = node.Flag("personal"),
            Clause = ClauseOf(node, null),
        };
    }

    private static FieldType NumberTypeOf(string? word) =>
        word switch { "integer" => FieldType.Integer, "ratio" => FieldType.Ratio, "money" => FieldType.Money, _ => FieldType.Number };

    private static Unit UnitOf(SyntaxNode node, FieldType type) =>
        type switch { FieldType.Money => Unit.Money, FieldType.Date => Unit.Date, FieldType.Ratio => Unit.One, _ => Unit.Named(node.Word("unit") ?? "") };

    /// <summary>A field between the bounds a node states; a ratio is between 0 and 1 unless said otherwise.</summary>
    private Field WithRange(Field field, SyntaxNode node)
    {
        var isRatio = field.Type == FieldType.Ratio;
        var bounded = field with { Min = node.Number("min") ?? (isRatio ? 0 : null), Max = node.Number("max") ?? (isRatio ? 1 : null) };
        if (bounded.Min > bounded.Max) Report(DiagnosticCatalog.BoundsReversed(node.Span, field.Id));
        return bounded;
    }

    private Field ReadFieldTexts(Field field, SyntaxNode node)
    {
        var by = node.Word("answeredBy") switch { "reviewer" => AnsweredBy.Reviewer, "imported" => AnsweredBy.Imported, _ => AnsweredBy.Enterprise };
        return field with { Help = node.Both("help"), Evidence = node.Both("evidence"), AnsweredBy = by, Change = ReadChange(node, field, by) };
    }

    private Changeability ReadChange(SyntaxNode field, Field read, AnsweredBy by)
    {
        var usual = Changeability.Usual(read.Type, by);
        if (field.At(SyntaxReading.AdviceKey) is not { } node) return new Changeability(usual, field.Span);
        var step = node.Number("step");
        if (step <= 0) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("step"), "step", step.Value, new NumberRange(0, LowerIncluded: false, null, UpperIncluded: false)));
        var when = node.Word("when") switch { "now" => ChangeTime.Now, "next-filing" => ChangeTime.NextFiling, "never" => ChangeTime.Never, "given" => ChangeTime.Given, _ => usual };
        return new Changeability(when, node.Span)
        {
            Only = node.Word("only") switch { "up" => ChangeDirection.Up, "down" => ChangeDirection.Down, _ => ChangeDirection.Both },
            Step = step > 0 ? step : null,
            States = node.Word("states"),
            Next = node.Word("next"),
            Yearly = node.Number("yearly") ?? 0,
            Except = node.Words("except"),
            Note = node.Both("note"),
        };
    }

    private DerivedValue ReadDerived(SyntaxNode node)
    {
        var id = node.Word("id") ?? "";
        return new DerivedValue(id, node.Both("name") ?? LocalizedText.Same(id), ReadFormula(node, "formula"), Unit.Named(node.Word("unit") ?? ""), ClauseOf(node, null), node.Span);
    }

    private Grade ReadGrade(SyntaxNode node)
    {
        var id = node.Word("id") ?? "";
        return new Grade(id, node.Both("name") ?? LocalizedText.Same(id), node.Both("alias"), ReadRequires(node), ClauseOf(node, null), node.Both("meaning"), node.Span) { Title = node.At("title") is { } title ? ReadTitle(title) : null };
    }

    private Title ReadTitle(SyntaxNode node)
    {
        var id = node.Word("id") ?? "";
        var years = node.Number("years") ?? 1;
        if (years is < 1 or > 99) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("years"), "years", years, new NumberRange(1, LowerIncluded: true, 99, UpperIncluded: true)));
        return new Title(id, node.Both("name") ?? LocalizedText.Same(id), (int)Math.Clamp(years, 1, 99), node.Span);
    }

    private Continuity ReadContinuity(SyntaxNode node)
    {
        var (id, within) = (node.Word("id") ?? "", node.Number("within") ?? 0);
        if (within is < 0 or >= 1) Report(DiagnosticCatalog.NumberOutOfBounds(node.SpanOf("within"), "within", within, new NumberRange(0, LowerIncluded: true, 1, UpperIncluded: false)));
        return new Continuity(id, ReadIds(node, "fields"), within, node.Both("message") ?? LocalizedText.Same(id), ClauseOf(node, null), node.Span);
    }

    private static ImmutableArray<(string Id, SourceSpan Span)> ReadRequires(SyntaxNode node) => ReadIds(node, "requires");

    private static ImmutableArray<(string Id, SourceSpan Span)> ReadIds(SyntaxNode node, string key) =>
        [.. node.At(key).Items().OfType<SyntaxNode.Scalar>().Select(s => (s.Text, s.Span))];

    private Transition ReadTransition(SyntaxNode node) => new(
        node.Date("from") ?? DateOnly.MinValue, node.Date("to"), node.At("applies") is { } applies ? ReadCondition(applies) : new Condition.All([], node.Span), ClauseOf(node, null));

    private Recommendation ReadRecommendation(SyntaxNode node) =>
        new(node.At("applies") is { } applies ? ReadCondition(applies) : null, ReadRequires(node), ClauseOf(node, null));

    private Check ReadCheck(SyntaxNode node) => new(
        node.Word("id") ?? "", node.Word("severity") == "error", node.At("applies") is { } applies ? ReadCondition(applies) : null,
        node.At("must") is { } must ? ReadCondition(must) : new Condition.All([], node.Span),
        node.Both("message") ?? LocalizedText.Same(""), node.Words("fields"), ClauseOf(node, null), node.Span);

    /// <summary>The formula under a key; where it cannot be read, zero stands in after the problem is reported.</summary>
    private FormulaText ReadFormula(SyntaxNode node, string key)
    {
        var span = node.SpanOf(key);
        if (node.Word(key) is not { } text) return new FormulaText("0", new Formula.Constant(0), span);
        var (formula, problem) = FormulaParser.Parse(text, span);
        if (problem is not null) Report(problem);
        return formula ?? new FormulaText(text, new Formula.Constant(0), span);
    }

    private void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);
}
