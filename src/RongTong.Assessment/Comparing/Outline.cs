using System.Collections.Immutable;
using System.Globalization;
using RongTong.Assessing;
using RongTong.Models;
using RongTong.Text;

namespace RongTong.Comparing;

/// <summary>Lists the nodes of a model as they are compared, each part in the order of the model. One per model; not thread-safe.</summary>
internal sealed partial class Outline
{
    private readonly EvaluationModel _model;
    private readonly ConditionWords _words;
    private readonly List<OutlineNode> _nodes = [];

    private Outline(EvaluationModel model) => (_model, _words) = (model, new ConditionWords(model));

    /// <summary>The nodes of a model.</summary>
    public static ImmutableArray<OutlineNode> Of(EvaluationModel model)
    {
        var outline = new Outline(model);
        outline.AddStandard();
        outline.AddGrades();
        outline.AddCriteria();
        outline.AddScore();
        outline.AddScenes();
        outline.AddAlternatives();
        outline.AddFacts();
        outline.AddChecks();
        outline.AddClauses();
        return [.. outline._nodes];
    }

    private void AddStandard()
    {
        var days = Period(_model.EffectiveFrom, _model.EffectiveTo);
        Add(ModelPart.Standard, "model", _model.Name, null, null,
        [
            Said(Aspect.Document, LocalizedText.Same(_model.Authority.Document)),
            Said(Aspect.Issuer, _model.Authority.Issuer),
            Said(Aspect.InForce, days),
            .. _model.Transitions.Select((t, i) => Said(Aspect.Transition, Number(i), $"{Period(t.From, t.To).En} {RuleSpelling.Of(t.Applies)}", Joined(Period(t.From, t.To), _words.Of(t.Applies)))),
            .. Cited(_model.Transitions.Select(t => t.Clause).OfType<Clause>().FirstOrDefault()),
            .. Listed(Aspect.Uses, _model.Uses.Select(u => LocalizedText.Same(u.Model))),
            .. Listed(Aspect.Needs, _model.Needs.Select(n => FieldName(n.Id))),
            .. _model.IsClassification ? [Said(Aspect.Classes, new LocalizedText("是", "yes"))] : ImmutableArray<Statement>.Empty,
            .. Optional(Aspect.Note, _model.Note),
        ]);
        foreach (var text in _model.NotRecovered) Add(ModelPart.NotRecovered, text.Zh, text, null, null, []);
    }

    private void AddGrades()
    {
        foreach (var grade in _model.Grades)
            Add(ModelPart.Grades, grade.Id, grade.Name, grade.Span, null,
            [
                .. Optional(Aspect.Label, grade.Alias),
                Naming(Aspect.Requires, grade.Requires.Select(r => r.Id)),
                .. Optional(Aspect.Meaning, grade.Meaning),
                .. Cited(grade.Clause),
            ]);
        Add(ModelPart.Grades, "none", _model.NoGradeName, null, null, [.. Optional(Aspect.Meaning, _model.NoGradeMeaning)]);
        if (_model.Recommendation is { } layer)
            Add(ModelPart.Recommendation, "recommendation", new LocalizedText("推荐", "Recommendation"), null, null,
                [.. Conditional(Aspect.Applies, layer.Applies), Naming(Aspect.Requires, layer.Requires.Select(r => r.Id)), .. Cited(layer.Clause)]);
    }

    private void AddChecks()
    {
        foreach (var check in _model.Checks)
            Add(ModelPart.Checks, check.Id, check.Message, check.Span, null,
            [
                Said(Aspect.Severity, check.IsError ? new LocalizedText("退回更正", "goes back") : new LocalizedText("提示审核人", "for the reviewer")),
                .. Conditional(Aspect.Requirement, check.Must),
                .. Conditional(Aspect.Applies, check.Applies),
                .. Cited(check.Clause),
            ]);
    }

