using System.Collections.Immutable;
using RongTong.Advising;
using RongTong.Assessing;
using RongTong.Counterfactuals;
using RongTong.Diagnostics;
using RongTong.Models;

namespace RongTong.Compiling;

/// <summary>A model ready to assess sheets. Immutable and thread-safe: compile once, share; assessing is cheap.</summary>
public sealed class CompiledModel : IAssessmentEngine
{
    private readonly SheetBinder _binder;
    private readonly Lazy<WishMap> _wishes;

    internal CompiledModel(EvaluationModel model, MeasureSet? measures, EvaluationPlan plan, string fingerprint)
    {
        (Model, Measures, Plan, Fingerprint) = (model, measures, plan, fingerprint);
        _binder = new SheetBinder(model, plan);
        Words = new StandingWords(model, plan.Slots);
        _wishes = new Lazy<WishMap>(() => new WishMap(model, plan));
    }

    /// <summary>What the files state.</summary>
    public EvaluationModel Model { get; }

    /// <summary>What to do for each step up, if the model has measures.</summary>
    public MeasureSet? Measures { get; }

    /// <summary>Hash of what the model file says: printed on every result, so that a result can be reproduced.</summary>
    public string Fingerprint { get; }

    internal EvaluationPlan Plan { get; }

    /// <summary>What explanations say whatever the answers.</summary>
    internal StandingWords Words { get; }

    /// <summary>What could help each criterion, made when first asked for.</summary>
    internal WishMap Wishes => _wishes.Value;

    /// <summary>Assesses one sheet, with its explanation and advice. Never throws for what a sheet says.</summary>
    public Assessment Assess(AnswerSheet sheet)
    {
        var frame = Plan.NewFrame();
        var problems = Bind(sheet, frame);
        Plan.Run(frame);
        return new AssessmentBuilder(this, sheet, frame, problems).Build();
    }

    /// <summary>Guidance for a sheet towards a grade, most useful first; empty in a model without measures.</summary>
    /// <param name="sheet">The answers; what cannot be read in them counts as not answered.</param>
    /// <param name="target">A grade of this model; null when there is none to reach.</param>
    public ImmutableArray<Advice> Advise(AnswerSheet sheet, Grade? target)
    {
        if (Measures is null) return [];
        var frame = Plan.NewFrame();
        Bind(sheet, frame);
        Plan.Run(frame);
        return new Advisor(this, Measures, frame, sheet.Enterprise.Size).Advise(target);
    }

    /// <summary>A scorer for many sheets in a row: scores and verdicts only, no explanation. Not thread-safe; take one per thread.</summary>
    public Scorer NewScorer() => new(this);

    /// <summary>A scorer for the rows of a table. Not thread-safe; take one per thread.</summary>
    public RowScorer NewRowScorer() => new(this);

    /// <summary>Writes a sheet's answers into a cleared frame.</summary>
    /// <returns>What could not be read, and whether the sheet's date is outside this edition.</returns>
    internal ImmutableArray<Diagnostic> Bind(AnswerSheet sheet, Frame frame)
    {
        var problems = BindAnswers(sheet, frame);
        return Editions.Outside(this, sheet) is { } outside ? problems.Insert(0, outside) : problems;
    }

    /// <summary>The same, without a look at the date.</summary>
    internal ImmutableArray<Diagnostic> BindAnswers(AnswerSheet sheet, Frame frame) => _binder.Bind(sheet, frame);
}
