using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Inference.Rules;
using RongTong.Inference.Subjects;

namespace RongTong.Inference;

/// <summary>
/// Assesses sheets by NRules rules over the model as facts. It shares with the plan how answers are read, the arithmetic of two numbers, and
/// the words of an assessment; every score and verdict it works out itself. Same bytes as <see cref="CompiledModel.Assess"/>, slower.
/// Immutable and thread-safe: create once per model, share.
/// </summary>
public sealed class NRulesEngine : IAssessmentEngine
{
    private readonly CompiledModel _model;
    private readonly SubjectGraph _graph;

    private NRulesEngine(CompiledModel model)
    {
        _model = model;
        _graph = SubjectGraph.Of(model.Model, model.Plan.Slots, model.Plan.Used);
    }

    /// <summary>The engine of a model.</summary>
    public static NRulesEngine Create(CompiledModel model) => new(model);

    /// <inheritdoc/>
    public Assessment Assess(AnswerSheet sheet) => Assess([Bind(sheet)])[0];

    /// <summary>Assesses many sheets, several in one session.</summary>
    /// <param name="sheets">The sheets; read as they are needed.</param>
    /// <param name="chunk">How many share a session.</param>
    /// <returns>The assessments, in the order of the sheets.</returns>
    public IEnumerable<Assessment> Assess(IEnumerable<AnswerSheet> sheets, int chunk) =>
        sheets.Chunk(chunk).SelectMany(c => Assess([.. c.Select(Bind)]));

    /// <summary>Reads sheets into a batch that can be scored without explanation, again and again.</summary>
    public SheetBatch Read(IEnumerable<AnswerSheet> sheets) => new(this, _model, [.. sheets.Select(Bind)]);

    /// <summary>Runs one session over some cases; afterwards their frames hold every finding.</summary>
    internal void Infer(ImmutableArray<Case> cases)
    {
        var session = LanguageRules.Sessions.CreateSession();
        session.InsertAll(cases.SelectMany(FirstFacts));
        session.Fire();
    }

    private ImmutableArray<Assessment> Assess(ImmutableArray<Case> cases)
    {
        Infer(cases);
        return [.. cases.Select(c => new AssessmentBuilder(_model, c.Sheet, c.Frame, c.Problems).Build())];
    }

    private Case Bind(AnswerSheet sheet)
    {
        var frame = _model.Plan.NewFrame();
        return new Case(sheet, frame, _model.Bind(sheet, frame));
    }

    /// <summary>What is known before any rule has fired: every answer, given or not, to those it concerns.</summary>
    private IEnumerable<Evidence> FirstFacts(Case @case) =>
        _graph.Given.SelectMany(g => g.Tell(@case, g.Conclude([], @case.Frame)))
            .Concat(_graph.Unconditional.Select(s => s.EvidenceFor(@case, 0, default)));
}