    private void AddClauses()
    {
        foreach (var clause in _model.Clauses)
            Add(ModelPart.Clauses, clause.Id, clause.Rule ?? clause.Place, clause.Span, null,
            [
                Said(Aspect.Document, LocalizedText.Same(clause.Document)),
                Said(Aspect.Place, clause.Place),
                Said(Aspect.Confidence, ConfidenceWords(clause.Confidence)),
                .. Optional(Aspect.Basis, clause.Basis),
            ]);
    }

    private OutlineNode Add(ModelPart part, string id, LocalizedText name, SourceSpan? span, OutlineNode? parent, ImmutableArray<Statement> statements, string? subject = null, string? requirement = null)
    {
        var node = new OutlineNode(part, id, name, span, parent) { Statements = [Said(Aspect.Name, name), .. statements], Subject = subject, Requirement = requirement };
        _nodes.Add(node);
        return node;
    }

    private static Statement Said(Aspect aspect, LocalizedText words) => new(aspect, "", null, $"{words.Zh}\n{words.En}", words);

    private static Statement Said(Aspect aspect, string item, string key, LocalizedText words, LocalizedText? label = null) => new(aspect, item, label, key, words);

    private static ImmutableArray<Statement> Optional(Aspect aspect, LocalizedText? words) => words is null ? [] : [Said(aspect, words)];

    private ImmutableArray<Statement> Conditional(Aspect aspect, Condition? condition) => condition is null ? [] : [Said(aspect, "", RuleSpelling.Of(condition), _words.Of(condition))];

    private static ImmutableArray<Statement> Listed(Aspect aspect, IEnumerable<LocalizedText> texts) => texts.ToList() is { Count: > 0 } all ? [Said(aspect, Row(all))] : [];

    private static ImmutableArray<Statement> Cited(Clause? clause) => clause is null ? [] : [Said(Aspect.Clause, CitedWords(clause))];

    /// <summary>A statement that names criteria; it is the same when they go together.</summary>
    private Statement Naming(Aspect aspect, IEnumerable<string> ids)
    {
        var named = ids.ToImmutableArray();
        return new Statement(aspect, "", null, "", Row(named.Select(CriterionName))) { Names = named };
    }

    private LocalizedText CriterionName(string id) => _model.AllCriteria.FirstOrDefault(c => c.Id == id)?.Name ?? LocalizedText.Same(id);

    private LocalizedText FieldName(string id) => _model.Answerable.FirstOrDefault(f => f.Id == id)?.Name ?? LocalizedText.Same(id);

    /// <summary>Document and place, and how sure we are of it where that is less than sure.</summary>
    private static LocalizedText CitedWords(Clause clause) => clause.Confidence == Confidence.High
        ? new($"{clause.Document} {clause.Place.Zh}", $"{clause.Document} {clause.Place.En}")
        : new($"{clause.Document} {clause.Place.Zh}（可信度：{ConfidenceWords(clause.Confidence).Zh}）", $"{clause.Document} {clause.Place.En} (confidence: {ConfidenceWords(clause.Confidence).En})");

    private static LocalizedText ConfidenceWords(Confidence confidence) => confidence switch
    {
        Confidence.High => new("高", "high"),
        Confidence.MediumHigh => new("中高", "medium-high"),
        Confidence.Medium => new("中", "medium"),
        _ => new("低", "low"),
    };

    private static LocalizedText Row(IEnumerable<LocalizedText> texts) => texts.ToList() is var all ? new(string.Join("；", all.Select(t => t.Zh)), string.Join("; ", all.Select(t => t.En))) : LocalizedText.Same("");

    private static LocalizedText Joined(LocalizedText a, LocalizedText b) => new($"{a.Zh}，{b.Zh}", $"{a.En}, {b.En}");

    private static LocalizedText Period(DateOnly from, DateOnly? to) =>
        to is { } last ? new($"{Day(from)} 至 {Day(last)}", $"{Day(from)} to {Day(last)}") : new($"{Day(from)} 起", $"from {Day(from)}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
